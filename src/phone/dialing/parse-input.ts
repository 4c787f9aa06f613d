import type { OwnFailure } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import { normalize } from '../find/normalize.ts';
import { type CountryCode, readDigits } from '../numbering/metadata-parser.ts';
import { isEmergency } from './emergency.ts';

export interface TypedNumber {
  /** E.164. */
  readonly number: string;
  /** Digits of the extension. */
  readonly ext?: string;
}

/** Fewer digits are service numbers, and with fewer than four the agent screen dials another lead (docs/vicidial/facts.md 1.7). */
const fewestDigits = 6;
const longest = 40;

/**
 * A number that a person typed or selected. It need not be in use, but its length must be possible. Letters, `*` and `#`
 * are refused: what they would do on the line can not be seen on the screen.
 */
export function parseTypedNumber(text: string, country: CountryCode): Result<TypedNumber, OwnFailure> {
  const typed = normalize(text)
    .replace(/^\s*tel:\s*/i, '')
    .trim();
  if (typed.length > longest) return fail({ kind: 'notANumber' });
  const match = /^(\+?[\d\s().\-/[\]]+?)(?:[\s,;]*(?:;ext=|extension|ext|x|#)[.:\s]*(\d{1,7}))?$/i.exec(
    typed,
  );
  const [, main = '', ext] = match ?? [];
  const digits = main.replace(/\D/g, '');
  if (digits === '') return fail({ kind: 'notANumber' });
  const international = main.startsWith('+');
  if (isEmergency(digits, international)) return fail({ kind: 'emergencyNumber' });
  const reading = readDigits(digits, country, international);
  if (reading && isEmergency(reading.national)) return fail({ kind: 'emergencyNumber' });
  if (digits.length < fewestDigits) return fail({ kind: 'numberTooShort' });
  if (!reading) return fail({ kind: 'notANumber' });
  return ok({ number: reading.number, ...(ext ? { ext } : {}) });
}
