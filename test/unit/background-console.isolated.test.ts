import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keepAccount } from '../../src/background/auth/credentials.ts';
import { runFunction } from '../../src/background/console/run-function.ts';
import { popupState } from '../../src/platform/stored-state.ts';
import { supervisorState } from '../../src/platform/stored-supervisor.ts';
import { type Entry, newEntry } from '../../src/session/journal.ts';
import { emptyPopupState } from '../../src/session/popup-state.ts';
import { unseen } from '../../src/session/state.ts';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import { signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

let entries: Entry[] = [];
vi.mock('../../src/platform/database.ts', async () => ({
  ...(await import('../support/fake-database.ts')),
  journal: { recent: async () => entries },
}));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
vi.mock('../../src/platform/phone-metadata.ts', () => ({
  loadPlans: async () => undefined,
  loadPlanOf: async () => undefined,
  loadCountries: async () => undefined,
}));
let own: Partial<Settings> = {};
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: { ...defaults, ...own } }),
}));

const sandbox = testSandbox();
beforeEach(() => {
  own = {};
  entries = [];
});

const signIn = (user?: string, password?: string) => signInSupervisor(sandbox, user, password);
const signInAgent = async () => {
  const agent = { address: sandbox.url, user: 'clicktodial' };
  await keepAccount({ ...agent, password: 'Cl1ckToD1al', statusUser: '', statusPassword: '' });
  const { host } = new URL(sandbox.url);
  const identity = { ...agent, host, agent: '1000', seesAll: false, isInsecure: true };
  await popupState.set({ ...emptyPopupState, signIn: { state: 'in', identity } });
  return `${host}|1000`;
};
const run = (endpoint: 'agent' | 'nonAgent', name: string, more: Record<string, string> = {}) =>
  runFunction({ endpoint, parameters: { function: name, source: 'clicktodial', ...more } });
const pause = () => run('agent', 'external_pause', { agent_user: '1000', value: 'PAUSE' });
const usersOf = (name: string) =>
  sandbox.control.requests.filter((each) => each.function === name).map(({ params }) => params['user']);

describe('a request of the console', () => {
  test('has the account of its API', async () => {
    await signIn();
    await signInAgent();
    expect(await run('nonAgent', 'campaigns_list')).toMatchObject({ ok: true, value: { status: 200 } });
    expect(await pause()).toMatchObject({ ok: true });
    expect(usersOf('campaigns_list')).toEqual(['2000']);
    expect(usersOf('external_pause')).toEqual(['clicktodial']);
  });

  test('is not sent without a supervisor, nor to the agent API without an agent', async () => {
    await signInAgent();
    expect(await pause()).toMatchObject({ error: { kind: 'notSignedIn' } });
    await popupState.set(emptyPopupState);
    await signIn();
    sandbox.control.requests = [];
    expect(await pause()).toMatchObject({ error: { kind: 'notSignedIn' } });
    expect(sandbox.control.requests).toEqual([]);
  });

  test.each([
    [{ disabledFeatures: ['apiConsole'] }],
    [{ maskNumbers: true }],
    [{ disabledFeatures: ['teamListening'] }],
  ] satisfies [Partial<Settings>][])('is not sent with the settings %j', async (settings) => {
    await signIn();
    own = settings;
    sandbox.control.requests = [];
    expect(await run('nonAgent', 'blind_monitor')).toMatchObject({ error: { kind: 'setByOrganization' } });
    expect(sandbox.control.requests).toEqual([]);
  });

  test.each([
    ['nonAgent', 'hopper_bulk_insert', {}, 'unknownFunction'],
    ['nonAgent', 'external_dial', {}, 'unknownFunction'],
    ['agent', 'add_user', {}, 'unknownFunction'],
    ['nonAgent', 'list_info', { list_id: '101', debug: '1' }, 'unsafeText'],
    ['nonAgent', 'list_info', { list_id: "101' OR 1" }, 'unsafeText'],
    ['agent', 'pause_code', { agent_user: '1000', value: 'X', alt_user: '1001' }, 'unsafeText'],
    ['agent', 'refresh_panel', { agent_user: '1000\n' }, 'unsafeText'],
  ] as const)('is not sent for %s %s %j', async (endpoint, name, values, kind) => {
    await signIn();
    await signInAgent();
    sandbox.control.requests = [];
    expect(await run(endpoint, name, values)).toMatchObject({ error: { kind } });
    expect(sandbox.control.requests).toEqual([]);
  });

  test.each([
    ['external_dial', { value: '911' }, 'emergencyNumber'],
    ['external_dial', { phone_code: '1', value: '7275550142' }, 'prefixBlocked'],
    ['transfer_conference', { value: 'DIAL_WITH_CUSTOMER', phone_number: '112' }, 'emergencyNumber'],
    ['transfer_conference', { value: 'BLIND_TRANSFER', phone_number: '7275550142' }, 'prefixBlocked'],
  ])('with a number follows the rules for numbers: %s %j', async (name, values, kind) => {
    await signIn();
    await signInAgent();
    own = { country: 'US', blockedPrefixes: ['+1727'] };
    sandbox.control.requests = [];
    const dial = name === 'external_dial' ? { search: 'YES', preview: 'NO', focus: 'NO' } : {};
    expect(await run('agent', name, { agent_user: '1000', ...dial, ...values })).toMatchObject({
      error: { kind },
    });
    expect(sandbox.control.requests).toEqual([]);
  });

  test('for the session of the agent waits until no journaled command of that agent is open', async () => {
    await signIn();
    const owner = await signInAgent();
    entries = [newEntry('press-0001', owner, { kind: 'resume' }, unseen, Date.now())];
    expect(await pause()).toMatchObject({ error: { kind: 'actionRunning' } });
    expect(await run('agent', 'recording', { agent_user: '1000', value: 'STATUS' })).toMatchObject({
      ok: true,
    });
    entries = [newEntry('press-0001', 'other|1000', { kind: 'resume' }, unseen, Date.now())];
    expect(await pause()).toMatchObject({ ok: true });
  });

  test('has a reply without the password, and a rejected login ends the sign-in of the supervisor', async () => {
    await signIn();
    for (const one of sandbox.control.dialer.accounts) if (one.user === '2000') one.pass = 'Changed1';
    const reply = await run('nonAgent', 'campaigns_list');
    expect(reply.ok && reply.value.text).toContain('Login incorrect');
    expect(JSON.stringify(reply)).not.toContain('Sue2000');
    expect((await supervisorState.get()).signIn.state).toBe('failed');
  });
});
