import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../../src/team-page/team.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import { explain } from '../../src/failure.ts';
import { SupervisorView } from '../../src/options/supervisor/supervisor-view.tsx';
import { browser } from '../../src/platform/browser.ts';
import { ok } from '../../src/result.ts';
import type { SupervisorState } from '../../src/team/supervisor-state.ts';
import type { TeamAgent } from '../../src/team/team-agent.ts';
import type { TeamBatch } from '../../src/team/team-batch.ts';
import { emptyTeamList, type TeamList } from '../../src/team/team-list.ts';
import { defaultView } from '../../src/team/team-table.ts';
import { TeamPage } from '../../src/team-page/team-page.tsx';
import { changeView, readView, viewAddress } from '../../src/team-page/view-address.ts';
import { now } from '../../src/ui/clock.tsx';
import { words, worker } from './support/fake-browser.ts';
import { identity, inForce, resetPage } from './support/render.tsx';

const rights = { level: 8, canReadAgents: true, canCommand: true, at: 0 };
const signedIn: SupervisorState = { signIn: { state: 'in', identity: { ...identity, user: 'sue' } }, rights };
const minute = 60_000;

const agent = (user: string, more: Partial<TeamAgent> = {}): TeamAgent => ({
  ...{
    id: user,
    user,
    name: `Agent ${user}`,
    state: 'paused',
    pauseCode: '',
    campaign: 'SALES',
    group: 'NORTH',
  },
  ...{ callsToday: 3, leadId: '', callId: '', since: now.value - 5_000, isAtLeast: false },
  ...more,
});
const team = () => [
  agent('1', { name: 'Ana', since: now.value - 40 * minute, pauseCode: 'LUNCH' }),
  agent('2', {
    name: '<img src=x onerror=alert(1)>',
    state: 'inCall',
    leadId: '7',
    isAtLeast: true,
    group: 'SOUTH',
  }),
  agent('3', { name: 'Carl | Pipe', state: 'waiting', since: now.value - 10_000 }),
];
const listOf = (agents: readonly TeamAgent[], more: Partial<TeamList> = {}): TeamList => ({
  ...emptyTeamList,
  ...{ agents, seenAt: now.value, askedAt: now.value, answeredAt: now.value },
  ...more,
});
const open = (
  list: TeamList,
  supervisor = signedIn,
  settings = inForce({ pauseCodes: ['LUNCH=Lunch;max=30'] }),
) => {
  const stored = signal(list);
  const batches = signal<readonly TeamBatch[]>([]);
  render(
    <TeamPage supervisor={signal(supervisor)} list={stored} batches={batches} inForce={signal(settings)} />,
  );
  return stored;
};
const names = () => screen.getAllByRole('rowheader').map((cell) => cell.querySelector('bdi')?.textContent);

beforeEach(() => {
  resetPage();
  changeView(defaultView);
  now.value = Date.now();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  history.replaceState(null, '', location.pathname);
});

test('the longest in state is first, and a pause over its limit says so', async () => {
  open(listOf(team()));
  expect(names()).toEqual(['Ana', 'Carl | Pipe', '<img src=x onerror=alert(1)>']);
  const [first, , call] = screen.getAllByRole('row').slice(1);
  expect(first?.textContent).toContain(words('team_overLimit', '30'));
  expect(first?.querySelectorAll('.darkRed').length).toBe(2);
  expect(call?.textContent).toContain('≥ 0:05');
  expect(document.querySelector('img')).toBeNull();
  expect((await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('the time goes on with the clock, and the color follows', () => {
  open(listOf([agent('1', { state: 'waiting', since: now.value - 59_000 })]));
  const cell = () => document.querySelector('td.number');
  expect([cell()?.textContent, cell()?.className]).toEqual(['0:59', 'number lightBlue']);
  now.value += 2_000;
  return waitFor(() => expect([cell()?.textContent, cell()?.className]).toEqual(['1:01', 'number blue']));
});

test('a column sorts and names its order to screen readers, and the address keeps it', async () => {
  open(listOf(team()));
  const header = () => screen.getByRole('columnheader', { name: new RegExp(words('team_col_name')) });
  fireEvent.click(within(header()).getByRole('button'));
  await waitFor(() => expect(names()[1]).toBe('Ana'));
  expect(header().getAttribute('aria-sort')).toBe('ascending');
  fireEvent.click(within(header()).getByRole('button'));
  await waitFor(() => expect(names()[0]).toBe('Carl | Pipe'));
  expect(header().getAttribute('aria-sort')).toBe('descending');
  expect(location.hash).toBe('#sort=-name');
});

test('summary, filters and groups show a part of the team', async () => {
  open(listOf(team(), { callsWaiting: { count: 4, at: now.value } }));
  const paused = screen.getByRole('button', { name: new RegExp(`^1\\s*${words('team_count_paused')}`) });
  fireEvent.click(paused);
  await waitFor(() => expect(names()).toEqual(['Ana']));
  expect(paused.getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(paused);
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'carl' } });
  await waitFor(() => expect(names()).toEqual(['Carl | Pipe']));
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'nobody' } });
  await screen.findByText(words('team_noMatch'));
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: '' } });
  fireEvent.change(screen.getByLabelText(words('team_groupBy')), { target: { value: 'group' } });
  await waitFor(() => expect(screen.getByRole('grid').textContent).toContain('SOUTH (1)'));
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('6');
  expect(screen.getByText(words('team_callsWaiting')).parentElement?.textContent).toContain('4');
});

