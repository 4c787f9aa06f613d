import { findAccount } from '../../sandbox/dialer/table-access.ts';
import { SIGNING_SECRET } from '../../sandbox/results/receiver.ts';
import type { Page } from '../../tools/browser/page.ts';
import { seedResults, seedSupervisor, teamPageOf } from '../support/agent.ts';
import { button, t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

const supervisor = { user: '2000', password: 'Sue2000' };

test('a supervisor saves the reports of a day as CSV, and sends them signed to the receiver of the results', async ({
  station,
  sandbox,
}) => {
  const { dialer, receiver } = sandbox.control;
  const account = findAccount(dialer, supervisor.user);
  if (!account) throw new Error('the sandbox has no supervisor');
  // The report of dispositions requires this level.
  account.level = 9;
  await seedSupervisor(station, { address: sandbox.url, ...supervisor });
  await seedResults(station, { address: `${sandbox.otherUrl}/results`, secret: SIGNING_SECRET });
  const page = await station.open(teamPageOf(station));
  await page.click(button('team_report'));
  await page.reads(t('team_report_agentStatisticsHelp'));
  const day = await page.evaluate(
    () => document.querySelector<HTMLInputElement>('input[type=date]')?.value ?? '',
  );
  const at = Date.parse(`${day}T12:00:00Z`);
  const location = (id: number) => `https://dialer.example.com/RECORDINGS/${id}.wav`;
  dialer.storedRecordings = [
    { startedAt: at, user: '1000', id: 71, leadId: 101, location: location(71) },
    { startedAt: at, user: '1001', id: 72, leadId: 102, location: location(72) },
    { startedAt: at - 86_400_000, user: '1000', id: 70, leadId: 101, location: location(70) },
  ];
  dialer.dispositions = ['SALE', 'NI', 'NI'].map((status) => ({
    ...{ at, user: '1000', leadId: 101, number: '7275550142', status },
    callback: undefined,
  }));

  await page.evaluate(keepSavedFiles);
  const statistics = await saved(page, 'agentStatistics', `click-to-dial-agent-statistics-${day}.csv`);
  expect(statistics[0]).toContain('"campaign_id","user","full_name"');
  expect(statistics.join('\n')).toContain('"SALES","1000","Ann Archer"');
  const recordings = await saved(page, 'recordings', `click-to-dial-recordings-${day}.csv`);
  // By campaign: QUEUED, then SALES.
  const recordingRows = [
    [`${day} 12:00:00`, '1001', '72', '102', location(72)],
    [`${day} 12:00:00`, '1000', '71', '101', location(71)],
  ];
  const recordingColumns = ['start_time', 'user', 'recording_id', 'lead_id', 'location'];
  expect(recordings).toEqual(csvOf(recordingColumns, ...recordingRows));
  const calls = await saved(page, 'dispositions', `click-to-dial-dispositions-${day}.csv`);
  const callColumns = ['CAMPAIGN', 'TOTAL CALLS', 'NI', 'SALE'];
  expect(calls).toEqual(csvOf(callColumns, ['SALES', '3', '2', '1']));
  expect(receiver.requests).toBe(0);

  for (const kind of ['agentStatistics', 'recordings', 'dispositions'] as const) {
    await choose(page, kind);
    await page.reads(t(`team_report_${kind}Help`));
    await page.click(button('team_report_send'));
    await sandbox.control.waitFor(
      `the report ${kind}`,
      () => receiver.results.some(({ type }) => type === `report.${kind}`),
      60_000,
    );
  }
  const sent = new Map(receiver.results.map(({ type, data }) => [type, data]));
  expect(sent.size).toBe(3);
  const { host } = new URL(sandbox.url);
  const common = { dialer: host, day, part: 1, parts: 1 };
  expect(sent.get('report.agentStatistics')).toMatchObject({
    ...common,
    rows: expect.arrayContaining([expect.arrayContaining(['SALES', '1000', 'Ann Archer'])]),
  });
  expect(sent.get('report.recordings')).toMatchObject({
    ...{ ...common, columns: recordingColumns, rows: recordingRows },
  });
  expect(sent.get('report.dispositions')).toMatchObject({
    ...{ ...common, columns: callColumns, rows: [['SALES', '3', '2', '1']] },
  });
});

/** The lines of the file with this name, which the button saves. */
async function saved(page: Page, kind: string, name: string): Promise<string[]> {
  await choose(page, kind);
  await page.click(button('team_stats_save'));
  const text = await page.waitFor(
    `the file ${name}`,
    (wanted) => {
      const [file, lines] = JSON.parse(document.documentElement.dataset['saved'] ?? '[]') as string[];
      return file === wanted && lines;
    },
    name,
  );
  return String(text).trimEnd().split('\r\n');
}

function choose(page: Page, kind: string): Promise<void> {
  return page.choose(`section[aria-label="${t('team_report')}"] select`, kind);
}

function csvOf(...rows: readonly (readonly string[])[]): string[] {
  return rows.map((row) => row.map((cell) => `"${cell}"`).join(','));
}

/** Runs in the page: notes name and text of each file that is saved, and writes nothing into the download folder. */
function keepSavedFiles(): void {
  let text = Promise.resolve('');
  URL.createObjectURL = (blob) => {
    text = (blob as Blob).text();
    return 'blob:kept';
  };
  HTMLAnchorElement.prototype.click = async function keep(this: HTMLAnchorElement) {
    document.documentElement.dataset['saved'] = JSON.stringify([this.download, await text]);
  };
}
