import { csvText } from '../../csv.ts';
import { resultSheet } from '../../leads/import/result-sheet.ts';
import { callListRows } from '../../platform/call-list-database.ts';
import { t } from '../../platform/i18n.ts';
import { saveFile } from '../../ui/save-file.ts';
import { columnTitle } from '../column-title.ts';
import { reasonOf } from '../failure-reason.ts';

/** Saves what became of each row as a CSV file. */
export async function saveCallList(): Promise<void> {
  const results = [
    t('import_sheet_state'),
    t('callList_status'),
    t('callList_time'),
    t('import_sheet_reason'),
  ];
  const sheet = resultSheet(await callListRows.all(), { column: columnTitle, results }, (row) => [
    t(`callList_state_${row.state}`),
    row.disposition ?? '',
    row.pressedAt === undefined ? '' : new Date(row.pressedAt).toISOString(),
    reasonOf(row),
  ]);
  saveFile('click-to-dial-call-list.csv', csvText(sheet));
}
