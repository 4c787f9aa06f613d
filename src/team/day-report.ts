import { type Explanation, explain } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import type { NonAgentInput } from '../vicidial/non-agent/non-agent-functions.ts';
import type { NonAgentReply } from '../vicidial/non-agent/non-agent-reply.ts';
import { refusalOf } from '../vicidial/refusal.ts';
import type { ReportFunction } from './report-functions.ts';
import { isInScope, type TeamScope } from './team-scope.ts';

/** What a supervisor can take out of the dialer for one day. */
export const dayReportKinds = ['agentStatistics', 'recordings', 'dispositions'] as const;

export type DayReportKind = (typeof dayReportKinds)[number];

/** The function that a report needs the right for. */
export const functionOfReport: Readonly<Record<DayReportKind, ReportFunction>> = {
  agentStatistics: 'agent_stats_export',
  recordings: 'recording_lookup',
  dispositions: 'call_dispo_report',
};

/** The rows of a report under the dialer's own names of the columns. */
export interface DayReport {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows of replies that do not fit their columns. They are missing in `rows`. */
  readonly unfit: number;
}

/** Sends one request to the dialer. A reply with an error line is no failure of the request. */
export type AskReport = <F extends ReportFunction>(
  name: F,
  input: NonAgentInput<F>,
) => Promise<Result<NonAgentReply, Explanation>>;

interface DayReportInput {
  readonly ask: AskReport;
  /** `YYYY-MM-DD` by the dialer's clock. */
  readonly day: string;
  readonly scope: TeamScope;
  /** Called after each agent whose recordings were read. */
  readonly onProgress: (done: number, all: number) => void;
  readonly isStopped: () => boolean;
}

type Report = Promise<Result<DayReport, Explanation>>;

/** The report of one day, limited to the agents and campaigns that this supervisor may see. It fails with the first failed request. */
export function readDayReport(kind: DayReportKind, input: DayReportInput): Report {
  if (kind === 'recordings') return recordings(input);
  return kind === 'agentStatistics' ? agentStatistics(input) : dispositions(input);
}

async function agentStatistics({ ask, day, scope }: DayReportInput): Report {
  const reply = await readReply(ask, 'agent_stats_export', {
    ...{ datetime_start: `${day} 00:00:00`, datetime_end: `${day} 23:59:59` },
    ...{ time_format: 'S', group_by_campaign: 'YES' },
  });
  if (!reply.ok) return reply;
  const rows = reply.value.rows.filter(({ user_group: group = '', campaign_id: campaign = '' }) =>
    isInScope({ group, campaign }, scope),
  );
  return ok(reportOf({ ...reply.value, rows }));
}

/** The dialer lists the recordings of one agent and one day, so it is asked once for each agent who worked on that day. */
async function recordings(input: DayReportInput): Report {
  const { ask, day, onProgress, isStopped } = input;
  const worked = await agentStatistics(input);
  if (!worked.ok) return worked;
  const at = worked.value.columns.indexOf('user');
  const users = [...new Set(worked.value.rows.map((row) => row[at] ?? ''))].filter((user) => user !== '');
  let report: DayReport = { columns: [], rows: [], unfit: worked.value.unfit };
  for (const [index, user] of users.entries()) {
    if (isStopped()) break;
    const reply = await readReply(ask, 'recording_lookup', { agent_user: user, date: day });
    if (!reply.ok) return reply;
    const { columns, rows, unfit } = reportOf(reply.value);
    report = {
      columns: columns.length > 0 ? columns : report.columns,
      rows: [...report.rows, ...rows],
      unfit: report.unfit + unfit,
    };
    onProgress(index + 1, users.length);
  }
  return ok(report);
}

/** How many calls of each campaign have each disposition, without the dialer's total: it counts campaigns outside of the scope too. */
async function dispositions({ ask, day, scope }: DayReportInput): Report {
  const reply = await readReply(ask, 'call_dispo_report', {
    ...{ campaigns: '---ALL---', query_date: day, end_date: day, status_breakdown: '1' },
  });
  if (!reply.ok) return reply;
  const rows = reply.value.rows.filter(
    ({ CAMPAIGN: campaign = '' }, index, all) =>
      !(campaign === 'TOTAL' && index === all.length - 1) &&
      isInScope({ group: '', campaign }, { ...scope, groups: [] }),
  );
  return ok(reportOf({ ...reply.value, rows }));
}

/** Error lines that mean an empty result. */
const nothingFound = /^NO (RECORDS|RECORDINGS) FOUND/;

type Table = Pick<NonAgentReply, 'columns' | 'rows' | 'unfit'>;

async function readReply<F extends ReportFunction>(
  ask: AskReport,
  name: F,
  input: NonAgentInput<F>,
): Promise<Result<Table, Explanation>> {
  const reply = await ask(name, input);
  if (!reply.ok) return reply;
  const error = reply.value.results.find(({ result }) => result === 'error');
  if (error === undefined) return ok(reply.value);
  return nothingFound.test(error.text)
    ? ok({ columns: [], rows: [], unfit: [] })
    : fail(explain(refusalOf(error.message)));
}

function reportOf({ columns, rows, unfit }: Table): DayReport {
  return {
    columns,
    rows: rows.map((row) => columns.map((column) => row[column] ?? '')),
    unfit: unfit.length,
  };
}
