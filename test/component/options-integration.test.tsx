import { fireEvent, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hookNames } from '../../src/integration/hook.ts';
import { IntegrationView } from '../../src/options/integration/integration-view.tsx';
import { supervisorState } from '../../src/platform/stored-supervisor.ts';
import { ok } from '../../src/result.ts';
import type { Settings } from '../../src/settings/catalog.ts';
import { permission, words, worker } from './support/fake-browser.ts';
import { inForce, resetPage, show } from './support/render.tsx';

beforeEach(resetPage);
afterEach(() => {
  resetPage();
  vi.restoreAllMocks();
});

const view = (settings: Partial<Settings> = {}) =>
  show(<IntegrationView settings={inForce(settings).values} />);
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(words(label)), { target: { value } });
const lineShown = () => screen.getByLabelText<HTMLTextAreaElement>(words('integration_line')).value;
const choose = (value: string) =>
  fireEvent.change(screen.getAllByLabelText(words('integration_hook'))[0] as HTMLElement, {
    target: { value },
  });

test('a receiver gives the line, where it belongs and what will arrive, for each hook', async () => {
  const { container } = view();
  expect(screen.queryByLabelText(words('integration_line'))).toBeNull();
  type('integration_receiver', 'https://crm.example.com/vicidial');
  type('integration_secret', 'secret-of-the-receiver');
  for (const hook of hookNames) {
    choose(hook);
    await waitFor(() => expect(lineShown()).toContain(`VARhttps://crm.example.com/vicidial?hook=${hook}&`));
    expect(lineShown().includes('secret=secret-of-the-receiver')).toBe(hook !== 'webForm');
    expect(screen.queryByText(words('integration_shell')) !== null).toBe(
      ['noAgent', 'addLead', 'callMenu'].includes(hook),
    );
  }
  expect(screen.getByText('C-1042')).toBeTruthy();
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
});

test('a receiver that cannot be used is explained, and so is a secret', async () => {
  view();
  type('integration_receiver', 'http://crm.example.com/');
  expect(await screen.findByText(words('setting_error_notReceiverUrl'))).toBeTruthy();
  type('integration_receiver', 'https://crm.example.com/');
  type('integration_secret', 'a&b');
  expect(await screen.findByText(words('setting_error_notHookSecret'))).toBeTruthy();
  expect(screen.queryByLabelText(words('integration_line'))).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: words('integration_newSecret') }));
  await waitFor(() => expect(lineShown()).toMatch(/&secret=[0-9a-f]{32}$/));
});

test('a pasted line is checked, and shows its request only without a grave fault', async () => {
  view();
  type('integration_pasted', 'VARhttps://crm.example.com/?l=--A--lead_id--B--&p=--A--pass--B--');
  expect(await screen.findByText(words('integration_fault_secretField', 'pass'))).toBeTruthy();
  expect(screen.queryByText(words('integration_arrives'))).toBeNull();
  type('integration_pasted', 'VARhttps://crm.example.com/?l=--A--lead_id--B--&p=--A--plan--B--');
  expect(await screen.findByText(words('integration_fault_unknownField', 'plan'))).toBeTruthy();
  expect(screen.getByText(words('integration_arrives'))).toBeTruthy();
  expect(screen.getByText('--A--plan--B--')).toBeTruthy();
  type('integration_pasted', 'VARhttps://crm.example.com/?l=--A--lead_id--B--');
  expect(await screen.findByText(words('integration_noFault'))).toBeTruthy();
});

test('the example is sent only with the permission, and the reply is shown as the dialer takes it', async () => {
  const sent = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('a;b', { status: 500 }));
  view();
  type('integration_receiver', 'https://crm.example.com/vicidial');
  const button = await screen.findByRole('button', { name: words('integration_try') });
  permission.isGranted = false;
  fireEvent.click(button);
  expect(await screen.findByText(words('integration_notAllowed'))).toBeTruthy();
  expect(sent).not.toHaveBeenCalled();

  permission.isGranted = true;
  fireEvent.click(button);
  expect(await screen.findByText(words('integration_attempt_failed'))).toBeTruthy();
  expect(screen.getByText(words('integration_attempt_semicolon'))).toBeTruthy();
  expect(sent.mock.calls[0]?.[0]).toContain('call_id=M1128141651000004711');
  expect(sent.mock.calls[0]?.[1]).toMatchObject({ method: 'GET', redirect: 'manual', credentials: 'omit' });

  sent.mockRejectedValue(new TypeError('Failed to fetch'));
  fireEvent.click(button);
  expect(await screen.findByText(words('integration_attempt_noReply'))).toBeTruthy();
});

