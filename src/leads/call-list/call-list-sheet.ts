import { importColumns } from '../import/import-row.ts';
import type { CallListRow, CallRowState } from './call-list.ts';

/** The words of the result of a call list. `time` and `reason` give the texts of a row. */
export interface CallListWords {
  readonly header: readonly string[];
  readonly state: Readonly<Record<CallRowState, string>>;
  readonly time: (row: CallListRow) => string;
  readonly reason: (row: CallListRow) => string;
}

/** The result of a call list as rows of a table: the texts, what happened, the status code, the time and the reason. */
export function callListSheet(
  rows: readonly CallListRow[],
  words: CallListWords,
): readonly (readonly string[])[] {
  return [
    words.header,
    ...rows.map((row) => [
      ...importColumns.map((column) => row.texts[column]),
      words.state[row.state],
      row.disposition ?? '',
      words.time(row),
      words.reason(row),
    ]),
  ];
}
