import { beforeEach, expect, test } from 'vitest';
import { agentVault, credentialVault } from '../../src/background/auth/credential-vault.ts';
import { deviceValue } from '../../src/platform/database.ts';
import type { Identity } from '../../src/session/popup-state.ts';

const { seal, unseal, vaultContent, wipeVault } = agentVault;
const identity: Identity = {
  address: 'https://dialer.example.com',
  host: 'dialer.example.com',
  user: 'clicktodial',
  agent: '1000',
  seesAll: false,
  isInsecure: false,
};
const secret = { user: 'clicktodial', password: 'pA-CANARY-7' };
const isAny = (raw: unknown): raw is unknown => raw !== undefined;
const sealed = deviceValue('vault', (raw): raw is Record<string, unknown> => raw !== undefined);

beforeEach(() => wipeVault());

test('a login that is encrypted for the device can be decrypted and is not stored in plain text', async () => {
  await seal(secret, identity, { mode: 'device' });
  expect(await unseal()).toEqual({ ok: true, value: secret });
  expect(await vaultContent()).toEqual({ mode: 'device', identity });
  const bytes = new TextDecoder('latin1').decode((await sealed.get())?.['text'] as ArrayBuffer);
  expect(bytes).not.toContain('CANARY');
});

test('the key on the device cannot be exported', async () => {
  await seal(secret, identity, { mode: 'device' });
  const key = (await deviceValue('vault-key', isAny).get()) as CryptoKey;
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

test('the right passphrase decrypts it, another one does not, and no key is stored', async () => {
  await seal(secret, identity, { mode: 'passphrase', passphrase: 'four plain words here' });
  expect(await deviceValue('vault-key', isAny).get()).toBeNull();
  expect(await unseal('four plain words there')).toEqual({ ok: false, error: { kind: 'wrongPassphrase' } });
  expect(await unseal('')).toEqual({ ok: false, error: { kind: 'wrongPassphrase' } });
  expect(await unseal('four plain words here')).toEqual({ ok: true, value: secret });
});

test.each([
  ['another dialer', { address: 'https://evil.example.com' }],
  ['another user', { user: 'somebody' }],
])('it does not open for %s', async (_name, changed) => {
  await seal(secret, identity, { mode: 'device' });
  await sealed.set({ ...(await sealed.get()), identity: { ...identity, ...changed } });
  expect((await unseal()).ok).toBe(false);
});

test('encrypting the same login twice gives different texts', async () => {
  await seal(secret, identity, { mode: 'device' });
  const first = await sealed.get();
  await seal(secret, identity, { mode: 'device' });
  expect((await sealed.get())?.['iv']).not.toEqual(first?.['iv']);
});

test('a deleted login cannot be read', async () => {
  await seal(secret, identity, { mode: 'device' });
  await wipeVault();
  expect(await vaultContent()).toBeNull();
  expect(await unseal()).toEqual({ ok: false, error: { kind: 'notSignedIn' } });
});

test("the login of the supervisor is another one, and cannot be put in place of the agent's", async () => {
  const supervisor = credentialVault('supervisorVault');
  await supervisor.seal(secret, identity, { mode: 'passphrase', passphrase: 'four plain words here' });
  expect(await vaultContent()).toBeNull();
  const other = deviceValue('supervisorVault', (raw): raw is Record<string, unknown> => raw !== undefined);
  await sealed.set((await other.get()) ?? {});
  expect(await unseal('four plain words here')).toEqual({ ok: false, error: { kind: 'wrongPassphrase' } });
  await wipeVault();
  expect(await supervisor.unseal('four plain words here')).toEqual({ ok: true, value: secret });
  await supervisor.wipeVault();
});