describe('writing into the dialer', () => {
  const reply = (text: string) => ok({ status: 200, contentType: 'text/html', text });
  const press = (key: string) => fireEvent.click(screen.getByRole('button', { name: words(key) }));
  const requests = () =>
    (worker.inputsOf('askAsSupervisor') as { parameters: Record<string, string> }[]).map(
      ({ parameters }) => parameters,
    );
  const header =
    'url_id|campaign_id|entry_type|active|url_type|url_rank|url_statuses|url_description|url_lists|url_call_length|url_address';
  const open = async (hook = 'dispo') => {
    const identity = {
      user: '2000',
      agent: '',
      address: 'https://d.example',
      host: 'd.example',
      seesAll: true,
      isInsecure: false,
    };
    await supervisorState.set({ signIn: { state: 'in', identity }, rights: null });
    view();
    type('integration_receiver', 'https://crm.example.com/vicidial');
    choose(hook);
    const field = await screen.findByLabelText(
      words(hook === 'addLead' ? 'integration_id_inGroup' : 'integration_id_campaign'),
    );
    fireEvent.input(field, { target: { value: 'SALES' } });
  };

  test('needs the account of a supervisor, and can be turned off', async () => {
    view();
    type('integration_receiver', 'https://crm.example.com/vicidial');
    expect(await screen.findByText(words('integration_writeSignIn'), { exact: false })).toBeTruthy();
    resetPage();
    view({ disabledFeatures: ['dialerHooks'] });
    type('integration_receiver', 'https://crm.example.com/vicidial');
    expect(await screen.findByText(words('integration_writeOff'))).toBeTruthy();
  });

  test('adds the line to the alternate URLs after a confirmation, and reads the list again', async () => {
    await open();
    worker.replies.set(
      'askAsSupervisor',
      reply(
        `${header}\n1|SALES|campaign|Y|dispo|1|SALE|Old||0|https://old.example/?x=1\n`.replaceAll('|', '\t'),
      ),
    );
    press('integration_read');
    expect(await screen.findByText(words('integration_alternates', '1'))).toBeTruthy();
    expect(screen.getByText('https://old.example/?…')).toBeTruthy();
    press('integration_add');
    const plan = words('integration_addPlan', 'SALES', words('integration_hook_dispo'));
    expect(await screen.findByText(plan)).toBeTruthy();
    expect(requests()).toHaveLength(1);
    press('integration_confirm');
    expect(await screen.findByText(words('integration_added'))).toBeTruthy();
    expect(requests().map((each) => each['alt_url_id'])).toEqual(['LIST', 'NEW', 'LIST']);
    expect(requests()[1]).toMatchObject({
      function: 'update_alt_url',
      campaign_id: 'SALES',
      entry_type: 'campaign',
      url_type: 'dispo',
      url_address: lineShown(),
    });
  });

  test('replaces the one URL of a campaign only after naming what is lost', async () => {
    await open();
    worker.replies.set(
      'askAsSupervisor',
      reply('ERROR: update_alt_url dispo URL IS NOT SET TO ALT: |2000|SALES\n'),
    );
    press('integration_read');
    expect(await screen.findByText(words('integration_single'))).toBeTruthy();
    press('integration_replace');
    expect(
      await screen.findByText(words('integration_replacePlan', 'SALES', words('integration_hook_dispo'))),
    ).toBeTruthy();
    worker.replies.set(
      'askAsSupervisor',
      reply('SUCCESS: update_campaign CAMPAIGN HAS BEEN UPDATED - 2000|SALES\n'),
    );
    press('integration_confirm');
    expect(await screen.findByText(words('integration_replaced', 'SALES'))).toBeTruthy();
    expect(requests().at(-1)).toMatchObject({ function: 'update_campaign', dispo_call_url: lineShown() });
  });

  test.each([
    ['update_alt_url USER DOES NOT HAVE PERMISSION TO UPDATE CAMPAIGNS: |2000|0', 'modify campaigns'],
    ['update_alt_url CAMPAIGN DOES NOT EXIST: |2000|SALES', words('integration_unknownTarget')],
  ])('shows why the dialer refuses: %s', async (error, expected) => {
    await open('addLead');
    worker.replies.set('askAsSupervisor', reply(`ERROR: ${error}\n`));
    press('integration_read');
    expect(await screen.findByText(expected, { exact: false })).toBeTruthy();
    expect(screen.queryByRole('button', { name: words('integration_add') })).toBeNull();
  });
});
