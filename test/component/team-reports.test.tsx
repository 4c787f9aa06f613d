import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../../src/team-page/team.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import { resultsOutbox } from '../../src/platform/results-database.ts';
import { ok } from '../../src/result.ts';
import type { SupervisorRights } from '../../src/team/supervisor-rights.ts';
import { ReportForm, ReportsView } from '../../src/team-page/reports/reports-view.tsx';
import { words, worker } from './support/fake-browser.ts';
import { inForce, resetPage } from './support/render.tsx';

const rights: SupervisorRights = { level: 8, canReadAgents: true, canCommand: true, at: 0 };
const header =
  'campaign_id\tuser\tfull_name\tuser_group\tcalls\tlogin_time\ttotal_talk_time\tavg_talk_time\tavg_wait_time\tpct_of_queue\tpause_time\t' +
  'sessions\tavg_session\tpauses\tavg_pause_time\tpause_pct\tpauses_per_session\twait_time\ttalk_time\tdispo_time\tdead_time';
const row = (name: string) =>
  `SALES\t1000\t${name}\tNORTH\t3\t60\t30\t0\t5\t100%\t10\t1\t60\t2\t5\t16.7%\t2\t15\t32\t3\t2`;

const open = (settings = {}, held = rights) => {
  const { values } = inForce({ resultsUrl: 'https://crm.example/results', ...settings });
  render(<ReportsView dialer="dialer.example" rights={held} settings={values} />);
  fireEvent.click(screen.getByRole('button', { name: words('team_report') }));
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const reply = (...rows: readonly string[]) =>
  worker.replies.set('askAsSupervisor', ok({ status: 200, text: `${[header, ...rows].join('\n')}\n` }));

beforeEach(async () => {
  await resetPage();
  await ReportForm.load();
});
afterEach(async () => {
  cleanup();
  vi.restoreAllMocks();
  for (const { id } of await resultsOutbox.deliveries()) await resultsOutbox.settle(id, undefined);
});

test('a report is saved as CSV without formulas', async () => {
  reply(row('=HYPERLINK("x")'));
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:nothing');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  open();
  expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([]);
  fireEvent.input(screen.getByLabelText(words('team_report_day')), { target: { value: '2026-11-27' } });
  press(words('team_stats_save'));
  expect(await screen.findByText(words('team_report_saved', '1'))).toBeTruthy();
  const [blob] = saved.mock.calls[0] ?? [];
  const lines = (await (blob as Blob).text()).split('\r\n');
  expect(lines[0]).toBe(`"${header.replaceAll('\t', '","')}"`);
  expect(lines[1]).toContain(`"SALES","1000","'=HYPERLINK(""x"")","NORTH","3"`);
  expect(worker.inputsOf('askAsSupervisor')).toMatchObject([
    { parameters: { function: 'agent_stats_export', datetime_start: '2026-11-27 00:00:00' } },
  ]);
});

test('a report waits for the receiver like a result, and the worker is asked to send it', async () => {
  reply(row('Ana'));
  worker.replies.set('deliverResults', ok(null));
  open();
  press(words('team_report_send'));
  expect(await screen.findByText(words('team_report_queued', '1', '1'))).toBeTruthy();
  const [delivery] = await resultsOutbox.deliveries();
  expect(JSON.parse(delivery?.body ?? '')).toMatchObject({
    type: 'report.agentStatistics',
    data: { dialer: 'dialer.example', part: 1, parts: 1, rows: [expect.arrayContaining(['SALES', 'Ana'])] },
  });
  expect(worker.inputsOf('deliverResults')).toHaveLength(1);
});

test('a missing right and a missing receiver are named, and nothing is asked', async () => {
  open({ resultsUrl: '' });
  fireEvent.change(screen.getByLabelText(words('team_report_kind')), { target: { value: 'dispositions' } });
  await waitFor(() =>
    expect(screen.getByRole('button', { name: words('team_stats_save') }).getAttribute('aria-disabled')).toBe(
      'true',
    ),
  );
  expect(screen.getByText(words('team_report_noReceiver'))).toBeTruthy();
  press(words('team_stats_save'));
  press(words('team_report_send'));
  expect(worker.inputsOf('askAsSupervisor')).toEqual([]);
});
