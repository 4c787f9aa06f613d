import { say } from '../platform/i18n.ts';
import type { Fault } from '../settings/validation-error.ts';

/** Why a value is not taken, with the line of the list that it is about. */
export function faultWords({ kind, values, entry }: Fault): string {
  const words = say(`setting_fault_${kind}`, ...values);
  return entry === undefined ? words : `“${entry}”: ${words}`;
}
