import type { Failure } from '../../failure.ts';
import { attemptStore } from '../../platform/database.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { countFailure, noAttempts, signInStop } from '../../session/login-attempts.ts';
import { readPlainStatus, readRefusal } from '../../session/parse-session.ts';
import { type AskDialer, askDryRun } from '../../session/poll.ts';
import { isFunctionMissing, readDryRunOnly } from '../../session/poll-without-recording.ts';
import { type Observation, unseen } from '../../session/state.ts';
import { dropsToneSigns } from '../../vicidial/tone-signs.ts';
import { askDialer } from '../dialer/client.ts';
import type { Account } from './credentials.ts';

export interface LoginCheck {
  readonly seen: Observation;
  /** The dialer's wall clock minus ours, in milliseconds. */
  readonly clockSkew: number;
  /** The dialer sends digits only as tones. */
  readonly dropsToneSigns: boolean;
  /** The release or the account has no function `recording`. */
  readonly lacksRecording: boolean;
}

/**
 * The set-up test of docs/vicidial/facts.md 10, in its order. A request with a password follows another one of the same account
 * only if the reply to that one has proven the login, or was empty because the dialer knows no such function.
 */
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
  const lacksRecording = !status.ok && isFunctionMissing(status.error);
  const session = lacksRecording ? await readWithoutRecording(account, agent) : observationOf(status);
  if (!session.ok) {
    await countIfLogin(account, session.error);
    return session;
  }
  const checked = { seen: session.value, lacksRecording, ...facts };
  if (!account.statusUser) return ok(checked);

  const stoppedToo = await stopFor(account.address, account.statusUser);
  if (stoppedToo) return fail(stoppedToo);
  const level = await askDialer('user_details', { agent_user: agent }, { as: account });
  if (!level.ok) {
    await countIfLogin({ address: account.address, user: account.statusUser }, level.error);
    return level;
  }
  return ok(checked);
}

type Status = { readonly status: string; readonly recording: boolean };

function observationOf(reply: Result<Status, Failure>): Result<Observation, Failure> {
  if (reply.ok) return ok(readPlainStatus(reply.value.status, reply.value.recording));
  const seen = readRefusal(reply.error);
  return seen ? ok(seen) : reply;
}

/**
 * The session of an agent where `recording` cannot be called: `calls_in_queue_count`, or a dry run where that is missing too,
 * proves the login and shows whether the agent is logged in.
 */
async function readWithoutRecording(account: Account, agent: string): Promise<Result<Observation, Failure>> {
  const ask: AskDialer = (name, input) => askDialer(name, input, { as: account });
  const count = await ask('calls_in_queue_count', { agent_user: agent, value: 'DISPLAY' });
  if (count.ok) return ok({ source: 'plain', state: 'unknown' });
  if (!isFunctionMissing(count.error)) {
    const seen = readRefusal(count.error);
    return seen ? ok(seen) : count;
  }
  const dryRun = await askDryRun(ask, agent);
  if (dryRun.ok) return ok(readDryRunOnly(dryRun.value, unseen, undefined));
  const seen = readRefusal(dryRun.error);
  return seen ? ok(seen) : dryRun;
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
