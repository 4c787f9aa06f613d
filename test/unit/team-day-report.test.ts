import { describe, expect, test } from 'vitest';
import { openAccount, openCallCenter } from '../../sandbox/dialer/call-center.ts';
import { joinParameters } from '../../sandbox/dialer/php-parameters.ts';
import type { Account, Dialer } from '../../sandbox/dialer/tables.ts';
import { countWork } from '../../sandbox/dialer/work-totals.ts';
import { answerNonAgentApi } from '../../sandbox/non-agent-api/non-agent-api.ts';
import { ok } from '../../src/result.ts';
import { newDelivery } from '../../src/results/delivery.ts';
import { messageOf } from '../../src/results/message.ts';
import { reportDeliveries } from '../../src/results/report-delivery.ts';
import { type AskReport, type DayReportKind, readDayReport } from '../../src/team/day-report.ts';
import { reportFunctions } from '../../src/team/report-functions.ts';
import { decodeNonAgent } from '../../src/vicidial/non-agent/non-agent-reply.ts';
import { encodeNonAgent } from '../../src/vicidial/non-agent/non-agent-request.ts';

const now = Date.parse('2026-11-28T03:15:37Z');
const day = '2026-11-28';

/** The sandbox after a day with two recordings and three dispositions. */
const openDay = (account: Partial<Account> = {}) => {
  const dialer = openCallCenter(now);
  const rights = { level: 9, apiAccess: true, viewReports: true, ...account };
  dialer.accounts.push(openAccount('9000', 'Boss9000', 'Boss', rights));
  countWork(dialer, now);
  dialer.storedRecordings = ['1000', '1001'].map((user, index) => ({
    ...{ startedAt: now, user, id: index + 1, leadId: 101 },
    location: `https://dialer.example.com/RECORDINGS/${index + 1}.wav`,
  }));
  dialer.dispositions = [
    ['1000', 'SALE'],
    ['1000', 'NI'],
    ['1001', 'NI'],
  ].map(([user = '', status = '']) => ({
    ...{ at: now, user, leadId: 101, number: '7275550142', status },
    callback: undefined,
  }));
  return dialer;
};

const asked = (dialer: Dialer, requests: string[] = []): AskReport => {
  return async (name, input) => {
    const parameters = encodeNonAgent(reportFunctions, name, input);
    if (!parameters.ok) throw new Error('not encoded');
    requests.push(name);
    const sent = new URLSearchParams({ ...parameters.value, user: '9000', pass: 'Boss9000' });
    const { status, body } = answerNonAgentApi(dialer, joinParameters(new URLSearchParams(), sent), now);
    return ok(decodeNonAgent(reportFunctions, name, parameters.value, { status, text: body }));
  };
};

const read = async (kind: DayReportKind, dialer: Dialer, more: object = {}) => {
  const requests: string[] = [];
  const progress: string[] = [];
  const report = await readDayReport(kind, {
    ask: asked(dialer, requests),
    day,
    scope: { groups: [], campaigns: [] },
    onProgress: (done, all) => progress.push(`${done}/${all}`),
    isStopped: () => false,
    ...more,
  });
  return { report, requests, progress };
};

describe('a report of a day', () => {
  test('has the statistics under the columns of the dialer, limited to the scope', async () => {
    const { report } = await read('agentStatistics', openDay(), {
      scope: { groups: [], campaigns: ['QUEUED'] },
    });
    if (!report.ok) throw new Error('no report');
    const { columns, rows } = report.value;
    expect(columns.slice(0, 4)).toEqual(['campaign_id', 'user', 'full_name', 'user_group']);
    expect(rows.map(([campaign, user]) => [campaign, user])).toEqual([['QUEUED', '1001']]);
  });

  test('has the recordings of each agent who worked, one request each', async () => {
    const { report, requests, progress } = await read('recordings', openDay());
    if (!report.ok) throw new Error('no report');
    expect(report.value.columns).toEqual(['start_time', 'user', 'recording_id', 'lead_id', 'location']);
    expect(report.value.rows.map(([, user, , , location]) => [user, location])).toEqual([
      ['1001', 'https://dialer.example.com/RECORDINGS/2.wav'],
      ['1000', 'https://dialer.example.com/RECORDINGS/1.wav'],
    ]);
    const agents = progress.length;
    expect(requests).toEqual(['agent_stats_export', ...Array(agents).fill('recording_lookup')]);
    expect(progress.at(-1)).toBe(`${agents}/${agents}`);
  });

  test('asks for no further agent once it was stopped', async () => {
    const { requests } = await read('recordings', openDay(), { isStopped: () => true });
    expect(requests).toEqual(['agent_stats_export']);
  });

  test('has the calls of each campaign by disposition, without the total', async () => {
    const { report } = await read('dispositions', openDay());
    expect(report).toEqual({
      ok: true,
      value: {
        columns: ['CAMPAIGN', 'TOTAL CALLS', 'NI', 'SALE'],
        rows: [
          ['SALES', '2', '1', '1'],
          ['QUEUED', '1', '1', '0'],
        ],
        unfit: 0,
      },
    });
  });

  test('is empty if the dialer has nothing', async () => {
    const dialer = openDay();
    dialer.storedRecordings = [];
    const { report } = await read('recordings', dialer);
    expect(report).toEqual({ ok: true, value: { columns: [], rows: [], unfit: 0 } });
  });

  test.each<[DayReportKind, Partial<Account>]>([
    ['agentStatistics', { viewReports: false }],
    ['recordings', { viewReports: false }],
    ['dispositions', { level: 8 }],
  ])('of %s fails for an account without the right', async (kind, account) => {
    const { report } = await read(kind, openDay(account));
    expect(report).toMatchObject({ ok: false, error: { what: 'failure_noPermission' } });
  });
});

describe('a report for the receiver', () => {
  const report = { kind: 'recordings', dialer: 'dialer.example.com', day, columns: ['user'] };
  const rows = Array.from({ length: 1_001 }, (_, index) => [String(index)]);

  test('is split into messages that hold each row once, in order', () => {
    const sent = reportDeliveries({ ...report, rows }, 'r-1', now);
    const data = sent.map(({ body }) => JSON.parse(body).data);
    expect(data.map(({ part, parts }) => `${part}/${parts}`)).toEqual(['1/3', '2/3', '3/3']);
    expect(data.flatMap((each) => each.rows)).toEqual(rows);
    expect(sent.map(({ id, call, seq }) => [id, call, seq])).toEqual([
      ['msg_r-1_1', 'r-1', 1],
      ['msg_r-1_2', 'r-1', 2],
      ['msg_r-1_3', 'r-1', 3],
    ]);
  });

  test('is JSON also for a receiver of forms, and the fields of its address are empty', () => {
    const [delivery = newDelivery({ type: 'call.ended', timestamp: '', data: {} as never }, now)] =
      reportDeliveries({ ...report, rows: [['1000']] }, 'r-1', now);
    const receiver = { format: 'form', form: '', headers: [] } as const;
    const message = messageOf(
      { ...receiver, address: 'https://crm.example.com/in?call=--A--call_id--B--' },
      delivery,
    );
    expect(message).toEqual({
      address: 'https://crm.example.com/in?call=',
      headers: { 'content-type': 'application/json' },
      body: delivery.body,
    });
    expect(JSON.parse(message.body)).toMatchObject({ type: 'report.recordings', data: { rows: [['1000']] } });
  });
});
