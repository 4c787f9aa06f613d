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
