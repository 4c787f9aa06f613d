import { findAccount } from './table-access.ts';
import type { Account, Dialer } from './tables.ts';

const LOCK_AFTER = 10;
const LOCK_MS = 15 * 60_000;

export type LoginKey = 'GOOD' | 'BAD' | 'LOCK' | 'IPBLOCK' | 'ERRSERVERS';

const isRight = (account: Account | undefined, pass: string, level: number): boolean =>
  account?.active === true && account.level >= level && account.pass.toLowerCase() === pass.toLowerCase();

/** Whether an account is locked now: ten failures, and a last login less than 15 minutes old. docs/vicidial/facts.md 3.3. */
export const isLocked = (account: Account, now: number): boolean =>
  account.failedLogins >= LOCK_AFTER && now - account.lastLogin < LOCK_MS;

/**
 * Checks a login and counts a failure, as the real dialer does. The count grows to ten. If it is ten and the last login is
 * old, a failure restarts it at one and sets the last login to now. Attempts during a lock do not count. Only a success at
 * the non-agent API resets the count.
 */
export function judgeLogin(
  dialer: Dialer,
  attempt: { user: string; pass: string; level: number; api: 'agent' | 'nonAgent' },
  now: number,
): LoginKey {
  const account = findAccount(dialer, attempt.user);
  if (account && isLocked(account, now)) return 'LOCK';
  if (!account || !isRight(account, attempt.pass, attempt.level)) {
    if (account) {
      if (account.failedLogins < LOCK_AFTER) account.failedLogins += 1;
      else {
        account.failedLogins = 1;
        account.lastLogin = now;
      }
    }
    return 'BAD';
  }
  if (!dialer.settings.callerAddressAllowed) return 'IPBLOCK';
  if (attempt.api === 'agent' && !dialer.settings.hasTelephonyServer) return 'ERRSERVERS';
  if (attempt.api === 'nonAgent') {
    account.failedLogins = 0;
    account.lastLogin = now;
  }
  return 'GOOD';
}
