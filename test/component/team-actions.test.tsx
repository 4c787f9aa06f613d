import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/team-page/team.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import { explain } from '../../src/failure.ts';
import type { Settings } from '../../src/settings/catalog.ts';
import type { SupervisorRights } from '../../src/team/supervisor-rights.ts';
import type { TeamAgent } from '../../src/team/team-agent.ts';
import type { TeamBatch } from '../../src/team/team-batch.ts';
import { emptyTeamList } from '../../src/team/team-list.ts';
import { defaultView } from '../../src/team/team-table.ts';
import { clearSelection, selected } from '../../src/team-page/selection.ts';
import { TeamPage } from '../../src/team-page/team-page.tsx';
import { changeView } from '../../src/team-page/view-address.ts';
import { words, worker } from './support/fake-browser.ts';
import { identity, inForce, resetPage } from './support/render.tsx';

const agent = (user: string, state: TeamAgent['state'], pauseCode = ''): TeamAgent => ({
  ...{ id: user, user, name: `Agent ${user}`, state, pauseCode, campaign: 'SALES', group: 'NORTH' },
  ...{ callsToday: 3, leadId: '', callId: '', since: Number(user) * 1000, isAtLeast: false },
});
const team = [
  agent('1', 'waiting'),
  agent('2', 'inCall'),
  agent('3', 'paused', 'LUNCH'),
  agent('4', 'paused', 'BREAK'),
];
const held: SupervisorRights = { level: 8, canReadAgents: true, canCommand: true, at: 0 };

function open(batches: readonly TeamBatch[] = [], rights = held, values: Partial<Settings> = {}) {
  const stored = signal(batches);
  const now = Date.now();
  render(
    <TeamPage
      supervisor={signal({ signIn: { state: 'in', identity }, rights })}
      list={signal({ ...emptyTeamList, agents: team, seenAt: now, askedAt: now, answeredAt: now })}
      batches={stored}
      inForce={signal(inForce({ pauseCodes: ['LUNCH=Lunch', 'BREAK=Break'], ...values }))}
    />,
  );
  return stored;
}
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(words(label)), { target: { value } });
const press = (key: string, ...values: string[]) =>
  fireEvent.click(screen.getByRole('button', { name: words(key, ...values) }));
const ids = () => [...selected.value].sort();

beforeEach(() => {
  resetPage();
  changeView(defaultView);
  clearSelection();
});
afterEach(cleanup);

test('checkboxes, space and Shift with an arrow key select agents', async () => {
  open();
  fireEvent.click(screen.getByLabelText(words('team_select', 'Agent 3')));
  expect(ids()).toEqual(['3']);
  const grid = screen.getByRole('grid');
  fireEvent.keyDown(grid, { key: 'Home' });
  await waitFor(() => expect(grid.getAttribute('aria-activedescendant')).toContain('1'));
  fireEvent.keyDown(grid, { key: ' ' });
  expect(ids()).toEqual(['1', '3']);
  fireEvent.keyDown(grid, { key: 'ArrowDown', shiftKey: true });
  expect(ids()).toEqual(['1', '2', '3']);
  fireEvent.click(screen.getByLabelText(words('team_selectAll')));
  await waitFor(() => expect(ids()).toEqual(['1', '2', '3', '4']));
  expect(screen.getAllByRole('row', { selected: true }).length).toBe(4);
  fireEvent.click(screen.getByLabelText(words('team_selectAll')));
  await waitFor(() => expect(ids()).toEqual([]));
});

