import { findPhoneNumbersInText } from 'libphonenumber-js/min';
import type { CountryCode } from './number.ts';

export interface FindOptions {
  /** The country that national numbers are read in. */
  readonly country: CountryCode;
  /** Column header, label or field name that belongs to the text. */
  readonly header?: string | undefined;
  /** What the column says as a whole, if it was asked (`voteColumn`). */
  readonly column?: 'phones' | 'ids' | undefined;
}

export interface FoundNumber {
  /** First UTF-16 unit of the number in the text. */
  readonly start: number;
  /** One after its last unit. */
  readonly end: number;
  /** E.164. */
  readonly number: string;
  /** Digits of the extension. */
  readonly ext?: string;
}

const digit = '[\\d٠-٩۰-۹０-９]';
const sevenDigits = new RegExp(`${digit}(?:[^\\p{L}\\d,;:]{0,4}${digit}){6}`, 'u');

/** A cheap look: false means that there is no number in the text. */
export function mayHoldNumber(text: string): boolean {
  return text.length >= 7 && sevenDigits.test(text);
}

/** All phone numbers of a text, in order, none overlapping. */
export function findNumbers(text: string, options: FindOptions): FoundNumber[] {
  if (!mayHoldNumber(text)) return [];
  return findPhoneNumbersInText(text.slice(0, 20_000), options.country).map(
    ({ startsAt, endsAt, number }) => ({
      start: startsAt,
      end: endsAt,
      number: number.number,
      ...(number.ext ? { ext: String(number.ext) } : {}),
    }),
  );
}
