import type { OwnFailure } from '../../failure.ts';
import { toDialString } from '../../phone/dialing/dial-string.ts';
import { parseTypedNumber } from '../../phone/dialing/parse-input.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { ImportNumber } from './import-row.ts';

/** `1.7275E+10`: a spreadsheet has replaced the last digits. `#####`: the column was too narrow when it was copied. */
const damaged = /^(?:[+-]?\d+(?:[.,]\d+)?E[+-]?\d+|#{3,})$/i;

/** The number of a row in the parts that the dialer stores, and its extension. A number that a spreadsheet has damaged is not guessed. */
export function readImportNumber(text: string, country: CountryCode): Result<ImportNumber, OwnFailure> {
  const written = text.trim();
  if (damaged.test(written)) return fail({ kind: 'damagedNumber' });
  const typed = parseTypedNumber(written, country);
  if (!typed.ok) return typed;
  const parts = toDialString(typed.value.number);
  if (!parts.ok) return parts;
  const { phoneCode, value } = parts.value;
  const { ext } = typed.value;
  return ok({ phoneCode, value, ...(ext === undefined ? {} : { ext }) });
}
