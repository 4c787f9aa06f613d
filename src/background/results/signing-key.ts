import type { OwnFailure } from '../../failure.ts';
import { deviceValue } from '../../platform/database.ts';
import { fail, ok, type Result } from '../../result.ts';

/**
 * The secret with which results are signed, as a key of Web Crypto that cannot be exported: after it was typed, no script can
 * read it again. A copy of the browser's profile contains its bytes.
 */
const signingKey = deviceValue('results-key', (raw): raw is CryptoKey => raw instanceof CryptoKey);

const algorithm = { name: 'HMAC', hash: 'SHA-256' };
/** Bytes that Standard Webhooks allows for a secret. */
const fewestBytes = 24;
const mostBytes = 64;

/** Keeps a secret in the form `whsec_` and base64. An empty text deletes the one that is kept. */
export async function setSigningSecret(text: string): Promise<Result<null, OwnFailure>> {
  if (text.trim() === '') {
    await signingKey.remove();
    return ok(null);
  }
  const bytes = readSecret(text);
  if (!bytes) return fail({ kind: 'badSigningSecret' });
  await signingKey.set(await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']));
  return ok(null);
}

export async function hasSigningSecret(): Promise<boolean> {
  return (await signingKey.get()) !== null;
}

/** The header `webhook-signature` for this message (Standard Webhooks, version 1); null without a secret. */
export async function sign(id: string, timestamp: number, body: string): Promise<string | null> {
  const key = await signingKey.get();
  if (!key) return null;
  const message = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
  return `v1,${btoa(String.fromCharCode(...signature))}`;
}

function readSecret(text: string): Uint8Array<ArrayBuffer> | undefined {
  const base64 = /^\s*whsec_([A-Za-z0-9+/]+={0,2})\s*$/.exec(text)?.[1] ?? '';
  if (base64.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return bytes.length >= fewestBytes && bytes.length <= mostBytes ? bytes : undefined;
}
