import { explain, type Failure } from '../failure.ts';
import type { SignInForm } from '../messages/questions.ts';
import { desk } from '../platform/desk.ts';
import { isGranted, patternOf } from '../platform/permissions.ts';
import { fail, ok, type Result } from '../result.ts';
import { emptyDesk, type Identity } from '../session/desk.ts';
import { type Observation, observe, unseen } from '../session/state.ts';
import { forgetAccount, keepAccount, keepOnDevice, type Pending, pendingAccount } from './account.ts';
import { countIfLogin, runSetUpTest, stopFor } from './set-up-test.ts';
import { readSettings } from './settings.ts';
import { readForm } from './sign-in-form.ts';

/**
 * Signing in: what was typed is checked here, then the set-up test of facts.md section 10 runs in its order,
 * one request with the password at the most for each account. The first failure ends it and is shown.
 */
export async function signIn(form: SignInForm): Promise<Result<null, Failure>> {
  if ((await readSettings()).certainty === 'waiting') return fail({ kind: 'policyPending' });
  const typed = await readForm(form);
  if (!typed.ok) return typed;
  const { account, identity, keep } = typed.value;
  underWay += 1;
  await desk.update((now) => ({
    ...emptyDesk,
    clockSkew: now.clockSkew,
    signIn: { state: 'checking', identity },
  }));
  await pendingAccount.set({ account, identity, keep });
  underWay -= 1;
  return continueSignIn();
}

// Tells only this worker's own tests from one that died with its worker.
let underWay = 0;

/** A worker was stopped in the middle of the test: a login is never tried again without the agent. */
async function giveUpTest(): Promise<Result<null, Failure>> {
  const { signIn: now } = await desk.get();
  return now.state === 'checking' ? failSignIn(now.identity, { kind: 'neverSent' }) : ok(null);
}

/** Runs the test once the permission for the host is there; until then the sign-in waits for it. */
export async function continueSignIn(): Promise<Result<null, Failure>> {
  const waiting = await pendingAccount.get();
  if (!waiting) return underWay > 0 ? ok(null) : giveUpTest();
  const pattern = patternOf(waiting.account.address);
  if (!pattern || !(await isGranted(pattern))) return ok(null);

  const pending = await takePending();
  if (!pending) return ok(null);
  const { account, identity, keep } = pending;
  const tested = await runSetUpTest(account, identity.agent).finally(() => {
    underWay -= 1;
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

/** The form, its permission and the popup's look all come here at the same moment: one of them gets the login. */
async function takePending(): Promise<Pending | null> {
  let taken: Pending | null = null;
  await pendingAccount.update((pending) => {
    taken = pending;
    if (pending) underWay += 1;
    return null;
  });
  return taken;
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
