import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { teamBatches } from '../../platform/stored-batch.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { teamList } from '../../platform/stored-team.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { isActionAllowed, restrictBatch } from '../../team/restrict-batch.ts';
import {
  advanceBatch,
  type BatchItem,
  type BatchSend,
  isOpenBatch,
  settleItem,
  stopBatch,
  type TeamBatch,
  withholdItem,
} from '../../team/team-batch.ts';
import { batchAlarm } from '../alarm-names.ts';
import type { Account } from '../auth/credentials.ts';
import { readSettings } from '../effective-settings.ts';
import { refreshTeam } from './refresh-team.ts';
import { supervisorAccount } from './supervisor-credentials.ts';
import { supervisorLoginFailed } from './supervisor-sign-in.ts';
import { commandOutcome, sendTeamCommand } from './team-command.ts';

/** Milliseconds between two steps of a batch. */
const stepMs = 1_000;
const alarmMs = 30_000;
/** At most this many agents at the same moment. */
const mostAtOnce = 5;

let running: Promise<void> | undefined;

/** Continues the open batches until all are over. A call while they run waits for the same run. */
export function runBatches(): Promise<void> {
  running ??= run().finally(() => {
    running = undefined;
  });
  return running;
}

async function run(): Promise<void> {
  if (!(await step())) return;
  do {
    scheduleAlarm(batchAlarm, alarmMs);
    await new Promise((resolve) => setTimeout(resolve, stepMs));
  } while (await step());
  await clearAlarm(batchAlarm);
}

/** One step of the open batches. False if there is none. */
async function step(): Promise<boolean> {
  const open = (await teamBatches.get()).filter(isOpenBatch);
  if (open.length === 0) return false;
  const account = await supervisorAccount.currentAccount();
  if (!account || (await supervisorState.get()).signIn.state !== 'in') {
    await stopOpenBatches();
    return false;
  }
  await refreshTeam(true);
  const list = await teamList.get();
  const { values } = await readSettings();
  const advance = (batch: TeamBatch) => {
    const allowed = restrictBatch(batch, list.agents, values, Date.now());
    return { allowed, ...advanceBatch(allowed, list, Date.now()) };
  };
  // Nothing is written while everybody waits.
  if (open.every((batch) => advance(batch).batch === batch)) return true;
  let marked: readonly MarkedSend[] = [];
  await changeOpen((batch) => {
    const { allowed, batch: next, sends } = advance(batch);
    const before = new Map(allowed.items.map((item) => [item.id, item]));
    marked = [
      ...marked,
      ...sends.flatMap((send) => {
        const item = before.get(send.id);
        return item ? [{ batch: next, send, before: item }] : [];
      }),
    ];
    return next;
  });
  await inTurns(marked, mostAtOnce, (each) => sendRequest(each, account));
  return true;
}

/** A request that is marked as sent, and its item before that. */
interface MarkedSend {
  readonly batch: TeamBatch;
  readonly send: BatchSend;
  readonly before: BatchItem;
}

/** Ends the open batch with this ID: nothing more is sent. */
export async function stopOpenBatch(id: string): Promise<void> {
  await changeOpen((batch) => (batch.id === id ? stopBatch(batch, Date.now()) : batch));
}

async function stopOpenBatches(): Promise<void> {
  await changeOpen((batch) => stopBatch(batch, Date.now()));
}

async function changeOpen(change: (batch: TeamBatch) => TeamBatch): Promise<void> {
  await teamBatches.update((batches) => batches.map((batch) => (isOpenBatch(batch) ? change(batch) : batch)));
}

async function sendRequest({ batch, send, before }: MarkedSend, account: Account): Promise<void> {
  const { id: batchId, action } = batch;
  const { id, user, request } = send;
  // It may have been stopped since the step began, and the last of 500 requests is sent minutes later.
  if (!(await teamBatches.get()).some((each) => each.id === batchId && isOpenBatch(each))) return;
  const [{ agents }, { values }] = await Promise.all([teamList.get(), readSettings()]);
  const agent = agents.find((each) => each.id === id);
  if (!isActionAllowed(before, agent, values)) {
    await changeOpen((each) => (each.id === batchId ? withholdItem(each, before) : each));
    return;
  }
  const reply = await sendTeamCommand(action, user, request, account);
  const outcome = commandOutcome(request, reply);
  if (outcome !== undefined) {
    await changeOpen((each) => (each.id === batchId ? settleItem(each, id, outcome, Date.now()) : each));
  }
  if (reply.ok || !isLoginFailure(reply.error)) return;
  // Each further request would count toward the lock of the account.
  await stopOpenBatches();
  await supervisorLoginFailed(reply.error);
}

async function inTurns<T>(
  values: readonly T[],
  most: number,
  run: (value: T) => Promise<void>,
): Promise<void> {
  const queue = [...values];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await run(next);
  };
  await Promise.all(Array.from({ length: Math.min(most, values.length) }, work));
}
