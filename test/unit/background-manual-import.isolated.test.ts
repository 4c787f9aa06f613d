import { beforeEach, expect, test, vi } from 'vitest';
import { keepAccount } from '../../src/background/auth/credentials.ts';
import { changeImport, runImport } from '../../src/background/leads/import/run-import.ts';
import { startImport } from '../../src/background/leads/import/start-import.ts';
import type { ManualTarget } from '../../src/leads/import/lead-import.ts';
import { leadImports } from '../../src/platform/stored-lead-imports.ts';
import { popupState } from '../../src/platform/stored-state.ts';
import { supervisorState } from '../../src/platform/stored-supervisor.ts';
import { emptyPopupState } from '../../src/session/popup-state.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { emptySupervisorState } from '../../src/team/supervisor-state.ts';
import { storedEntries } from '../support/memory-import-entries.ts';
import { signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

import '../support/plans.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/lead-import-database.ts', () => import('../support/memory-import-entries.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
vi.mock('../../src/platform/alarms.ts', () => import('../support/no-alarms.ts'));
const own = { leadImport: true, writableLists: [] as string[], bulkLimit: 100 };
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: { ...defaults, ...own } }),
}));

const sandbox = testSandbox();
beforeEach(async () => {
  storedEntries.clear();
  Object.assign(own, { leadImport: true, writableLists: [], bulkLimit: 100 });
  await supervisorState.set(emptySupervisorState);
  sandbox.control.apply({ do: 'logIn', user: '1000', campaign: 'SALES' });
  await agentIs('1000');
  const account = { address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al' };
  await keepAccount({ ...account, statusUser: '', statusPassword: '' });
});

const agentIs = (agent: string, address = sandbox.url) =>
  popupState.set({
    ...emptyPopupState,
    signIn: {
      state: 'in',
      identity: {
        ...{ address, host: '127.0.0.1', user: 'clicktodial', agent },
        ...{ seesAll: false, isInsecure: true },
      },
    },
  });
const signIn = (user?: string, password?: string) => signInSupervisor(sandbox, user, password);
const target: ManualTarget = { isManual: true, skipsDoNotCall: true };
const texts = {
  number: '',
  name: 'Seán Cruz',
  company: 'Example',
  email: 'sean@example.com',
  recordId: 'C1',
};
const extra = { callback: '2027-01-31 15:30', 'custom.plan_name': 'Gold' } as const;
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ phoneCode: '1', value: String(7275550200 + at), ext: '12' },
    texts: { ...texts, extra },
  }));
const start = (count: number, id = 'import-0001') => startImport(id, target, rowsOf(count));
const current = async () => (await leadImports.get())[0];
const added = () =>
  sandbox.control.dialer.leads.filter(({ phoneNumber }) => phoneNumber.startsWith('72755502'));
const states = () => [...storedEntries.values()].map(({ state }) => state);
const sent = (name: string) => sandbox.control.requests.filter(({ function: each }) => each === name);
/** The time after which a row without a reply is searched for has passed. */
const letTimePass = () => {
  for (const entry of storedEntries.values()) storedEntries.set(entry.key, { ...entry, sentAt: 0 });
};
/** The worker is stopped while the first row is on its way. `hasArrived`: the dialer has added it. */
async function stopAtFirst(hasArrived: boolean): Promise<void> {
  const [first] = [...storedEntries.values()];
  if (!first) throw new Error('the import has no rows');
  storedEntries.set(first.key, { ...first, state: 'sent', tries: 1, sentAt: 0 });
  if (!hasArrived) return;
  const [lead] = sandbox.control.dialer.leads;
  if (!lead) throw new Error('the sandbox has no lead');
  sandbox.control.dialer.lastLeadId += 1;
  const { lastLeadId: leadId } = sandbox.control.dialer;
  sandbox.control.dialer.leads.push({ ...lead, leadId, listId: '998', phoneNumber: first.value });
}

test('every row becomes one lead of the manual dial list, by the account of the agent alone', async () => {
  expect(await start(20)).toEqual({ ok: true, value: null });
  expect(await start(20)).toEqual({ ok: true, value: null });
  await runImport();
  expect(added()).toHaveLength(20);
  expect(added()[0]).toMatchObject({
    ...{ listId: '998', phoneCode: '1', vendorLeadCode: 'C1', status: 'NEW' },
    fields: {
      first_name: 'Sean',
      last_name: 'Cruz',
      comments: 'Example, ext. 12',
      email: 'sean@example.com',
    },
  });
  expect(await current()).toMatchObject({
    state: 'done',
    by: '1000',
    counts: { done: 20 },
    manualLists: ['998'],
  });
  expect(new Set(sandbox.control.requests.map(({ function: name }) => name))).toEqual(
    new Set(['external_add_lead']),
  );
  expect(sent('external_add_lead')[0]?.params).toMatchObject({ user: 'clicktodial', agent_user: '1000' });
});

