import { type Explanation, explain } from '../../failure.ts';
import {
  type CallListRow,
  journaledMs,
  movedTo,
  newCallRows,
  noCallList,
  pressedRow,
  settledRow,
  skippedRow,
} from '../../leads/call-list/call-list.ts';
import type { ImportRow } from '../../leads/import/import-row.ts';
import { callListRows } from '../../platform/call-list-database.ts';
import { journal } from '../../platform/database.ts';
import { callList } from '../../platform/stored-call-list.ts';
import { fail, ok, type Result } from '../../result.ts';
import { sendClick } from '../../session-view/command-button.tsx';

/** Stores these rows as the call list of this device. */
export async function startCallList(
  rows: readonly ImportRow[],
  leadOf: (row: ImportRow) => string | undefined,
): Promise<Result<null, Explanation>> {
  try {
    await callListRows.replace(newCallRows(rows, leadOf));
  } catch {
    return fail(explain({ kind: 'storageFull' }));
  }
  await publishRows({ ...noCallList, size: rows.length });
  return ok(null);
}

export async function endCallList(): Promise<void> {
  await callList.update(({ revision }) => ({ ...noCallList, revision: revision + 1 }));
  await callListRows.replace([]);
}

/** Shows the row at this place. Nothing is dialed. */
export async function showRow(position: number): Promise<void> {
  await callList.update((list) => movedTo(list, position));
}

/** Shows the first row that was neither dialed nor skipped, or the end of the list. */
export async function showFirstOpen(): Promise<void> {
  const open = await callListRows.firstOpen();
  await callList.update((list) => movedTo(list, open?.at ?? list.size));
}

/** Leaves the row out and shows the one after it. */
export async function skipRow({ at }: CallListRow): Promise<void> {
  await callListRows.change(at, skippedRow);
  await publishRows();
  await showRow(at + 1);
}

let isSending = false;

/**
 * Dials the number of the row, on the press of a person, as a typed number is dialed. The press is stored first, so that a page that
 * is closed meanwhile does not forget the call.
 */
export async function dialRow({ at }: CallListRow): Promise<Result<null, Explanation>> {
  isSending = true;
  try {
    const row = await callListRows.change(at, (each) => pressedRow(each, crypto.randomUUID(), Date.now()));
    if (!row?.press) return fail(explain({ kind: 'lost' }));
    await publishRows();
    const { phoneCode, value, ext, leadId } = row;
    const { recordId } = row.texts;
    const more = {
      ...(ext === undefined ? {} : { ext }),
      ...(leadId === undefined ? {} : { leadId }),
      ...(recordId === '' ? {} : { recordId }),
    };
    const sent = await sendClick('dialTyped', { shown: `+${phoneCode}${value}`, ...more }, row.press);
    return sent.ok ? ok(null) : sent;
  } finally {
    isSending = false;
    await settleRows();
  }
}

/** Reads what became of the latest presses from the journal. A press that is being sent has no entry yet. */
export async function settleRows(): Promise<void> {
  if (isSending || (await callList.get()).size === 0) return;
  const now = Date.now();
  const [rows, entries] = await Promise.all([callListRows.toSettle(now - journaledMs), journal.recent()]);
  let isChanged = false;
  for (const row of rows) {
    if (settledRow(row, entries, now) === row) continue;
    await callListRows.change(row.at, (latest) => settledRow(latest, entries, now));
    isChanged = true;
  }
  if (isChanged) await publishRows();
}

async function publishRows(started?: typeof noCallList): Promise<void> {
  const counts = await callListRows.counts();
  await callList.update((list) => ({ ...(started ?? list), counts, revision: list.revision + 1 }));
}
