import { expect, test, vi } from 'vitest';
import type { SignInForm } from '../../src/messages/requests.ts';

vi.mock('../../src/platform/user-settings.ts', () => ({ userSettings: { update: async () => ({}) } }));
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({
    values: { insecureDialerHosts: [], credentialStorage: 'session' },
    locked: [],
  }),
  updateEffectiveSettings: async () => undefined,
}));

const { readForm } = await import('../../src/background/auth/sign-in-form.ts');
const form = (address: string): SignInForm => ({
  address,
  user: 'api',
  password: 'secret',
  agent: '1000',
  statusUser: '',
  statusPassword: '',
  keep: 'session',
  passphrase: '',
  insecure: false,
});

test.each<[string, string]>([
  ['https://dialer.example', 'dialer.example'],
  ['dialer.example/vici', 'dialer.example'],
  ['http://127.0.0.1:8080', '127.0.0.1:8080'],
  ['http://localhost', 'localhost'],
  ['http://127.999.0.1', 'badAddress'],
  ['http://127.0.0.256', 'badAddress'],
  ['https://1.2.3.4.5', 'badAddress'],
  ['https://dialer.example#@evil.example', 'badAddress'],
  ['https://dialer.example?to=evil.example', 'badAddress'],
  ['https://user:secret@dialer.example', 'badAddress'],
  ['https://127.0.0.1@evil.example', 'badAddress'],
  ['https://dіaler.example', 'badAddress'],
  ['javascript:alert(1)', 'badAddress'],
  ['ftp://dialer.example', 'badAddress'],
  ['', 'badAddress'],
  ['http://dialer.example', 'insecureAddress'],
  ['http://127.0.0.1.evil.example', 'insecureAddress'],
])('the address %j: %s', async (address, outcome) => {
  const read = await readForm(form(address));
  expect(read.ok ? read.value.identity.host : read.error.kind).toBe(outcome);
});
