import type { Failure } from '../failure.ts';

/** Failures after which the command may have been taken all the same: only a look at the session can tell. */
const ambiguous: ReadonlySet<Failure['kind']> = new Set([
  'unreachable',
  'timedOut',
  'tooLong',
  'serverFault',
  'unrecognised',
  'webPage',
]);

/** Nothing happened and nothing will: the dialer said no, or it was never asked. */
export function isDefinite(failure: Failure): boolean {
  return !ambiguous.has(failure.kind);
}
