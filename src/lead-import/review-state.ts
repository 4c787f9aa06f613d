import { computed, signal } from '@preact/signals';
import type { ColumnMapping, Table } from '../leads/import/column-mapping.ts';
import type { ImportTexts } from '../leads/import/import-row.ts';
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

/** A table that was pasted or read, until the meaning of its columns is confirmed. */
export const table = signal<
  { readonly cells: Table; readonly hasHeader: boolean; readonly mapping: ColumnMapping } | undefined
>(undefined);

export const filter = signal<{ readonly show: ReviewFilter; readonly text: string }>({
  show: 'all',
  text: '',
});

/** The IDs of the leads that the dialer already has, by the key of their number. */
export const existing = signal<ReadonlyMap<string, readonly string[]>>(new Map());

export const repeated = computed(() => repeatedRows(rows.value));
export const shown = computed(() => filteredRows(rows.value, filter.value, repeated.value, existing.value));
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
