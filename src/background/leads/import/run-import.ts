import type { Failure } from '../../../failure.ts';
import {
  canBeSearched,
  completedEntry,
  countedImport,
  type ImportChange,
  type ImportEntry,
  type ImportState,
  isOpenImport,
  type LeadImport,
  retriedEntry,
  searchedEntry,
  sentEntry,
  settledEntry,
  unclearEntry,
} from '../../../leads/import/lead-import.ts';
import { clearAlarm, scheduleAlarm } from '../../../platform/alarms.ts';
import { importEntries } from '../../../platform/lead-import-database.ts';
import { leadImports } from '../../../platform/stored-lead-imports.ts';
import { supervisorState } from '../../../platform/stored-supervisor.ts';
import { fail, ok, type Result } from '../../../result.ts';
import { isDefinite, isLoginFailure } from '../../../session/failure-classes.ts';
import { importAlarm } from '../../alarm-names.ts';
import type { Account } from '../../auth/credentials.ts';
import { supervisorAccount } from '../../supervisor/supervisor-credentials.ts';
import { supervisorLoginFailed } from '../../supervisor/supervisor-sign-in.ts';
import { completeRow, searchRow, sendRow } from './send-row.ts';
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
    const account = await supervisorAccount.currentAccount();
    const refusal = (await refusalOfAccount(current)) ?? (await refusalOfTarget(current.target));
    if (refusal || !account) {
      await pauseImport(current.id, refusal ?? { kind: 'notSignedIn' });
      continue;
    }
    unanswered = await step(current, account, unanswered);
    await publishCounts(current.id);
  }
  await clearAlarm(importAlarm);
}

/** Why the signed-in account cannot continue the import: another account could be one of another dialer. */
async function refusalOfAccount({ by, address }: LeadImport): Promise<Failure | undefined> {
  const { signIn } = await supervisorState.get();
  if (signIn.state !== 'in') return { kind: 'notSignedIn' };
  const { identity } = signIn;
  return identity.user === by && identity.address === address
    ? undefined
    : { kind: 'otherAccount', about: by };
}

/** Sends a group of rows. `unanswered`: how many rows in sequence had no reply; the result is that number after the group. */
async function step(current: LeadImport, account: Account, unanswered: number): Promise<number> {
  const { id, target } = current;
  let missed = unanswered;
  let isEnded = false;
  /** Counts a row without a definite reply, and pauses the import when nothing more can be sent. */
  const note = async (failure: Failure | undefined, isGeneral = false) => {
    missed = failure && !isGeneral ? missed + 1 : 0;
    if (!failure || !(isGeneral || missed >= mostUnanswered)) return;
    isEnded = true;
    await pauseImport(id, failure);
    if (isLoginFailure(failure)) await supervisorLoginFailed(failure);
  };

  // No request is under way between two steps: a row that is marked as sent has no definite reply.
  const unclear = await importEntries.inState(id, 'sent');
  const due = unclear.filter((entry) => canBeSearched(entry, Date.now())).slice(0, rowsPerStep);
  await inTurns(due.values(), async (entry) => {
    if (isEnded || !(await isRunning(id))) return;
    const found = await searchRow(entry, target, account);
    if (found.ok) await importEntries.put(searchedEntry(entry, found.value, target));
    await note(found.ok ? undefined : found.error, !found.ok && isDefinite(found.error));
  });

  const added = (await importEntries.inState(id, 'added')).slice(0, rowsPerStep);
  await inTurns(added.values(), async (entry) => {
    const { leadId } = entry;
    if (isEnded || leadId === undefined || !(await isRunning(id))) return;
    const result = await completeRow({ ...entry, leadId }, target, account);
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
    const reply = await sendRow(entry, target, account);
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
