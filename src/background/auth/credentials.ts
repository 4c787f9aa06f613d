import * as v from 'valibot';
import type { OwnFailure } from '../../failure.ts';
import { storedValue } from '../../platform/storage.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Identity } from '../../session/popup-state.ts';
import type { Keep, Vault } from './credential-vault.ts';

/**
 * Stores credentials. Passwords are kept in session storage (deleted at browser exit, unavailable to content scripts) and
 * optionally encrypted on the device (credential-vault.ts). Nothing here is ever logged. Only dialer/http.ts sends them.
 */
export interface Account {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly statusUser: string;
  readonly statusPassword: string;
}

const accountSchema = v.object({
  address: v.string(),
  user: v.string(),
  password: v.string(),
  statusUser: v.string(),
  statusPassword: v.string(),
});

export interface Pending {
  readonly account: Account;
  readonly identity: Identity;
  /** How the login is kept on this device after it worked. Null: not at all. */
  readonly keep: Keep | null;
  /** Epoch milliseconds at which the form was sent. */
  readonly at: number;
}

/** A sign-in that waits for the permission for its host. The prompt may close the popup. */
export const pendingAccount = storedValue<Pending | null>(
  'session',
  'pendingAccount',
  (raw): raw is Pending | null =>
    raw === null ||
    (v.is(accountSchema, Object(raw).account) &&
      typeof Object(raw).identity === 'object' &&
      typeof Object(raw).at === 'number'),
  null,
);

/** The credentials of one sign-in: that of the agent, or that of the supervisor. */
export interface AccountStore {
  /** Keeps the login for this browser session. */
  keepAccount(signedIn: Account): Promise<void>;
  /** Keeps the login on this device too, encrypted. */
  keepOnDevice(signedIn: Account, identity: Identity, keep: Keep): Promise<void>;
  /** The login that is kept on this device, for `keepAccount`. */
  openAccount(passphrase?: string): Promise<Result<Account, OwnFailure>>;
  /** Sends the next requests to this address. */
  moveAccount(address: string): Promise<void>;
  /** Deletes the login of this browser session. A login on the device under a passphrase stays. */
  lockAccount(): Promise<void>;
  /** Deletes the login everywhere. */
  forgetAccount(): Promise<void>;
  /** The account of the sign-in, or null. */
  currentAccount(): Promise<Account | null>;
}

/** The credentials under this key of storage.session, and in the vault that `loadVault` gives. A click does not need the vault. */
export function accountStore(
  key: 'account' | 'supervisorAccount',
  loadVault: () => Promise<Vault>,
): AccountStore {
  const account = storedValue<Account | null>(
    'session',
    key,
    (raw): raw is Account | null => raw === null || v.is(accountSchema, raw),
    null,
  );
  return {
    keepAccount: (signedIn) => account.set(signedIn),
    async keepOnDevice(signedIn, identity, keep) {
      await (await loadVault()).seal(signedIn, identity, keep);
    },
    async openAccount(passphrase) {
      const opened = await (await loadVault()).unseal(passphrase);
      if (!opened.ok) return opened;
      return v.is(accountSchema, opened.value) ? ok(opened.value) : fail({ kind: 'notSignedIn' });
    },
    async moveAccount(address) {
      await account.update((held) => held && { ...held, address });
    },
    lockAccount: () => account.set(null),
    async forgetAccount() {
      await Promise.all([account.set(null), loadVault().then(({ wipeVault }) => wipeVault())]);
    },
    currentAccount: () => account.get(),
  };
}

/** The credentials of the agent's sign-in. */
export const {
  keepAccount,
  keepOnDevice,
  openAccount,
  moveAccount,
  lockAccount,
  forgetAccount,
  currentAccount,
} = accountStore('account', async () => (await import('./credential-vault.ts')).agentVault);
