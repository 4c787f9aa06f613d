import { beforeEach, expect, test, vi } from 'vitest';
import { supervisorHandlers } from '../../src/background/supervisor/supervisor-handlers.ts';
import { teamBatches } from '../../src/platform/stored-batch.ts';
import { teamList } from '../../src/platform/stored-team.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { ownPage, signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
const own: { teamGroups: string[]; teamCampaigns: string[] } = { teamGroups: [], teamCampaigns: [] };
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: { ...defaults, ...own } }),
}));

const sandbox = testSandbox({ team: { size: 9, seed: 3 } });
beforeEach(() => {
  Object.assign(own, { teamGroups: [], teamCampaigns: [] });
});

const { refreshTeam, agentCall, listenIn, startTeamAction, teamStatistics } = supervisorHandlers;
const signIn = async () => {
  expect(await signInSupervisor(sandbox)).toMatchObject({ ok: true });
  await refreshTeam({ isVisible: true }, ownPage);
};
const groups = async () => new Set((await teamList.get()).agents.map(({ group }) => group));
const asked = (name: string) => sandbox.control.requests.filter((one) => one.function === name);

test('the dialer is asked only for the groups and campaigns that the settings allow', async () => {
  Object.assign(own, { teamGroups: ['WEST', 'SOUTH'], teamCampaigns: ['RENEWALS', 'SURVEYS'] });
  await signIn();
  expect(await groups()).toEqual(new Set(['WEST', 'SOUTH']));
  expect(asked('logged_in_agents').at(-1)?.params).toMatchObject({
    user_groups: 'WEST|SOUTH',
    campaigns: 'RENEWALS|SURVEYS',
  });
});

test('statistics have only the agents of the scope', async () => {
  own.teamGroups = ['WEST'];
  await signIn();
  const reply = await teamStatistics({}, ownPage);
  if (!reply.ok) throw new Error(reply.error.what);
  expect(reply.value.rows.length).toBeGreaterThan(0);
  expect(new Set(reply.value.rows.map(({ group }) => group))).toEqual(new Set(['WEST']));
});

test('a scope that became smaller applies at once: no call, no listening in, no action', async () => {
  await signIn();
  // 3000 is in NORTH. The list still has this agent.
  own.teamGroups = ['WEST'];
  const refused = { error: { what: 'failure_noAgentsChosen' } };
  const before = sandbox.control.requests.length;
  expect(await agentCall({ user: '3000' }, ownPage)).toMatchObject(refused);
  expect(await listenIn({ agent: '3000', mode: 'listen', phone: 'sue' }, ownPage)).toMatchObject(refused);
  const pause = { kind: 'pause', code: 'BREAK' } as const;
  expect(
    await startTeamAction({ id: 'action-0001', action: pause, agents: ['3000'], reason: '' }, ownPage),
  ).toMatchObject(refused);
  expect(await teamBatches.get()).toEqual([]);
  expect(sandbox.control.requests.length).toBe(before);
});
