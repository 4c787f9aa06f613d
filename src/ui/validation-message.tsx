import { t } from '../platform/i18n.ts';
import type { ValidationError } from '../settings/validation-error.ts';

/** Why a value is not taken, with the line of the list that it is about. */
export function validationMessage({ kind, values, entry }: ValidationError): string {
  const words = t(`setting_fault_${kind}`, ...values);
  return entry === undefined ? words : `“${entry}”: ${words}`;
}
