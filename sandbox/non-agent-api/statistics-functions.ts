/** agent_stats_export and call_dispo_report: what agents did, summed up. See docs/vicidial/facts.md 7. */
import { findAccount } from '../dialer/table-access.ts';
import type { Account, WorkTotals } from '../dialer/tables.ts';
import { openTotals } from '../dialer/work-totals.ts';
import { mayRead, maySee, type NonAgentFunction, type NonAgentRequest, table } from './non-agent-function.ts';

const HEADER = (
  'user|full_name|user_group|calls|login_time|total_talk_time|avg_talk_time|avg_wait_time|pct_of_queue|pause_time|' +
  'sessions|avg_session|pauses|avg_pause_time|pause_pct|pauses_per_session|wait_time|talk_time|dispo_time|dead_time'
).split('|');

const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const isTime = (text: string) => TIME.test(text.replaceAll('+', ' '));

/** Seconds as the parameter time_format asks: S seconds, M minutes, else hours. */
function duration(seconds: number, format: string): string {
  if (format === 'S') return String(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (format === 'M') return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

const seconds = (ms: number) => Math.round(ms / 1000);
const average = (sum: number, count: number) => (count === 0 ? 0 : Math.round(sum / count));
const percent = (part: number, whole: number) => `${Math.round((part / whole) * 1000) / 10}%`;

interface Printed {
  readonly totals: WorkTotals;
  readonly account: Account;
  /** The calls of all agents in the reply. */
  readonly allCalls: number;
  readonly format: string;
}

/** One row. The average talk time is always zero there, and the pause time is always in seconds. */
function rowOf({ totals, account, allCalls, format }: Printed): readonly string[] {
  const { calls, sessions, pauses } = totals;
  const pause = seconds(totals.pauseMs);
  const wait = seconds(totals.waitMs);
  const talk = seconds(totals.talkMs);
  const dispo = seconds(totals.dispoMs);
  const dead = seconds(totals.deadMs);
  const login = pause + wait + talk + dispo;
  const time = (value: number) => duration(value, format);
  return [
    ...[account.user, account.fullName, account.group, String(calls)],
    ...[time(login), time(talk - dead), time(0), time(average(wait, calls))],
    ...[allCalls === 0 ? '0%' : percent(calls, allCalls), String(pause)],
    ...[String(sessions), time(average(login, sessions)), String(pauses), time(average(pause, pauses))],
    ...[login === 0 ? '100%' : percent(pause, login), String(average(pauses, sessions))],
    ...[time(wait), time(talk), time(dispo), time(dead)],
  ];
}

/** The totals of all campaigns of each agent. */
function byUser(all: readonly WorkTotals[]): WorkTotals[] {
  const sums = new Map<string, WorkTotals>();
  for (const each of all) {
    const sum = sums.get(each.user) ?? openTotals(each.user, '');
    for (const key of [
      'calls',
      'sessions',
      'pauses',
      'pauseMs',
      'waitMs',
      'talkMs',
      'dispoMs',
      'deadMs',
    ] as const)
      sum[key] += each[key];
    sums.set(each.user, sum);
  }
  return [...sums.values()];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function agentStatsExport({ dialer, caller, get }: NonAgentRequest): string {
  if (!mayRead(caller)) {
    return `ERROR: agent_stats_export USER DOES NOT HAVE PERMISSION TO GET AGENT INFO: |${caller.user}|0|\n`;
  }
  if (!isTime(get('datetime_start')) || !isTime(get('datetime_end'))) {
    return `ERROR: agent_stats_export INVALID SEARCH PARAMETERS: ${caller.user}||||\n`;
  }
  const [agent, campaign] = [get('agent_user'), get('campaign_id')];
  const asked = dialer.workTotals.filter(
    ({ user, campaignId }) =>
      (agent === '' || user === agent) && (campaign === '' || campaignId === campaign),
  );
  const isByCampaign = get('group_by_campaign') === 'YES';
  const shown = (isByCampaign ? asked : byUser(asked)).flatMap((totals) => {
    const account = findAccount(dialer, totals.user);
    return account && maySee(caller, account) ? [{ totals, account }] : [];
  });
  if (shown.length === 0) return `ERROR: agent_stats_export NO RECORDS FOUND: ${caller.user}||||\n`;
  shown.sort(
    (a, b) => compare(a.totals.campaignId, b.totals.campaignId) || compare(a.account.user, b.account.user),
  );
  const allCalls = shown.reduce((sum, { totals }) => sum + totals.calls, 0);
  const rows = shown.map(({ totals, account }) => {
    const row = rowOf({ totals, account, allCalls, format: get('time_format') });
    return isByCampaign ? [totals.campaignId, ...row] : row;
  });
  return table(get, isByCampaign ? ['campaign_id', ...HEADER] : HEADER, rows);
}

/** Counts the dispositions of today. The refusal names another function, and the table has commas whatever `stage` says. */
function callDispoReport({ dialer, caller, get }: NonAgentRequest): string {
  if (caller.level < 9 || !caller.viewReports) {
    return `ERROR: call_status_stats USER DOES NOT HAVE PERMISSION TO VIEW STATS: |${caller.user}|0|\n`;
  }
  const asked = get('campaigns');
  const campaigns = dialer.campaigns
    .map(({ id }) => id)
    .filter((id) => asked === '---ALL---' || asked.split('-').includes(id));
  const campaignOf = (user: string) =>
    dialer.liveAgents.find((agent) => agent.user === user)?.campaignId ?? '';
  const calls = dialer.dispositions.map(({ user, status }) => ({ campaign: campaignOf(user), status }));
  const inReport = calls.filter(({ campaign }) => campaigns.includes(campaign));
  const statuses =
    get('status_breakdown') === '1' ? [...new Set(inReport.map(({ status }) => status))].sort() : [];
  const rowOf = (name: string, counted: typeof calls) => [
    name,
    String(counted.length),
    ...statuses.map((status) => String(counted.filter((call) => call.status === status).length)),
  ];
  const rows = campaigns
    .map((id) =>
      rowOf(
        id,
        inReport.filter(({ campaign }) => campaign === id),
      ),
    )
    .filter(([, total]) => total !== '0');
  return [['CAMPAIGN', 'TOTAL CALLS', ...statuses], ...rows, rowOf('TOTAL', inReport)]
    .map((cells) => cells.join(','))
    .join('\n');
}

export const STATISTICS_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = {
  agent_stats_export: agentStatsExport,
  call_dispo_report: callDispoReport,
};
