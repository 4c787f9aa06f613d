import { Webhook } from 'standardwebhooks';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  countSigningSecrets,
  deleteOldSigningSecret,
  setSigningSecret,
  sign,
} from '../../src/background/results/signing-key.ts';
import { deviceValues } from '../support/fake-database.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;

beforeEach(() => {
  deviceValues.clear();
});

test.each(['{"a":1}', '{"name":"Seán | Óg 😀"}', ''])(
  'the reference library accepts the signature of %j',
  async (body) => {
    expect(await setSigningSecret(` ${secret} `)).toEqual({ ok: true, value: null });
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = await sign('msg_click-0001_1', timestamp, body);
    const headers = {
      'webhook-id': 'msg_click-0001_1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature ?? '',
    };
    const reference = new Webhook(secret);
    expect(signature).toBe(reference.sign('msg_click-0001_1', new Date(timestamp * 1000), body));
    expect(() => reference.verify(`${body} `, headers)).toThrow();
  },
);

test('receivers of the new and of the old secret verify, until the old one is deleted', async () => {
  const other = `whsec_${Buffer.from('another secret of 32 bytes, okay').toString('base64')}`;
  await setSigningSecret(`whsec_${Buffer.from('the oldest secret of 32 bytes ok').toString('base64')}`);
  await setSigningSecret(secret);
  await setSigningSecret(other);
  const timestamp = Math.floor(Date.now() / 1000);
  const accepts = async () => {
    const signature = (await sign('msg_1', timestamp, '{}')) ?? '';
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature,
    };
    const verifies = (one: string) => {
      try {
        return new Webhook(one).verify('{}', headers) !== undefined;
      } catch {
        return false;
      }
    };
    return [signature.split(' ').length, verifies(other), verifies(secret)];
  };
  expect(await accepts()).toEqual([2, true, true]);
  await deleteOldSigningSecret();
  expect(await accepts()).toEqual([1, true, false]);
});

test('the kept key cannot be exported', async () => {
  await setSigningSecret(secret);
  expect(await countSigningSecrets()).toBe(1);
  const [key] = deviceValues.get('results-keys') as CryptoKey[];
  await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow();
});

test.each(['secret', 'whsec_', 'whsec_c2hvcnQ=', 'whsec_not base64 at all, not base64', `${secret}=`])(
  'a text that is no secret (%s) is refused and changes nothing',
  async (text) => {
    await setSigningSecret(secret);
    expect(await setSigningSecret(text)).toEqual({ ok: false, error: { kind: 'badSigningSecret' } });
    expect(await countSigningSecrets()).toBe(1);
  },
);

test('an empty text deletes the secret, and nothing is signed', async () => {
  await setSigningSecret(secret);
  await setSigningSecret(' ');
  expect(await sign('msg', 1, '')).toBeNull();
});
