import { ok, type Result } from '../../result.ts';
import { parseName, readLines } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';

/** How many agents of a user group may be away at the same time. */
export interface AwayLimit {
  /** ID of a user group, or `*` for each group that has no limit of its own. */
  readonly group: string;
  readonly most: number;
}

const mostAway = 5000;

/** `NORTH=3`, `*=5`. */
export function readAwayLimit(line: string): Result<AwayLimit, ValidationError> {
  const { value: group, name: most } = parseName(line);
  if (!/^(?:\*|[A-Za-z0-9_-]{1,20})$/.test(group)) return invalid('notDialerName', '20');
  if (!/^\d{1,4}$/.test(most) || Number(most) > mostAway) return invalid('outOfRange', '0', String(mostAway));
  return ok({ group, most: Number(most) });
}

export function awayLimits(lines: readonly string[]): AwayLimit[] {
  return readLines(lines, readAwayLimit);
}
