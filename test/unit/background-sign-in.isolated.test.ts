import { beforeEach, expect, test, vi } from 'vitest';
import { pendingAlarm } from '../../src/background/alarm-names.ts';
import { continueAfterPrompt, continueSignIn, signIn } from '../../src/background/auth/sign-in.ts';
import { ok } from '../../src/result.ts';
import { emptyPopupState } from '../../src/session/popup-state.ts';

const outside = vi.hoisted(() => {
  const kept: Record<string, unknown> = {};
  /** As the browser's storage does it: every read and every write takes a turn of its own. */
  function stored<T>(key: string, fallback: T) {
    const get = async () => (key in kept ? kept[key] : fallback) as T;
    const set = async (value: T) => {
      kept[key] = value;
    };
    let turn: Promise<unknown> = Promise.resolve();
    const update = (change: (value: T) => T) => {
      const next = turn.then(async () => set(change(await get())));
      turn = next;
      return next;
    };
    return { get, set, update };
  }
  const account = {
    address: 'https://dialer.example',
    user: 'api',
    password: 'right',
    statusUser: '',
    statusPassword: '',
  };
  const identity = {
    host: 'dialer.example',
    address: account.address,
    user: 'api',
    agent: '1000',
    statusUser: '',
  };
  return { kept, stored, account, identity, tests: 0 };
});
vi.mock('../../src/platform/stored-state.ts', async () => {
  const { emptyPopupState } = await import('../../src/session/popup-state.ts');
  return { popupState: outside.stored('popupState', emptyPopupState) };
});
let isGranted = true;
const alarms: [string, number][] = [];
vi.mock('../../src/platform/alarms.ts', () => ({
  scheduleAlarm: (name: string, milliseconds: number) => alarms.push([name, milliseconds]),
}));
vi.mock('../../src/background/auth/known-dialers.ts', () => ({ rememberDialer: async () => undefined }));
vi.mock('../../src/platform/permissions.ts', () => ({
  patternOf: () => 'https://dialer.example/*',
  isGranted: async () => isGranted,
}));
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known' }),
}));
vi.mock('../../src/background/auth/credentials.ts', () => ({
  pendingAccount: outside.stored('pending', null),
  keepAccount: async () => undefined,
  keepOnDevice: async () => undefined,
  forgetAccount: async () => undefined,
}));
vi.mock('../../src/background/auth/sign-in-form.ts', () => ({
  readForm: async () => ok({ account: outside.account, identity: outside.identity, keep: null }),
}));
vi.mock('../../src/background/auth/login-check.ts', () => ({
  runLoginCheck: async () => {
    outside.tests += 1;
    return ok({ seen: { state: 'paused' }, clockSkew: 0, dropsToneSigns: true });
  },
  stopFor: async () => undefined,
  countIfLogin: async () => undefined,
}));

beforeEach(() => {
  outside.tests = 0;
  isGranted = true;
  alarms.length = 0;
  for (const key of Object.keys(outside.kept)) delete outside.kept[key];
});

test.each(Array.from({ length: 60 }, (_, turns) => turns))(
  'a sign-in that somebody goes on with %i turns later sends the login once, and works',
  async (turns) => {
    const signedIn = signIn({} as Parameters<typeof signIn>[0]);
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    await Promise.all([signedIn, continueSignIn(), continueSignIn()]);
    expect(outside.tests).toBe(1);
    expect(outside.kept['popupState']).toMatchObject({ signIn: { state: 'in' } });
  },
);

test('a sign-in whose worker was stopped in its test ends, and the login is not sent again', async () => {
  outside.kept['popupState'] = {
    ...emptyPopupState,
    signIn: { state: 'checking', identity: outside.identity },
  };
  await continueSignIn();
  expect(outside.tests).toBe(0);
  expect(outside.kept['popupState']).toMatchObject({ signIn: { state: 'failed' } });
});

test('a password that waits for a permission is deleted after five minutes', async () => {
  isGranted = false;
  vi.useFakeTimers({ toFake: ['Date'] });
  await signIn({} as Parameters<typeof signIn>[0]);
  expect(alarms).toEqual([[pendingAlarm, 300_000]]);
  vi.setSystemTime(Date.now() + 299_000);
  await continueSignIn();
  expect(outside.kept['pending']).not.toBeNull();
  vi.setSystemTime(Date.now() + 1_000);
  isGranted = true;
  await continueSignIn();
  vi.useRealTimers();
  expect(outside.kept['pending']).toBeNull();
  expect(outside.tests).toBe(0);
  expect(outside.kept['popupState']).toMatchObject({ signIn: { state: 'failed' } });
});

test('the outcome of a sign-in is to be shown only if it waited for the permission that was given now', async () => {
  isGranted = false;
  await signIn({} as Parameters<typeof signIn>[0]);
  expect(await continueAfterPrompt()).toBe(false);
  isGranted = true;
  expect(await continueAfterPrompt()).toBe(true);
  expect(outside.kept['popupState']).toMatchObject({ signIn: { state: 'in' } });
  expect(await continueAfterPrompt()).toBe(false);
});
