import { type ExtraColumn, extraColumnsOf, type ImportTexts, importColumns, textIn } from './import-row.ts';

/** The words of the header. `results`: those of the columns that `resultOf` fills. */
export interface SheetHeader {
  readonly column: (column: (typeof importColumns)[number] | ExtraColumn) => string;
  readonly results: readonly string[];
}

/** The result of an import or of a call list as rows of a table: the texts of each row, and then what happened with it. */
export function resultSheet<Row extends { readonly texts: ImportTexts }>(
  rows: readonly Row[],
  { column, results }: SheetHeader,
  resultOf: (row: Row) => readonly string[],
): readonly (readonly string[])[] {
  const columns = [...importColumns, ...extraColumnsOf(rows)];
  return [
    [...columns.map(column), ...results],
    ...rows.map((row) => [...columns.map((each) => textIn(row.texts, each)), ...resultOf(row)]),
  ];
}
