import { beforeEach, expect, test, vi } from 'vitest';
import { saveLead } from '../../src/background/leads/save-lead.ts';
import { keptHints } from '../../src/platform/stored-lead-hints.ts';
import { popupState } from '../../src/platform/stored-state.ts';
import { emptyPopupState } from '../../src/session/popup-state.ts';
import { unseen } from '../../src/session/state.ts';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import { signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
const own: Partial<Settings> = {};
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: { ...defaults, ...own } }),
}));

const sandbox = testSandbox();
beforeEach(async () => {
  Object.assign(own, { leadLookup: true, editableLeadFields: ['first_name', 'city'] });
  sandbox.control.apply({ do: 'logIn', user: '1000', campaign: 'SALES' });
  onScreen(103);
  await agentSees('103');
});

function onScreen(lead: number): void {
  const agent = sandbox.control.dialer.liveAgents.find(({ user }) => user === '1000');
  if (!agent) throw new Error('the agent is not logged in');
  agent.leadId = lead;
}
const agentSees = (leadId: string, address = sandbox.url) =>
  popupState.set({
    ...emptyPopupState,
    session: { ...unseen, state: 'connected', leadId },
    signIn: {
      state: 'in',
      identity: {
        ...{ address, host: '127.0.0.1', user: 'clicktodial', agent: '1000' },
        ...{ seesAll: false, isInsecure: true },
      },
    },
  });
const signIn = (user?: string, password?: string) => signInSupervisor(sandbox, user, password);
const updates = () => sandbox.control.requests.filter(({ function: name }) => name === 'update_fields');
const lead = () => sandbox.control.dialer.leads.find(({ leadId }) => leadId === 103);

test('only the given fields are sent, with the account of the supervisor, and old hints are forgotten', async () => {
  await signIn();
  await keptHints.set([{ key: 'a', hint: { total: 0, name: '', status: '', listId: '', at: 0 } }]);
  expect(await saveLead('103', { first_name: 'Ines' })).toEqual({ ok: true, value: null });
  expect(lead()?.fields['first_name']).toBe('Ines');
  const [update] = updates();
  expect(update?.params).toMatchObject({ user: '2000', agent_user: '1000', first_name: 'Ines' });
  expect(update?.params).not.toHaveProperty('city');
  expect(await keptHints.get()).toEqual([]);
});

test.each([
  ['a field that the settings do not allow', { last_name: 'X' }, {}, 'setByOrganization'],
  ['no lookup of leads', { first_name: 'X' }, { leadLookup: false }, 'setByOrganization'],
  ['a text that the dialer would change', { first_name: 'Иван' }, {}, 'unsafeText'],
])('nothing is sent with %s', async (_what, fields, settings, kind) => {
  await signIn();
  Object.assign(own, settings);
  expect(await saveLead('103', fields)).toMatchObject({ ok: false, error: { kind } });
  expect(updates()).toEqual([]);
});

test('nothing is sent without a supervisor of the same dialer', async () => {
  expect(await saveLead('103', { first_name: 'X' })).toMatchObject({ error: { kind: 'noLeadAccount' } });
  await signIn();
  await agentSees('103', 'https://other.example');
  expect(await saveLead('103', { first_name: 'X' })).toMatchObject({ error: { kind: 'noLeadAccount' } });
  expect(updates()).toEqual([]);
});

test('nothing is sent for a lead that is not the one of the call', async () => {
  await signIn();
  await agentSees('101');
  expect(await saveLead('103', { first_name: 'X' })).toMatchObject({ error: { kind: 'leadGone' } });
  expect(updates()).toEqual([]);
});

test('another lead that came onto the screen is reported', async () => {
  await signIn();
  onScreen(101);
  expect(await saveLead('103', { first_name: 'X' })).toMatchObject({ error: { kind: 'savedOnOtherLead' } });
});
