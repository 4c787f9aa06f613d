import { explain, type Failure } from '../../failure.ts';
import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { currentIdleState, type IdleState, setIdleDelay } from '../../platform/idle.ts';
import { popupState } from '../../platform/stored-state.ts';
import { fail, ok, type Result } from '../../result.ts';
import { emptyPopupState, type Identity } from '../../session/popup-state.ts';
import { isInCall } from '../../session/state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { readSettings } from '../effective-settings.ts';
import { type VaultContent, vaultContent, wipeVault } from './credential-vault.ts';
import { type Account, forgetAccount, keepAccount, lockAccount, openAccount } from './credentials.ts';

/** The alarm that checks again whether an absent agent is still in a call. Its name is stored by the browser. */
export const idleAlarm = 'left desk';
const recheckDelayMs = 60_000;

/**
 * Signs in with the login that is kept on this device, after a start of the browser. With a passphrase, the popup asks for
 * it first. A login is deleted if the organization no longer allows its storage or its dialer. Returns true if the
 * sign-in state changed.
 */
export async function reviewKeptSignIn(): Promise<boolean> {
  const settings = await readSettings();
  const kept = await vaultContent();
  setIdleDelay(settings.values.lockAfterMinutes);
  if (!kept || settings.certainty === 'waiting') return false;
  if (!fits(kept, settings.values, settings.locked.includes('dialerUrls'))) {
    // An assumed policy may not exist: then the login is neither used nor deleted.
    if (settings.certainty === 'known') await wipeVault();
    return false;
  }
  const { signIn } = await popupState.get();
  if (signIn.state !== 'out') return false;
  if (kept.mode === 'passphrase') {
    await popupState.update((now) => ({ ...now, signIn: { state: 'locked', identity: kept.identity } }));
    return true;
  }
  const opened = await openAccount();
  if (!opened.ok) await wipeVault();
  else await restoreLogin(opened.value, kept.identity);
  return opened.ok;
}

/** Signs in with the kept login and the typed passphrase. */
export async function unlock(passphrase: string): Promise<Result<null, Failure>> {
  const kept = await vaultContent();
  const { certainty } = await readSettings();
  if (!kept) return fail({ kind: 'notSignedIn' });
  if (certainty === 'waiting') return fail({ kind: 'policyPending' });
  const opened = await openAccount(passphrase);
  if (!opened.ok) return opened;
  await restoreLogin(opened.value, kept.identity);
  return ok(null);
}

/**
 * Idle or locked: clears or locks the login according to the settings, but inactivity never does so during a call. Returns
 * true if the sign-in state changed.
 */
export async function handleIdleState(state: IdleState): Promise<boolean> {
  const { lockAfterMinutes, lockOnOsLock } = (await readSettings()).values;
  if (state === 'active') {
    await clearAlarm(idleAlarm);
    return false;
  }
  if (state === 'locked' && lockOnOsLock) return lockSession();
  if (lockAfterMinutes === 0) return false;
  if (state === 'idle') return lockUnlessInCall();
  // The screen was locked before the idle time passed.
  scheduleAlarm(idleAlarm, lockAfterMinutes * 60_000);
  return false;
}

/** The alarm fired: an agent who is still absent has been absent long enough. */
export async function checkIdle(): Promise<boolean> {
  const { lockAfterMinutes } = (await readSettings()).values;
  if (lockAfterMinutes === 0 || (await currentIdleState(lockAfterMinutes)) === 'active') return false;
  return lockUnlessInCall();
}

async function lockUnlessInCall(): Promise<boolean> {
  const { session } = await popupState.get();
  if (!isInCall(session.state)) return lockSession();
  scheduleAlarm(idleAlarm, recheckDelayMs);
  return false;
}

async function lockSession(): Promise<boolean> {
  const { signIn } = await popupState.get();
  if (signIn.state !== 'in') return false;
  const { identity } = signIn;
  const kept = await vaultContent();
  if (kept?.mode === 'passphrase') {
    await lockAccount();
    await popupState.set({ ...emptyPopupState, signIn: { state: 'locked', identity } });
  } else {
    await forgetAccount();
    const reason = explain({ kind: 'deskLeft' });
    await popupState.set({ ...emptyPopupState, signIn: { state: 'failed', identity, reason } });
  }
  return true;
}

async function restoreLogin(account: Account, identity: Identity): Promise<void> {
  await keepAccount(account);
  await popupState.set({ ...emptyPopupState, signIn: { state: 'in', identity } });
}

function fits({ mode, identity }: VaultContent, values: Settings, isDialerSet: boolean): boolean {
  const origins = values.dialerUrls.map((url) => new URL(url).origin);
  return (
    mode === values.credentialStorage && (!isDialerSet || origins.includes(new URL(identity.address).origin))
  );
}
