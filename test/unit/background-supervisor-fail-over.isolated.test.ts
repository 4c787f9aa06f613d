import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { rememberDialer } from '../../src/background/auth/known-dialers.ts';
import { sendAsSupervisor } from '../../src/background/supervisor/send-as-supervisor.ts';
import { supervisorHandlers } from '../../src/background/supervisor/supervisor-handlers.ts';
import { teamBatches } from '../../src/platform/stored-batch.ts';
import { supervisorState } from '../../src/platform/stored-supervisor.ts';
import { teamList } from '../../src/platform/stored-team.ts';
import { defaults } from '../../src/settings/catalog.ts';
import type { ItemState, TeamBatch } from '../../src/team/team-batch.ts';
import { resetFakeBrowser } from '../support/fake-browser.ts';
import { attempts, deviceValues } from '../support/fake-database.ts';

let granted = true;
let locked: string[] = [];
/** Nothing listens at the first address. */
const down = 'http://127.0.0.1:1';
const dialerUrls: string[] = [];
vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/alarms.ts', () => import('../support/no-alarms.ts'));
vi.mock('../../src/platform/permissions.ts', () => ({
  patternOf: (url: string) => url,
  isGranted: async () => granted,
}));
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({
    certainty: 'known',
    locked,
    values: { ...defaults, dialerUrls, insecureDialerHosts: ['127.0.0.1'] },
  }),
}));

const { signInSupervisor, refreshTeam, startTeamAction } = supervisorHandlers;
const sender = { kind: 'own', origin: 'chrome-extension://click-to-dial' } as const;
let second: Sandbox;
let realFetch: typeof fetch;
beforeAll(async () => {
  realFetch = globalThis.fetch;
  second = await startSandbox({ agentScreen: 'page', team: { size: 9, seed: 3 }, tickMs: 3_600_000 });
});
afterAll(() => second.close());
beforeEach(async () => {
  second.control.reset();
  resetFakeBrowser();
  deviceValues.clear();
  attempts.clear();
  granted = true;
  locked = [];
  dialerUrls.splice(0, 9, down, second.url);
  // The first dialer is the sandbox too, until it goes down.
  vi.stubGlobal('fetch', (address: URL, options: RequestInit) =>
    realFetch(String(address).replace(down, second.url), options),
  );
  const form = { address: down, user: '2000', password: 'Sue2000', insecure: true, passphrase: '' };
  expect(await signInSupervisor(form, sender)).toMatchObject({ ok: true });
  vi.unstubAllGlobals();
  second.control.requests = [];
});

const address = async () => {
  const { signIn } = await supervisorState.get();
  return signIn.state === 'in' ? signIn.identity.address : signIn.state;
};
/** A refresh that is due. */
const refresh = async () => {
  await teamList.update((list) => ({ ...list, askedAt: 0, answeredAt: 0 }));
  await refreshTeam({ isVisible: true }, sender);
};
/** A request that a page of the extension has encoded. */
const lookUp = () =>
  sendAsSupervisor(
    { endpoint: 'nonAgent', parameters: { function: 'lead_status_search', lead_id: '1' } },
    defaults,
  );

test('the login of the supervisor goes to no dialer at which nobody has signed in', async () => {
  await refresh();
  expect(await address()).toBe(down);
  expect(second.control.requests).toEqual([]);
});

test('the next request for the team goes to the next dialer, and the failed one is not repeated', async () => {
  await rememberDialer(second.url);
  await refresh();
  expect((await teamList.get()).failure).toMatchObject({ what: 'failure_unreachable' });
  expect(await address()).toBe(second.url);
  expect(second.control.requests).toEqual([]);
  await refresh();
  expect(await teamList.get()).toMatchObject({ failure: null });
  expect((await teamList.get()).agents.length).toBeGreaterThan(0);
  expect(second.control.requests.filter(({ function: name }) => name === 'logged_in_agents')).toHaveLength(1);
});

test('several requests that fail at the same moment switch once', async () => {
  await rememberDialer(second.url);
  await Promise.all([refresh(), lookUp(), lookUp()]);
  expect(await address()).toBe(second.url);
});

test('the organization may name the dialers, but none without the permission for its host', async () => {
  locked = ['dialerUrls'];
  granted = false;
  await refresh();
  expect(await address()).toBe(down);
  granted = true;
  await refresh();
  expect(await address()).toBe(second.url);
});

const batch = (state: ItemState): TeamBatch => ({
  ...{ id: 'press-0001', by: '2000', at: Date.now(), endedAt: null, action: { kind: 'pause', code: '' } },
  items: [
    { ...{ id: '3000', user: '3000', name: 'Agent', group: 'NORTH', campaign: 'SALES' }, state, tries: 1 },
  ],
});

test.each<[ItemState, () => string]>([
  ['sent', () => down],
  ['waiting', () => second.url],
  ['failed', () => second.url],
])('an action with an agent in the state %s', async (state, expected) => {
  await rememberDialer(second.url);
  await teamBatches.set([batch(state)]);
  await lookUp();
  expect(await address()).toBe(expected());
});

test('an action that begins after the switch is sent to the next dialer', async () => {
  await rememberDialer(second.url);
  await refresh();
  await refresh();
  const [agent] = (await teamList.get()).agents;
  const action = { kind: 'message', text: 'Hi' } as const;
  await startTeamAction({ id: 'press-0002', action, agents: [agent?.id ?? ''], reason: '' }, sender);
  await vi.waitFor(
    async () =>
      expect((await teamBatches.get()).find(({ id }) => id === 'press-0002')?.endedAt).not.toBeNull(),
    { timeout: 50_000 },
  );
  expect(second.control.requests.map((one) => one.function)).toContain('send_notification');
});
