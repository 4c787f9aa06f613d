import { beforeEach, expect, test, vi } from 'vitest';
import { supervisorHandlers } from '../../src/background/supervisor/supervisor-handlers.ts';
import { monitorPhone } from '../../src/platform/stored-monitor-phone.ts';
import { defaults } from '../../src/settings/catalog.ts';
import type { ListenMode } from '../../src/team/listening.ts';
import { ownPage, signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
const own: { disabledFeatures: string[]; listenNotice: string } = { disabledFeatures: [], listenNotice: '' };
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: { ...defaults, ...own } }),
}));

const sandbox = testSandbox({ team: { size: 6, seed: 3 } });
beforeEach(() => {
  Object.assign(own, { disabledFeatures: [], listenNotice: '' });
});

const signIn = async (user?: string, password?: string) => {
  expect(await signInSupervisor(sandbox, user, password)).toMatchObject({ ok: true });
  await supervisorHandlers.refreshTeam({ isVisible: true }, ownPage);
};
const listen = (mode: ListenMode = 'listen', { agent = '3002', phone = 'sue' } = {}) =>
  supervisorHandlers.listenIn({ agent, mode, phone }, ownPage);
const asked = (name: string) => sandbox.control.requests.filter((one) => one.function === name);
const rung = () => sandbox.control.dialer.monitorCalls.map(({ phoneLogin, mode }) => [phoneLogin, mode]);
const conference = () => sandbox.control.dialer.liveAgents.find(({ user }) => user === '3002')?.confExten;

test.each([
  ['listen', false, 'listen'],
  ['barge', false, 'barge'],
  ['whisper', true, 'whisper'],
  // The dialer replies SUCCESS and only listens.
  ['whisper', false, 'listen'],
] as const)('%s with whispering %s on the dialer is %s', async (mode, whisper, started) => {
  sandbox.control.apply({ do: 'settings', settings: { whisper } });
  await signIn();
  expect(await listen(mode)).toEqual({ ok: true, value: started });
  expect(rung()).toEqual([['sue', started]]);
  expect(sandbox.control.dialer.monitorCalls[0]?.sessionId).toBe(conference());
  expect(await monitorPhone.get()).toEqual({ owner: `2000@${new URL(sandbox.url).host}`, login: 'sue' });
});

test('a phone that the dialer does not know is refused, and not kept', async () => {
  await signIn();
  expect(await listen('listen', { phone: 'nobody' })).toMatchObject({
    error: { what: 'failure_phoneNotValid' },
  });
  expect(rung()).toEqual([]);
  expect((await monitorPhone.get()).login).toBe('');
});

test('the agent gets the notice first', async () => {
  own.listenNotice = 'Your supervisor is listening.';
  sandbox.control.apply({ do: 'settings', settings: { notifications: true } });
  await signIn();
  expect(await listen()).toMatchObject({ ok: true });
  expect(sandbox.control.dialer.notifications).toMatchObject([{ recipient: '3002' }]);
  const order = sandbox.control.requests.map((one) => one.function);
  expect(order.indexOf('send_notification')).toBeLessThan(order.indexOf('blind_monitor'));
});

test('nothing rings if the dialer does not take the notice', async () => {
  own.listenNotice = 'Your supervisor is listening.';
  await signIn();
  expect(await listen()).toMatchObject({ error: { what: 'failure_notificationsOff' } });
  expect(asked('blind_monitor')).toEqual([]);
});

test.each([
  ['listening is off', ['teamListening']],
  ['the team page is off', ['teamPage']],
])('nothing is asked where %s', async (_what, disabledFeatures) => {
  await signIn();
  const before = sandbox.control.requests.length;
  own.disabledFeatures = disabledFeatures;
  expect(await listen()).toMatchObject({ error: { what: 'failure_setByOrganization' } });
  expect(sandbox.control.requests.length).toBe(before);
});

test('an agent whom the supervisor does not see is refused', async () => {
  await signIn('2001', 'Tom2001');
  // 3002 is in WEST, and Tom sees NORTH.
  expect(await listen('listen', { phone: 'tom' })).toMatchObject({
    error: { what: 'failure_noAgentsChosen' },
  });
  expect(asked('recording').length).toBe(1);
  expect(rung()).toEqual([]);
});

test('an agent who logged out meanwhile is refused', async () => {
  await signIn();
  sandbox.control.apply({ do: 'expireSession', user: '3002' });
  expect(await listen()).toMatchObject({ error: { what: 'failure_agentLoggedOut' } });
  expect(rung()).toEqual([]);
});
