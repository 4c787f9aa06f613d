import { t } from '../platform/i18n.ts';
import type { ValidationError } from '../settings/validation-error.ts';

/** Why a value is not valid, and in which line of the list. */
export function validationMessage({ kind, values, entry }: ValidationError): string {
  const words = t(`setting_error_${kind}`, ...values);
  return entry === undefined ? words : `“${entry}”: ${words}`;
}
