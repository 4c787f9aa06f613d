import { beforeEach, expect, test, vi } from 'vitest';
import { changeImport, runImport } from '../../src/background/leads/import/run-import.ts';
import { startImport } from '../../src/background/leads/import/start-import.ts';
import { supervisorHandlers } from '../../src/background/supervisor/supervisor-handlers.ts';
import type { ImportTarget } from '../../src/leads/import/lead-import.ts';
import { leadImports } from '../../src/platform/stored-lead-imports.ts';
import { supervisorState } from '../../src/platform/stored-supervisor.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { storedEntries } from '../support/memory-import-entries.ts';
import { ownPage, signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

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
  await signIn();
});

const signIn = (user?: string, password?: string) => signInSupervisor(sandbox, user, password);
const target: ImportTarget = { listId: '101', campaign: 'SALES', duplicates: 'list', skipsDoNotCall: true };
const texts = {
  number: '',
  name: "Ann O'Brien",
  company: 'Example',
  email: 'ann@example.com',
  recordId: 'C1',
};
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ phoneCode: '1', value: String(7275550200 + at), texts }));
const start = (count: number, more: Partial<ImportTarget> = {}, id = 'import-0001') =>
  startImport(id, { ...target, ...more }, rowsOf(count));
const current = async () => (await leadImports.get())[0];
const added = () =>
  sandbox.control.dialer.leads.filter(({ phoneNumber }) => phoneNumber.startsWith('72755502'));
const account = () => sandbox.control.dialer.accounts.find(({ user }) => user === '2000');
const states = () => [...storedEntries.values()].map(({ state }) => state);
/** The time after which a row without a reply is searched for has passed. */
const letTimePass = () => {
  for (const entry of storedEntries.values()) storedEntries.set(entry.key, { ...entry, sentAt: 0 });
};

test('every row becomes one lead of the list with its texts, by the account of the supervisor', async () => {
  expect(await start(50, { hopperPriority: 50 })).toEqual({ ok: true, value: null });
  await runImport();
  expect(added()).toHaveLength(50);
  expect(added()[0]).toMatchObject({
    ...{ listId: '101', phoneCode: '1', vendorLeadCode: 'C1' },
    fields: { first_name: 'Ann', last_name: "O'Brien", comments: 'Example', email: 'ann@example.com' },
  });
  expect(await current()).toMatchObject({ state: 'done', by: '2000', counts: { done: 50, new: 0 } });
  const hopper = sandbox.control.dialer.campaigns[0]?.hopper ?? [];
  expect(hopper.filter(({ priority }) => priority === 50)).toHaveLength(50);
});

test('custom fields and callbacks are stored after the leads are added, also after a lost reply, and once each', async () => {
  const extra = { callback: '2027-01-31 15:30', 'custom.plan_name': 'Gold' };
  const rows = rowsOf(2).map((each) => ({ ...each, texts: { ...texts, extra } }));
  sandbox.control.fault({ kind: 'empty500', function: 'update_lead', times: 1 });
  await startImport('import-0001', target, rows);
  await runImport();
  expect(states()).toEqual(['done', 'done']);
  expect(added()).toMatchObject([
    { status: 'CBHOLD', fields: { plan_name: 'Gold' } },
    { status: 'CBHOLD', fields: { plan_name: 'Gold' } },
  ]);
  const callbacks = sandbox.control.dialer.dispositions.flatMap(({ callback }) => callback?.at ?? []);
  expect(callbacks).toEqual(['2027-01-31 15:30:00', '2027-01-31 15:30:00']);
});

test('a lead whose list has no custom fields is added, named as incomplete, and completed at the next try', async () => {
  const rows = rowsOf(1).map((each) => ({
    ...each,
    texts: { ...texts, extra: { 'custom.plan_name': 'Gold' } as const },
  }));
  await startImport('import-0001', { ...target, listId: '102' }, rows);
  await runImport();
  expect(await current()).toMatchObject({ state: 'done', counts: { incomplete: 1 } });
  const list = sandbox.control.dialer.lists.find(({ id }) => id === '102');
  if (!list) throw new Error('the sandbox has no list 102');
  list.customFields = ['plan_name'];
  await changeImport('import-0001', 'retry');
  await runImport();
  expect(await current()).toMatchObject({ state: 'done', counts: { done: 1, incomplete: 0 } });
  expect(added()).toMatchObject([{ fields: { plan_name: 'Gold' } }]);
});

test('the same press is one import, and another one waits for its end', async () => {
  await start(2);
  await start(2);
  expect(await start(2, {}, 'import-0002')).toMatchObject({ ok: false, error: { kind: 'importRunning' } });
  await runImport();
  expect(added()).toHaveLength(2);
});

