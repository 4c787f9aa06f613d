import { readE164 } from './number.ts';

/** Kinds of numbers that an organisation may close. `SATELLITE` and `UNKNOWN` are ours, the rest is the library's. */
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

/** The type of an E.164 number, as far as it matters here; nothing for ordinary numbers. */
export function typeOf(number: string): NumberType | undefined {
  if (/^\+88[123]/.test(number)) return 'SATELLITE';
  if (/^\+979|^\+1(?:900|976)|^\+1\d{3}976/.test(number)) return 'PREMIUM_RATE';
  const read = readE164(number);
  if (!read?.isValid()) return 'UNKNOWN';
  const type = read.getType() as string | undefined;
  return numberTypes.find((known) => known === type);
}
