import { beforeEach, expect, test, vi } from 'vitest';
import { chooseRecord } from '../../src/background/results/open-record.ts';
import { popScreen } from '../../src/background/results/pop-screen.ts';
import { receivedCalls } from '../../src/background/results/received-calls.ts';
import { storedRecordChoice } from '../../src/platform/stored-record-choice.ts';
import type { ReceivedCall } from '../../src/results/received-call.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

const opened: string[] = [];
const crm = 'https://crm.example.com';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
vi.mock('../../src/platform/phone-metadata.ts', () => ({
  loadPlanOf: async () => void (await import('../support/plans.ts')),
}));
vi.mock('../../src/platform/tabs.ts', () => {
  const open = async (address: string) => void opened.push(address);
  return { openPage: open, openInSiteTab: open, openInWindow: open };
});
vi.mock('../../src/background/surfaces.ts', () => ({ showSession: async () => void opened.push('popup') }));
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({
    certainty: 'known',
    locked: [],
    values: {
      ...defaults,
      leadLookup: true,
      sites: ['https://crm.example.com/*'],
      screenPop: ['https://crm.example.com/contact/--A--vendor_lead_code--B--;several=choose'],
    },
  }),
}));

const sandbox = testSandbox();
beforeEach(async () => {
  opened.length = 0;
  await signInSupervisor(sandbox);
});

/** A call of Iris, whose number the leads with these records have. */
async function receive(...records: readonly string[]): Promise<readonly ReceivedCall[]> {
  const { leads } = sandbox.control.dialer;
  const iris = leads.find(({ leadId }) => leadId === 103);
  if (!iris) throw new Error('the call center has no lead 103');
  records.forEach((vendorLeadCode, at) => {
    if (at === 0) iris.vendorLeadCode = vendorLeadCode;
    else leads.push({ ...iris, leadId: 200 + at, vendorLeadCode });
  });
  const call: ReceivedCall = {
    id: 'Y1128120000000000103',
    owner: 'dialer.example|1000',
    direction: 'inbound',
    lead: { id: '103', vendorId: records[0] ?? '' },
    number: '+13125550142',
    startedAt: Date.now(),
  };
  await receivedCalls.set([call]);
  return [call];
}

test('with several records, the popup opens once, and the record that the agent chooses opens', async () => {
  const calls = await receive('C-1', 'C-2', 'C-2');
  await popScreen(calls);
  await popScreen(calls);
  expect(opened).toEqual(['popup']);
  const choice = await storedRecordChoice.get();
  expect(choice?.options.map(({ lead }) => [lead.id, lead.vendorId])).toEqual([
    ['103', 'C-1'],
    ['202', 'C-2'],
  ]);
  expect(await chooseRecord({ call: 'another call', lead: '202' })).toMatchObject({ ok: false });
  expect(await chooseRecord({ call: calls[0]?.id ?? '', lead: '202' })).toMatchObject({ ok: true });
  expect(opened).toEqual(['popup', `${crm}/contact/C-2`]);
  expect(await receivedCalls.get()).toMatchObject([{ chosenRecordId: 'C-2' }]);
});

test('with one record, it opens at once', async () => {
  const calls = await receive('C-1', '');
  await popScreen(calls);
  await popScreen(calls);
  expect(opened).toEqual([`${crm}/contact/C-1`]);
  expect(await storedRecordChoice.get()).toBeNull();
});

test('with a dialer that does not reply in time, the record of the call opens', async () => {
  const calls = await receive('C-1', 'C-2');
  sandbox.control.fault({ kind: 'never', function: 'lead_search' });
  await popScreen(calls);
  expect(opened).toEqual([`${crm}/contact/C-1`]);
});
