import { explain } from '../../failure.ts';
import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { currentIdleState, type IdleState } from '../../platform/idle.ts';
import type { StoredValue } from '../../platform/storage.ts';
import { popupState } from '../../platform/stored-state.ts';
import { emptyPopupState, type SignIn } from '../../session/popup-state.ts';
import { isInCall } from '../../session/state.ts';
import type { Effective } from '../../settings/effective.ts';
import { idleAlarm } from '../alarm-names.ts';
import { readSettings } from '../effective-settings.ts';
import { agentVault, type VaultContent } from './credential-vault.ts';
import { forgetAccount, lockAccount } from './credentials.ts';

const recheckDelayMs = 60_000;

interface Deps<S extends { readonly signIn: SignIn }> {
  readonly readSettings: () => Promise<Effective>;
  /** What surfaces show of the sign-in. */
  readonly state: Pick<StoredValue<S>, 'get' | 'set'>;
  /** The state without a sign-in. */
  readonly emptyState: S;
  /** Whether the person is in a call, which inactivity does not end. */
  readonly isInCall: (state: S) => boolean;
  /** The alarm that checks again. Its name is stored by the browser. */
  readonly alarm: string;
  readonly vaultContent: () => Promise<VaultContent | null>;
  readonly forgetAccount: () => Promise<void>;
  readonly lockAccount: () => Promise<void>;
  readonly currentIdleState: (minutes: number) => Promise<IdleState>;
  readonly scheduleAlarm: (name: string, milliseconds: number) => void;
  readonly clearAlarm: (name: string) => Promise<unknown>;
}

/** Signs out or locks a person who is away. */
export function autoLock<S extends { readonly signIn: SignIn }>({
  readSettings,
  state: stored,
  emptyState,
  isInCall,
  alarm,
  vaultContent,
  forgetAccount,
  lockAccount,
  currentIdleState,
  scheduleAlarm,
  clearAlarm,
}: Deps<S>) {
  /**
   * Idle or locked: clears or locks the login according to the settings, but inactivity never does so during a call. Returns
   * true if the sign-in state changed.
   */
  async function handleIdleState(state: IdleState): Promise<boolean> {
    const { lockAfterMinutes, lockOnOsLock } = (await readSettings()).values;
    if (state === 'active') {
      await clearAlarm(alarm);
      return false;
    }
    if (state === 'locked' && lockOnOsLock) return lockSession();
    if (lockAfterMinutes === 0) return false;
    if (state === 'idle') return lockUnlessInCall();
    // The screen was locked before the idle time passed.
    scheduleAlarm(alarm, lockAfterMinutes * 60_000);
    return false;
  }

  /** The alarm fired: an agent who is still absent has been absent long enough. */
  async function checkIdle(): Promise<boolean> {
    const { lockAfterMinutes } = (await readSettings()).values;
    if (lockAfterMinutes === 0 || (await currentIdleState(lockAfterMinutes)) === 'active') return false;
    return lockUnlessInCall();
  }

  async function lockUnlessInCall(): Promise<boolean> {
    if (!isInCall(await stored.get())) return lockSession();
    scheduleAlarm(alarm, recheckDelayMs);
    return false;
  }

  async function lockSession(): Promise<boolean> {
    const { signIn } = await stored.get();
    if (signIn.state !== 'in') return false;
    const { identity } = signIn;
    const kept = await vaultContent();
    if (kept?.mode === 'passphrase') {
      await lockAccount();
      await stored.set({ ...emptyState, signIn: { state: 'locked', identity } });
    } else {
      await forgetAccount();
      const reason = explain({ kind: 'wasAway' });
      await stored.set({ ...emptyState, signIn: { state: 'failed', identity, reason } });
    }
    return true;
  }

  return { handleIdleState, checkIdle };
}

export const { handleIdleState, checkIdle } = autoLock({
  readSettings,
  state: popupState,
  emptyState: emptyPopupState,
  isInCall: ({ session }) => isInCall(session.state),
  alarm: idleAlarm,
  ...agentVault,
  forgetAccount,
  lockAccount,
  currentIdleState,
  scheduleAlarm,
  clearAlarm,
});