test('a number on a do-not-call list and one that the list has are left out, with the lead that exists', async () => {
  sandbox.control.dialer.doNotCall.add('7275550200');
  sandbox.control.dialer.campaignDoNotCall.add('SALES|7275550201');
  await start(1, {}, 'import-0000');
  await start(3);
  await runImport();
  await start(4, {}, 'import-0002');
  await runImport();
  expect([...storedEntries.values()].filter((each) => each.import === 'import-0002')).toMatchObject([
    { state: 'refused', failure: { kind: 'doNotCall' } },
    { state: 'refused', failure: { kind: 'doNotCall' } },
    { state: 'done' },
    { state: 'done' },
  ]);
  await start(3, { skipsDoNotCall: false }, 'import-0003');
  await runImport();
  const third = [...storedEntries.values()].filter((each) => each.import === 'import-0003');
  expect(third.map(({ state }) => state)).toEqual(['done', 'done', 'refused']);
  expect(third[2]).toMatchObject({ failure: { kind: 'duplicateLead', about: third[2]?.leadId } });
});

test('a right that is taken away pauses the import with the reason, and it continues after the right is back', async () => {
  const supervisor = account();
  if (!supervisor) throw new Error('the sandbox has no supervisor');
  await start(10);
  supervisor.modifyLeads = false;
  await runImport();
  expect(await current()).toMatchObject({ state: 'paused', failure: { kind: 'noPermission' } });
  expect(states()).toEqual(Array(10).fill('new'));
  supervisor.modifyLeads = true;
  await changeImport('import-0001', 'continue');
  await runImport();
  expect(await current()).toMatchObject({ state: 'done', counts: { done: 10 } });
  expect((await current())?.failure).toBeUndefined();
  expect(added()).toHaveLength(10);
});

test('a list that does not exist, or that the organization does not allow, gets no lead', async () => {
  await start(2, { listId: '77777' });
  await runImport();
  expect(await current()).toMatchObject({
    state: 'paused',
    failure: { kind: 'listNotFound', about: '77777' },
  });
  own.writableLists = ['102'];
  await changeImport('import-0001', 'continue');
  await runImport();
  expect(await current()).toMatchObject({ state: 'paused', failure: { kind: 'listNotAllowed' } });
  await changeImport('import-0001', 'stop');
  expect(await start(2, {}, 'import-0002')).toMatchObject({ ok: false, error: { kind: 'listNotAllowed' } });
  expect(await start(101, { listId: '102' }, 'import-0003')).toMatchObject({
    ...{ ok: false, error: { kind: 'tooManyRows', about: '100' } },
  });
  own.leadImport = false;
  expect(await start(2, { listId: '102' }, 'import-0004')).toMatchObject({
    ...{ ok: false, error: { kind: 'setByOrganization' } },
  });
  expect(added()).toEqual([]);
});

test('another account does not continue an import', async () => {
  await start(2);
  await supervisorState.update((state) =>
    state.signIn.state === 'in'
      ? { ...state, signIn: { ...state.signIn, identity: { ...state.signIn.identity, user: '9999' } } }
      : state,
  );
  await runImport();
  expect(await current()).toMatchObject({
    state: 'paused',
    failure: { kind: 'otherAccount', about: '2000' },
  });
  expect(added()).toEqual([]);
});

test('after a lost reply the row is searched for, and a number is never added twice', async () => {
  await start(3);
  // The dialer has added the first row, and the worker was stopped before it got the reply. It never sent the second one.
  const [first, second] = [...storedEntries.values()];
  if (!first || !second) throw new Error('the import has no rows');
  await runImport();
  expect(added()).toHaveLength(3);
  const leads = sandbox.control.dialer.leads;
  sandbox.control.dialer.leads = leads.filter(({ phoneNumber }) => phoneNumber !== second.value);
  for (const entry of [first, second])
    storedEntries.set(entry.key, { ...entry, state: 'sent', tries: 1, sentAt: 0 });
  await leadImports.update((all) => all.map((each) => ({ ...each, state: 'running' as const })));
  await runImport();
  expect(states()).toEqual(['done', 'done', 'done']);
  expect(
    added()
      .map(({ phoneNumber }) => phoneNumber)
      .sort(),
  ).toEqual(['7275550200', '7275550201', '7275550202']);
  expect(storedEntries.get(first.key)?.leadId).toBe(
    String(added().find(({ phoneNumber }) => phoneNumber === first.value)?.leadId),
  );
});

test('while the dialer cannot be reached, the import pauses, and nothing is lost', async () => {
  await start(12);
  sandbox.control.fault({ kind: 'empty500', function: 'add_lead', times: 100 });
  await runImport();
  expect(await current()).toMatchObject({ state: 'paused', failure: { kind: 'serverFault' } });
  sandbox.control.clearFaults();
  letTimePass();
  await changeImport('import-0001', 'continue');
  await runImport();
  expect(await current()).toMatchObject({ state: 'done', counts: { done: 12 } });
  expect(added()).toHaveLength(12);
});

test('a paused import sends nothing, and a stopped one can send the rest again', async () => {
  await start(5);
  await changeImport('import-0001', 'pause');
  await runImport();
  expect(added()).toEqual([]);
  await changeImport('import-0001', 'stop');
  expect((await current())?.state).toBe('stopped');
  await changeImport('import-0001', 'retry');
  await runImport();
  expect(await current()).toMatchObject({ state: 'done', counts: { done: 5 } });
});

test('without a signed-in supervisor the import pauses', async () => {
  await start(2);
  await supervisorHandlers.signOutSupervisor({}, ownPage);
  await runImport();
  expect(await current()).toMatchObject({ state: 'paused', failure: { kind: 'notSignedIn' } });
});
