import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { type TableRow, type TeamColumn, teamColumns } from '../../team/team-table.ts';
import { rowsInSight } from '../../ui/rows-in-sight.ts';
import { TableGap } from '../../ui/table-gap.tsx';
import { selected, selectRange, toggleAgent, toggleAll } from '../selection.ts';
import { changeView, view } from '../view-address.ts';
import { AgentRow } from './agent-row.tsx';
import { moveByKey } from './table-keys.ts';

interface AgentTableProps {
  readonly rows: readonly TableRow[];
  /** Limits in minutes by pause code. */
  readonly limits: ReadonlyMap<string, number>;
  /** Whether agents can be selected for an action. */
  readonly canSelect: boolean;
  /** Called with the ID of the agent whose call somebody wants to see. */
  readonly onOpen: (id: string) => void;
}

const keyOf = (row: TableRow) => (row.kind === 'agent' ? row.agent.id : `group ${row.name}`);

/**
 * The table of the team. All rows have the same height, and only those in sight are in the document, so 5,000 agents cost as
 * much as 50. `aria-rowcount` and `aria-rowindex` describe the whole table to screen readers.
 */
export function AgentTable({ rows, limits, canSelect, onOpen }: AgentTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const scroll = useSignal({ top: 0, height: 800, rowHeight: 34 });
  const active = useSignal<string | undefined>(undefined);
  const { start, end } = rowsInSight({ ...scroll.value, count: rows.length });
  const { rowHeight } = scroll.value;
  const columns = teamColumns.length + (canSelect ? 1 : 0);

  const measure = () => {
    const element = scroller.current;
    if (!element) return;
    const row = element.querySelector<HTMLElement>('tbody tr[aria-rowindex]');
    const newHeight = row?.offsetHeight || rowHeight;
    const seen = {
      // A scroll within a row draws nothing again.
      top: element.scrollTop - (element.scrollTop % newHeight),
      // A table without a height of its own would grow with every row that it draws.
      height: Math.min(element.clientHeight, innerHeight),
      rowHeight: newHeight,
    };
    const { top, height } = scroll.value;
    if (seen.top !== top || seen.height !== height || seen.rowHeight !== rowHeight) scroll.value = seen;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the listeners belong to the element
  useLayoutEffect(() => {
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);

  const moveTo = (at: number) => {
    const row = rows[at];
    const element = scroller.current;
    if (!row || !element) return;
    active.value = keyOf(row);
    // The header covers the first row's height of the table.
    const top = at * rowHeight;
    const room = element.clientHeight - 2 * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + room) element.scrollTop = top - room;
    measure();
  };
  const activeAt = rows.findIndex((row) => keyOf(row) === active.value);
  const rowId = (row: TableRow) => `${id}-${keyOf(row).replaceAll(/[^\w-]/g, '_')}`;
  const activeRow = rows[activeAt];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // A key in a checkbox or a button belongs to it.
    if (event.target !== event.currentTarget) return;
    if (event.key === ' ' && canSelect && activeRow?.kind === 'agent') {
      event.preventDefault();
      toggleAgent(activeRow.agent.id);
      return;
    }
    if (event.key === 'Enter' && activeRow?.kind === 'agent') {
      onOpen(activeRow.agent.id);
      return;
    }
    const page = Math.max(1, Math.floor(scroll.value.height / rowHeight) - 2);
    const to = moveByKey(rows, { key: event.key, from: activeAt, page, time: event.timeStamp });
    if (to === undefined) return;
    event.preventDefault();
    if (event.shiftKey && canSelect) selectRange(rows, Math.max(0, activeAt), to);
    moveTo(to);
  };

  return (
    <>
      <p id={`${id}-help`} class="visually-hidden">
        {t('team_tableHelp')}
      </p>
      <div class="scroller" ref={scroller} onScroll={measure}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are reached with the arrow keys
          role="grid"
          tabIndex={0}
          aria-label={t('team_table')}
          aria-describedby={`${id}-help`}
          aria-multiselectable={canSelect || undefined}
          aria-rowcount={rows.length + 1}
          aria-activedescendant={
            activeRow && activeAt >= start && activeAt < end ? rowId(activeRow) : undefined
          }
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr aria-rowindex={1}>
              {canSelect && <SelectAll rows={rows} />}
              {teamColumns.map((column) => (
                <ColumnHeader key={column} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            <TableGap rows={start} rowHeight={rowHeight} columns={columns} />
            {rows.slice(start, end).map((row, index) => {
              const position = start + index + 2;
              if (row.kind === 'group') {
                return (
                  <tr key={keyOf(row)} id={rowId(row)} class="group" aria-rowindex={position}>
                    <th colSpan={columns} scope="rowgroup">
                      <bdi>{row.name}</bdi> ({row.count})
                    </th>
                  </tr>
                );
              }
              const { agent } = row;
              return (
                <AgentRow
                  key={agent.id}
                  id={rowId(row)}
                  agent={agent}
                  position={position}
                  isSelected={canSelect ? selected.value.has(agent.id) : undefined}
                  isActive={agent.id === active.value}
                  limitMinutes={agent.state === 'paused' ? limits.get(agent.pauseCode) : undefined}
                  onPress={() => {
                    active.value = agent.id;
                  }}
                  onOpen={onOpen}
                />
              );
            })}
            <TableGap rows={rows.length - end} rowHeight={rowHeight} columns={columns} />
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Selects all agents of the table, also those that are not in the document. */
function SelectAll({ rows }: { rows: readonly TableRow[] }) {
  const agents = rows.flatMap((row) => (row.kind === 'agent' ? [row.agent.id] : []));
  return (
    <th scope="col" class="select">
      <input
        type="checkbox"
        aria-label={t('team_selectAll')}
        checked={agents.length > 0 && agents.every((id) => selected.value.has(id))}
        onChange={() => toggleAll(rows)}
      />
    </th>
  );
}

/** The header of a column, which sorts by it. A second press turns the order around. */
function ColumnHeader({ column }: { column: TeamColumn }) {
  const { sort, isDescending } = view.value;
  const isSorted = sort === column;
  const direction = isDescending ? 'descending' : 'ascending';
  const press = () =>
    // The longest time and the most calls come first.
    changeView({
      sort: column,
      isDescending: isSorted ? !isDescending : column === 'time' || column === 'calls',
    });
  return (
    <th scope="col" class={column} aria-sort={isSorted ? direction : 'none'}>
      <button type="button" class="plain" onClick={press}>
        {t(`team_col_${column}`)}
        <span aria-hidden="true">{isSorted ? (isDescending ? ' ▼' : ' ▲') : ''}</span>
      </button>
    </th>
  );
}
