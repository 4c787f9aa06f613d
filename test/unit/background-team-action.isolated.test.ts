import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { findAccount, findLiveAgent } from '../../sandbox/dialer/table-access.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { runBatches } from '../../src/background/supervisor/run-batch.ts';
import { supervisorHandlers } from '../../src/background/supervisor/supervisor-handlers.ts';
import { teamBatches } from '../../src/platform/stored-batch.ts';
import { supervisorState } from '../../src/platform/stored-supervisor.ts';
import { teamList } from '../../src/platform/stored-team.ts';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import type { TeamAction } from '../../src/team/team-action.ts';
import { countItems } from '../../src/team/team-batch.ts';
import { resetFakeBrowser } from '../support/fake-browser.ts';
import { attempts, deviceValues } from '../support/fake-database.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/alarms.ts', () => import('../support/no-alarms.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: { ...defaults, ...changed } }),
}));

let changed: Partial<Settings> = {};
let why = '';
const sender = { kind: 'own', origin: 'chrome-extension://click-to-dial' } as const;
const realTimeout = globalThis.setTimeout;
/** Milliseconds between two steps of the worker, and between two looks of an agent screen. */
const stepMs = 1_000;
const tickMs = 20;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ tickMs, team: { size: 60, seed: 3 } });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  changed = {};
  why = '';
  sandbox.control.reset();
  resetFakeBrowser();
  deviceValues.clear();
  attempts.clear();
  for (const worker of sandbox.control.dialer.simulated) worker.changesAt = Number.POSITIVE_INFINITY;
  sandbox.control.dialer.calls = [];
  for (const { user } of sandbox.control.dialer.simulated) {
    Object.assign(agentOf(user), { status: 'READY', leadId: 0, callerid: '', pauseCode: '' });
  }
  await supervisorHandlers.signInSupervisor(
    { address: sandbox.url, user: '2000', password: 'Sue2000', insecure: false, passphrase: '' },
    sender,
  );
  await supervisorHandlers.refreshTeam({ isVisible: true }, sender);
  sandbox.control.requests = [];
  vi.useFakeTimers({ toFake: ['Date'] });
  // The worker waits a second between two steps: the test's clock goes on by that second, and the agent screens of the
  // sandbox act in the same moment. So a slow machine does not change how much time passes for a step.
  vi.stubGlobal('setTimeout', (run: () => void, ms?: number, ...more: unknown[]) => {
    const isStep = ms === stepMs;
    if (isStep) vi.setSystemTime(Date.now() + stepMs);
    return Reflect.apply(realTimeout, globalThis, [run, isStep ? 2 * tickMs : ms, ...more]);
  });
});
afterEach(async () => {
  for (const { id } of await teamBatches.get()) await supervisorHandlers.stopTeamAction({ id }, sender);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const agentOf = (user: string) => {
  const agent = findLiveAgent(sandbox.control.dialer, user);
  if (!agent) throw new Error(`agent ${user} is not logged in`);
  return agent;
};
const users = () => sandbox.control.dialer.simulated.map(({ user }) => user);
const start = (action: TeamAction, agents: readonly string[], id: string = crypto.randomUUID()) =>
  supervisorHandlers.startTeamAction({ id, action, agents, reason: why }, sender);
const latest = async () => {
  const [batch] = await teamBatches.get();
  if (!batch) throw new Error('no batch');
  return batch;
};
const counts = async () => countItems((await latest()).items);
async function ends(): Promise<void> {
  await vi.waitFor(async () => expect((await latest()).endedAt).not.toBeNull(), {
    timeout: 50_000,
    interval: 50,
  });
}
const commands = () => sandbox.control.requests.filter(({ path }) => path === '/agc/api.php');

test('60 agents are paused with a code, seen with the code, with at most three requests for each', async () => {
  await start({ kind: 'pause', code: 'TRAIN' }, users());
  await ends();
  expect(await counts()).toMatchObject({ done: 60, failed: 0 });
  expect(users().map((user) => [agentOf(user).status, agentOf(user).pauseCode])).toEqual(
    users().map(() => ['PAUSED', 'TRAIN']),
  );
  expect(commands().length).toBeLessThanOrEqual(3 * 60);
  expect(new Set(commands().map(({ params }) => params['user']))).toEqual(new Set(['2000']));
});

test('an agent who logs out meanwhile fails alone, and the others are done', async () => {
  sandbox.control.asleep.add('3001');
  await start({ kind: 'pause', code: '' }, ['3000', '3001', '3002']);
  sandbox.control.apply({ do: 'expireSession', user: '3001' });
  await ends();
  const { items } = await latest();
  expect(items.map(({ user, state, failure }) => [user, state, failure])).toEqual([
    ['3000', 'done', undefined],
    ['3001', 'failed', 'loggedOut'],
    ['3002', 'done', undefined],
  ]);
});

test('the same press is one action, and an agent is in one action at a time', async () => {
  await start({ kind: 'pause', code: '' }, ['3000'], 'press-0001');
  await start({ kind: 'pause', code: '' }, ['3000'], 'press-0001');
  expect((await teamBatches.get()).length).toBe(1);
  expect(await start({ kind: 'resume' }, ['3000', '3001'])).toMatchObject({
    error: { what: 'failure_actionRunning' },
  });
  expect(await start({ kind: 'pause', code: '' }, ['3001'])).toMatchObject({ ok: true });
  await ends();
  await vi.waitFor(
    async () => expect((await teamBatches.get()).map(({ endedAt }) => endedAt)).not.toContain(null),
    {
      timeout: 50_000,
    },
  );
  expect(
    commands()
      .map(({ params }) => params['agent_user'])
      .sort(),
  ).toEqual(['3000', '3001']);
});

test('nobody in a call is logged out', async () => {
  Object.assign(agentOf('3000'), { status: 'INCALL', leadId: 104, callerid: 'V1' });
  vi.setSystemTime(Date.now() + 6_000);
  await supervisorHandlers.refreshTeam({ isVisible: true }, sender);
  await start({ kind: 'logOut', afterCall: false }, ['3000', '3001']);
  await ends();
  expect(await counts()).toMatchObject({ done: 1, skipped: 1 });
  expect(agentOf('3000').columns.pause).toBe('');
});

test('a message that the dialer does not take fails with its reason', async () => {
  await start({ kind: 'message', text: 'Come to my desk' }, ['3000']);
  await ends();
  expect((await latest()).items[0]?.failure).toMatchObject({ what: 'failure_notificationsOff' });
  sandbox.control.apply({ do: 'settings', settings: { notifications: true } });
  await start({ kind: 'message', text: 'Come to my desk' }, ['3000']);
  await ends();
  expect(sandbox.control.dialer.notifications).toEqual([{ recipient: '3000', text: 'Come to my desk' }]);
});

test('a dead call is hung up, gets its disposition, and the agent is paused afterwards', async () => {
  Object.assign(agentOf('3000'), { status: 'INCALL', leadId: 104, callerid: 'V1' });
  vi.setSystemTime(Date.now() + 6_000);
  await supervisorHandlers.refreshTeam({ isVisible: true }, sender);
  await start({ kind: 'endWrapUp', status: 'NI', thenPause: true }, ['3000', '3001']);
  await ends();
  expect((await latest()).items.map(({ state }) => state)).toEqual(['done', 'skipped']);
  expect(agentOf('3000')).toMatchObject({ status: 'PAUSED', leadId: 0 });
  expect(sandbox.control.dispositions).toMatchObject([{ user: '3000', leadId: 104, status: 'NI' }]);
});

test('a request for a pause is granted with a code, or denied with a message and a resume', async () => {
  for (const user of ['3000', '3001'])
    Object.assign(agentOf(user), { status: 'PAUSED', pauseCode: 'REQBRK' });
  sandbox.control.apply({ do: 'settings', settings: { notifications: true } });
  vi.setSystemTime(Date.now() + 6_000);
  await supervisorHandlers.refreshTeam({ isVisible: true }, sender);
  await start({ kind: 'grantPause', requestCode: 'REQBRK', code: 'BREAK' }, ['3000']);
  await ends();
  await start({ kind: 'denyPause', requestCode: 'REQBRK', text: 'Not now' }, ['3001']);
  await ends();
  expect((await teamBatches.get()).map(({ items }) => items[0]?.state)).toEqual(['done', 'done']);
  expect(agentOf('3000')).toMatchObject({ status: 'PAUSED', pauseCode: 'BREAK' });
  expect(agentOf('3001').status).not.toBe('PAUSED');
  expect(sandbox.control.dialer.notifications).toEqual([{ recipient: '3001', text: 'Not now' }]);
});

test('in-groups are changed once for each agent, and a refusal is the result of the agent', async () => {
  const [first] = sandbox.control.dialer.inGroups;
  await start({ kind: 'inGroups', change: 'replace', inGroups: [first ?? ''], isBlended: false }, [
    '3000',
    '3001',
  ]);
  await ends();
  expect(await counts()).toMatchObject({ done: 2 });
  expect(agentOf('3000').ingroups).toEqual([first]);
  await start({ kind: 'inGroups', change: 'add', inGroups: ['NOSUCH'], isBlended: false }, ['3000']);
  await ends();
  expect((await latest()).items[0]?.failure).toMatchObject({ what: 'failure_inGroupNotValid' });
  expect(commands().length).toBe(3);
});

test('a policy can require a reason, which is kept with the action and the supervisor', async () => {
  changed = { supervisorReasonRequired: true };
  why = ' ';
  expect(await start({ kind: 'resume' }, ['3000'])).toMatchObject({
    error: { what: 'failure_reasonRequired' },
  });
  why = ' Team meeting ';
  await start({ kind: 'pause', code: '' }, ['3000']);
  expect(await latest()).toMatchObject({ by: '2000', reason: 'Team meeting' });
  await ends();
});

/** Holds back each command, or those of one function, until the returned function is called. So a test can change something between two requests. */
function holdCommands(held?: string): () => void {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const realFetch = globalThis.fetch;
  vi.stubGlobal('fetch', async (address: URL, options: RequestInit) => {
    const name = options.body instanceof URLSearchParams ? options.body.get('function') : null;
    if (held === undefined ? String(address).includes('/agc/') : name === held) await opened;
    return realFetch(address, options);
  });
  return () => open();
}

test('a policy that turns actions off meanwhile: who got nothing yet is left out, and nothing more is sent', async () => {
  const release = holdCommands();
  await start({ kind: 'pause', code: 'TRAIN' }, users());
  // Five requests are on their way.
  await vi.waitFor(async () => expect(await counts()).toMatchObject({ sent: 60 }), { timeout: 50_000 });
  changed = { disabledFeatures: ['teamActions'] };
  release();
  await ends();
  expect(commands().length).toBeLessThanOrEqual(5);
  expect(await counts()).toMatchObject({ failed: commands().length, skipped: 60 - commands().length });
  const said = (await latest()).items.map(({ skip, failure }) => skip ?? failure);
  expect(new Set(said)).toEqual(new Set(['notAllowed']));
});

test('a policy that takes a group away meanwhile leaves out the agents of that group, and the others are done', async () => {
  const release = holdCommands();
  const groupOf = new Map((await teamList.get()).agents.map(({ user, group }) => [user, group]));
  await start({ kind: 'pause', code: '' }, users());
  await vi.waitFor(async () => expect(await counts()).toMatchObject({ sent: 60 }), { timeout: 50_000 });
  changed = { teamGroups: ['NORTH'] };
  release();
  await ends();
  for (const { user, state, skip } of (await latest()).items) {
    if (groupOf.get(user) === 'NORTH') expect(state).toBe('done');
    else if (state === 'skipped') expect(skip).toBe('notAllowed');
  }
  const paused = new Set(commands().map(({ params }) => groupOf.get(params['agent_user'] ?? '')));
  const others = commands().filter(({ params }) => groupOf.get(params['agent_user'] ?? '') !== 'NORTH');
  expect(paused).toContain('NORTH');
  expect(others.length).toBeLessThanOrEqual(5);
});

test('two supervisors act on one agent: the last code counts, and an agent who works again is not paused by a change of the code', async () => {
  const release = holdCommands('pause_code');
  await start({ kind: 'pause', code: 'TRAIN' }, ['3000', '3001']);
  const status = (user: string) => agentOf(user).status;
  await vi.waitFor(() => expect([status('3000'), status('3001')]).toEqual(['PAUSED', 'PAUSED']), {
    timeout: 50_000,
  });
  // Another supervisor gives 3001 another code before ours arrives.
  Object.assign(agentOf('3001'), { pauseCode: 'LUNCH' });
  release();
  await ends();
  expect(await counts()).toMatchObject({ done: 2 });
  expect(agentOf('3001').pauseCode).toBe('TRAIN');
  // The other supervisor makes 3000 ready. The list of this supervisor still shows a pause.
  Object.assign(agentOf('3000'), { status: 'READY', pauseCode: '' });
  await start({ kind: 'pauseCode', code: 'BREAK' }, ['3000', '3001']);
  await ends();
  expect((await latest()).items.map(({ state, failure }) => [state, failure])).toEqual([
    ['failed', 'noLongerPaused'],
    ['done', undefined],
  ]);
  expect(status('3000')).toBe('READY');
});

test('a sign-out ends the action', async () => {
  sandbox.control.asleep.add('3000');
  await start({ kind: 'pause', code: '' }, ['3000']);
  await supervisorHandlers.signOutSupervisor({}, sender);
  await ends();
  expect(await counts()).toMatchObject({ done: 0 });
  await runBatches();
});

test('a changed password ends the action before the account is locked', async () => {
  const account = findAccount(sandbox.control.dialer, '2000');
  if (account) account.pass = 'other';
  await start({ kind: 'resume' }, users());
  await start({ kind: 'pause', code: '' }, users());
  await ends();
  expect((await supervisorState.get()).signIn.state).toBe('failed');
  expect(account?.failedLogins).toBeLessThan(10);
  expect((await teamList.get()).agents).toEqual([]);
});
