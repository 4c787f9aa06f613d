import { csvText } from '../../csv.ts';
import { type CallListRow, type CallRowState, callRowStates } from '../../leads/call-list/call-list.ts';
import { callListSheet } from '../../leads/call-list/call-list-sheet.ts';
import { importColumns } from '../../leads/import/import-row.ts';
import { callListRows } from '../../platform/call-list-database.ts';
import { t } from '../../platform/i18n.ts';
import { saveFile } from '../../ui/save-file.ts';
import { reasonOf } from '../failure-reason.ts';

/** Saves what became of each row as a CSV file. */
export async function saveCallList(): Promise<void> {
  const states = callRowStates.map((state) => [state, t(`callList_state_${state}`)] as const);
  const header = [
    ...importColumns.map((column) => t(`import_col_${column}`)),
    t('import_sheet_state'),
    t('callList_status'),
    t('callList_time'),
    t('import_sheet_reason'),
  ];
  const words = {
    header,
    state: Object.fromEntries(states) as Record<CallRowState, string>,
    time: ({ pressedAt }: CallListRow) => (pressedAt === undefined ? '' : new Date(pressedAt).toISOString()),
    reason: reasonOf,
  };
  saveFile('click-to-dial-call-list.csv', csvText(callListSheet(await callListRows.all(), words)));
}
