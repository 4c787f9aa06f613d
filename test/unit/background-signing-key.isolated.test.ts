import { Webhook } from 'standardwebhooks';
import { beforeEach, expect, test, vi } from 'vitest';
import { hasSigningSecret, setSigningSecret, sign } from '../../src/background/results/signing-key.ts';
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

test('the kept key cannot be exported', async () => {
  await setSigningSecret(secret);
  expect(await hasSigningSecret()).toBe(true);
  await expect(
    crypto.subtle.exportKey('raw', deviceValues.get('results-key') as CryptoKey),
  ).rejects.toThrow();
});

test.each(['secret', 'whsec_', 'whsec_c2hvcnQ=', 'whsec_not base64 at all, not base64', `${secret}=`])(
  'a text that is no secret (%s) is refused and changes nothing',
  async (text) => {
    await setSigningSecret(secret);
    expect(await setSigningSecret(text)).toEqual({ ok: false, error: { kind: 'badSigningSecret' } });
    expect(await hasSigningSecret()).toBe(true);
  },
);

test('an empty text deletes the secret, and nothing is signed', async () => {
  await setSigningSecret(secret);
  await setSigningSecret(' ');
  expect(await sign('msg', 1, '')).toBeNull();
});
