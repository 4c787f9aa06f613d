import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { OwnFailure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { isEmergency } from './emergency.ts';
import type { CountryCode } from './number.ts';

export interface TypedNumber {
  /** E.164. */
  readonly number: string;
  /** Digits of the extension. */
  readonly ext?: string;
}

/** Fewest digits of a number that can be dialled; shorter ones are service numbers. */
const fewestDigits = 5;

/** A number that a person typed or selected. It need not be valid, but it must be possible. */
export function readTyped(text: string, country: CountryCode): Result<TypedNumber, OwnFailure> {
  const typed = text
    .normalize('NFKC')
    .replace(/[\p{Cf}]/gu, '')
    .trim();
  if (typed.length > 40 || /[*#]/.test(typed.replace(/\s#\s?\d{1,7}$/, '')))
    return fail({ kind: 'notANumber' });
  const digits = typed.replace(/\D/g, '');
  if (digits === '') return fail({ kind: 'notANumber' });
  if (isEmergency(digits)) return fail({ kind: 'emergencyNumber' });
  const [, main, ext] =
    /^(.*?)(?:[\s,;]*(?:extension|ext|x|#)[.:=\s]*(\d{1,7}))?$/i.exec(typed.replace(/^tel:/i, '')) ?? [];
  if (main === undefined || !/^[+\d\s().\-/\u2010-\u2015]+$/.test(main)) return fail({ kind: 'notANumber' });
  const read = parsePhoneNumberFromString(main, { defaultCountry: country, extract: false });
  if (read && isEmergency(read.nationalNumber)) return fail({ kind: 'emergencyNumber' });
  if (main.replace(/\D/g, '').length < fewestDigits) return fail({ kind: 'numberTooShort' });
  if (!read?.isPossible()) return fail({ kind: 'notANumber' });
  return ok({ number: read.number, ...(ext ? { ext } : {}) });
}
