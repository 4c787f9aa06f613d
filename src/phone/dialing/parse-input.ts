import type { OwnFailure } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import { normalize } from '../find/normalize.ts';
import { isEmergency } from '../numbering/emergency.ts';
import { extensionAfter } from '../numbering/extension.ts';
import { type CountryCode, readDigits } from '../numbering/metadata-parser.ts';

export interface TypedNumber {
  /** E.164. */
  readonly number: string;
  /** Digits of the extension. */
  readonly ext?: string;
}

/** Numbers with fewer digits are service numbers. With fewer than four, the agent screen dials another lead (docs/vicidial/facts.md 1.7). */
const fewestTypedDigits = 6;
const maxLength = 60;

/** Words before the number: `Mobile:`, `tel.`. Letters that touch the digits are no label. */
const label = /^[\p{L}\p{M}][\p{L}\p{M} .'-]{0,30}(?:\([\p{L}\p{M} ]{1,20}\))?[:.\s]\s*(?=[+([\d])/u;
/** Text that people copy together with the number: punctuation, and the kind of line, as in `(mobile)`. */
const tail = /(?:\s*\([\p{L}\p{M} ]{1,20}\))?[\s,;.:!?]*$/u;
const mainPart = /^[([]?\+?[\d\s().\-/[\]]*/;
const extensionSigns = /^[\s,;(]*(?:;ext=|extension|ext|x|#)[.:\s]*(\d{1,7})\)?$/i;

/**
 * Parses a number that a person typed, pasted or selected. The text contains only the number, and may have a label or an
 * extension. The number need not be assigned, but its length must be possible. Letters inside the number, `*` and `#` are
 * rejected, because the screen does not show their effect on the call.
 */
export function parseTypedNumber(text: string, country: CountryCode): Result<TypedNumber, OwnFailure> {
  const typed = normalize(text).trim();
  if (typed.length > maxLength) return fail({ kind: 'notANumber' });
  const written = typed
    .replace(/^tel:\s*/i, '')
    .replace(label, '')
    .replace(tail, '');
  const main = (mainPart.exec(written)?.[0] ?? '').trimEnd();
  const ext = extensionOf(written, main.length);
  const digits = main.replace(/\D/g, '');
  if (digits === '' || ext === undefined) return fail({ kind: 'notANumber' });
  const international = /^[([]?\+/.test(main);
  if (isEmergency(digits, international)) return fail({ kind: 'emergencyNumber' });
  const reading = readDigits(digits, country, international);
  if (reading && isEmergency(reading.national)) return fail({ kind: 'emergencyNumber' });
  if (digits.length < fewestTypedDigits) return fail({ kind: 'numberTooShort' });
  if (!reading) return fail({ kind: 'notANumber' });
  return ok({ number: reading.number, ...(ext ? { ext } : {}) });
}

/** The digits of the extension at the end of the text. Empty if nothing follows the number, undefined if other text does. */
function extensionOf(written: string, end: number): string | undefined {
  const rest = written.slice(end).trim();
  if (rest === '') return '';
  const found = extensionAfter(written, end);
  if (found && end + found.length === written.length) return found.digits;
  return extensionSigns.exec(rest)?.[1];
}
