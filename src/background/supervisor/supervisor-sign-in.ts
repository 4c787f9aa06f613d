import { explain, type Failure } from '../../failure.ts';
import type { SupervisorForm } from '../../messages/requests.ts';
import { isGranted, patternOf } from '../../platform/permissions.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import type { Identity } from '../../session/popup-state.ts';
import { emptySupervisorState } from '../../team/supervisor-state.ts';
import { rememberDialer } from '../auth/known-dialers.ts';
import { countIfLogin } from '../auth/login-check.ts';
import { readForm } from '../auth/sign-in-form.ts';
import { readSettings } from '../effective-settings.ts';
import { forgetTeam } from './forget-team.ts';
import { probeRights } from './probe-rights.ts';
import { supervisorAccount } from './supervisor-credentials.ts';

/** Signs in the supervisor beside the agent, and finds out what the account may do. The team page has requested the permission for the host. */
export async function signInSupervisor(form: SupervisorForm): Promise<Result<null, Failure>> {
  const { certainty, values } = await readSettings();
  if (certainty === 'waiting') return fail({ kind: 'policyPending' });
  if (values.disabledFeatures.includes('teamPage')) return fail({ kind: 'setByOrganization' });
  const { user, password } = form;
  // The account uses both APIs, so its name and password must suit both. The device keeps both logins in the same way.
  const both = { agent: user, statusUser: user, statusPassword: password, keep: values.credentialStorage };
  const typed = await readForm({ ...form, ...both });
  if (!typed.ok) return typed;
  const { account, identity, keep } = typed.value;
  const pattern = patternOf(account.address);
  if (!pattern || !(await isGranted(pattern))) return fail({ kind: 'hostNotAllowed', host: identity.host });

  await supervisorState.set({ ...emptySupervisorState, signIn: { state: 'checking', identity } });
  await forgetTeam();
  const rights = await probeRights(account);
  if (!rights.ok) return failSignIn(identity, rights.error);
  await supervisorAccount.keepAccount(account);
  await rememberDialer(account.address);
  if (keep) await supervisorAccount.keepOnDevice(account, identity, keep);
  await supervisorState.set({ signIn: { state: 'in', identity }, rights: rights.value });
  return ok(null);
}

/** Checks the rights of the account again, because an administrator may have changed them. */
export async function checkRights(): Promise<Result<null, Failure>> {
  const account = await supervisorAccount.currentAccount();
  if (!account) return fail({ kind: 'notSignedIn' });
  const rights = await probeRights(account);
  if (!rights.ok) {
    // The check has counted the failure already.
    if (isLoginFailure(rights.error)) await endSignIn(rights.error);
    return rights;
  }
  await supervisorState.update((now) => ({ ...now, rights: rights.value }));
  return ok(null);
}

/** The dialer rejected the login: nothing is sent until the supervisor signs in again. */
export async function supervisorLoginFailed(failure: Failure): Promise<void> {
  const { signIn } = await supervisorState.get();
  if (signIn.state !== 'out') await countIfLogin(signIn.identity, failure);
  await endSignIn(failure);
}

async function endSignIn(failure: Failure): Promise<void> {
  const { signIn } = await supervisorState.get();
  if (signIn.state !== 'out') await failSignIn(signIn.identity, failure);
}

export async function signOutSupervisor(): Promise<void> {
  await supervisorAccount.forgetAccount();
  await supervisorState.set(emptySupervisorState);
  await forgetTeam();
}

async function failSignIn(identity: Identity, failure: Failure): Promise<Result<null, Failure>> {
  await supervisorAccount.forgetAccount();
  await forgetTeam();
  const reason = explain(failure);
  await supervisorState.set({ ...emptySupervisorState, signIn: { state: 'failed', identity, reason } });
  return fail(failure);
}
