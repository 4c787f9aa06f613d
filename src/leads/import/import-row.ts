import type { StoredNumber } from '../stored-forms.ts';

/** The texts of a row that becomes a lead. */
export const importColumns = ['number', 'name', 'company', 'email', 'recordId'] as const;

export type ImportColumn = (typeof importColumns)[number];

/** A column that only some imports have: the time of a callback, or a custom field of the list by its label. */
export type ExtraColumn = 'callback' | `custom.${string}`;

export type ExtraTexts = Readonly<Partial<Record<ExtraColumn, string>>>;

export type ImportTexts = Readonly<Record<ImportColumn, string>> & { readonly extra?: ExtraTexts };

/** The number of a row. */
export interface ImportNumber extends StoredNumber {
  /** Digits of the extension. The dialer has no field for it. */
  readonly ext?: string;
}

/** One row that the dialer shall store as a lead. */
export interface ImportRow extends ImportNumber {
  readonly texts: ImportTexts;
}

/** The most characters of each text that a row keeps. The dialer stores fewer (`kept-text.ts`). */
export const longestImportText = 255;

/** The most custom fields of one import. */
export const mostCustomFields = 100;

const customPrefix = 'custom.';

export const customColumn = (label: string): ExtraColumn => `${customPrefix}${label}`;

/** The label of the custom field of a column, or undefined if the column is none. */
export function customLabel(column: string): string | undefined {
  return column.startsWith(customPrefix) ? column.slice(customPrefix.length) : undefined;
}

/** The text of a row in any column; empty if it has none. */
export function textIn(texts: ImportTexts, column: ImportColumn | ExtraColumn): string {
  return isImportColumn(column) ? texts[column] : (texts.extra?.[column] ?? '');
}

/** The texts of a row with another text in a column. */
export function withText(texts: ImportTexts, column: ImportColumn | ExtraColumn, text: string): ImportTexts {
  return isImportColumn(column)
    ? { ...texts, [column]: text }
    : { ...texts, extra: { ...texts.extra, [column]: text } };
}

function isImportColumn(column: ImportColumn | ExtraColumn): column is ImportColumn {
  return importColumns.some((each) => each === column);
}

/** The columns that the rows have besides those of every import, in the order in which they first occur. */
export function extraColumnsOf(rows: readonly { readonly texts: ImportTexts }[]): readonly ExtraColumn[] {
  const columns = new Set<ExtraColumn>();
  for (const { texts } of rows)
    if (texts.extra) for (const column of Object.keys(texts.extra) as ExtraColumn[]) columns.add(column);
  return [...columns];
}

/** The custom fields of a row that have a text, by their label. */
export function customTextsOf({
  extra = {},
}: ImportTexts): readonly (readonly [label: string, text: string])[] {
  return Object.entries(extra).flatMap(([column, text]) => {
    const label = customLabel(column);
    return label === undefined || !text ? [] : [[label, text] as const];
  });
}
