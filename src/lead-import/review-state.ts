import { computed, signal } from '@preact/signals';
import {
  type ColumnMapping,
  guessMapping,
  mapCustomFields,
  type Table,
} from '../leads/import/column-mapping.ts';
import { type ExtraColumn, extraColumnsOf, type ImportTexts } from '../leads/import/import-row.ts';
import {
  addRows,
  filteredRows,
  type ReadRow,
  type ReviewFilter,
  type ReviewRow,
  readRow,
  repeatedRows,
  rowsToSend,
} from '../leads/import/review.ts';
import type { CountryCode } from '../phone/numbering/format-number.ts';
import { inParts } from './in-parts.ts';

/** The rows of this page, until it is closed or they are sent. */
export const rows = signal<readonly ReviewRow[]>([]);

interface ShownTable {
  readonly cells: Table;
  readonly hasHeader: boolean;
  readonly mapping: ColumnMapping;
}

/** A table that was pasted or read, until the meaning of its columns is confirmed. */
export const table = signal<ShownTable | undefined>(undefined);

/** Where the rows go: a list, or the manual dial list of the agent. */
export type TargetKind = 'list' | 'manual';

export const targetKind = signal<TargetKind>('list');

/** The ID of the list to which the rows are added, as it is typed. */
export const targetListId = signal('');

/** The labels of the custom fields that columns can fill, and the list that has them. */
export const customFields = signal<{ readonly listId: string; readonly labels: readonly string[] }>({
  listId: '',
  labels: [],
});

/** Shows a table. Without a `mapping`, the meaning of its columns is guessed. */
export function showTable({
  cells,
  hasHeader,
  mapping = guessMapping(cells, hasHeader),
}: Omit<ShownTable, 'mapping'> & Partial<Pick<ShownTable, 'mapping'>>): void {
  const { labels } = customFields.value;
  table.value = { cells, hasHeader, mapping: hasHeader ? mapCustomFields(mapping, cells, labels) : mapping };
}

export const filter = signal<{ readonly show: ReviewFilter; readonly text: string }>({
  show: 'all',
  text: '',
});

/** The IDs of the leads that the dialer already has, by the key of their number. */
export const existing = signal<ReadonlyMap<string, readonly string[]>>(new Map());

export const repeated = computed(() => repeatedRows(rows.value));
export const shown = computed(() => filteredRows(rows.value, filter.value, repeated.value, existing.value));
const extraNames = computed(() => JSON.stringify(extraColumnsOf(rows.value)));
/** The columns of the review besides those of every import. The array stays the same until a column changes, so other rows are not drawn. */
export const extraColumns = computed(() => JSON.parse(extraNames.value) as readonly ExtraColumn[]);
export const toSend = computed(() => rowsToSend(rows.value));

/** Whether numbers are being read. */
export const isReading = signal(false);

/**
 * Adds rows at the end of the review. `textsOf`: the texts of a value. Texts and numbers are read in parts, because 10,000 take longer
 * than a frame.
 */
export async function addTexts<T>(
  values: readonly T[],
  textsOf: (value: T) => ImportTexts,
  country: CountryCode,
): Promise<void> {
  isReading.value = true;
  const read: ReadRow[] = [];
  for await (const part of inParts(values))
    for (const each of part) read.push(readRow(textsOf(each), country));
  // Adding them is a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  rows.value = addRows(rows.value, read);
  isReading.value = false;
}

/** Chooses these rows or leaves them out. A row without a valid number cannot be chosen. */
export function choose(ids: ReadonlySet<number>, isChosen: boolean): void {
  rows.value = rows.value.map((row) =>
    ids.has(row.id) && row.isChosen !== isChosen && row.number.ok ? { ...row, isChosen } : row,
  );
}

/** Empties the review, after its rows were sent or when a person discards them. */
export function clearReview(): void {
  rows.value = [];
  table.value = undefined;
  existing.value = new Map();
  filter.value = { show: 'all', text: '' };
}
