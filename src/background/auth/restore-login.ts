import type { Failure, OwnFailure } from '../../failure.ts';
import { setIdleDelay } from '../../platform/idle.ts';
import type { StoredValue } from '../../platform/storage.ts';
import { popupState } from '../../platform/stored-state.ts';
import { fail, ok, type Result } from '../../result.ts';
import { emptyPopupState, type Identity, type SignIn } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import type { Effective } from '../../settings/effective.ts';
import { readSettings } from '../effective-settings.ts';
import { agentVault, type VaultContent } from './credential-vault.ts';
import { type Account, keepAccount, openAccount } from './credentials.ts';

interface Deps<S extends { readonly signIn: SignIn }> {
  readonly readSettings: () => Promise<Effective>;
  /** What surfaces show of the sign-in. */
  readonly state: Pick<StoredValue<S>, 'get' | 'set' | 'update'>;
  /** The state without a sign-in. */
  readonly emptyState: S;
  readonly vaultContent: () => Promise<VaultContent | null>;
  readonly wipeVault: () => Promise<void>;
  readonly openAccount: (passphrase?: string) => Promise<Result<Account, OwnFailure>>;
  readonly keepAccount: (account: Account) => Promise<void>;
  readonly setIdleDelay: (minutes: number) => void;
}

/** Signs in with the login that is kept on this device. */
export function loginRestorer<S extends { readonly signIn: SignIn }>({
  readSettings,
  state,
  emptyState,
  vaultContent,
  wipeVault,
  openAccount,
  keepAccount,
  setIdleDelay,
}: Deps<S>) {
  /**
   * Signs in with the login that is kept on this device, after a start of the browser. With a passphrase, the popup asks for
   * it first. A login is deleted if the organization no longer allows its storage or its dialer. Returns true if the
   * sign-in state changed.
   */
  async function reviewKeptLogin(): Promise<boolean> {
    const settings = await readSettings();
    const kept = await vaultContent();
    setIdleDelay(settings.values.lockAfterMinutes);
    if (!kept || settings.certainty === 'waiting') return false;
    if (!fits(kept, settings.values, settings.locked.includes('dialerUrls'))) {
      // An assumed policy may not exist: then the login is neither used nor deleted.
      if (settings.certainty === 'known') await wipeVault();
      return false;
    }
    const { signIn } = await state.get();
    if (signIn.state !== 'out') return false;
    if (kept.mode === 'passphrase') {
      await state.update((now) => ({ ...now, signIn: { state: 'locked', identity: kept.identity } }));
      return true;
    }
    const opened = await openAccount();
    if (!opened.ok) await wipeVault();
    else await restoreLogin(opened.value, kept.identity);
    return opened.ok;
  }

  /** Signs in with the kept login and the typed passphrase. */
  async function unlock(passphrase: string): Promise<Result<null, Failure>> {
    const kept = await vaultContent();
    const { certainty } = await readSettings();
    if (!kept) return fail({ kind: 'notSignedIn' });
    if (certainty === 'waiting') return fail({ kind: 'policyPending' });
    const opened = await openAccount(passphrase);
    if (!opened.ok) return opened;
    await restoreLogin(opened.value, kept.identity);
    return ok(null);
  }

  async function restoreLogin(account: Account, identity: Identity): Promise<void> {
    await keepAccount(account);
    await state.set({ ...emptyState, signIn: { state: 'in', identity } });
  }

  return { reviewKeptLogin, unlock };
}

export const { reviewKeptLogin, unlock } = loginRestorer({
  readSettings,
  state: popupState,
  emptyState: emptyPopupState,
  ...agentVault,
  openAccount,
  keepAccount,
  setIdleDelay,
});

function fits({ mode, identity }: VaultContent, values: Settings, isDialerSet: boolean): boolean {
  const origins = values.dialerUrls.map((url) => new URL(url).origin);
  return (
    mode === values.credentialStorage && (!isDialerSet || origins.includes(new URL(identity.address).origin))
  );
}
