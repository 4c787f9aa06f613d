/** Whether a field holds a password, a one-time code or a card number, so that its value is never read. */
export function isSecretField({ type, autocomplete }: HTMLInputElement | HTMLTextAreaElement): boolean {
  return type === 'password' || /^(?:cc-|one-time-code|.*password)/.test(autocomplete);
}
