import { explain, type Failure } from '../failure.ts';
import type { SignInForm } from '../messages/questions.ts';
import { desk } from '../platform/desk.ts';
import { attemptStore } from '../platform/journal-store.ts';
import { isGranted, patternOf } from '../platform/permissions.ts';
import { userSettings } from '../platform/settings.ts';
import { fail, ok, type Result } from '../result.ts';
import { countFailure, noAttempts, signInStop } from '../session/attempts.ts';
import { emptyDesk, type Identity } from '../session/desk.ts';
import { isLoginFailure } from '../session/outcome.ts';
import { readPlainStatus, readRefusal } from '../session/reading.ts';
import { type Observation, observe, unseen } from '../session/state.ts';
import { cutAddress } from '../settings/addresses.ts';
import { checkPassword } from '../vicidial/credentials.ts';
import { type Account, forgetAccount, keepAccount, keepOnDevice, pendingAccount } from './account.ts';
import { type Keep, leastPassphrase } from './account-vault.ts';
import { askDialer } from './dialer.ts';
import { readSettings, settleSettings } from './settings.ts';

/**
 * Signing in: what was typed is checked here, then the set-up test of facts.md section 10 runs in its order,
 * one request with the password at the most for each account. The first failure ends it and is shown.
 */
export async function signIn(form: SignInForm): Promise<Result<null, Failure>> {
  if ((await readSettings()).certainty === 'waiting') return fail({ kind: 'policyPending' });
  const typed = await readForm(form);
  if (!typed.ok) return typed;
  const { account, identity, keep } = typed.value;
  isTesting = true;
  await desk.update((now) => ({
    ...emptyDesk,
    clockSkew: now.clockSkew,
    signIn: { state: 'checking', identity },
  }));
  await pendingAccount.set({ account, identity, keep });
  isTesting = false;
  return continueSignIn();
}

// Tells only this worker's own test from one that died with its worker.
let isTesting = false;

/** A worker was stopped in the middle of the test: a login is never tried again without the agent. */
async function giveUpTest(): Promise<Result<null, Failure>> {
  const { signIn: now } = await desk.get();
  return now.state === 'checking' ? failSignIn(now.identity, { kind: 'neverSent' }) : ok(null);
}

/** Runs the test once the permission for the host is there; until then the sign-in waits for it. */
export async function continueSignIn(): Promise<Result<null, Failure>> {
  const pending = await pendingAccount.get();
  if (!pending) return isTesting ? ok(null) : giveUpTest();
  const { account, identity, keep } = pending;
  const pattern = patternOf(account.address);
  if (!pattern || !(await isGranted(pattern))) return ok(null);

  isTesting = true;
  await pendingAccount.set(null);
  const tested = await runSetUpTest(account, identity.agent).finally(() => {
    isTesting = false;
  });
  if (!tested.ok) return failSignIn(identity, tested.error);
  await keepAccount(account);
  if (keep) await keepOnDevice(account, identity, keep);
  await desk.update((now) => ({
    ...now,
    signIn: { state: 'in', identity },
    session: observe(unseen, firstSight(tested.value.seen), Date.now()),
    clockSkew: tested.value.clockSkew,
  }));
  return ok(null);
}

/** The test makes no dry run, so a paused agent may hold a call to dispose of: the look that follows will tell. */
function firstSight(seen: Observation): Observation {
  return seen.state === 'paused' ? { ...seen, state: 'unknown' } : seen;
}

export async function denyPermission(): Promise<Result<null, Failure>> {
  const pending = await pendingAccount.get();
  if (!pending) return ok(null);
  await pendingAccount.set(null);
  return failSignIn(pending.identity, { kind: 'hostNotAllowed', host: pending.identity.host });
}

/** The login stopped working: everything automatic stops until the agent signs in again. */
export async function loginFailed(failure: Failure): Promise<void> {
  const { signIn: now } = await desk.get();
  if (now.state === 'out') return;
  const { address, user, statusUser } = now.identity;
  // Which of the two it was is not told: stopping the other for a while harms nobody.
  await countIfLogin({ address, user }, failure);
  if (statusUser) await countIfLogin({ address, user: statusUser }, failure);
  await failSignIn(now.identity, failure);
}

export async function signOut(): Promise<void> {
  await pendingAccount.set(null);
  await forgetAccount();
  await desk.set(emptyDesk);
}

async function failSignIn(identity: Identity, failure: Failure): Promise<Result<null, Failure>> {
  const told = await withEnd(identity, failure);
  await forgetAccount();
  await desk.update((now) => ({ ...now, signIn: { state: 'failed', identity, reason: explain(told) } }));
  return fail(told);
}

/** A lock is told with its end, which the dialer does not say: a quarter of an hour after we heard of it. */
async function withEnd({ address, user, statusUser }: Identity, failure: Failure): Promise<Failure> {
  if (failure.kind !== 'locked' && failure.kind !== 'signInBlocked') return failure;
  const stops = await Promise.all(
    [user, ...(statusUser ? [statusUser] : [])].map((each) => stopFor(address, each)),
  );
  const until = Math.max(0, ...stops.map((stop) => (stop && 'until' in stop && stop.until) || 0));
  if (until === 0) return failure;
  const time = new Date(until).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return { kind: failure.kind === 'locked' ? 'lockedUntil' : 'signInBlocked', about: time, until };
}

