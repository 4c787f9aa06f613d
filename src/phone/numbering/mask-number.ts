/** How many digits of a masked number remain readable. */
const shownDigits = 4;

const hidden = new RegExp(`\\p{Nd}(?=(?:\\P{Nd}*\\p{Nd}){${shownDigits}})`, 'gu');

/**
 * A number with all digits but the last four replaced by dots. Groups and length are kept, so that an agent can still
 * distinguish numbers. Masking a masked number changes nothing.
 */
export function maskNumber(number: string): string {
  return number.replace(hidden, '•');
}

/** Whether a text such as the title of a page can hold a number, so that it is hidden where numbers are masked. */
export function mayContainNumber(text: string): boolean {
  return /\d{4}/.test(text);
}
