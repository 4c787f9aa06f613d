import { beforeEach, expect, test, vi } from 'vitest';
import { findLiveAgent } from '../../sandbox/dialer/table-access.ts';
import { supervisorHandlers } from '../../src/background/supervisor/supervisor-handlers.ts';
import { seenPauses } from '../../src/platform/stored-seen-pauses.ts';
import { teamStatistics } from '../../src/platform/stored-statistics.ts';
import { teamList } from '../../src/platform/stored-team.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { ownPage, signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
const own: { disabledFeatures: string[]; teamGroups: string[] } = { disabledFeatures: [], teamGroups: [] };
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: { ...defaults, ...own } }),
}));

const sandbox = testSandbox({ team: { size: 6, seed: 3 } });
beforeEach(() => {
  Object.assign(own, { disabledFeatures: [], teamGroups: [] });
});

const signIn = (user?: string, password?: string) => signInSupervisor(sandbox, user, password);
const statistics = () => supervisorHandlers.teamStatistics({}, ownPage);
const asked = () => sandbox.control.requests.filter((one) => one.function === 'agent_stats_export');
const later = () => teamStatistics.update((now) => ({ ...now, askedAt: now.askedAt - 60_000 }));

test('today’s statistics come from one request a minute, for all pages', async () => {
  await signIn();
  const [first, second] = await Promise.all([statistics(), statistics()]);
  expect(first).toEqual(second);
  expect(asked().length).toBe(1);
  const day = new Date().toISOString().slice(0, 10);
  expect(asked()[0]?.params).toMatchObject({ datetime_start: `${day} 00:00:00`, time_format: 'S' });
  if (!first.ok) throw new Error(first.error.what);
  // The name with a tab is assigned, because the columns are counted from both ends.
  expect(first.value.rows.map(({ user }) => user)).toContain('3001');
  const [agent] = first.value.rows.filter(({ user }) => user === '3000');
  const live = sandbox.control.session('3000');
  expect(agent).toMatchObject({ name: 'Pia | Pipe', group: 'NORTH', campaign: live?.campaign });
  expect(agent?.talk).toBeGreaterThan(0);
  await statistics();
  expect(asked().length).toBe(1);
  await later();
  await statistics();
  expect(asked().length).toBe(2);
});

test('a failure keeps the earlier statistics, and also waits a minute', async () => {
  await signIn();
  await statistics();
  await later();
  sandbox.control.fault({ kind: 'empty500', function: 'agent_stats_export' });
  const failed = await statistics();
  expect(failed).toMatchObject({ ok: true, value: { failure: { what: 'failure_serverFault' } } });
  expect(failed.ok && failed.value.rows.length).toBeGreaterThan(0);
  await statistics();
  expect(asked().length).toBe(2);
});

test('a day without records is empty, and no failure', async () => {
  await signIn();
  sandbox.control.dialer.workTotals = [];
  expect(await statistics()).toMatchObject({ ok: true, value: { rows: [], failure: null } });
});

test('nothing is asked without a sign-in, without the right, or where the team page is off', async () => {
  expect(await statistics()).toMatchObject({ error: { what: 'failure_notSignedIn' } });
  await signIn('2002', 'Uma2002');
  expect(await statistics()).toMatchObject({ error: { what: 'failure_noPermission' } });
  own.disabledFeatures = ['teamPage'];
  expect(await statistics()).toMatchObject({ error: { what: 'failure_setByOrganization' } });
  expect(asked()).toEqual([]);
});

test('the pauses that the lists of the team showed are with the statistics, for the agents of the scope', async () => {
  await signIn();
  for (const { user } of sandbox.control.dialer.simulated) {
    const agent = findLiveAgent(sandbox.control.dialer, user);
    if (agent) Object.assign(agent, { status: 'PAUSED', pauseCode: 'LUNCH', leadId: 0, callerid: '' });
  }
  await supervisorHandlers.refreshTeam({ isVisible: true }, ownPage);
  // As if the list and the request for it were a minute old.
  await teamList.update((list) => ({
    ...list,
    ...{ askedAt: 0, answeredAt: 0, seenAt: (list.seenAt ?? 0) - 60_000 },
  }));
  await supervisorHandlers.refreshTeam({ isVisible: true }, ownPage);
  const all = await statistics();
  if (!all.ok) throw new Error(all.error.what);
  const { since, pauses } = all.value.seenPauses;
  expect(since).toBeLessThanOrEqual(Date.now());
  const [lunch] = pauses.filter(({ id }) => id === '3000');
  expect(lunch?.code).toBe('LUNCH');
  expect(lunch?.ms).toBeGreaterThanOrEqual(60_000);
  own.teamGroups = ['NOWHERE'];
  const none = await statistics();
  expect(none.ok && none.value.seenPauses.pauses).toEqual([]);
});

test('signing out deletes the statistics', async () => {
  await signIn();
  await statistics();
  await supervisorHandlers.refreshTeam({ isVisible: true }, ownPage);
  expect((await seenPauses.get()).since).not.toBeNull();
  await supervisorHandlers.signOutSupervisor({}, ownPage);
  expect((await teamStatistics.get()).rows).toEqual([]);
  expect((await seenPauses.get()).since).toBeNull();
});
