import { explain, type Failure } from '../../failure.ts';
import type { SignInForm } from '../../messages/requests.ts';
import { scheduleAlarm } from '../../platform/alarms.ts';
import { isGranted, patternOf } from '../../platform/permissions.ts';
import { storeDraftChanges } from '../../platform/stored-drafts.ts';
import { popupState } from '../../platform/stored-state.ts';
import { fail, ok, type Result } from '../../result.ts';
import { emptyPopupState, type Identity } from '../../session/popup-state.ts';
import { type Observation, observe, unseen } from '../../session/state.ts';
import { pendingAlarm } from '../alarm-names.ts';
import { readSettings } from '../effective-settings.ts';
import { forgetAccount, keepAccount, keepOnDevice, type Pending, pendingAccount } from './credentials.ts';
import { rememberDialer } from './known-dialers.ts';
import { countIfLogin, runLoginCheck, stopFor } from './login-check.ts';
import { readForm } from './sign-in-form.ts';

/** Milliseconds for which a password waits for the permission. */
const pendingMs = 5 * 60_000;

/**
 * Signs in: checks the form, then runs the set-up test of docs/vicidial/facts.md 10, with at most one request with the
 * password for each account. The first failure ends it and is shown.
 */
export async function signIn(form: SignInForm): Promise<Result<null, Failure>> {
  if ((await readSettings()).certainty === 'waiting') return fail({ kind: 'policyPending' });
  const typed = await readForm(form);
  if (!typed.ok) return typed;
  const { account, identity, keep } = typed.value;
  return whileTesting(async () => {
    await popupState.update((now) => ({
      ...emptyPopupState,
      clockSkew: now.clockSkew,
      signIn: { state: 'checking', identity },
    }));
    await pendingAccount.set({ account, identity, keep, at: Date.now() });
    scheduleAlarm(pendingAlarm, pendingMs);
    return continueSignIn();
  });
}

// Distinguishes this worker's tests from a test that a worker's stop interrupted.
let inFlight = 0;

/** Runs a part of a test. Meanwhile the test does not count as interrupted. */
async function whileTesting<T>(task: () => Promise<T>): Promise<T> {
  inFlight += 1;
  try {
    return await task();
  } finally {
    inFlight -= 1;
  }
}

/** A worker was stopped during the test. A login is never tried again without the agent. */
async function endInterruptedTest(): Promise<Result<null, Failure>> {
  const { signIn: now } = await popupState.get();
  const isInterrupted = now.state === 'checking' && inFlight === 0;
  return isInterrupted ? failSignIn(now.identity, { kind: 'neverSent' }) : ok(null);
}

/** Runs the test when the permission for the host is granted. Until then the sign-in waits. */
export async function continueSignIn(): Promise<Result<null, Failure>> {
  const waiting = await pendingAccount.get();
  if (!waiting) return inFlight > 0 ? ok(null) : endInterruptedTest();
  if (Date.now() - waiting.at >= pendingMs) return denyPermission();
  const pattern = patternOf(waiting.account.address);
  if (!pattern || !(await isGranted(pattern))) return ok(null);

  return whileTesting(async () => {
    const pending = await takePending();
    return pending ? tryAccount(pending) : ok(null);
  });
}

/**
 * Continues the sign-in after permissions changed. Returns whether one waited for them and has ended: the prompt closed the
 * popup, so nobody has seen how.
 */
export async function continueAfterPrompt(): Promise<boolean> {
  const hasWaited = (await pendingAccount.get()) !== null;
  await continueSignIn();
  return hasWaited && (await pendingAccount.get()) === null;
}

async function tryAccount({ account, identity, keep }: Pending): Promise<Result<null, Failure>> {
  const tested = await runLoginCheck(account, identity.agent);
  if (!tested.ok) return failSignIn(identity, tested.error);
  await keepAccount(account);
  await rememberDialer(account.address);
  if (keep) await keepOnDevice(account, identity, keep);
  await popupState.update((now) => ({
    ...now,
    signIn: { state: 'in', identity },
    session: observe(unseen, firstObservation(tested.value.seen), Date.now()),
    clockSkew: tested.value.clockSkew,
    dropsToneSigns: tested.value.dropsToneSigns,
    lacksRecording: tested.value.lacksRecording,
  }));
  return ok(null);
}

/** The test makes no dry run, so a paused agent may have an undisposed call. The next poll shows that. */
function firstObservation(seen: Observation): Observation {
  return seen.state === 'paused' ? { ...seen, state: 'unknown' } : seen;
}

/** The form, its permission and the popup's poll all run this at the same moment: one of them gets the login. */
async function takePending(): Promise<Pending | null> {
  let taken: Pending | null = null;
  await pendingAccount.update((pending) => {
    taken = pending;
    return null;
  });
  return taken;
}

/** The permission for the dialer's host was denied, or did not come in time: the password is deleted. */
export async function denyPermission(): Promise<Result<null, Failure>> {
  const pending = await pendingAccount.get();
  if (!pending) return ok(null);
  await pendingAccount.set(null);
  return failSignIn(pending.identity, { kind: 'hostNotAllowed', host: pending.identity.host });
}

/** The login stopped working: everything automatic stops until the agent signs in again. */
export async function loginFailed(failure: Failure): Promise<void> {
  const { signIn: now } = await popupState.get();
  if (now.state === 'out') return;
  const { address, user, statusUser } = now.identity;
  // The reply does not say which account failed, so both are counted.
  await countIfLogin({ address, user }, failure);
  if (statusUser) await countIfLogin({ address, user: statusUser }, failure);
  await failSignIn(now.identity, failure);
}

export async function signOut(): Promise<void> {
  await pendingAccount.set(null);
  await forgetAccount();
  await storeDraftChanges([{ kind: 'signedOut' }]);
  await popupState.set(emptyPopupState);
}

async function failSignIn(identity: Identity, failure: Failure): Promise<Result<null, Failure>> {
  const detailed = await withEnd(identity, failure);
  await forgetAccount();
  await popupState.update((now) => ({
    ...now,
    signIn: { state: 'failed', identity, reason: explain(detailed) },
  }));
  return fail(detailed);
}

/** Adds the end of a lock, which the dialer does not report: 15 minutes after it was first seen. */
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
