import { customLabel, type ExtraColumn, type ImportColumn } from '../leads/import/import-row.ts';
import { t } from '../platform/i18n.ts';

/** The name of a column of the review: the label of a custom field, or our words. */
export function columnTitle(column: ImportColumn | ExtraColumn): string {
  const label = customLabel(column);
  return label ?? t(`import_col_${column as ImportColumn | 'callback'}`);
}
