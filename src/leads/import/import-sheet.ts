import { importColumns } from './import-row.ts';
import type { EntryState, ImportEntry } from './lead-import.ts';

/** The words of the result of an import. `reason` gives the words for why a row was refused. */
export interface SheetWords {
  readonly header: readonly string[];
  readonly state: Readonly<Record<EntryState, string>>;
  readonly reason: (entry: ImportEntry) => string;
}

/** The result of an import as rows of a table: the texts, what happened, the lead ID and the reason. */
export function importSheet(
  entries: readonly ImportEntry[],
  words: SheetWords,
): readonly (readonly string[])[] {
  return [
    words.header,
    ...entries.map((entry) => [
      ...importColumns.map((column) => entry.texts[column]),
      words.state[entry.state],
      entry.leadId ?? '',
      words.reason(entry),
    ]),
  ];
}
