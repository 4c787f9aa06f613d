import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode } from './number.ts';

/**
 * What a column of bare digits holds, judged by all its cells together: one such cell alone says nothing, because a
 * random ten-digit id is a valid number 40 % of the time in the USA and 80 % in Germany.
 */
export function voteColumn(cells: readonly string[], country: CountryCode): 'phones' | 'ids' | undefined {
  const bare = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => /^\d{7,13}$/.test(cell)))];
  if (bare.length < 6) return undefined;
  const numbers = bare.map((cell) => parsePhoneNumberFromString(cell, country));
  const valid = numbers.filter((number) => number?.isValid()).length;
  return valid / bare.length >= 0.9 ? 'phones' : 'ids';
}
