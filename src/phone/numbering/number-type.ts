import { readE164 } from './format-number.ts';

/** Kinds of numbers that an organization may close. `SATELLITE` and `UNKNOWN` are ours, the rest are the library's words. */
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

/** Country, or calling code where there is none → patterns of national numbers, in the order of `numberTypes`. */
export type TypePatterns = Readonly<Record<string, readonly string[]>>;

let typePatterns: TypePatterns = {};

/** Takes the patterns in; before that no type is known. Only who judges numbers needs them, not who finds them. */
export function takeTypes(patterns: TypePatterns): void {
  typePatterns = patterns;
}

/**
 * The type of an E.164 number as far as it can be closed; nothing for ordinary numbers. Exchanges 900 and 976 bill by the call
 * everywhere under +1, though the plan knows only 900 as such.
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
