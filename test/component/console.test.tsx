import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { explain } from '../../src/failure.ts';
import { ConsoleView } from '../../src/options/console/console-view.tsx';
import { popupState } from '../../src/platform/stored-state.ts';
import { supervisorState } from '../../src/platform/stored-supervisor.ts';
import { fail, ok } from '../../src/result.ts';
import type { SupervisorRights } from '../../src/team/supervisor-rights.ts';
import { words, worker } from './support/fake-browser.ts';
import { identity, inForce, resetPage, show, signedIn } from './support/render.tsx';

const rights: SupervisorRights = { level: 8, canReadAgents: true, canCommand: true, at: 0 };
const boss = { ...identity, user: '2000', agent: '2000' };
const reply = (text: string) => worker.replies.set('runFunction', ok({ status: 200, contentType: '', text }));

async function open(name: string, own = {}, held: SupervisorRights | null = rights) {
  await popupState.set(signedIn('paused'));
  if (held) await supervisorState.set({ signIn: { state: 'in', identity: boss }, rights: held });
  const shown = show(<ConsoleView settings={inForce(own).values} />);
  fireEvent.click(await screen.findByRole('button', { name }));
  return shown;
}
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const choose = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const press = (key: string, ...values: string[]) =>
  fireEvent.click(screen.getByRole('button', { name: words(key, ...values) }));
const sent = () => worker.inputsOf('runFunction');

beforeEach(() => {
  resetPage();
  sessionStorage.clear();
});
afterEach(resetPage);

