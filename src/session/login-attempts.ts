import type { OwnFailure } from '../failure.ts';

/**
 * Failed sign-ins of one account at one host. VICIdial locks an account for 15 minutes after ten
 * failures, counted over all its endpoints (docs/vicidial/facts.md 3.3). The extension stops at three, so that it never
 * causes a lock.
 */
export interface SignInAttempts {
  /** Epoch milliseconds of each failed one, oldest first. */
  readonly failedAt: readonly number[];
  /** The time until which the account is locked, after the dialer reported the lock. */
  readonly lockedUntil?: number;
}

const window = 15 * 60_000;
const most = 3;

export const noAttempts: SignInAttempts = { failedAt: [] };

/** Why this account may not be tried now, or undefined when it may. */
export function signInStop(attempts: SignInAttempts, now: number): OwnFailure | undefined {
  const until = stoppedUntil(attempts, now);
  return until === undefined ? undefined : { kind: 'signInBlocked', until };
}

function stoppedUntil({ failedAt, lockedUntil }: SignInAttempts, now: number): number | undefined {
  if (lockedUntil !== undefined && now < lockedUntil) return lockedUntil;
  const recent = failedAt.filter((time) => now - time < window);
  const oldest = recent[recent.length - most];
  return oldest === undefined ? undefined : oldest + window;
}

export function countFailure(attempts: SignInAttempts, isLock: boolean, now: number): SignInAttempts {
  const failedAt = [...attempts.failedAt.filter((time) => now - time < window), now];
  return isLock ? { failedAt, lockedUntil: now + window } : { ...attempts, failedAt };
}
