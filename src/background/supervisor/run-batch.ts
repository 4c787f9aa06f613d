import { explain, type Failure } from '../../failure.ts';
import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { teamBatches } from '../../platform/stored-batch.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { teamList } from '../../platform/stored-team.ts';
import { fail, type Result } from '../../result.ts';
import { isDefinite, isLoginFailure } from '../../session/failure-classes.ts';
import type { TeamAction } from '../../team/team-action.ts';
import {
  advanceBatch,
  type BatchSend,
  isEndedByReply,
  isOpenBatch,
  settleItem,
  stopBatch,
  type TeamBatch,
} from '../../team/team-batch.ts';
import { batchAlarm } from '../alarm-names.ts';
import type { Account } from '../auth/credentials.ts';
import { askDialer } from '../dialer/client.ts';
import { refreshTeam } from './refresh-team.ts';
import { supervisorAccount } from './supervisor-credentials.ts';
import { supervisorLoginFailed } from './supervisor-sign-in.ts';

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
  // Nothing is written while everybody waits.
  if (open.every((batch) => advanceBatch(batch, list, Date.now()).batch === batch)) return true;
  let sends: readonly { readonly batch: TeamBatch; readonly send: BatchSend }[] = [];
  await changeOpen((batch) => {
    const next = advanceBatch(batch, list, Date.now());
    sends = [...sends, ...next.sends.map((send) => ({ batch: next.batch, send }))];
    return next.batch;
  });
  await inTurns(sends, mostAtOnce, ({ batch, send }) => sendRequest(batch, send, account));
  return true;
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

async function sendRequest(
  { id: batchId, action }: TeamBatch,
  { id, user, request }: BatchSend,
  account: Account,
): Promise<void> {
  // It may have been stopped since the step began.
  if (!(await teamBatches.get()).some((batch) => batch.id === batchId && isOpenBatch(batch))) return;
  const reply = await ask(action, user, request, account);
  const outcome = outcomeOf(request, reply);
  if (outcome !== undefined) {
    await changeOpen((batch) => (batch.id === batchId ? settleItem(batch, id, outcome, Date.now()) : batch));
  }
  if (reply.ok || !isLoginFailure(reply.error)) return;
  // Each further request would count toward the lock of the account.
  await stopOpenBatches();
  await supervisorLoginFailed(reply.error);
}

async function ask(
  action: TeamAction,
  user: string,
  request: BatchSend['request'],
  as: Account,
): Promise<Result<unknown, Failure>> {
  const target = { agent_user: user };
  switch (request) {
    case 'pause':
      return askDialer('external_pause', { ...target, value: 'PAUSE' }, { as });
    case 'resume':
      return askDialer('external_pause', { ...target, value: 'RESUME' }, { as });
    case 'logOut':
      return askDialer('logout', { ...target, value: 'LOGOUT' }, { as });
    case 'pauseCode': {
      const code = 'code' in action ? action.code : '';
      return askDialer('pause_code', { ...target, value: code }, { as });
    }
    case 'message': {
      const text = 'text' in action ? action.text : '';
      const what = { recipient_type: 'USER', recipient: user, notification_text: text } as const;
      const reply = await askDialer('send_notification', what, { as });
      // The dialer replies SUCCESS with the number 0 when it has stored nothing (docs/vicidial/results-out.md 7).
      return reply.ok && reply.value.count === '0' ? fail({ kind: 'messageNotStored' }) : reply;
    }
    case 'inGroups':
      return askInGroups(action, target, as);
    case 'hangUp':
      return askDialer('external_hangup', { ...target, value: '1' }, { as });
    case 'disposition': {
      const value = action.kind === 'endWrapUp' ? action.status : '';
      return askDialer('external_status', { ...target, value }, { as });
    }
    default:
      return request satisfies never;
  }
}

const inGroupValues = { replace: 'CHANGE', add: 'ADD', remove: 'REMOVE' } as const;

async function askInGroups(
  action: TeamAction,
  target: { readonly agent_user: string },
  as: Account,
): Promise<Result<unknown, Failure>> {
  if (action.kind !== 'inGroups') throw new Error('not a change of in-groups');
  const value = inGroupValues[action.change];
  const blended = action.isBlended ? 'YES' : 'NO';
  const choices = action.inGroups.join(' ');
  return askDialer('change_ingroups', { ...target, value, blended, ingroup_choices: choices }, { as });
}

type Outcome = Parameters<typeof settleItem>[2];

/** What a reply means for the agent, or undefined if only the next list of the team can show it. */
function outcomeOf(request: BatchSend['request'], reply: Result<unknown, Failure>): Outcome | undefined {
  // The list shows the effect of most commands.
  if (reply.ok) return isEndedByReply(request) ? 'accepted' : undefined;
  if (reply.error.kind === 'notLoggedIn') return 'loggedOut';
  // The agent changed in this moment.
  if (reply.error.kind === 'pauseConflict' || reply.error.kind === 'notPaused') return undefined;
  if (isDefinite(reply.error)) return explain(reply.error);
  return isEndedByReply(request) ? 'outcomeUnknown' : undefined;
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