test('a function that reads runs at once, and its rows and its text are shown', async () => {
  const { container } = await open('campaigns_list');
  const text = 'campaign_id\tcampaign_name\nSALES\tSales | west\nQUEUED\t<b>Queued</b>\n';
  reply(text);
  press('console_run');
  await screen.findByRole('columnheader', { name: 'campaign_name' });
  expect(screen.getByRole('cell', { name: 'Sales | west' })).toBeTruthy();
  expect(screen.getByRole('cell', { name: '<b>Queued</b>' })).toBeTruthy();
  expect(within(screen.getByRole('region', { name: words('console_raw') })).getByText(/SALES/)).toBeTruthy();
  expect(sent()).toEqual([
    {
      endpoint: 'nonAgent',
      parameters: { function: 'campaigns_list', source: 'clicktodial', stage: 'tab', header: 'YES' },
    },
  ]);
  expect((await axe.run(container)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('a function that changes something says what it sends, and is sent after one answer', async () => {
  await open('add_list');
  type('list_id', '5551');
  type('list_name', 'Autumn list');
  type('campaign_id', 'SALES');
  reply('SUCCESS: add_list LIST HAS BEEN ADDED - 2000|5551|Autumn list|SALES\n');
  press('console_runChange');
  expect(screen.getByText('list_name = Autumn list')).toBeTruthy();
  expect(sent()).toEqual([]);
  press('console_askYes');
  await screen.findByText('LIST HAS BEEN ADDED');
  expect(sent()).toHaveLength(1);
});

test('a function that creates a user asks twice, and a password stays out of the texts and of the history', async () => {
  await open('add_user');
  for (const [name, value] of [
    ...[['agent_user', '3001'] as const, ['agent_pass', 'Tops3cret'] as const],
    ...[['agent_user_level', '1'] as const, ['agent_full_name', 'Nia North'] as const],
    ['agent_user_group', 'NORTH'] as const,
  ])
    type(name, value);
  reply('SUCCESS: add_user USER HAS BEEN ADDED - 2000|3001|Tops3cret|1|Nia North|NORTH\n');
  press('console_runChange');
  press('console_askNext');
  expect(sent()).toEqual([]);
  expect(screen.getByText(words('console_askAgain', boss.host, 'add_user'))).toBeTruthy();
  press('console_askAgainYes');
  await screen.findByText('USER HAS BEEN ADDED');
  expect(sent()).toMatchObject([{ parameters: { agent_pass: 'Tops3cret' } }]);
  expect(document.body.textContent).not.toContain('Tops3cret');
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('Tops3cret');
  expect(screen.getByText(words('console_outcome_done'))).toBeTruthy();
});

test('a question is withdrawn by Cancel and by a change of the form', async () => {
  await open('add_dnc_phone');
  type('phone_number', '7275550142');
  type('campaign_id', 'SYSTEM_INTERNAL');
  press('console_runChange');
  press('console_cancel');
  expect(screen.queryByText(words('console_ask', boss.host))).toBeNull();
  press('console_runChange');
  type('phone_number', '7275550143');
  expect(screen.queryByText(words('console_ask', boss.host))).toBeNull();
  expect(sent()).toEqual([]);
});

test('a missing or unusable value is named at its field, and nothing is sent', async () => {
  await open('list_info');
  press('console_run');
  expect(screen.getByText(words('console_error_missing'))).toBeTruthy();
  type('list_id', '10 a');
  expect(field('list_id').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(words('console_error_notKept'))).toBeTruthy();
  press('console_run');
  expect(sent()).toEqual([]);
});

test('a refusal names the right that is missing, and a lost request is a failure', async () => {
  await open('list_info');
  type('list_id', '101');
  reply('ERROR: list_info USER DOES NOT HAVE PERMISSION TO MODIFY LISTS: |2000|0\n');
  press('console_run');
  await screen.findByText(words('console_reason_noPermission'));
  expect(screen.getByText(/modify lists/, { selector: '.notice span' })).toBeTruthy();
  expect(screen.getByText(words('console_outcome_refused'))).toBeTruthy();
  worker.replies.set('runFunction', fail(explain({ kind: 'unfinished' })));
  press('console_run');
  await screen.findByText(words('failure_unfinished'));
  expect(screen.getByText(words('console_outcome_failed'))).toBeTruthy();
});

test('a function of the agent API begins with the agent, and the question names the session', async () => {
  await open('external_pause');
  expect(field('agent_user').value).toBe('1000');
  choose('value', 'PAUSE');
  press('console_runChange');
  expect(screen.getByText(words('console_askCommand', '1000'))).toBeTruthy();
});

test('the level that the account lacks is shown, and the function can be tried all the same', async () => {
  await open('campaigns_list', {}, { ...rights, level: 7 });
  const row = screen.getByRole('rowheader', { name: words('team_level', '8') }).closest('tr');
  expect(row?.textContent).toContain(words('console_right_lacks'));
  reply('campaign_id\tcampaign_name\nSALES\tSales\n');
  press('console_run');
  await waitFor(() => expect(sent()).toHaveLength(1));
});

test.each([
  ['without a supervisor', 'campaigns_list', {}, null, 'console_notSupervisor'],
  [
    'where the feature is disabled',
    'blind_monitor',
    { disabledFeatures: ['teamListening'] },
    rights,
    'console_off',
  ],
] as const)('a function does not run %s', async (_case, name, own, held, reason) => {
  await open(name, own, held);
  const [run] = screen.getAllByRole('button', { name: /^Run/ });
  expect(run?.getAttribute('aria-disabled')).toBe('true');
  expect(run?.title).toBe(words(reason));
});

test('there is no console where numbers are masked', async () => {
  await supervisorState.set({ signIn: { state: 'in', identity: boss }, rights });
  show(<ConsoleView settings={inForce({ maskNumbers: true }).values} />);
  expect(await screen.findByText(words('console_masked'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'campaigns_list' })).toBeNull();
});

test('the search finds functions by name and by what they do, and the history fills the form again', async () => {
  await open('list_info');
  type('list_id', '101');
  reply('list_id\tlist_name\n101\tOne\n');
  press('console_run');
  await screen.findByText(words('console_outcome_done'));
  fireEvent.input(screen.getByLabelText(words('console_search')), { target: { value: 'do-not-call list' } });
  expect(screen.getByText(words('console_found', '3'))).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'add_dnc_phone' }));
  fireEvent.click(screen.getByRole('button', { name: 'list_info 101' }));
  expect(field('list_id').value).toBe('101');
  press('console_historyClear');
  expect(screen.queryByText(words('console_history'))).toBeNull();
});
