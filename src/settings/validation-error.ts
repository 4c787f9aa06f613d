import { fail, type Result } from '../result.ts';

/** What can be wrong with a value. Each kind has words in `_locales`: `setting_fault_<kind>`. */
export const validationErrorKinds = [
  'notBoolean',
  'notInteger',
  'notText',
  'notList',
  'outOfRange',
  'tooLong',
  'tooMany',
  'empty',
  'controlCharacters',
  'notChoice',
  'twice',
  'notDialerUrl',
  'urlHasLogin',
  'notApiPath',
  'notHost',
  'notHelpUrl',
  'notDialerName',
  'notPattern',
  'notCountry',
  'notPrefix',
  'noName',
  'unknownPart',
  'notShortcut',
  'notRecordSource',
  'notUrlTemplate',
  'notSelector',
  'notHours',
  'notCallerId',
  'notJsonObject',
  'unknownSetting',
  'notHere',
  'policyOnly',
  'notAnObject',
  'insecureDialer',
  'homeNotAllowed',
  'minuteAboveHour',
  'callerIdNotListed',
  'excludedWhole',
] as const;

export type ValidationErrorKind = (typeof validationErrorKinds)[number];

/** Why a value is not taken. `values` fill the places of the message; `entry` names the line of a list. */
export interface ValidationError {
  readonly kind: ValidationErrorKind;
  readonly values: readonly string[];
  readonly entry?: string;
}

export function validationError(kind: ValidationErrorKind, ...values: readonly string[]): ValidationError {
  return { kind, values };
}

export function hasErrors(
  kind: ValidationErrorKind,
  ...values: readonly string[]
): Result<never, ValidationError> {
  return fail(validationError(kind, ...values));
}

/** Text from outside, made fit to be shown in a report: one line, at most 80 characters. */
export function excerpt(text: string): string {
  const line = text.slice(0, 81).replace(/[\p{C}\p{Z}]+/gu, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** Where a value comes from. `policyJson` is the policy that is written as one text. */
export type Source = 'policy' | 'policyJson' | 'user' | 'default';

/** A key whose value was not taken, and why. `key` is as it was found, perhaps no setting of ours; empty for the whole. */
export interface Problem {
  readonly key: string;
  readonly source: Source;
  readonly fault: ValidationError;
}
