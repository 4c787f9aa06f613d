import { explain } from '../../failure.ts';
import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { currentIdleState, type IdleState } from '../../platform/idle.ts';
import type { StoredValue } from '../../platform/storage.ts';
import { popupState } from '../../platform/stored-state.ts';
import { emptyPopupState, type PopupState } from '../../session/popup-state.ts';
import { isInCall } from '../../session/state.ts';
import type { Effective } from '../../settings/effective.ts';
import { readSettings } from '../effective-settings.ts';
import { type VaultContent, vaultContent } from './credential-vault.ts';
import { forgetAccount, lockAccount } from './credentials.ts';

/** The alarm that checks again whether an absent agent is still in a call. Its name is stored by the browser. */
export const idleAlarm = 'left desk';
const recheckDelayMs = 60_000;

interface Deps {
  readonly readSettings: () => Promise<Effective>;
  readonly popupState: Pick<StoredValue<PopupState>, 'get' | 'set'>;
  readonly vaultContent: () => Promise<VaultContent | null>;
  readonly forgetAccount: () => Promise<void>;
  readonly lockAccount: () => Promise<void>;
  readonly currentIdleState: (minutes: number) => Promise<IdleState>;
  readonly scheduleAlarm: (name: string, milliseconds: number) => void;
  readonly clearAlarm: (name: string) => Promise<unknown>;
}

/** Signs out or locks an agent who is away. */
export function autoLock({
  readSettings,
  popupState,
  vaultContent,
  forgetAccount,
  lockAccount,
  currentIdleState,
  scheduleAlarm,
  clearAlarm,
}: Deps) {
  /**
   * Idle or locked: clears or locks the login according to the settings, but inactivity never does so during a call. Returns
   * true if the sign-in state changed.
   */
  async function handleIdleState(state: IdleState): Promise<boolean> {
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
  async function checkIdle(): Promise<boolean> {
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

  return { handleIdleState, checkIdle };
}

export const { handleIdleState, checkIdle } = autoLock({
  readSettings,
  popupState,
  vaultContent,
  forgetAccount,
  lockAccount,
  currentIdleState,
  scheduleAlarm,
  clearAlarm,
});
