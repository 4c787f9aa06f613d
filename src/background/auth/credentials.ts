import * as v from 'valibot';
import type { OwnFailure } from '../../failure.ts';
import { storedValue } from '../../platform/storage.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Identity } from '../../session/popup-state.ts';
import { type Keep, seal, unseal, wipeVault } from './credential-vault.ts';

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

const account = storedValue<Account | null>(
  'session',
  'account',
  (raw): raw is Account | null => raw === null || v.is(accountSchema, raw),
  null,
);

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

/** Keeps the login for this browser session. */
export function keepAccount(signedIn: Account): Promise<void> {
  return account.set(signedIn);
}

/** Keeps the login on this device too, encrypted. */
export function keepOnDevice(signedIn: Account, identity: Identity, keep: Keep): Promise<void> {
  return seal(signedIn, identity, keep);
}

/** The login that is kept on this device, for `keepAccount`. */
export async function openAccount(passphrase?: string): Promise<Result<Account, OwnFailure>> {
  const opened = await unseal(passphrase);
  if (!opened.ok) return opened;
  return v.is(accountSchema, opened.value) ? ok(opened.value) : fail({ kind: 'notSignedIn' });
}

/** Sends the next requests to this address. */
export async function moveAccount(address: string): Promise<void> {
  await account.update((held) => held && { ...held, address });
}

/** Deletes the login of this browser session. A login on the device under a passphrase stays. */
export function lockAccount(): Promise<void> {
  return account.set(null);
}

/** Deletes the login everywhere. */
export async function forgetAccount(): Promise<void> {
  await Promise.all([account.set(null), wipeVault()]);
}

/** The account of the sign-in, or null. */
export function currentAccount(): Promise<Account | null> {
  return account.get();
}
