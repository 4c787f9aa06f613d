import type { Failure } from '../../../failure.ts';
import {
  canBeSearched,
  completedEntry,
  countedImport,
  type ImportChange,
  type ImportEntry,
  type ImportState,
  isManualTarget,
  isOpenImport,
  type LeadImport,
  retriedEntry,
  searchedEntry,
  searchedManualEntry,
  sentEntry,
  settledEntry,
  unclearEntry,
  unknownEntry,
  withManualList,
} from '../../../leads/import/lead-import.ts';
import { clearAlarm, scheduleAlarm } from '../../../platform/alarms.ts';
import { importEntries } from '../../../platform/lead-import-database.ts';
import { leadImports } from '../../../platform/stored-lead-imports.ts';
import { fail, ok, type Result } from '../../../result.ts';
import { isDefinite, isLoginFailure } from '../../../session/failure-classes.ts';
import { importAlarm } from '../../alarm-names.ts';
import { supervisorLoginFailed } from '../../supervisor/supervisor-sign-in.ts';
import { type ImportMeans, importMeans, senderLoginFailed } from './import-means.ts';
import { completeRow, searchManualRow, searchRow, sendManualRow, sendRow } from './send-row.ts';
import { refusalOfTarget } from './start-import.ts';

const alarmMs = 30_000;
/** At most this many requests at the same moment. */
const mostAtOnce = 4;
/** After this many rows the counts are published. */
const rowsPerStep = 40;
/** Milliseconds between two steps while only rows are left whose requests may not have ended yet. */
const waitMs = 1_000;
/** After this many rows in sequence without a reply, the dialer cannot be reached, and the import pauses. */
const mostUnanswered = 5;

let running: Promise<void> | undefined;

/** Continues the running import until it is over or paused. A call while it runs waits for the same run. */
export function runImport(): Promise<void> {
  running ??= run().finally(() => {
    running = undefined;
  });
  return running;
}

async function run(): Promise<void> {
  let unanswered = 0;
  for (;;) {
    const current = (await leadImports.get()).find(({ state }) => state === 'running');
    if (!current) break;
    scheduleAlarm(importAlarm, alarmMs);
    const refusal = await refusalOfTarget(current.target);
    const means = refusal ? fail(refusal) : await importMeans(current);
    if (!means.ok) {
      await pauseImport(current.id, means.error);
      continue;
    }
    unanswered = await step(current, means.value, unanswered);
    await publishCounts(current.id);
  }
  await clearAlarm(importAlarm);
}

