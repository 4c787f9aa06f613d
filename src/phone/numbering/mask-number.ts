/** How many digits of a masked number stay readable. */
const shownDigits = 4;

const hidden = new RegExp(`\\p{Nd}(?=(?:\\P{Nd}*\\p{Nd}){${shownDigits}})`, 'gu');

/**
 * A number with all digits but the last four replaced by dots. Groups and length stay, so that an agent still tells one
 * number from another. Masking a masked number changes nothing.
 */
export function maskNumber(number: string): string {
  return number.replace(hidden, '•');
}