test('a number on a do-not-call list of the system or of the campaign is refused, unless all are added', async () => {
  sandbox.control.dialer.doNotCall.add('7275550200');
  sandbox.control.dialer.campaignDoNotCall.add('SALES|7275550201');
  await start(3);
  await runImport();
  expect([...storedEntries.values()]).toMatchObject([
    { state: 'refused', failure: { kind: 'doNotCall' } },
    { state: 'refused', failure: { kind: 'doNotCall' } },
    { state: 'done' },
  ]);
  expect(added()).toHaveLength(1);
  await startImport('import-0002', { ...target, skipsDoNotCall: false }, rowsOf(2));
  await runImport();
  expect(added()).toHaveLength(3);
});

test.each([true, false])('after a lost reply the row is searched for (arrived: %s)', async (hasArrived) => {
  await signIn();
  await start(3);
  await stopAtFirst(hasArrived);
  if (hasArrived) await leadImports.update((all) => all.map((each) => ({ ...each, manualLists: ['998'] })));
  await runImport();
  expect(states()).toEqual(['done', 'done', 'done']);
  expect(added()).toHaveLength(3);
  expect(new Set(added().map(({ phoneNumber }) => phoneNumber)).size).toBe(3);
  expect(sent('external_add_lead')).toHaveLength(hasArrived ? 2 : 3);
  expect(new Set(sent('lead_search').map(({ params }) => params['user']))).toEqual(new Set(['2000']));
});

test('without an account that may search, a row without a reply is unknown and is not sent again', async () => {
  await start(2);
  await stopAtFirst(true);
  await runImport();
  expect(states()).toEqual(['unknown', 'done']);
  await changeImport('import-0001', 'retry');
  await runImport();
  expect(states()).toEqual(['unknown', 'done']);
  expect(added()).toHaveLength(2);
  // A supervisor of level 7 has no right to search, and the import goes on without it.
  await signIn('2001', 'Tom2001');
  await changeImport('import-0001', 'retry');
  await runImport();
  expect(states()).toEqual(['unknown', 'done']);
  expect((await supervisorState.get()).signIn.state).toBe('in');

  await signIn();
  await changeImport('import-0001', 'retry');
  await runImport();
  expect(states()).toEqual(['done', 'done']);
  expect(added()).toHaveLength(2);
});

test('a supervisor of another dialer is not asked for a lead', async () => {
  await signIn();
  await start(1);
  await stopAtFirst(true);
  await supervisorState.update((state) =>
    state.signIn.state === 'in'
      ? {
          ...state,
          signIn: { ...state.signIn, identity: { ...state.signIn.identity, address: 'https://b.example' } },
        }
      : state,
  );
  await runImport();
  expect(states()).toEqual(['unknown']);
  expect(sent('lead_search')).toEqual([]);
});

test('while the dialer cannot be reached, the import pauses, and nothing is added twice', async () => {
  await signIn();
  await start(12);
  sandbox.control.fault({ kind: 'empty500', function: 'external_add_lead', times: 100 });
  await runImport();
  expect(await current()).toMatchObject({ state: 'paused', failure: { kind: 'serverFault' } });
  sandbox.control.clearFaults();
  letTimePass();
  await leadImports.update((all) => all.map((each) => ({ ...each, manualLists: ['998'] })));
  await changeImport('import-0001', 'continue');
  await runImport();
  expect(await current()).toMatchObject({ state: 'done', counts: { done: 12 } });
  expect(added()).toHaveLength(12);
});

test('an agent who is not logged in, or another agent, adds nothing, and the import continues after that', async () => {
  await start(2);
  await agentIs('1001');
  await runImport();
  expect(await current()).toMatchObject({
    state: 'paused',
    failure: { kind: 'otherAccount', about: '1000' },
  });
  await agentIs('1000');
  const { liveAgents } = sandbox.control.dialer;
  sandbox.control.dialer.liveAgents = [];
  await changeImport('import-0001', 'continue');
  await runImport();
  expect(await current()).toMatchObject({ state: 'paused', failure: { kind: 'notLoggedIn' } });
  expect(states()).toEqual(['new', 'new']);
  sandbox.control.dialer.liveAgents = liveAgents;
  await changeImport('import-0001', 'continue');
  await runImport();
  expect(await current()).toMatchObject({ state: 'done', counts: { done: 2 } });
});

test('with lists that an organization has chosen, and signed out, no import begins', async () => {
  own.writableLists = ['101'];
  expect(await start(1)).toMatchObject({ ok: false, error: { kind: 'setByOrganization' } });
  own.writableLists = [];
  await popupState.set(emptyPopupState);
  expect(await start(1)).toMatchObject({ ok: false, error: { kind: 'notSignedIn' } });
  expect(added()).toEqual([]);
});

test('a login that the dialer refuses ends the sign-in of the agent, and not that of the supervisor', async () => {
  await signIn();
  await keepAccount({
    ...{ address: sandbox.url, user: 'clicktodial', password: 'wrong' },
    ...{ statusUser: '', statusPassword: '' },
  });
  await start(1);
  await runImport();
  expect(await current()).toMatchObject({ state: 'paused', failure: { kind: 'wrongLogin' } });
  expect((await popupState.get()).signIn.state).toBe('failed');
  expect((await supervisorState.get()).signIn.state).toBe('in');
});
