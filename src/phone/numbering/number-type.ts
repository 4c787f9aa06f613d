import { readE164 } from './format-number.ts';

/** Types of numbers that an organization may block. `SATELLITE` and `UNKNOWN` are added here; the library has the others. */
export const numberTypes = [
  'PREMIUM_RATE',
  'SHARED_COST',
  'UAN',
  'PERSONAL_NUMBER',
  'VOICEMAIL',
  'PAGER',
  'SATELLITE',
  'UNKNOWN',
] as const;

export type NumberType = (typeof numberTypes)[number];

/** Country (or calling code without one) → patterns of national numbers, in the order of `numberTypes`. */
export type TypePatterns = Readonly<Record<string, readonly string[]>>;

let typePatterns: TypePatterns = {};

/** Sets the patterns. Before that, no number has a type. The check of a number needs them, and the search does not. */
export function setTypePatterns(patterns: TypePatterns): void {
  typePatterns = patterns;
}

/**
 * The type of an E.164 number if it can be blocked; undefined for ordinary numbers. Exchanges 900 and 976 bill per call
 * everywhere under +1, although the plan marks only 900.
 */
export function typeOf(number: string): NumberType | undefined {
  if (/^\+88[123]/.test(number)) return 'SATELLITE';
  if (/^\+979|^\+1(?:900|976|\d{3}976)/.test(number)) return 'PREMIUM_RATE';
  const reading = readE164(number);
  if (!reading?.valid) return 'UNKNOWN';
  const patterns = typePatterns[reading.country ?? reading.code];
  const at = patterns?.findIndex(
    (pattern) => pattern !== '' && new RegExp(`^(?:${pattern})$`).test(reading.national),
  );
  return at === undefined ? undefined : numberTypes[at];
}
