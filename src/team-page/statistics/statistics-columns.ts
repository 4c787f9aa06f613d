import { formatDuration } from '../../duration.ts';
import { t } from '../../platform/i18n.ts';
import { type AgentStatistics, averageTalk } from '../../team/team-statistics.ts';

/** A number of the statistics: its heading, its value, and whether that is seconds or a count. */
interface StatisticsColumn {
  readonly key: string;
  readonly heading: () => string;
  readonly value: (statistics: AgentStatistics) => number;
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

/** The numbers of the statistics in their order. */
export const statisticsColumns: readonly StatisticsColumn[] = [
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

/** A number of the table in words: `12`, `1:05` or `1:02:05`. */
export function statisticsCell({ value, isTime }: StatisticsColumn, statistics: AgentStatistics): string {
  return isTime ? formatDuration(value(statistics) * 1000) : String(value(statistics));
}

/** The table as rows of a spreadsheet, with a heading and a total. Times have hours, so that none is read as hours and minutes. */
export function statisticsSheet(rows: readonly AgentStatistics[], total: AgentStatistics): string[][] {
  const numbers = (statistics: AgentStatistics) =>
    statisticsColumns.map(({ value, isTime }) => {
      const number = value(statistics);
      return isTime ? hours(number) : String(number);
    });
  const headings = [t('team_stats_user'), t('team_col_name'), t('team_col_group')];
  return [
    [...headings, ...statisticsColumns.map(({ heading }) => heading())],
    ...rows.map((row) => [row.user, row.name, row.group, ...numbers(row)]),
    [t('team_stats_total', String(rows.length)), '', '', ...numbers(total)],
  ];
}

function hours(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
