import { describe, expect, test } from 'vitest';
import { idleAlarm } from '../../src/background/alarm-names.ts';
import { autoLock } from '../../src/background/auth/auto-lock.ts';
import type { VaultContent } from '../../src/background/auth/credential-vault.ts';
import { loginRestorer } from '../../src/background/auth/restore-login.ts';
import type { IdleState } from '../../src/platform/idle.ts';
import { fail, ok } from '../../src/result.ts';
import { emptyPopupState, type PopupState } from '../../src/session/popup-state.ts';
import { type AgentState, isInCall } from '../../src/session/state.ts';
import type { Effective } from '../../src/settings/effective.ts';
import { resolve } from '../../src/settings/resolve.ts';
import { identity, sessionIn, signedIn } from '../support/builders.ts';
import { memoryValue, stopped } from '../support/memory-value.ts';

const account = {
  address: identity.address,
  user: 'api',
  password: 'secret',
  statusUser: '',
  statusPassword: '',
};

interface Machine {
  readonly own?: object;
  readonly policy?: object;
  readonly certainty?: Effective['certainty'];
  readonly kept?: VaultContent['mode'];
  readonly state?: PopupState;
  readonly passphrase?: string;
}

/** The storage of a browser, and the parts of a worker that use it. `more` replaces functions, also by ones that stop. */
function machine({ own, policy, certainty = 'known', kept, state = emptyPopupState, passphrase }: Machine) {
  const popupState = memoryValue(state);
  const vault = memoryValue<VaultContent | null>(kept ? { mode: kept, identity } : null);
  const session = memoryValue<unknown>(state.signIn.state === 'in' ? account : null);
  const alarms = new Map<string, number>();
  const start = (more: object = {}) => {
    const deps = {
      readSettings: async () => ({
        ...resolve(policy ?? {}, { lockAfterMinutes: 15, ...own }),
        certainty,
        changedAt: null,
      }),
      state: popupState,
      emptyState: emptyPopupState,
      isInCall: ({ session }: PopupState) => isInCall(session.state),
      alarm: idleAlarm,
      vaultContent: vault.get,
      wipeVault: () => vault.set(null),
      openAccount: async (typed?: string) =>
        typed === passphrase ? ok(account) : fail({ kind: 'wrongPassphrase' } as const),
      keepAccount: session.set,
      forgetAccount: async () => {
        await session.set(null);
        await vault.set(null);
      },
      lockAccount: () => session.set(null),
      setIdleDelay: () => {},
      currentIdleState: async (): Promise<IdleState> => 'idle',
      scheduleAlarm: (name: string, milliseconds: number) => void alarms.set(name, milliseconds),
      clearAlarm: async (name: string) => void alarms.delete(name),
      ...more,
    };
    return { ...loginRestorer(deps), ...autoLock(deps) };
  };
  const signIn = async () => (await popupState.get()).signIn.state;
  return { start, popupState, vault, session, alarms, signIn };
}
const onDevice = { credentialStorage: 'device' };
const withPassphrase = { credentialStorage: 'passphrase' };
const inState = (state: AgentState) => signedIn({ session: sessionIn(state) });