test('keys move between the rows, letters find a name, and Enter shows the call', async () => {
  worker.replies.set('agentCall', ok({ number: '•••••••0142', leadId: '7', vendorCode: 'V7' }));
  open(listOf(team()));
  const grid = screen.getByRole('grid');
  const active = () => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent;
  fireEvent.keyDown(grid, { key: 'ArrowDown' });
  await waitFor(() => expect(active()).toContain('Ana'));
  fireEvent.keyDown(grid, { key: 'End' });
  await waitFor(() => expect(active()).toContain('onerror'));
  fireEvent.keyDown(grid, { key: 'c' });
  await waitFor(() => expect(active()).toContain('Carl'));
  fireEvent.keyDown(grid, { key: 'ArrowDown' });
  await waitFor(() => expect(active()).toContain('onerror'));
  fireEvent.keyDown(grid, { key: 'Enter' });
  await screen.findByText('•••••••0142');
  expect(worker.inputsOf('agentCall')).toEqual([{ user: '2' }]);
});

test('5,000 agents are few rows in the document, and the last one is reached', async () => {
  const many = Array.from({ length: 5_000 }, (_, at) =>
    agent(String(at), { name: `Agent ${at}`, since: now.value - (5_000 - at) * 1000 }),
  );
  open(listOf(many));
  await waitFor(() => expect(screen.getAllByRole('rowheader').length).toBeGreaterThan(10));
  expect(screen.getAllByRole('rowheader').length).toBeLessThan(100);
  const grid = screen.getByRole('grid');
  fireEvent.keyDown(grid, { key: 'End' });
  await waitFor(() => expect(names()).toContain('Agent 4999'));
  const row = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  expect(row?.getAttribute('aria-rowindex')).toBe('5001');
  const box = row?.getBoundingClientRect();
  expect(box && box.bottom <= innerHeight && box.top > 0).toBe(true);
});

test('a refresh draws the cells of a changed agent again, and no others', async () => {
  const agents = team();
  const stored = open(listOf(agents));
  const drawn = vi.spyOn(browser.i18n, 'getMessage');
  const drawnStates = () =>
    drawn.mock.calls.map(([key]) => key).filter((key) => key.startsWith('team_state_'));
  // Storage gives new objects with the same values.
  const [, busy, waiting] = structuredClone(agents);
  const returned = agent('1', { name: 'Ana', state: 'onHold' });
  stored.value = listOf(
    [returned, busy, waiting].flatMap((each) => each ?? []),
    { seenAt: now.value + 1 },
  );
  await waitFor(() => expect(names()[0]).toBe('Carl | Pipe'));
  expect(drawnStates()).toEqual(['team_state_onHold']);
});

test('a failure leaves the agents on the page, gray, with the reason and their age', async () => {
  const stored = open(listOf(team()));
  stored.value = listOf(team(), {
    failure: explain({ kind: 'timedOut', host: 'dialer.example' }),
    failures: 1,
  });
  expect((await screen.findByRole('alert')).textContent).toContain('dialer.example');
  expect(names().length).toBe(3);
  expect(document.querySelector('.team.stale')).not.toBeNull();
});

test('rows that do not fit are named, and nobody is guessed', async () => {
  open(listOf([], { unfit: ['9 | shifted'] }));
  await screen.findByText(words('team_unfit', '1'));
  expect(screen.getByText('9 | shifted')).toBeTruthy();
  expect(screen.getByText(words('team_empty'))).toBeTruthy();
});

test('a missing right is named before anything is asked', async () => {
  open(emptyTeamList, { ...signedIn, rights: { canReadAgents: false, canCommand: true, at: 0 } });
  await screen.findAllByText(words('team_needsRights', 'view reports and vdc agent api access'));
  expect(screen.queryByRole('grid')).toBeNull();
});

test('the wall shows the summary and the table without filters', () => {
  changeView({ isWall: true });
  open(listOf(team()));
  expect(screen.queryByRole('searchbox')).toBeNull();
  expect(names().length).toBe(3);
  expect(location.hash).toBe('#wall');
});

test('the sign-in sends the account and nothing else', async () => {
  open(
    emptyTeamList,
    { signIn: { state: 'out' }, rights: null },
    inForce({ dialerUrls: ['https://dialer.example'] }),
  );
  fireEvent.input(screen.getByLabelText(words('team_user')), { target: { value: 'sue' } });
  fireEvent.input(screen.getByLabelText(words('team_password')), { target: { value: 'secret' } });
  expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: words('popup_signIn') }));
  await waitFor(() => expect(worker.inputsOf('signInSupervisor').length).toBe(1));
  const form = { address: 'https://dialer.example', user: 'sue', password: 'secret', insecure: false };
  expect(worker.inputsOf('signInSupervisor')).toEqual([{ ...form, passphrase: '' }]);
});

test('the organization can turn the page off', () => {
  open(listOf(team()), signedIn, inForce({}, { disabledFeatures: ['teamPage'] }));
  expect(screen.getByText(words('team_off'))).toBeTruthy();
  expect(screen.queryByRole('grid')).toBeNull();
});

test('the options page has the same sign-in', async () => {
  render(<SupervisorView inForce={inForce()} />);
  expect(await screen.findByLabelText(words('team_password'))).toBeTruthy();
  expect(screen.getByRole('button', { name: words('team_open') })).toBeTruthy();
});

test('an address holds a view, and what it names wrongly is as usual', () => {
  const view = {
    ...defaultView,
    sort: 'calls',
    state: 'wrapUp',
    group: 'A&B',
    text: 'x y',
    groupBy: 'group',
  } as const;
  expect(readView(viewAddress(view))).toEqual(view);
  expect(viewAddress(defaultView)).toBe('#');
  expect(readView('#sort=nothing&state=asleep&by=color')).toEqual(defaultView);
});
