import { beforeEach, describe, expect, test, vi } from 'vitest';
import { HOOK_SECRET } from '../../sandbox/results/receiver.ts';
import { keepAccount } from '../../src/background/auth/credentials.ts';
import { askAsSupervisor } from '../../src/background/leads/ask-as-supervisor.ts';
import { addRequest, replaceRequest } from '../../src/integration/hook-target.ts';
import { writeHook } from '../../src/integration/write-hook.ts';
import { supervisorState } from '../../src/platform/stored-supervisor.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
const own = {
  ...{ leadLookup: true, leadImport: false, listChanges: false },
  ...{ disabledFeatures: [] as string[], writableLists: [] as string[] },
};
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: { ...defaults, ...own } }),
}));

const sandbox = testSandbox();
beforeEach(() => {
  Object.assign(own, { leadLookup: true, leadImport: false, listChanges: false });
  Object.assign(own, { disabledFeatures: [], writableLists: [] });
});

const signIn = (user?: string, password?: string) => signInSupervisor(sandbox, user, password);
const search = (name = 'lead_search') =>
  askAsSupervisor({
    endpoint: 'nonAgent',
    parameters: { function: name, source: 'clicktodial', phone_number: '3125550142' },
  });

describe('a request of a page of the extension', () => {
  test('has the account of the supervisor, and the reply is the text of the dialer', async () => {
    await signIn();
    expect(await search()).toMatchObject({ ok: true, value: { status: 200, text: '3125550142|1|103\n' } });
    const [request] = sandbox.control.requests.filter(({ function: name }) => name === 'lead_search');
    expect(request?.params['user']).toBe('2000');
  });

  test('is not sent while lookups are off', async () => {
    await signIn();
    own.leadLookup = false;
    expect(await search()).toMatchObject({ error: { kind: 'setByOrganization' } });
    expect(sandbox.control.requests.some(({ function: name }) => name === 'lead_search')).toBe(false);
  });

  test.each(['add_lead', 'update_user', '', 'logged_in_agents'])(
    'is not sent for the function "%s", which no lookup needs',
    async (name) => {
      await signIn();
      sandbox.control.requests = [];
      expect(await search(name)).toMatchObject({ error: { kind: 'setByOrganization' } });
      expect(sandbox.control.requests).toEqual([]);
    },
  );

  test('changes the hooks of a campaign and nothing else of it', async () => {
    await signIn();
    const change = (more: object) =>
      askAsSupervisor({
        endpoint: 'nonAgent',
        parameters: { function: 'update_campaign', source: 'clicktodial', campaign_id: 'SALES', ...more },
      });
    const url = { dispo_call_url: 'VARhttps://crm.example.com/' };
    expect(await change(url)).toMatchObject({ ok: true });
    expect(await change({ ...url, active: 'N' })).toMatchObject({ error: { kind: 'setByOrganization' } });
    own.disabledFeatures = ['dialerHooks'];
    expect(await change(url)).toMatchObject({ error: { kind: 'setByOrganization' } });
    const sent = sandbox.control.requests.filter(({ function: name }) => name === 'update_campaign');
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['the one URL', undefined, ['B', 'NI']],
    ['an alternate URL of all statuses', '---ALL---', ['B', 'NI']],
    ['an alternate URL of one status', 'NI', ['NI']],
  ])('writes %s, and the dialer requests it after a disposition', async (_what, statuses, expected) => {
    await signIn();
    const { control, otherUrl } = sandbox;
    const target = { kind: 'campaign', id: 'SALES' } as const;
    const line = writeHook('dispo', `${otherUrl}/results/vicidial`, HOOK_SECRET);
    const one = {
      function: 'update_campaign',
      ...replaceRequest('dispo', target, statuses === undefined ? line : 'ALT'),
    };
    const alternate = {
      function: 'update_alt_url',
      ...addRequest('dispo', target, line),
      url_statuses: statuses,
    };
    for (const change of statuses === undefined ? [one] : [one, alternate]) {
      const parameters = { source: 'clicktodial', ...(change as Record<string, string>) };
      expect(await askAsSupervisor({ endpoint: 'nonAgent', parameters })).toMatchObject({
        value: { text: expect.stringMatching(/^SUCCESS/) },
      });
    }
    const dispose = (leadId: number, status: string) =>
      control.dialer.dispositions.push({
        ...{ at: Date.now(), user: '1000', leadId, number: `3125550${leadId}`, status, callback: undefined },
      });
    dispose(101, 'B');
    dispose(103, 'NI');
    // The sandbox looks for new dispositions after each request.
    await search();
    await vi.waitFor(
      () =>
        expect(control.receiver.joinedCalls.map((call) => call['disposition']?.value).toSorted()).toEqual(
          expected,
        ),
      { timeout: 10_000 },
    );
  });

  test.each([
    ['2001', 'Tom2001'],
    ['2002', 'Uma2002'],
  ])('of %s, who may not change campaigns, changes no hook', async (user, password) => {
    await signIn(user, password);
    const request = addRequest('dispo', { kind: 'campaign', id: 'SALES' }, 'VARhttps://crm.example.com/');
    const parameters = {
      function: 'update_alt_url',
      source: 'clicktodial',
      ...(request as Record<string, string>),
    };
    expect(await askAsSupervisor({ endpoint: 'nonAgent', parameters })).toMatchObject({
      value: {
        text: `ERROR: update_alt_url USER DOES NOT HAVE PERMISSION TO UPDATE CAMPAIGNS: |${user}|0\n`,
      },
    });
    expect(sandbox.control.dialer.alternativeUrls).toEqual([]);
  });

  test('creates and changes lists that may be written, and does nothing else with them', async () => {
    await signIn();
    const change = (more: object) =>
      askAsSupervisor({
        endpoint: 'nonAgent',
        parameters: { function: 'update_list', source: 'clicktodial', list_id: '101', ...more },
      });
    const refused = { error: { kind: 'setByOrganization' } };
    own.leadImport = true;
    expect(await change({ active: 'N' })).toMatchObject(refused);
    own.listChanges = true;
    expect(await change({ active: 'N' })).toMatchObject({ ok: true });
    expect(await change({ active: 'N', delete_list: 'Y' })).toMatchObject(refused);
    expect(await change({ campaign_id: 'BLENDED' })).toMatchObject(refused);
    own.writableLists = ['301'];
    expect(await change({ active: 'Y' })).toMatchObject(refused);
    const list = { list_id: '301', list_name: 'Web leads', campaign_id: 'SALES', active: 'Y' };
    expect(await change({ function: 'add_list', ...list })).toMatchObject({ ok: true });
    own.leadImport = false;
    expect(await change({ list_id: '301', active: 'N' })).toMatchObject(refused);
    expect(sandbox.control.dialer.lists).toMatchObject([
      { id: '101', isActive: false, campaignId: 'SALES' },
      ...[{ id: '102' }, { id: '201' }],
      { id: '301', name: 'Web leads', campaignId: 'SALES', isActive: true },
    ]);
  });

  test('is never sent with the account of the agent', async () => {
    const agent = { address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al' };
    await keepAccount({ ...agent, statusUser: '', statusPassword: '' });
    expect(await search()).toMatchObject({ error: { kind: 'notSignedIn' } });
    expect(sandbox.control.requests).toEqual([]);
  });

  test('ends the sign-in when the dialer rejects the login', async () => {
    await signIn();
    for (const one of sandbox.control.dialer.accounts) if (one.user === '2000') one.pass = 'Changed1';
    const reply = await search();
    expect(reply.ok && reply.value.text).not.toContain('Sue2000');
    expect((await supervisorState.get()).signIn.state).toBe('failed');
  });
});
