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

const loginFailures: ReadonlySet<Failure['kind']> = new Set([
  'wrongLogin',
  'locked',
  'secondFactor',
  'addressBlocked',
  'noApiAccess',
  // Counted as a failure all the same, in the recorded replies.
  'noTelephonyServer',
]);

/** The login itself was turned down: asking again would count towards the lock of the account (docs/vicidial/facts.md 3.3). */
export function isLoginFailure(failure: Failure): boolean {
  return loginFailures.has(failure.kind);
}
