import { expect, test, vi } from 'vitest';
import { readLeadHint } from '../../src/background/leads/read-lead-hint.ts';
import { supervisorState } from '../../src/platform/stored-supervisor.ts';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import { signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
// Only what loads the plans knows the numbers.
vi.mock('../../src/platform/phone-metadata.ts', () => ({
  loadPlanOf: async () => void (await import('../support/plans.ts')),
}));
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: defaults }),
}));

const sandbox = testSandbox();

const signIn = (user?: string, password?: string) => signInSupervisor(sandbox, user, password);
const read = (number: string, own: Partial<Settings> = {}) =>
  readLeadHint(number, { ...defaults, leadLookup: true, leadTooltip: true, ...own });
const iris = '+13125550142';
const sent = () => sandbox.control.requests.filter(({ function: name }) => name.startsWith('lead_'));

test('the newest lead of a number takes two requests with the account of the supervisor, and none when it is known', async () => {
  const { leads } = sandbox.control.dialer;
  const known = leads.find(({ leadId }) => leadId === 103);
  if (!known) throw new Error('the call center has no lead 103');
  leads.push({ ...known, leadId: 104, status: 'SALE', fields: { first_name: 'Ivan' } });
  await signIn();
  const hint = { total: 2, name: 'Ivan', status: 'SALE', listId: '101' };
  expect(await read(iris)).toMatchObject({ ok: true, value: hint });
  expect(await read(iris)).toMatchObject({ ok: true, value: hint });
  expect(sent().map(({ params }) => [params['function'], params['user']])).toEqual([
    ['lead_search', '2000'],
    ['lead_all_info', '2000'],
  ]);
});

test('a hint has only what the settings show, and never a number or an ID', async () => {
  await signIn();
  expect(await read(iris, { shownLeadFields: ['leadStatus'] })).toEqual({
    ok: true,
    value: { total: 1, name: '', status: 'NEW', listId: '', at: expect.any(Number) },
  });
});

test('a number without a lead takes one request', async () => {
  await signIn();
  expect(await read('+17275550100')).toMatchObject({ ok: true, value: { total: 0, name: '' } });
  expect(sent().length).toBe(1);
});

test('of 100 numbers, at most 5 requests reach the dialer', async () => {
  await signIn();
  const replies = await Promise.all(
    Array.from({ length: 100 }, (_, nth) => read(`+1727555${String(1_000 + nth)}`)),
  );
  expect(sent().length).toBeLessThanOrEqual(5);
  expect(replies.at(-1)).toEqual({ ok: false, error: { kind: 'lookupLimit' } });
});

test.each([
  ['lookups are off', { leadLookup: false }, 'setByOrganization'],
  ['the tooltip has no leads', { leadTooltip: false }, 'setByOrganization'],
])('nothing is sent while %s', async (_what, own, kind) => {
  await signIn();
  expect(await read(iris, own)).toEqual({ ok: false, error: { kind } });
  expect(sent()).toEqual([]);
});

test('nothing is sent without the account of a supervisor', async () => {
  expect(await read(iris)).toEqual({ ok: false, error: { kind: 'noLeadAccount' } });
  expect(sent()).toEqual([]);
});

test('an account without the right is refused, and a rejected login ends the sign-in', async () => {
  await signIn('2001', 'Tom2001');
  expect(await read(iris)).toMatchObject({ ok: false, error: { kind: 'noPermission' } });
  await signIn();
  for (const one of sandbox.control.dialer.accounts) if (one.user === '2000') one.pass = 'Changed1';
  await read(iris);
  expect((await supervisorState.get()).signIn.state).toBe('failed');
});

test('the lookup of the next number ends the one that runs', async () => {
  await signIn();
  sandbox.control.fault({ kind: 'never', function: 'lead_search' });
  const first = read('+17275550101');
  await vi.waitFor(() => expect(sent().length).toBe(1), { timeout: 10_000 });
  const second = read(iris);
  expect(await first).toMatchObject({ ok: false });
  expect(await second).toMatchObject({ ok: true });
});