test('the plan names who gets the action and who is left out, and only Start sends it', async () => {
  open();
  fireEvent.click(screen.getByLabelText(words('team_selectAll')));
  await screen.findByText(words('team_selected', '4'));
  press('team_plan');
  const plan = await screen.findByRole('region', { name: words('team_plan') });
  expect(plan.textContent).toContain(`${words('team_action_pause')}: LUNCH`);
  expect(plan.textContent).toContain(words('team_planLater', '1'));
  expect(plan.textContent).toContain('Agent 1, Agent 2, Agent 4');
  expect(plan.textContent).toContain(words('team_skip_isPaused'));
  expect(worker.inputsOf('startTeamAction')).toEqual([]);
  expect((await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  press('team_start');
  await waitFor(() => expect(worker.inputsOf('startTeamAction').length).toBe(1));
  const action = { kind: 'pause', code: 'LUNCH' };
  const [sent] = worker.inputsOf('startTeamAction');
  expect(sent).toMatchObject({ action, agents: ['1', '2', '4'] });
  await waitFor(() => expect(ids()).toEqual([]));
});

test('a log-out leaves out busy agents unless it may wait for the end of the call', async () => {
  open();
  fireEvent.click(screen.getByLabelText(words('team_selectAll')));
  await screen.findByText(words('team_selected', '4'));
  choose('team_action', 'logOut');
  press('team_plan');
  const plan = await screen.findByRole('region', { name: words('team_plan') });
  expect(plan.textContent).toContain(words('team_skip_isBusy'));
  fireEvent.click(screen.getByLabelText(words('team_afterCall')));
  await waitFor(() => expect(plan.textContent).not.toContain(words('team_skip_isBusy')));
  press('team_start');
  await waitFor(() => expect(worker.inputsOf('startTeamAction').length).toBe(1));
  expect(worker.inputsOf('startTeamAction')[0]).toMatchObject({
    action: { kind: 'logOut', afterCall: true },
  });
});

test('an empty message cannot be sent', async () => {
  open();
  fireEvent.click(screen.getByLabelText(words('team_select', 'Agent 1')));
  await screen.findByText(words('team_selected', '1'));
  choose('team_action', 'message');
  press('team_plan');
  await screen.findByRole('region', { name: words('team_plan') });
  expect(screen.queryByRole('button', { name: words('team_start') })).toBeNull();
  fireEvent.input(screen.getByLabelText(words('team_message')), { target: { value: 'Hello' } });
  expect(await screen.findByRole('button', { name: words('team_start') })).toBeTruthy();
});

test('a wrap-up is ended with a disposition that needs no date, and in-groups must be named', async () => {
  open([], held, { dispositions: ['CALLBK=Call back;callback', 'NI=Not interested'] });
  fireEvent.click(screen.getByLabelText(words('team_select', 'Agent 1')));
  await screen.findByText(words('team_selected', '1'));
  choose('team_action', 'endWrapUp');
  const status = await screen.findByLabelText<HTMLSelectElement>(words('team_disposition'));
  expect([...status.options].map(({ value }) => value)).toEqual(['NI']);
  press('team_plan');
  const plan = await screen.findByRole('region', { name: words('team_plan') });
  expect(plan.textContent).toContain(words('team_skip_isNotInWrapUp'));
  choose('team_action', 'inGroups');
  await waitFor(() => expect(plan.textContent).toContain(words('team_action_inGroups')));
  expect(screen.queryByRole('button', { name: words('team_start') })).toBeNull();
  fireEvent.input(screen.getByLabelText(words('popup_inGroupIds')), { target: { value: 'SALES, SUPPORT' } });
  fireEvent.click(await screen.findByRole('button', { name: words('team_start') }));
  await waitFor(() =>
    expect(worker.inputsOf('startTeamAction')).toMatchObject([
      { action: { kind: 'inGroups', change: 'replace', inGroups: ['SALES', 'SUPPORT'], isBlended: false } },
    ]),
  );
});

test('where a reason is required, an action starts only with one', async () => {
  open([], held, { supervisorReasonRequired: true });
  fireEvent.click(screen.getByLabelText(words('team_select', 'Agent 1')));
  await screen.findByText(words('team_selected', '1'));
  press('team_plan');
  const start = await screen.findByRole('button', { name: words('team_start') });
  expect(start.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(start);
  expect(worker.inputsOf('startTeamAction')).toEqual([]);
  fireEvent.input(screen.getByLabelText(words('team_reason')), { target: { value: ' Fire drill ' } });
  await waitFor(() => expect(start.getAttribute('aria-disabled')).toBeNull());
  fireEvent.click(start);
  await waitFor(() => expect(worker.inputsOf('startTeamAction')).toMatchObject([{ reason: 'Fire drill' }]));
});

test('without access to the agent API the controls name the missing right', async () => {
  open([], { ...held, canCommand: false });
  fireEvent.click(screen.getByLabelText(words('team_select', 'Agent 1')));
  await screen.findByText(words('team_selected', '1'));
  const review = screen.getByRole('button', { name: new RegExp(words('team_plan')) });
  expect(review.getAttribute('aria-disabled')).toBe('true');
  expect(review.title).toBe(words('team_needsRights', 'vdc agent api access'));
});

const itemOf = (user: string) => ({
  ...{ id: user, user, name: `Agent ${user}`, group: 'NORTH', campaign: 'SALES' },
});
const batch = (more: Partial<TeamBatch> = {}): TeamBatch => ({
  ...{ id: 'press-0001', by: 'sue', at: 1, endedAt: null, action: { kind: 'pause', code: 'LUNCH' } },
  items: [
    { ...itemOf('1'), state: 'done', tries: 1 },
    { ...itemOf('2'), state: 'failed', tries: 1, failure: 'codeNotSeen' },
    { ...itemOf('3'), state: 'failed', tries: 1, failure: explain({ kind: 'noPermission' }) },
    { ...itemOf('4'), state: 'skipped', tries: 0, skip: 'isPaused' },
    { ...itemOf('5'), state: 'skipped', tries: 0, skip: 'notAllowed' },
  ],
  ...more,
});

test('progress shows a result for each agent; an open action can be stopped, an ended one repeated and taken back', async () => {
  const stored = open([batch({ reason: 'Fire drill' })]);
  expect(document.body.textContent).toContain(words('team_batchReason', 'Fire drill'));
  const results = screen.getAllByRole('listitem', { hidden: true }).map((item) => item.textContent);
  expect(results).toContain(`Agent 2: ${words('team_failed_codeNotSeen')}`);
  expect(results).toContain(`Agent 4: ${words('team_skip_isPaused')}`);
  expect(results).toContain(`Agent 5: ${words('team_skip_notAllowed')}`);
  press('team_stop');
  await waitFor(() => expect(worker.inputsOf('stopTeamAction').length).toBe(1));
  stored.value = [batch({ endedAt: 2, reason: 'Fire drill' })];
  const retry = await screen.findByRole('button', { name: words('team_retry', '2') });
  fireEvent.click(retry);
  await waitFor(() =>
    expect(worker.inputsOf('startTeamAction')).toMatchObject([{ agents: ['2', '3'], reason: 'Fire drill' }]),
  );
  await waitFor(() => expect(retry.getAttribute('aria-disabled')).toBeNull());
  press('team_undo');
  await waitFor(() => expect(worker.inputsOf('startTeamAction').length).toBe(2));
  expect(worker.inputsOf('startTeamAction')[1]).toMatchObject({ action: { kind: 'resume' }, agents: ['1'] });
});
