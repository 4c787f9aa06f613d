import type { Failure } from '../../failure.ts';
import { attemptStore } from '../../platform/database.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { countFailure, noAttempts, signInStop } from '../../session/login-attempts.ts';
import { readPlainStatus, readRefusal } from '../../session/parse-session.ts';
import type { Observation } from '../../session/state.ts';
import { dropsToneSigns } from '../../vicidial/tone-signs.ts';
import { askDialer } from '../dialer/client.ts';
import type { Account } from './credentials.ts';

export interface LoginCheck {
  readonly seen: Observation;
  /** The dialer's wall clock minus ours, in milliseconds. */
  readonly clockSkew: number;
  /** The dialer sends digits only as tones. */
  readonly dropsToneSigns: boolean;
}

/** The set-up test of docs/vicidial/facts.md 10, in its order, with at most one request with a password for each account. */
export async function runLoginCheck(account: Account, agent: string): Promise<Result<LoginCheck, Failure>> {
  // Sends no login: checks address, certificate and path without an attempt.
  const version = await askDialer('version', {}, { as: account });
  if (!version.ok) return version;
  // Callback times use the dialer's wall clock, which may be in another time zone (docs/vicidial/facts.md 5.2).
  const wall = Date.parse(version.value.date.replace(' ', 'T'));
  const clockSkew = (Number.isNaN(wall) ? version.value.epoch * 1000 : wall) - Date.now();
  const facts = { clockSkew, dropsToneSigns: dropsToneSigns(version.value.version) };
  if (account.statusUser) {
    const nonAgent = await askDialer('non_agent_version', {}, { as: account });
    if (!nonAgent.ok) return nonAgent;
  }

  const stopped = await stopFor(account.address, account.user);
  if (stopped) return fail(stopped);
  const status = await askDialer('recording', { agent_user: agent, value: 'STATUS' }, { as: account });
  const seen = status.ok
    ? readPlainStatus(status.value.status, status.value.recording)
    : readRefusal(status.error);
  if (!seen) {
    const failure = status.ok ? ({ kind: 'unrecognized' } as const) : status.error;
    await countIfLogin(account, failure);
    return fail(failure);
  }
  if (!account.statusUser) return ok({ seen, ...facts });

  const stoppedToo = await stopFor(account.address, account.statusUser);
  if (stoppedToo) return fail(stoppedToo);
  const level = await askDialer('user_details', { agent_user: agent }, { as: account });
  if (!level.ok) {
    await countIfLogin({ address: account.address, user: account.statusUser }, level.error);
    return level;
  }
  return ok({ seen, ...facts });
}

/** Why this account may not be tried now, or undefined. At most three attempts fail in 15 minutes, counted over restarts (docs/vicidial/facts.md 3.3). */
export async function stopFor(address: string, user: string): Promise<Failure | undefined> {
  return signInStop((await attemptStore.get(keyOf(address, user))) ?? noAttempts, Date.now());
}

/** Counts a rejected login. Other failures are not counted. */
export async function countIfLogin(who: { address: string; user: string }, failure: Failure): Promise<void> {
  if (!isLoginFailure(failure)) return;
  const key = keyOf(who.address, who.user);
  const attempts = (await attemptStore.get(key)) ?? noAttempts;
  await attemptStore.set(key, countFailure(attempts, failure.kind === 'locked', Date.now()));
}

function keyOf(address: string, user: string): string {
  // The dialer compares names case-insensitively.
  return `${new URL(address).host}|${user.toLowerCase()}`;
}
