import { beforeEach, describe, expect, test, vi } from 'vitest';
import { findAccount } from '../../sandbox/dialer/table-access.ts';
import { keepAccount } from '../../src/background/auth/credentials.ts';
import { askNonAgent } from '../../src/background/supervisor/supervisor-client.ts';
import { supervisorHandlers } from '../../src/background/supervisor/supervisor-handlers.ts';
import { supervisorState } from '../../src/platform/stored-supervisor.ts';
import { teamList } from '../../src/platform/stored-team.ts';
import { defaults } from '../../src/settings/catalog.ts';
import fakeBrowser from '../support/fake-browser.ts';
import { attempts, deviceValues } from '../support/fake-database.ts';
import { ownPage, testSandbox } from '../support/test-sandbox.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
const own: { disabledFeatures: string[]; credentialStorage: string; alerts: string[] } = {
  alerts: [],
  disabledFeatures: [],
  credentialStorage: 'session',
};
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: { ...defaults, ...own } }),
}));

const sandbox = testSandbox({ team: { size: 30, seed: 3 } });
beforeEach(() => {
  Object.assign(own, { disabledFeatures: [], credentialStorage: 'session', alerts: [] });
});

const { signInSupervisor, signOutSupervisor, checkRights, refreshTeam, unlockSupervisor } =
  supervisorHandlers;
const signIn = (user = '2000', password = 'Sue2000', passphrase = '') =>
  signInSupervisor({ address: sandbox.url, user, password, insecure: false, passphrase }, ownPage);
const refresh = (isVisible = true) => refreshTeam({ isVisible }, ownPage);
const state = async () => (await supervisorState.get()).signIn.state;
const asked = (name?: string) =>
  sandbox.control.requests.filter((one) => name === undefined || one.function === name);
/** As if this much time had passed since the last request. */
const later = (ms: number) =>
  teamList.update((list) => ({
    ...list,
    askedAt: list.askedAt - ms,
    answeredAt: list.answeredAt - ms,
    callsWaiting: list.callsWaiting && { ...list.callsWaiting, at: list.callsWaiting.at - ms },
    hoppers: Object.fromEntries(
      Object.entries(list.hoppers).map(([campaign, each]) => [campaign, { ...each, at: each.at - ms }]),
    ),
  }));
const account = (user: string) =>
  findAccount(sandbox.control.dialer, user) as { viewReports: boolean; pass: string; level: number };

describe('the sign-in of the supervisor', () => {
  test.each([
    ['2000', 'Sue2000', { level: 8, canReadAgents: true, canCommand: true }],
    ['2002', 'Uma2002', { canReadAgents: false, canCommand: true }],
    // The group of the account is hidden from the account itself.
    ['2001', 'Tom2001', { canReadAgents: true, canCommand: true }],
  ])('finds the rights of %s with functions that change nothing', async (user, password, rights) => {
    const before = JSON.stringify(sandbox.control.sessions);
    expect(await signIn(user, password)).toMatchObject({ ok: true });
    const { at, ...found } = (await supervisorState.get()).rights ?? { at: 0 };
    expect(found).toEqual(rights);
    expect(Date.now() - at).toBeLessThan(60_000);
    expect(JSON.stringify(sandbox.control.sessions)).toBe(before);
  });

  test('does not know an agent: the level is too low', async () => {
    expect(await signIn('1000', 'Ann1000')).toMatchObject({ error: { what: 'failure_wrongLogin' } });
    expect(await state()).toBe('failed');
  });

  test('stops after three wrong passwords, before the dialer locks the account', async () => {
    for (let time = 0; time < 5; time += 1) await signIn('2000', 'Wrong2000');
    const withLogin = asked().filter(({ params }) => 'pass' in params);
    expect(withLogin.length).toBe(3);
    expect(await signIn()).toMatchObject({ error: { what: 'failure_signInBlocked' } });
  });

  test('is refused where the organization has disabled the team page', async () => {
    own.disabledFeatures = ['teamPage'];
    expect(await signIn()).toMatchObject({ error: { what: 'failure_setByOrganization' } });
    expect(asked()).toEqual([]);
  });

  test('leaves the password in session storage only', async () => {
    await signIn();
    await refresh();
    const session = [...fakeBrowser.storage.session.values];
    const withPassword = session.filter(([, value]) => JSON.stringify(value).includes('Sue2000'));
    expect(withPassword.map(([key]) => key)).toEqual(['supervisorAccount']);
    expect(fakeBrowser.storage.local.values.size).toBe(0);
    await signOutSupervisor({}, ownPage);
    expect(JSON.stringify([...fakeBrowser.storage.session.values])).not.toContain('Sue2000');
    expect((await teamList.get()).agents).toEqual([]);
  });

  test('is kept under a passphrase, apart from the login of the agent', async () => {
    own.credentialStorage = 'passphrase';
    await signIn('2000', 'Sue2000', 'four plain words');
    expect([...deviceValues.keys()].sort()).toEqual(['knownDialers', 'supervisorVault']);
    await supervisorState.set({ signIn: { state: 'out' }, rights: null });
    await unlockSupervisor({ passphrase: 'four plain words' }, ownPage);
    expect(await state()).toBe('in');
  });
});