/** Sends a group of rows. `unanswered`: how many rows in sequence had no reply; the result is that number after the group. */
async function step(current: LeadImport, means: ImportMeans, unanswered: number): Promise<number> {
  const { id, target } = current;
  let missed = unanswered;
  let isEnded = false;
  /** Counts a row without a definite reply, and pauses the import when nothing more can be sent. */
  const note = async (failure: Failure | undefined, isGeneral = false) => {
    missed = failure && !isGeneral ? missed + 1 : 0;
    if (!failure || !(isGeneral || missed >= mostUnanswered)) return;
    isEnded = true;
    await pauseImport(id, failure);
    if (isLoginFailure(failure)) await senderLoginFailed(target, failure);
  };

  // No request is under way between two steps: a row that is marked as sent has no definite reply.
  const unclear = await importEntries.inState(id, 'sent');
  const due = unclear.filter((entry) => canBeSearched(entry, target, Date.now())).slice(0, rowsPerStep);
  await inTurns(due.values(), async (entry) => {
    if (isEnded || !(await isRunning(id))) return;
    const found = await findRow(entry, current, means);
    if (found.ok) await importEntries.put(found.value);
    await note(found.ok ? undefined : found.error, !found.ok && isDefinite(found.error));
  });

  const added = (await importEntries.inState(id, 'added')).slice(0, rowsPerStep);
  await inTurns(added.values(), async (entry) => {
    const { leadId } = entry;
    if (isEnded || leadId === undefined || isManualTarget(target) || !(await isRunning(id))) return;
    const result = await completeRow({ ...entry, leadId }, target, means.sender);
    if (result.kind === 'row') await importEntries.put(completedEntry(entry, result.reply));
    const isUnclear = result.kind === 'row' && result.reply.kind === 'unclear';
    const failure = result.kind === 'import' ? result.failure : isUnclear ? result.reply.failure : undefined;
    await note(failure, result.kind === 'import');
  });

  let sent = 0;
  const send = async (): Promise<boolean> => {
    if (isEnded || sent >= rowsPerStep || !(await isRunning(id))) return false;
    sent += 1;
    const entry = await importEntries.claim(id, (next) => sentEntry(next, Date.now()));
    if (!entry) return false;
    await settle(entry);
    return true;
  };
  const settle = async (entry: ImportEntry) => {
    const reply = await addRow(entry, current, means);
    if (reply.kind === 'row') await importEntries.put(settledEntry(entry, reply.reply, target));
    if (reply.kind === 'unclear') await importEntries.put(unclearEntry(entry, Date.now()));
    // Nothing was added, so the row waits for the person to continue.
    if (reply.kind === 'import') await importEntries.put({ ...entry, state: 'new', tries: entry.tries - 1 });
    await note(reply.kind === 'row' ? undefined : reply.failure, reply.kind === 'import');
  };
  await Promise.all(
    Array.from({ length: mostAtOnce }, async () => {
      while (await send());
    }),
  );
  const isIdle = due.length + added.length === 0 && sent <= mostAtOnce;
  if (isIdle && unclear.length > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  return missed;
}

/** Sends one row, once. */
async function addRow(
  entry: ImportEntry,
  { id, target, by, manualLists = [] }: LeadImport,
  { sender }: ImportMeans,
): ReturnType<typeof sendRow> {
  if (!isManualTarget(target)) return sendRow(entry, target, sender);
  const reply = await sendManualRow(entry, target, { agent: by, as: sender });
  switch (reply.kind) {
    case 'added':
      if (!manualLists.includes(reply.listId)) await change(id, (each) => withManualList(each, reply.listId));
      return { kind: 'row', reply: { kind: 'added', leadId: reply.leadId, hasCallback: false } };
    case 'refused':
      return { kind: 'row', reply: { kind: 'refused', failure: reply.failure } };
    default:
      return reply;
  }
}

/** The row after a search for its lead. */
async function findRow(
  entry: ImportEntry,
  { target, manualLists = [] }: LeadImport,
  { sender, searcher }: ImportMeans,
): Promise<Result<ImportEntry, Failure>> {
  if (!isManualTarget(target)) {
    const found = await searchRow(entry, target, sender);
    return found.ok ? ok(searchedEntry(entry, found.value, target)) : found;
  }
  if (!searcher) return ok(unknownEntry(entry));
  const found = await searchManualRow(entry, searcher);
  if (found.ok) return ok(searchedManualEntry(entry, found.value, manualLists));
  if (isLoginFailure(found.error)) await supervisorLoginFailed(found.error);
  // An account without the right to search ends no import that it does not send.
  return isDefinite(found.error) ? ok(unknownEntry(entry)) : found;
}

async function inTurns<T>(values: Iterator<T>, run: (value: T) => Promise<void>): Promise<void> {
  const work = async () => {
    for (let next = values.next(); !next.done; next = values.next()) await run(next.value);
  };
  await Promise.all(Array.from({ length: mostAtOnce }, work));
}

const isRunning = async (id: string) =>
  (await leadImports.get()).some((each) => each.id === id && each.state === 'running');

async function change(id: string, to: (each: LeadImport) => LeadImport): Promise<void> {
  await leadImports.update((all) => all.map((each) => (each.id === id ? to(each) : each)));
}

async function publishCounts(id: string): Promise<void> {
  const counts = await importEntries.counts(id);
  await change(id, (each) => countedImport(each, counts));
}

async function pauseImport(id: string, failure: Failure): Promise<void> {
  await change(id, (each) => (each.state === 'running' ? { ...each, state: 'paused', failure } : each));
}

const nextState: Readonly<Record<ImportChange, ImportState>> = {
  pause: 'paused',
  continue: 'running',
  stop: 'stopped',
  retry: 'running',
};

/** Changes an import at the press of a person. A request that is under way ends, and its reply counts. */
export async function changeImport(id: string, pressed: ImportChange): Promise<Result<null, Failure>> {
  const known = await leadImports.get();
  const current = known.find((each) => each.id === id);
  if (!current) return fail({ kind: 'gone' });
  if (pressed === 'retry') {
    if (current.state === 'running' || known.some((each) => each.id !== id && isOpenImport(each)))
      return fail({ kind: 'importRunning' });
    await importEntries.change(id, retriedEntry);
  } else if (!isOpenImport(current)) return ok(null);
  await change(id, ({ failure: _before, ...rest }) => ({ ...rest, state: nextState[pressed] }));
  await publishCounts(id);
  void runImport();
  return ok(null);
}
