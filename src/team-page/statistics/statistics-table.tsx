import { t } from '../../platform/i18n.ts';
import {
  type StatisticsColumn,
  type StatisticsRow,
  type StatisticsTableContent,
  statisticsCell,
} from './statistics-columns.ts';

/** The statistics of agents, with a total below them. */
export function StatisticsTable({ columns, rows, total }: StatisticsTableContent) {
  return (
    // A scrolling region needs the focus, so that the keyboard can scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <fieldset class="statistics" tabIndex={0} aria-label={t('team_stats')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('team_col_name')}</th>
            <th scope="col">{t('team_col_group')}</th>
            {columns.map(({ key, heading }) => (
              <th key={key} scope="col" class="number">
                {heading()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.user}>
              <th scope="row">
                <bdi>{row.name}</bdi> <span class="help">{row.user}</span>
              </th>
              <td>
                <bdi>{row.group}</bdi>
              </td>
              <Numbers columns={columns} of={row} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('team_stats_total', String(rows.length))}
            </th>
            <Numbers columns={columns} of={total} />
          </tr>
        </tfoot>
      </table>
    </fieldset>
  );
}

function Numbers({ columns, of }: { columns: readonly StatisticsColumn[]; of: StatisticsRow }) {
  return (
    <>
      {columns.map((column) => (
        <td key={column.key} class="number">
          {statisticsCell(column, of)}
        </td>
      ))}
    </>
  );
}
