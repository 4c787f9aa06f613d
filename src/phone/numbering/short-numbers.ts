import type { CountryCode } from './metadata-parser.ts';

/**
 * Countries whose plan has complete numbers of six digits that businesses publish, and what these begin with. In other
 * countries six digits behind a label are a local number without its area code, which cannot be dialed.
 * Australia: 13 xx xx, a local rate number (ACMA, Numbering Plan 2015).
 */
const shortNumbers: Partial<Record<CountryCode, RegExp>> = { AU: /^13[1-9]\d{3}$/ };

/** The number of digits of a short number. */
export const shortLength = 6;

export function hasShortNumbers(country: CountryCode): boolean {
  return shortNumbers[country] !== undefined;
}

/** Whether these digits are a short number of the country. */
export function isShortNumber(digits: string, country: CountryCode): boolean {
  return shortNumbers[country]?.test(digits) === true;
}