describe('after a start of the browser', () => {
  test('the login of the device signs in', async () => {
    const { start, session, signIn } = machine({ own: onDevice, kept: 'device' });
    expect(await start().reviewKeptLogin()).toBe(true);
    expect(await signIn()).toBe('in');
    expect(await session.get()).toEqual(account);
  });

  test('a login with a passphrase is locked until the passphrase is typed', async () => {
    const { start, session, signIn } = machine({
      own: withPassphrase,
      kept: 'passphrase',
      passphrase: 'right',
    });
    const worker = start();
    expect(await worker.reviewKeptLogin()).toBe(true);
    expect(await signIn()).toBe('locked');
    expect(await worker.unlock('wrong')).toEqual({ ok: false, error: { kind: 'wrongPassphrase' } });
    expect(await session.get()).toBeNull();
    expect(await worker.unlock('right')).toMatchObject({ ok: true });
    expect(await signIn()).toBe('in');
  });

  test('nothing happens without a kept login', async () => {
    const { start, signIn } = machine({});
    const worker = start();
    expect(await worker.reviewKeptLogin()).toBe(false);
    expect(await worker.unlock('any')).toEqual({ ok: false, error: { kind: 'notSignedIn' } });
    expect(await signIn()).toBe('out');
  });

  test.each<[string, Machine, boolean]>([
    ['is kept and not used while the policy is awaited', { certainty: 'waiting' }, true],
    [
      'is deleted if the organization forbids its storage',
      { policy: { credentialStorage: 'session' } },
      false,
    ],
    [
      'is deleted if the organization has another dialer',
      { policy: { dialerUrls: ['https://new.example'] } },
      false,
    ],
    [
      'is kept if that policy is only assumed',
      { policy: { credentialStorage: 'session' }, certainty: 'assumed' },
      true,
    ],
  ])('a login %s', async (_what, more, isKept) => {
    const { start, vault, signIn } = machine({ own: onDevice, kept: 'device', ...more });
    expect(await start().reviewKeptLogin()).toBe(false);
    expect(await signIn()).toBe('out');
    expect((await vault.get()) !== null).toBe(isKept);
  });

  test('a login that cannot be opened is deleted', async () => {
    const { start, vault, signIn } = machine({ own: onDevice, kept: 'device', passphrase: 'lost key' });
    expect(await start().reviewKeptLogin()).toBe(false);
    expect(await vault.get()).toBeNull();
    expect(await signIn()).toBe('out');
  });

  test('a worker that stops before it shows the sign-in is followed by one that signs in', async () => {
    const { start, popupState, session, signIn } = machine({ own: onDevice, kept: 'device' });
    void start({ state: { ...popupState, set: () => stopped() } }).reviewKeptLogin();
    await expect.poll(session.get, { timeout: 20_000 }).toEqual(account);
    expect(await signIn()).toBe('out');
    expect(await start().reviewKeptLogin()).toBe(true);
    expect(await signIn()).toBe('in');
  });
});

describe('an agent who is away', () => {
  test.each<[string, IdleState, object, Machine, PopupState['signIn']['state']]>([
    ['is signed out when idle', 'idle', {}, {}, 'failed'],
    ['is locked if a passphrase can unlock', 'idle', withPassphrase, { kept: 'passphrase' }, 'locked'],
    ['is signed out when the screen is locked', 'locked', { lockOnOsLock: true }, {}, 'failed'],
    ['stays signed in with 0 minutes', 'idle', { lockAfterMinutes: 0 }, {}, 'in'],
    ['stays signed in during a call', 'idle', {}, { state: inState('inCall') }, 'in'],
    [
      'is signed out when the screen is locked during a call',
      'locked',
      { lockOnOsLock: true },
      { state: inState('inCall') },
      'failed',
    ],
  ])('%s', async (_what, idle, own, more, expected) => {
    const { start, session, signIn } = machine({ own, state: inState('paused'), ...more });
    expect(await start().handleIdleState(idle)).toBe(expected !== 'in');
    expect(await signIn()).toBe(expected);
    expect((await session.get()) === null).toBe(expected !== 'in');
  });

  test('during a call is checked again by an alarm, until the call is over', async () => {
    const { start, popupState, alarms, signIn } = machine({ state: inState('inCall') });
    const worker = start();
    await worker.handleIdleState('idle');
    expect(alarms.has(idleAlarm)).toBe(true);
    expect(await worker.checkIdle()).toBe(false);
    await popupState.set(inState('paused'));
    expect(await worker.checkIdle()).toBe(true);
    expect(await signIn()).toBe('failed');
  });

  test('with a locked screen is signed out after the idle time only, and not after a return', async () => {
    const own = { lockOnOsLock: false, lockAfterMinutes: 15 };
    const { start, alarms, signIn } = machine({ own, state: inState('paused') });
    const worker = start({ currentIdleState: async () => 'active' });
    expect(await worker.handleIdleState('locked')).toBe(false);
    expect(alarms.get(idleAlarm)).toBe(15 * 60_000);
    expect(await worker.checkIdle()).toBe(false);
    await worker.handleIdleState('active');
    expect([...alarms]).toEqual([]);
    expect(await signIn()).toBe('in');
  });

  test('is signed out by the next worker, if one stops after it deleted the password', async () => {
    const { start, popupState, session, signIn } = machine({ state: inState('paused') });
    void start({ state: { ...popupState, set: () => stopped() } }).handleIdleState('idle');
    await expect.poll(session.get, { timeout: 20_000 }).toBeNull();
    expect(await signIn()).toBe('in');
    expect(await start().checkIdle()).toBe(true);
    expect(await signIn()).toBe('failed');
  });
});