async function readForm(
  form: SignInForm,
): Promise<Result<{ account: Account; identity: Identity; keep: Keep | null }, Failure>> {
  const written = form.address.trim();
  const address = /^[a-z]+:\/\//i.test(written) ? written : `https://${written}`;
  const cut = cutAddress(address);
  if (!cut) return fail({ kind: 'badAddress' });
  const { host } = new URL(address);
  const isInsecure = cut.scheme === 'http' && !isLoopback(cut.host);
  if (isInsecure && !(await mayBeInsecure(cut.host, form.insecure)))
    return fail({ kind: 'insecureAddress', about: host });

  const names = [
    form.user.trim(),
    form.agent.trim(),
    ...(form.statusUser.trim() ? [form.statusUser.trim()] : []),
  ];
  // The dialer drops every other character of a name before it compares (facts.md 3.1).
  if (!names.every((name) => /^[\w-]{2,20}$/.test(name))) return fail({ kind: 'badName' });
  const dropped = [
    ...checkPassword(form.password, 'agent'),
    ...(form.statusUser.trim() ? checkPassword(form.statusPassword, 'nonAgent') : []),
  ];
  if (dropped.length > 0) return fail({ kind: 'badCredentials' });
  if (form.password.length < 2) return fail({ kind: 'badCredentials' });

  const keep = await readKeep(form);
  if (!keep.ok) return keep;
  const [user = '', agent = '', statusUser = ''] = names;
  return ok({
    account: { address, user, password: form.password, statusUser, statusPassword: form.statusPassword },
    identity: {
      address,
      host,
      user,
      agent,
      seesAll: statusUser !== '',
      ...(statusUser ? { statusUser } : {}),
      isInsecure,
    },
    keep: keep.value,
  });
}

/** As the organisation wants it, else as the agent chose here, which is then the agent's setting. */
async function readKeep(form: SignInForm): Promise<Result<Keep | null, Failure>> {
  const { values, locked } = await readSettings();
  const mode = locked.includes('credentialStorage') ? values.credentialStorage : form.keep;
  if (mode === 'passphrase' && form.passphrase.length < leastPassphrase) {
    return fail({ kind: 'shortPassphrase', about: String(leastPassphrase) });
  }
  if (mode !== values.credentialStorage) {
    await userSettings.update((user) => ({ ...user, credentialStorage: mode }));
    await settleSettings();
  }
  if (mode === 'session') return ok(null);
  return ok(mode === 'device' ? { mode } : { mode, passphrase: form.passphrase });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Allowed before, or allowed now by the agent who was told what it means, where the organisation leaves the choice. */
async function mayBeInsecure(host: string, isWanted: boolean): Promise<boolean> {
  const { values, locked } = await readSettings();
  if (values.insecureDialerHosts.includes(host)) return true;
  if (!isWanted || locked.includes('insecureDialerHosts')) return false;
  await userSettings.update((user) => ({
    ...user,
    insecureDialerHosts: [...values.insecureDialerHosts, host],
  }));
  return true;
}

interface Tested {
  readonly seen: Observation;
  readonly clockSkew: number;
}

async function runSetUpTest(account: Account, agent: string): Promise<Result<Tested, Failure>> {
  // No login in it: proves address, certificate and path, and costs no attempt.
  const version = await askDialer('version', {}, account);
  if (!version.ok) return version;
  // A callback is told by the dialer's wall clock, which may be in another zone (facts.md 5.2).
  const wall = Date.parse(version.value.date.replace(' ', 'T'));
  const clockSkew = (Number.isNaN(wall) ? version.value.epoch * 1000 : wall) - Date.now();
  if (account.statusUser) {
    const nonAgent = await askDialer('non_agent_version', {}, account);
    if (!nonAgent.ok) return nonAgent;
  }

  const stopped = await stopFor(account.address, account.user);
  if (stopped) return fail(stopped);
  const status = await askDialer('recording', { agent_user: agent, value: 'STATUS' }, account);
  const seen = status.ok
    ? readPlainStatus(status.value.status, status.value.recording)
    : readRefusal(status.error);
  if (!seen) {
    const failure = status.ok ? ({ kind: 'unrecognised' } as const) : status.error;
    await countIfLogin(account, failure);
    return fail(failure);
  }
  if (!account.statusUser) return ok({ seen, clockSkew });

  const stoppedToo = await stopFor(account.address, account.statusUser);
  if (stoppedToo) return fail(stoppedToo);
  const level = await askDialer('user_details', { agent_user: agent }, account);
  if (!level.ok) {
    await countIfLogin({ address: account.address, user: account.statusUser }, level.error);
    return level;
  }
  return ok({ seen, clockSkew });
}

/** Three failed tries in a quarter of an hour, counted over restarts, are the most that we make (facts.md 3.3). */
async function stopFor(address: string, user: string): Promise<Failure | undefined> {
  return signInStop((await attemptStore.get(keyOf(address, user))) ?? noAttempts, Date.now());
}

async function countIfLogin(who: { address: string; user: string }, failure: Failure): Promise<void> {
  if (!isLoginFailure(failure)) return;
  const key = keyOf(who.address, who.user);
  const attempts = (await attemptStore.get(key)) ?? noAttempts;
  await attemptStore.set(key, countFailure(attempts, failure.kind === 'locked', Date.now()));
}

function keyOf(address: string, user: string): string {
  // The dialer compares names without regard to case.
  return `${new URL(address).host}|${user.toLowerCase()}`;
}
