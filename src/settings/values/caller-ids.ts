import { ok, type Result } from '../../result.ts';
import { parseName, readLines } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';

/** A caller ID: the number that the called person sees. */
export interface CallerId {
  /** As written in the settings: `17275551212` or `alias:SALES`. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'number' | 'groupAlias';
  /** The value that is sent to the dialer. */
  readonly value: string;
}

/** `17275551212=Main office` for a number, `alias:SALES=Sales desk` for a group alias. */
export function readCallerId(line: string): Result<CallerId, ValidationError> {
  const { value: id, name } = parseName(line);
  if (name === '' || name.length > 60) return invalid('noName');
  if (/^\d{3,18}$/.test(id)) return ok({ id, name, kind: 'number', value: id });
  // The dialer drops every other character of an alias and then does not find the alias (docs/vicidial/facts.md 4).
  const alias = /^alias:([A-Za-z0-9]{1,30})$/.exec(id)?.[1];
  return alias === undefined ? invalid('notCallerId') : ok({ id, name, kind: 'groupAlias', value: alias });
}

export function callerIds(lines: readonly string[]): CallerId[] {
  return readLines(lines, readCallerId);
}
