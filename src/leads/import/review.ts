import type { OwnFailure } from '../../failure.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';
import type { Result } from '../../result.ts';
import type { StoredNumber } from '../stored-forms.ts';
import { readImportNumber } from './import-number.ts';
import {
  extraColumnsOf,
  type ImportNumber,
  type ImportRow,
  type ImportTexts,
  importColumns,
  textIn,
} from './import-row.ts';
import { readCallbackTime } from './row-callback.ts';

/** A row that a person reviews before it is sent. */
export interface ReviewRow {
  /** Counts from 0 in the order in which the rows came. */
  readonly id: number;
  readonly texts: ImportTexts;
  readonly number: Result<ImportNumber, OwnFailure>;
  readonly isChosen: boolean;
}

/** Which rows are shown. */
export const reviewFilters = ['all', 'chosen', 'problems', 'existing'] as const;

export type ReviewFilter = (typeof reviewFilters)[number];

/** The key of a number, for maps of numbers. */
export const keyOfNumber = ({ phoneCode, value }: StoredNumber) => `${phoneCode} ${value}`;

/** The key of the number of a row; undefined if it has none. */
export const numberKey = ({ number }: ReviewRow): string | undefined =>
  number.ok ? keyOfNumber(number.value) : undefined;

/** The texts of a row with its number. */
export type ReadRow = Pick<ReviewRow, 'texts' | 'number'>;

export function readRow(texts: ImportTexts, country: CountryCode): ReadRow {
  return { texts, number: readImportNumber(texts.number, country) };
}

/** The rows with new ones at their end. A row without a valid number, or whose number is there already, is not chosen. */
export function addRows(rows: readonly ReviewRow[], added: readonly ReadRow[]): readonly ReviewRow[] {
  const known = new Set(rows.map(numberKey));
  const first = (rows.at(-1)?.id ?? -1) + 1;
  return [
    ...rows,
    ...added.map(({ texts, number }, at): ReviewRow => {
      const row = { id: first + at, texts, number };
      const key = row.number.ok ? keyOfNumber(row.number.value) : undefined;
      const isChosen = key !== undefined && !known.has(key);
      if (key !== undefined) known.add(key);
      return { ...row, isChosen };
    }),
  ];
}

/** The rows after a person has edited one. A number that has become valid is chosen. */
export function editRow(
  rows: readonly ReviewRow[],
  id: number,
  texts: ImportTexts,
  country: CountryCode,
): readonly ReviewRow[] {
  return rows.map((row) => {
    if (row.id !== id) return row;
    const number = readImportNumber(texts.number, country);
    return { ...row, texts, number, isChosen: number.ok && (row.isChosen || !row.number.ok) };
  });
}

/** Whether the time of a callback is written in a form that is not read, so that the lead gets no callback by it. */
export function hasUnreadCallback({ extra }: ImportTexts): boolean {
  const text = extra?.callback ?? '';
  return text !== '' && readCallbackTime(text) === undefined;
}

/** The rows whose number is already in a row before them, with the ID of that row. */
export function repeatedRows(rows: readonly ReviewRow[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const row of rows) {
    const key = numberKey(row);
    if (key === undefined) continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, row.id);
    else repeated.set(row.id, before);
  }
  return repeated;
}

/** The rows that a filter and a search text leave. `existing`: keys of the numbers that the dialer has already. */
export function filteredRows(
  rows: readonly ReviewRow[],
  filter: { readonly show: ReviewFilter; readonly text: string },
  repeated: ReadonlyMap<number, number>,
  existing: ReadonlyMap<string, unknown>,
): readonly ReviewRow[] {
  const search = filter.text.trim().toLowerCase();
  if (filter.show === 'all' && search === '') return rows;
  return rows.filter((row) => isShown(row, filter.show, repeated, existing) && hasText(row, search));
}

function isShown(
  row: ReviewRow,
  show: ReviewFilter,
  repeated: ReadonlyMap<number, number>,
  existing: ReadonlyMap<string, unknown>,
): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'chosen':
      return row.isChosen;
    case 'problems':
      return !row.number.ok || repeated.has(row.id) || hasUnreadCallback(row.texts);
    case 'existing':
      return existing.has(numberKey(row) ?? '');
    default:
      return show satisfies never;
  }
}

const hasText = (row: ReviewRow, search: string) =>
  search === '' ||
  [...importColumns, ...extraColumnsOf([row])].some((column) =>
    textIn(row.texts, column).toLowerCase().includes(search),
  );

/** The rows that are sent: chosen, with a valid number, and each number once. */
export function rowsToSend(rows: readonly ReviewRow[]): readonly ImportRow[] {
  const taken = new Set<string>();
  const sent: ImportRow[] = [];
  for (const { texts, number, isChosen } of rows) {
    if (!isChosen || !number.ok) continue;
    const key = keyOfNumber(number.value);
    if (taken.has(key)) continue;
    taken.add(key);
    sent.push({ ...number.value, texts });
  }
  return sent;
}
