import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { importColumns } from '../leads/import/import-row.ts';
import { reviewFilters } from '../leads/import/review.ts';
import { t } from '../platform/i18n.ts';
import type { Settings } from '../settings/catalog.ts';
import { Button } from '../ui/button.tsx';
import { Select, TextInput } from '../ui/inputs.tsx';
import { rowsInSight } from '../ui/rows-in-sight.ts';
import { TableGap } from '../ui/table-gap.tsx';
import type { Endpoint } from '../vicidial/functions.ts';
import { columnTitle } from './column-title.ts';
import { ExistingSearch } from './existing-search.tsx';
import { ReviewLine } from './review-line.tsx';
import { choose, clearReview, extraColumns, filter, repeated, rows, shown, toSend } from './review-state.ts';

/** Pixels. All rows have this height, also the one that is edited, so that only those in sight need to be in the document. */
const rowHeight = 40;
/** Pixels of scrolling after which other rows are drawn: fewer than the rows that are drawn around those in sight. */
const stepHeight = 6 * rowHeight;
/** Pixels: a table with few rows is lower, and grows to this height with its rows. */
const shortest = 480;

interface ReviewTableProps {
  readonly settings: Settings;
  /** Whether the dialer can be asked for leads that it has. */
  readonly canSearch: boolean;
  /** The API that will store the rows. It decides what is kept of their texts. */
  readonly api: Endpoint;
}

/** The rows to review: filtered, chosen, edited. 10,000 rows cost as much as 50. */
export function ReviewTable({ settings, canSearch, api }: ReviewTableProps) {
  const visible = shown.value;
  const chooseShown = (isChosen: boolean) => choose(new Set(visible.map(({ id }) => id)), isChosen);
  return (
    <section class="card stack">
      <h2>{t('import_review')}</h2>
      <p role="status">
        {t('import_counts', rows.value.length.toLocaleString(), toSend.value.length.toLocaleString())}
      </p>
      <div class="row">
        <label class="grow" for="import-search">
          {t('import_search')}
          <TextInput
            id="import-search"
            type="search"
            value={filter.value.text}
            onInput={(text) => {
              filter.value = { ...filter.value, text };
            }}
          />
        </label>
        <label for="import-show">
          {t('import_show')}
          <Select
            id="import-show"
            value={{
              get value() {
                return filter.value.show;
              },
              set value(show) {
                filter.value = { ...filter.value, show };
              },
            }}
            options={reviewFilters.map((each) => [each, t(`import_show_${each}`)] as const)}
          />
        </label>
        <Button onClick={() => chooseShown(true)}>{t('import_chooseShown')}</Button>
        <Button onClick={() => chooseShown(false)}>{t('import_leaveShown')}</Button>
        <Button onClick={clearReview}>{t('import_discard')}</Button>
      </div>
      {canSearch && <ExistingSearch />}
      <ReviewRows settings={settings} api={api} />
      {visible.length === 0 && <p class="help">{t('import_noneShown')}</p>}
    </section>
  );
}

/** The table itself. It alone follows the scrolling, so that a step draws nothing else. */
function ReviewRows({ settings, api }: Pick<ReviewTableProps, 'settings' | 'api'>) {
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useSignal({ top: 0, height: shortest });
  const edited = useSignal<number | undefined>(undefined);
  const visible = shown.value;
  const extra = extraColumns.value;
  const textColumns = [...importColumns, ...extra];
  const columns = textColumns.length + 3;
  const { start, end } = rowsInSight({ ...scroll.value, rowHeight, count: visible.length });
  const measure = () => {
    const element = scroller.current;
    if (!element) return;
    const top = Math.floor(element.scrollTop / stepHeight) * stepHeight;
    const seen = { top, height: Math.max(shortest, element.clientHeight) };
    if (seen.top !== scroll.value.top || seen.height !== scroll.value.height) scroll.value = seen;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the listener belongs to the element
  useEffect(() => {
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  const edit = useCallback(
    (id: number | undefined) => {
      edited.value = id;
    },
    [edited],
  );
  return (
    <div class="scroller" ref={scroller} onScroll={measure}>
      <table
        aria-rowcount={visible.length + 1}
        aria-label={t('import_review')}
        style={{ minWidth: 320 + 120 * textColumns.length }}
      >
        <thead>
          <tr>
            <th scope="col" class="check">
              <span class="visually-hidden">{t('import_col_chosen')}</span>
            </th>
            {textColumns.map((column) => (
              <th key={column} scope="col" class={column} dir="auto">
                {columnTitle(column)}
              </th>
            ))}
            <th scope="col" class="note">
              {t('import_col_note')}
            </th>
            <th scope="col" class="edit">
              <span class="visually-hidden">{t('import_edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <TableGap rows={start} rowHeight={rowHeight} columns={columns} />
          {visible.slice(start, end).map((row, at) => (
            <ReviewLine
              key={row.id}
              row={row}
              index={start + at + 2}
              extra={extra}
              repeats={repeated.value.get(row.id)}
              settings={settings}
              api={api}
              isEdited={edited.value === row.id}
              onEdit={edit}
            />
          ))}
          <TableGap rows={visible.length - end} rowHeight={rowHeight} columns={columns} />
        </tbody>
      </table>
    </div>
  );
}
