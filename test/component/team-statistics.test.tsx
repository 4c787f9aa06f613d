import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/team-page/team.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import { explain } from '../../src/failure.ts';
import { ok } from '../../src/result.ts';
import { noSeenPauses } from '../../src/team/seen-pauses.ts';
import type { SupervisorRights } from '../../src/team/supervisor-rights.ts';
import { type CampaignStatistics, emptyTeamStatistics } from '../../src/team/team-statistics.ts';
import { defaultView } from '../../src/team/team-table.ts';
import { StatisticsView } from '../../src/team-page/statistics/statistics-view.tsx';
import { changeView, view } from '../../src/team-page/view-address.ts';
import { now } from '../../src/ui/clock.tsx';
import { words, worker } from './support/fake-browser.ts';
import { resetPage } from './support/render.tsx';

const rights: SupervisorRights = { level: 8, canReadAgents: true, canCommand: true, at: 0 };
const ana: CampaignStatistics = {
  ...{ user: '1000', name: 'Ana', group: 'NORTH', campaign: 'SALES', calls: 19, loggedIn: 2383 },
  ...{ talk: 1554, wait: 150, pause: 621, wrapUp: 52, deadCall: 6, pauses: 29 },
};
const bob = { ...ana, user: '1001', name: '=HYPERLINK("x")', group: 'SOUTH', calls: 1, talk: 60 };

const open = (held: SupervisorRights | null = rights) => {
  const Shown = () => <StatisticsView rights={held} shown={view.value} />;
  render(<Shown />);
  fireEvent.click(screen.getByRole('button', { name: words('team_stats') }));
};
const reply = (more = {}) =>
  worker.replies.set(
    'teamStatistics',
    ok({
      ...emptyTeamStatistics,
      ...{ rows: [ana, bob], day: '2026-11-28', askedAt: now.value, seenAt: now.value },
      seenPauses: noSeenPauses,
      ...more,
    }),
  );

beforeEach(() => {
  resetPage();
  changeView(defaultView);
  now.value = Date.now();
});
afterEach(cleanup);

test('each agent has a row with the numbers of today, and a total is below them', async () => {
  reply();
  open();
  const row = (await screen.findByRole('rowheader', { name: 'Ana 1000' })).closest('tr');
  const cells = (element: Element | null) => [...(element?.querySelectorAll('td.number') ?? [])];
  expect(cells(row).map((cell) => cell.textContent)).toEqual([
    ...['19', '39:43', '25:54', '1:22', '2:30', '10:21', '29', '0:52', '0:06'],
  ]);
  const total = screen.getByRole('rowheader', { name: words('team_stats_total', '2') }).closest('tr');
  expect(cells(total)[0]?.textContent).toBe('20');
  expect((await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('the pause codes that this browser saw have a column each, and the page says since when', async () => {
  const since = new Date(2026, 10, 28, 9, 12).getTime();
  const pauses = [
    { id: '1000', code: 'LUNCH', ms: 1_800_000 },
    { id: '1001', code: 'LUNCH', ms: 60_000 },
    { id: '1001', code: '', ms: 5_000 },
  ];
  reply({ seenPauses: { since, unseenMs: 600_000, pauses } });
  open();
  const row = (await screen.findByRole('rowheader', { name: 'Ana 1000' })).closest('tr');
  const last = (element: Element | null) =>
    [...(element?.children ?? [])].slice(-2).map((cell) => cell.textContent);
  expect(last(document.querySelector('thead tr'))).toEqual([
    words('team_stats_code', words('team_noCode')),
    words('team_stats_code', 'LUNCH'),
  ]);
  expect(last(row)).toEqual(['0:00', '30:00']);
  expect(last(document.querySelector('tfoot tr'))).toEqual(['0:05', '31:00']);
  const time = new Date(since).toLocaleTimeString();
  const covered = [words('team_stats_seen', time), words('team_stats_unseen', '10:00')];
  expect(screen.getByText(covered.join(' '))).toBeTruthy();
});

test('the filters of the page apply', async () => {
  reply();
  open();
  await screen.findByRole('rowheader', { name: 'Ana 1000' });
  changeView({ group: 'SOUTH' });
  await waitFor(() => expect(screen.queryByRole('rowheader', { name: 'Ana 1000' })).toBeNull());
  changeView({ group: 'WEST' });
  await screen.findByText(words('team_stats_empty'));
});

test('a refresh within a minute names the reason, and asks nothing', async () => {
  reply();
  open();
  await screen.findByRole('rowheader', { name: 'Ana 1000' });
  const refresh = screen.getByRole('button', { name: words('team_stats_refresh') });
  expect(refresh.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(refresh);
  expect(worker.inputsOf('teamStatistics').length).toBe(1);
  now.value += 60_000;
  await waitFor(() => expect(refresh.getAttribute('aria-disabled')).toBeNull());
  fireEvent.click(refresh);
  await waitFor(() => expect(worker.inputsOf('teamStatistics').length).toBe(2));
});

test('a failure of the dialer is shown with the earlier rows', async () => {
  reply({ failure: explain({ kind: 'serverFault' }) });
  open();
  await screen.findByRole('rowheader', { name: 'Ana 1000' });
  expect(within(screen.getByRole('alert')).getByText(words('failure_serverFault'))).toBeTruthy();
});

test('the missing right is named before anything is asked', () => {
  open({ level: 7, canReadAgents: false, canCommand: true, at: 0 });
  const button = screen.getByRole('button', { name: words('team_stats') });
  expect(button.title).toContain('view reports');
  expect(worker.inputsOf('teamStatistics')).toEqual([]);
});
