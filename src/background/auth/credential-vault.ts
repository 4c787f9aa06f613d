import * as v from 'valibot';
import type { OwnFailure } from '../../failure.ts';
import { deviceValue } from '../../platform/database.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Identity } from '../../session/popup-state.ts';

/**
 * The login on this device, encrypted with AES-GCM. Without a passphrase the key is stored beside it and cannot be
 * exported, so no script can read it, but anyone who can copy the browser's profile can recover the login: the bytes of
 * the key are in the profile's files in both browsers. With a passphrase the key is in no file.
 */
export type Keep = { readonly mode: 'device' } | { readonly mode: 'passphrase'; readonly passphrase: string };

interface Sealed {
  readonly version: 1;
  readonly mode: Keep['mode'];
  /** The identity of the login. Not secret, and authenticated with the ciphertext. */
  readonly identity: Identity;
  readonly iv: Uint8Array<ArrayBuffer>;
  /** For the passphrase. */
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly text: ArrayBuffer;
}

const sealedSchema = v.object({
  version: v.literal(1),
  mode: v.picklist(['device', 'passphrase']),
  identity: v.looseObject({ address: v.string(), host: v.string(), user: v.string(), agent: v.string() }),
  iv: v.instance(Uint8Array),
  salt: v.instance(Uint8Array),
  text: v.instance(ArrayBuffer),
});

/** The number that OWASP recommends for PBKDF2 with SHA-256. */
const iterations = 600_000;
/** A shorter one can be found by brute force. */
export const leastPassphrase = 8;

export interface VaultContent {
  readonly mode: Keep['mode'];
  readonly identity: Identity;
}

/** One login on this device: that of the agent, or that of the supervisor. */
export interface Vault {
  /** Encrypts `secret` (plain data) for this identity. Replaces the previous login. */
  seal(secret: object, identity: Identity, keep: Keep): Promise<void>;
  /** The identity of the kept login and how it is kept, or null if there is none. */
  vaultContent(): Promise<VaultContent | null>;
  /** Decrypts the secret. Fails with a wrong passphrase and with changed data. */
  unseal(passphrase?: string): Promise<Result<unknown, OwnFailure>>;
  wipeVault(): Promise<void>;
}

/** The vault with this name. The browser stores the name. */
export function credentialVault(name: 'vault' | 'supervisorVault'): Vault {
  const sealed = deviceValue(name, (raw): raw is Sealed => v.is(sealedSchema, raw));
  const deviceKey = deviceValue(`${name}-key`, (raw): raw is CryptoKey => raw instanceof CryptoKey);

  async function wipeVault(): Promise<void> {
    await Promise.all([sealed.remove(), deviceKey.remove()]);
  }

  async function newDeviceKey(): Promise<CryptoKey> {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    await deviceKey.set(key);
    return key;
  }

  /** Binds the ciphertext to the vault, the dialer and the user. */
  function boundTo({ address, user }: Identity): Uint8Array<ArrayBuffer> {
    return new TextEncoder().encode(
      JSON.stringify(['click-to-dial', 1, name, new URL(address).origin, user]),
    );
  }

  return {
    async seal(secret, identity, keep) {
      await wipeVault();
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const key = keep.mode === 'device' ? await newDeviceKey() : await passphraseKey(keep.passphrase, salt);
      const text = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: boundTo(identity) },
        key,
        new TextEncoder().encode(JSON.stringify(secret)),
      );
      await sealed.set({ version: 1, mode: keep.mode, identity, iv, salt, text });
    },

    async vaultContent() {
      const kept = await sealed.get();
      return kept && { mode: kept.mode, identity: kept.identity };
    },

    async unseal(passphrase = '') {
      const kept = await sealed.get();
      const key =
        kept?.mode === 'passphrase' ? await passphraseKey(passphrase, kept.salt) : await deviceKey.get();
      if (!kept || !key) return fail({ kind: 'notSignedIn' });
      try {
        const additionalData = boundTo(kept.identity);
        const bytes = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: kept.iv, additionalData },
          key,
          kept.text,
        );
        return ok(JSON.parse(new TextDecoder().decode(bytes)));
      } catch {
        return fail({ kind: 'wrongPassphrase' });
      }
    },

    wipeVault,
  };
}

/** The vault of the agent's login. */
export const agentVault = credentialVault('vault');

async function passphraseKey(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
