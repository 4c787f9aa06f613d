import { beforeEach, describe, expect, test, vi } from 'vitest';
import { countIfLogin, runLoginCheck, stopFor } from '../../src/background/auth/login-check.ts';
import { fail, ok } from '../../src/result.ts';
import type { SignInAttempts } from '../../src/session/login-attempts.ts';

const outside = vi.hoisted(() => ({
  asked: [] as string[],
  replies: {} as Record<string, unknown>,
  /** What the browser keeps on the disk. */
  attempts: new Map<string, SignInAttempts>(),
}));
vi.mock('../../src/background/dialer/client.ts', () => ({
  askDialer: async (name: string) => {
    outside.asked.push(name);
    return outside.replies[name];
  },
}));
vi.mock('../../src/platform/database.ts', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  attemptStore: {
    get: async (key: string) => outside.attempts.get(key),
    set: async (key: string, attempts: SignInAttempts) => void outside.attempts.set(key, attempts),
  },
}));

const version = ok({ version: '2.14', build: '1', date: '2026-11-21 12:00:00', epoch: 1_795_262_400 });
const account = {
  address: 'https://dialer.example',
  user: 'api',
  password: 'right',
  statusUser: '',
  statusPassword: '',
};
const both = { ...account, statusUser: 'reports', statusPassword: 'right' };

beforeEach(() => {
  outside.asked.length = 0;
  outside.attempts.clear();
  outside.replies = {
    version,
    non_agent_version: version,
    recording: ok({ recording: false, status: 'PAUSED', session: '' }),
    user_details: ok({}),
  };
});

test('an ordinary account reaches no function of the non-agent API', async () => {
  expect((await runLoginCheck(account, '1000')).ok).toBe(true);
  expect(outside.asked).toEqual(['version', 'recording']);
});

test('each account is tried once, after address and certificate are proven', async () => {
  expect((await runLoginCheck(both, '1000')).ok).toBe(true);
  expect(outside.asked).toEqual(['version', 'non_agent_version', 'recording', 'user_details']);
});

test('a dialer that does not reply gets no password', async () => {
  outside.replies['version'] = fail({ kind: 'unreachable', host: 'dialer.example' });
  expect((await runLoginCheck(both, '1000')).ok).toBe(false);
  expect(outside.asked).toEqual(['version']);
});

test('after three wrong passwords no fourth is sent, even if the name differs in case', async () => {
  outside.replies['recording'] = fail({ kind: 'wrongLogin' });
  for (const user of ['api', 'API', 'Api', 'api', 'aPi']) await runLoginCheck({ ...account, user }, '1000');
  expect(outside.asked.filter((name) => name === 'recording')).toHaveLength(3);
  expect(await stopFor(account.address, 'api')).toMatchObject({ kind: 'signInBlocked' });
});

test('another host and another account are not stopped by it', async () => {
  for (let time = 0; time < 3; time += 1) await countIfLogin(account, { kind: 'wrongLogin' });
  expect(await stopFor(account.address, 'api')).toBeDefined();
  expect(await stopFor('https://other.example', 'api')).toBeUndefined();
  expect(await stopFor(account.address, 'other')).toBeUndefined();
});

test('the lock of an account stops it at once', async () => {
  outside.replies['recording'] = fail({ kind: 'locked' });
  await runLoginCheck(account, '1000');
  await runLoginCheck(account, '1000');
  expect(outside.asked.filter((name) => name === 'recording')).toHaveLength(1);
});

describe('without the function recording', () => {
  const missing = [fail({ kind: 'noPermission', about: 'recording' }), fail({ kind: 'unknownFunction' })];
  test.each(missing)('the number of waiting calls proves the login: %j', async (failure) => {
    outside.replies['recording'] = failure;
    outside.replies['calls_in_queue_count'] = ok({ count: 0 });
    const checked = await runLoginCheck(account, '1000');
    expect(checked).toMatchObject({ value: { lacksRecording: true, seen: { state: 'unknown' } } });
    expect(outside.asked).toEqual(['version', 'recording', 'calls_in_queue_count']);
  });

  test.each<[string, string]>([
    ['leadNotValid', 'paused'],
    ['notPaused', 'unknown'],
    ['notValid', 'unknown'],
    ['notLoggedIn', 'loggedOut'],
  ])('where that is missing too, a dry run with the refusal %s shows %s', async (kind, state) => {
    for (const name of ['recording', 'calls_in_queue_count'])
      outside.replies[name] = fail({ kind: 'unknownFunction' });
    outside.replies['external_dial'] = fail({ kind });
    expect(await runLoginCheck(account, '1000')).toMatchObject({ value: { seen: { state } } });
  });

  test('a wrong password is counted once, and no other function is tried', async () => {
    outside.replies['recording'] = fail({ kind: 'wrongLogin' });
    expect((await runLoginCheck(account, '1000')).ok).toBe(false);
    expect(outside.asked).toEqual(['version', 'recording']);
  });

  test('an account that may not call anything cannot sign in', async () => {
    for (const name of ['recording', 'calls_in_queue_count', 'external_dial'])
      outside.replies[name] = fail({ kind: 'noPermission', about: name });
    expect(await runLoginCheck(account, '1000')).toMatchObject({ error: { kind: 'noPermission' } });
    expect(outside.attempts.size).toBe(0);
  });
});

test('an agent who is not logged in can sign in, and this does not count as a failure', async () => {
  outside.replies['recording'] = fail({ kind: 'notLoggedIn' });
  expect(await runLoginCheck(account, '1000')).toMatchObject({ value: { seen: { state: 'loggedOut' } } });
  expect(outside.attempts.size).toBe(0);
});
