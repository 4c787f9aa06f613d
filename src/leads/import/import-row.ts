import type { StoredNumber } from '../stored-forms.ts';

/** The texts of a row that becomes a lead. */
export const importColumns = ['number', 'name', 'company', 'email', 'recordId'] as const;

export type ImportColumn = (typeof importColumns)[number];

export type ImportTexts = Readonly<Record<ImportColumn, string>>;

/** One row that the dialer shall store as a lead. */
export interface ImportRow extends StoredNumber {
  readonly texts: ImportTexts;
}

/** The most characters of each text that a row keeps. The dialer stores fewer (`kept-text.ts`). */
export const longestImportText = 255;
