import type { OwnFailure } from '../../failure.ts';
import { deviceValue } from '../../platform/database.ts';
import { fail, ok, type Result } from '../../result.ts';

/**
 * The secret with which results are signed, and the one before it while receivers change from one to the other. They are keys of Web
 * Crypto that cannot be exported: after a secret was typed, no script can read it again. A copy of the browser's profile contains their
 * bytes.
 */
const signingKeys = deviceValue(
  'results-keys',
  (raw): raw is readonly CryptoKey[] => Array.isArray(raw) && raw.every((key) => key instanceof CryptoKey),
);

const algorithm = { name: 'HMAC', hash: 'SHA-256' };
/** Bytes that Standard Webhooks allows for a secret. */
const fewestBytes = 24;
const mostBytes = 64;

/** Keeps a secret in the form `whsec_` and base64, and the one before it. An empty text deletes both. */
export async function setSigningSecret(text: string): Promise<Result<null, OwnFailure>> {
  if (text.trim() === '') {
    await signingKeys.remove();
    return ok(null);
  }
  const bytes = readSecret(text);
  if (!bytes) return fail({ kind: 'badSigningSecret' });
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
  await signingKeys.update((keys) => [key, ...(keys ?? []).slice(0, 1)]);
  return ok(null);
}

/** Deletes the secret that was replaced, once no receiver verifies with it any more. */
export async function deleteOldSigningSecret(): Promise<void> {
  await signingKeys.update((keys) => keys?.slice(0, 1) ?? null);
}

/** 0 to 2. */
export async function countSigningSecrets(): Promise<number> {
  return (await signingKeys.get())?.length ?? 0;
}

/**
 * The header `webhook-signature` for this message (Standard Webhooks, version 1), with one signature of each secret; null without a
 * secret.
 */
export async function sign(id: string, timestamp: number, body: string): Promise<string | null> {
  const keys = await signingKeys.get();
  if (!keys || keys.length === 0) return null;
  const message = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signatures = await Promise.all(keys.map((key) => crypto.subtle.sign('HMAC', key, message)));
  return signatures
    .map((signature) => `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`)
    .join(' ');
}

function readSecret(text: string): Uint8Array<ArrayBuffer> | undefined {
  const base64 = /^\s*whsec_([A-Za-z0-9+/]+={0,2})\s*$/.exec(text)?.[1] ?? '';
  if (base64.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return bytes.length >= fewestBytes && bytes.length <= mostBytes ? bytes : undefined;
}
