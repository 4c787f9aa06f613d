import type { Explanation } from '../failure.ts';
import type { SeenPauses } from './seen-pauses.ts';
import type { TeamView } from './team-table.ts';

/** What an agent did today in one campaign, or in several. Times are in seconds. */
export interface AgentStatistics {
  readonly user: string;
  readonly name: string;
  readonly group: string;
  readonly calls: number;
  readonly loggedIn: number;
  /** Without the time in dead calls. */
  readonly talk: number;
  readonly wait: number;
  readonly pause: number;
  readonly wrapUp: number;
  readonly deadCall: number;
  readonly pauses: number;
}

/** The statistics of an agent in one campaign. */
export interface CampaignStatistics extends AgentStatistics {
  readonly campaign: string;
}

/** The latest statistics of the team. */
export interface TeamStatistics {
  readonly rows: readonly CampaignStatistics[];
  /** Rows of the reply that do not fit its columns, as text. Their agents are missing. */
  readonly unfit: readonly string[];
  /** The day of the statistics at the dialer, as `2026-11-28`. */
  readonly day: string;
  /** Epoch milliseconds of the last request, and of the last reply with statistics. Null before the first one. */
  readonly askedAt: number;
  readonly seenAt: number | null;
  /** Why the last request failed. The rows are then those of an earlier reply. */
  readonly failure: Explanation | null;
}

/** The statistics for a team page, with the pauses of the same agents that this browser saw. */
export interface ShownStatistics extends TeamStatistics {
  readonly seenPauses: SeenPauses;
}

export const emptyTeamStatistics: TeamStatistics = {
  rows: [],
  unfit: [],
  day: '',
  askedAt: 0,
  seenAt: null,
  failure: null,
};

/** Milliseconds between two requests. The dialer reads the whole agent log of the day for a reply. */
const intervalMs = 60_000;

/** Milliseconds until the dialer may be asked again; 0: now. All pages of a browser share the times. */
export function statisticsWait({ askedAt }: Pick<TeamStatistics, 'askedAt'>, now: number): number {
  const passed = now - askedAt;
  // The clock was set back.
  return passed < 0 ? 0 : Math.max(0, intervalMs - passed);
}

/** The columns of a row of `agent_stats_export` with group_by_campaign that we read (docs/vicidial/facts.md 7). */
export interface StatisticsRow {
  readonly campaign_id?: string;
  readonly user: string;
  readonly full_name: string;
  readonly user_group: string;
  readonly calls: string;
  readonly login_time: string;
  readonly total_talk_time: string;
  readonly pause_time: string;
  readonly pauses: string;
  readonly wait_time: string;
  readonly dispo_time: string;
  readonly dead_time: string;
}

/** The statistics of a row, or undefined if a number in it is none: its columns have shifted. */
export function readStatistics(row: StatisticsRow): CampaignStatistics | undefined {
  const numbers = {
    calls: readSeconds(row.calls),
    loggedIn: readSeconds(row.login_time),
    talk: readSeconds(row.total_talk_time),
    wait: readSeconds(row.wait_time),
    pause: readSeconds(row.pause_time),
    wrapUp: readSeconds(row.dispo_time),
    deadCall: readSeconds(row.dead_time),
    pauses: readSeconds(row.pauses),
  };
  if (Object.values(numbers).some(Number.isNaN)) return undefined;
  const { user, full_name: name, user_group: group, campaign_id: campaign = '' } = row;
  return { user, name, group, campaign, ...numbers };
}

/** Seconds from `2383`, `39:43` or `0:39:43`. The pause time is in seconds in every format. NaN: it is no time. */
function readSeconds(text: string): number {
  if (!/^\d+(:\d\d){0,2}$/.test(text)) return Number.NaN;
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

const sums = ['calls', 'loggedIn', 'talk', 'wait', 'pause', 'wrapUp', 'deadCall', 'pauses'] as const;

function add<T extends AgentStatistics>(a: T, b: AgentStatistics): T {
  return { ...a, ...Object.fromEntries(sums.map((key) => [key, a[key] + b[key]])) };
}

const nothing: AgentStatistics = {
  ...{ user: '', name: '', group: '', calls: 0, loggedIn: 0, talk: 0, wait: 0, pause: 0 },
  ...{ wrapUp: 0, deadCall: 0, pauses: 0 },
};

/** The sum of all rows. */
export function totalStatistics(rows: readonly AgentStatistics[]): AgentStatistics {
  return rows.reduce((sum, row) => add(sum, row), nothing);
}

/** One row for each agent, in the order of the rows: an agent may have worked in several campaigns. */
function statisticsByAgent(rows: readonly CampaignStatistics[]): readonly AgentStatistics[] {
  const byUser = new Map<string, AgentStatistics>();
  for (const row of rows) {
    const key = row.user.toLowerCase();
    const sum = byUser.get(key);
    const { campaign: _, ...own } = row;
    byUser.set(key, sum ? add(sum, row) : own);
  }
  return [...byUser.values()];
}

type Filter = Pick<TeamView, 'campaign' | 'group' | 'text'>;

/** One row for each agent who passes the filters of the view and is selected. If nobody is selected, all agents are. */
export function statisticsInView(
  rows: readonly CampaignStatistics[],
  { campaign, group, text }: Filter,
  selected: ReadonlySet<string>,
): readonly AgentStatistics[] {
  const part = text.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      (campaign === '' || row.campaign === campaign) &&
      (group === '' || row.group === group) &&
      (part === '' || [row.name, row.user].some((each) => each.toLowerCase().includes(part))) &&
      (selected.size === 0 || selected.has(row.user.toLowerCase())),
  );
  return statisticsByAgent(shown);
}

/** Seconds of talk for each call. The column of the dialer for it is always 0 (docs/vicidial/facts.md 7). */
export function averageTalk({ talk, calls }: AgentStatistics): number {
  return calls === 0 ? 0 : Math.round(talk / calls);
}

/** The day at the dialer from the reply of `version`, or of our own clock if the reply does not show it. */
export function dayOfVersion(version: string, now: number): string {
  const day = /\bDATE: (\d{4}-\d\d-\d\d) /.exec(version)?.[1];
  return day ?? ownDay(new Date(now));
}

function ownDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
