import { formatDuration } from '../../duration.ts';
import { t } from '../../platform/i18n.ts';
import { pauseTimes, type SeenPauses } from '../../team/seen-pauses.ts';
import { type AgentStatistics, averageTalk, totalStatistics } from '../../team/team-statistics.ts';

/** The statistics of an agent, or the total, with the seconds of pause by code in the order of the codes. */
export interface StatisticsRow extends AgentStatistics {
  readonly codeSeconds: readonly number[];
}

/** A number of the statistics: its heading, its value, and whether that is seconds or a count. */
export interface StatisticsColumn {
  readonly key: string;
  readonly heading: () => string;
  readonly value: (statistics: StatisticsRow) => number;
  readonly isTime: boolean;
}

const column = (
  key: Exclude<keyof AgentStatistics, 'user' | 'name' | 'group'>,
  isTime = true,
): StatisticsColumn => ({
  ...{ key, isTime },
  heading: () => t(`team_stats_${key}`),
  value: (statistics) => statistics[key],
});

const columns: readonly StatisticsColumn[] = [
  column('calls', false),
  column('loggedIn'),
  column('talk'),
  {
    ...{ key: 'averageTalk', isTime: true },
    heading: () => t('team_stats_averageTalk'),
    value: averageTalk,
  },
  column('wait'),
  column('pause'),
  column('pauses', false),
  column('wrapUp'),
  column('deadCall'),
];

/** The numbers of the statistics in their order: those of the dialer, and a pause time for each of these codes. */
function statisticsColumns(codes: readonly string[]): readonly StatisticsColumn[] {
  const times = codes.map(
    (code, at): StatisticsColumn => ({
      ...{ key: `code ${code}`, isTime: true },
      heading: () => t('team_stats_code', code || t('team_noCode')),
      value: ({ codeSeconds }) => codeSeconds[at] ?? 0,
    }),
  );
  return [...columns, ...times];
}

/** What the table and the spreadsheet show. */
export interface StatisticsTableContent {
  readonly columns: readonly StatisticsColumn[];
  readonly rows: readonly StatisticsRow[];
  readonly total: StatisticsRow;
}

/** The table of these agents, with what was seen of their pauses. */
export function statisticsTable(
  agents: readonly AgentStatistics[],
  seen: SeenPauses,
): StatisticsTableContent {
  const times = pauseTimes(
    seen,
    agents.map(({ user }) => user.toLowerCase()),
  );
  return {
    columns: statisticsColumns(times.codes),
    rows: agents.map((agent, at) => ({ ...agent, codeSeconds: times.agents[at] ?? [] })),
    total: { ...totalStatistics(agents), codeSeconds: times.total },
  };
}

/** A number of the table in words: `12`, `1:05` or `1:02:05`. */
export function statisticsCell({ value, isTime }: StatisticsColumn, statistics: StatisticsRow): string {
  return isTime ? formatDuration(value(statistics) * 1000) : String(value(statistics));
}

/** The table as rows of a spreadsheet, with a heading and a total. Times have hours, so that none is read as hours and minutes. */
export function statisticsSheet({ columns, rows, total }: StatisticsTableContent): string[][] {
  const numbers = (statistics: StatisticsRow) =>
    columns.map(({ value, isTime }) => {
      const number = value(statistics);
      return isTime ? hours(number) : String(number);
    });
  const headings = [t('team_stats_user'), t('team_col_name'), t('team_col_group')];
  return [
    [...headings, ...columns.map(({ heading }) => heading())],
    ...rows.map((row) => [row.user, row.name, row.group, ...numbers(row)]),
    [t('team_stats_total', String(rows.length)), '', '', ...numbers(total)],
  ];
}

function hours(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