describe('the refresh', () => {
  test('is one request for ten pages', async () => {
    await signIn();
    sandbox.control.requests = [];
    await Promise.all(Array.from({ length: 10 }, () => refresh()));
    expect(asked('logged_in_agents').length).toBe(1);
    expect((await teamList.get()).agents.length).toBe(34);
  });

  test('asks again after the interval, which is longer for hidden pages', async () => {
    await signIn();
    sandbox.control.requests = [];
    await refresh();
    await later(6_000);
    await refresh(false);
    expect(asked('logged_in_agents').length).toBe(1);
    await refresh();
    expect(asked('logged_in_agents').length).toBe(2);
    await later(62_000);
    await refresh(false);
    expect(asked('logged_in_agents').length).toBe(3);
    expect(asked('user_group_status').length).toBe(1);
  });

  test('counts one hopper a minute, and only for an alert that a person of this level may have', async () => {
    await signIn();
    sandbox.control.requests = [];
    await refresh();
    expect(asked('hopper_list').length).toBe(0);
    own.alerts = ['hopper=10'];
    for (let passed = 0; passed < 60; passed += 10) {
      await later(10_000);
      await refresh();
    }
    expect(asked('hopper_list').length).toBe(1);
    await later(62_000);
    await refresh();
    expect(asked('hopper_list').map(({ params }) => params['campaign_id'])).toHaveLength(2);
    const { hoppers } = await teamList.get();
    // An empty hopper is a refusal of the dialer, and it counts as no lead.
    expect(Object.values(hoppers).map(({ count }) => typeof count)).toEqual(['number', 'number']);
    account('2000').level = 7;
    await checkRights({}, ownPage);
    await later(62_000);
    await refresh();
    expect(asked('hopper_list').length).toBe(2);
  });

  test('keeps the last agents and gives the reason when a right was revoked meanwhile', async () => {
    await signIn();
    await refresh();
    account('2000').viewReports = false;
    await later(6_000);
    await refresh();
    const list = await teamList.get();
    expect(list.agents.length).toBe(34);
    expect(list.failure?.what).toBe('failure_noPermission');
    expect(await state()).toBe('in');
    await checkRights({}, ownPage);
    expect((await supervisorState.get()).rights?.canReadAgents).toBe(false);
  });

  test('ends with the sign-in when the password was changed, after one attempt', async () => {
    await signIn();
    account('2000').pass = 'other';
    await refresh();
    await later(600_000);
    await refresh();
    expect(await state()).toBe('failed');
    expect([...attempts.values()]).toMatchObject([{ failedAt: [expect.any(Number)] }]);
  });

  test('reads a list of 5,000 agents, and stores no rows that it would have to guess', async () => {
    await signIn();
    const row = (at: number) => `${at}\tSALES\t8600000\tREADY\t0\t\t3\tAgent ${at}\tNORTH\t1\t\t`;
    const header =
      'user\tcampaign_id\tsession_id\tstatus\tlead_id\tcallerid\tcalls_today\tfull_name\tuser_group\tuser_level\tpause_code\tsub_status';
    const rows = [...Array.from({ length: 5_000 }, (_, at) => row(at)), '9\tSALES\tshifted'];
    sandbox.control.fault({ kind: 'body', body: [header, ...rows].join('\n'), function: 'logged_in_agents' });
    await refresh();
    const list = await teamList.get();
    expect(list.agents.length).toBe(5_000);
    expect(list.unfit).toEqual(['9 | SALES | shifted']);
  });
});

test('the account of the agent reaches no function of the non-agent API', async () => {
  const agent = { address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al' };
  await keepAccount({ ...agent, statusUser: '', statusPassword: '' });
  await supervisorState.set({ signIn: { state: 'out' }, rights: null });
  await refresh();
  await checkRights({}, ownPage);
  await supervisorHandlers.teamStatistics({}, ownPage);
  await supervisorHandlers.listenIn({ agent: '1000', mode: 'listen', phone: 'sue' }, ownPage);
  await supervisorHandlers.agentCall({ user: '1000' }, ownPage);
  expect(await askNonAgent('logged_in_agents', {})).toEqual({ ok: false, error: { kind: 'notSignedIn' } });
  expect(await askNonAgent('user_details', { agent_user: '1000' })).toEqual({
    ok: false,
    error: { kind: 'notSignedIn' },
  });
  expect(asked().filter(({ path }) => path.includes('non_agent'))).toEqual([]);
});
