import { fail, type Result } from '../result.ts';

/** The kinds of invalid values. The message of a kind is `setting_error_<kind>` in `_locales`. */
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
  'notScreenPath',
  'notHost',
  'notHelpUrl',
  'notReceiverUrl',
  'notHookSecret',
  'notAddressTemplate',
  'secretField',
  'unknownField',
  'brokenField',
  'notForm',
  'notHeader',
  'notOrigin',
  'notDialerName',
  'notListId',
  'notPlainText',
  'notSavedView',
  'notPattern',
  'notCountry',
  'notPrefix',
  'noName',
  'unknownPart',
  'noSemicolon',
  'notShortcut',
  'notRecordSource',
  'notUrlTemplate',
  'notSelector',
  'notTaughtRule',
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
  'taughtBoth',
  'popNotOnSite',
] as const;

export type ValidationErrorKind = (typeof validationErrorKinds)[number];

/** The reason why a value is invalid. `values` replace $1, $2 … in the message. `entry` is the line of a list. */
export interface ValidationError {
  readonly kind: ValidationErrorKind;
  readonly values: readonly string[];
  readonly entry?: string;
}

export function validationError(kind: ValidationErrorKind, ...values: readonly string[]): ValidationError {
  return { kind, values };
}

export function invalid(
  kind: ValidationErrorKind,
  ...values: readonly string[]
): Result<never, ValidationError> {
  return fail(validationError(kind, ...values));
}

/** Untrusted text in a form that a report can show: one line, at most 80 characters. */
export function excerpt(text: string): string {
  const line = text.slice(0, 81).replace(/[\p{C}\p{Z}]+/gu, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** The source of a value. `policyJson` is the policy as one JSON text. */
export type ValueSource = 'policy' | 'policyJson' | 'user' | 'default';

/** A rejected value with its error. `key` is as found, and may be no setting. It is empty if the whole source is invalid. */
export interface Problem {
  readonly key: string;
  readonly source: ValueSource;
  readonly fault: ValidationError;
}
