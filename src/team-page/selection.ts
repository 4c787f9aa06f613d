import { signal } from '@preact/signals';
import type { TableRow } from '../team/team-table.ts';

/** The IDs of the selected agents. An agent who logs out or who is filtered away stays selected until the selection is cleared. */
export const selected = signal<ReadonlySet<string>>(new Set());

export function toggleAgent(id: string): void {
  const ids = new Set(selected.value);
  if (!ids.delete(id)) ids.add(id);
  selected.value = ids;
}

/** Selects the agents of the rows between two indexes, both included. */
export function selectRange(rows: readonly TableRow[], from: number, to: number): void {
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  selected.value = new Set([...selected.value, ...agentsIn(range)]);
}

/** Selects the agents of all rows, or none of them if all are selected. */
export function toggleAll(rows: readonly TableRow[]): void {
  const ids = agentsIn(rows);
  const isAll = ids.every((id) => selected.value.has(id));
  const others = [...selected.value].filter((id) => !ids.includes(id));
  selected.value = new Set(isAll ? others : [...others, ...ids]);
}

export function clearSelection(): void {
  selected.value = new Set();
}

function agentsIn(rows: readonly TableRow[]): string[] {
  return rows.flatMap((row) => (row.kind === 'agent' ? [row.agent.id] : []));
}
