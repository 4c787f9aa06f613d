import * as v from 'valibot';
import type { OwnFailure, TransportFailure } from '../../failure.ts';
import { storedValue } from '../../platform/storage.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Identity } from '../../session/popup-state.ts';
import type { Endpoint } from '../../vicidial/functions.ts';
import { redact } from '../../vicidial/redact.ts';
import { type Keep, seal, unseal, wipeVault } from './credential-vault.ts';

/**
 * Stores credentials and sends them to the dialer. Passwords are kept in session storage (deleted at browser exit,
 * unavailable to content scripts) and optionally encrypted on the device (credential-vault.ts). They are sent only in a
 * POST body to the dialer they were typed for, and are removed from its reply. Nothing here is ever logged, and no
 * password leaves the worker.
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

/** The dialer's reply, already without secrets. */
export interface PlainReply {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

export interface Post {
  readonly endpoint: Endpoint;
  /** Path of the script below the dialer's address. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Milliseconds after which the request is aborted. A worker's event may last 30 s at most. */
  readonly timeout: number;
  /** Used instead of the kept account during the login check. */
  readonly as?: Account;
}

const mostBytes = 64 * 1024;

/**
 * Sends one request. Always POST, never following a redirect: a 307 would hand the login to another host
 * Undefined without a sign-in, or without an account for that endpoint.
 */
export async function post(request: Post): Promise<Result<PlainReply, TransportFailure> | undefined> {
  const held = request.as ?? (await account.get());
  if (!held) return undefined;
  const [user, password] =
    request.endpoint === 'agent' ? [held.user, held.password] : [held.statusUser, held.statusPassword];
  const needsLogin = request.parameters['function'] !== 'version';
  if (needsLogin && !user) return undefined;

  const { host } = new URL(held.address);
  const body = new URLSearchParams(request.parameters);
  if (needsLogin) {
    body.set('user', user);
    body.set('pass', password);
  }
  const deadline = AbortSignal.timeout(request.timeout);
  try {
    const response = await fetch(new URL(request.path.replace(/^\//, ''), withSlash(held.address)), {
      method: 'POST',
      body,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: deadline,
    });
    if (response.type === 'opaqueredirect') return fail({ kind: 'redirected', host });
    const text = await readCapped(response);
    if (text === undefined) return fail({ kind: 'tooLong', host });
    return ok({
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      text: redact(text, [held.password, held.statusPassword].filter(Boolean)),
    });
  } catch {
    // The error of `fetch` can contain the whole request, so it is dropped.
    return fail({ kind: deadline.aborted ? 'timedOut' : 'unreachable', host });
  }
}

/** The whole text, or undefined if it is longer than any reply of a dialer. */
async function readCapped(response: Response): Promise<string | undefined> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}
