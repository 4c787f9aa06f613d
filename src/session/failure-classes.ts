import type { Failure } from '../failure.ts';

/** Failures after which the dialer may have accepted the command. Only a poll of the session can show that. */
const ambiguous: ReadonlySet<Failure['kind']> = new Set([
  'unreachable',
  'timedOut',
  'tooLong',
  'serverFault',
  'unrecognized',
  'webPage',
]);

/** Whether the command did not and will not happen: the dialer refused it, or it was never sent. */
export function isDefinite(failure: Failure): boolean {
  return !ambiguous.has(failure.kind);
}

const loginFailures: ReadonlySet<Failure['kind']> = new Set([
  'wrongLogin',
  'locked',
  'secondFactor',
  'addressBlocked',
  'noApiAccess',
  // The dialer counts it as a failed login too, according to the recorded replies.
  'noTelephonyServer',
]);

/** Whether the login itself was rejected. Another request would count toward the lock of the account (docs/vicidial/facts.md 3.3). */
export function isLoginFailure(failure: Failure): boolean {
  return loginFailures.has(failure.kind);
}
