import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Input } from '../vicidial/functions.ts';
import type { ProductFunction } from '../vicidial/product-functions.ts';
import type { Data } from '../vicidial/reply.ts';
import type { CommandKind } from './command.ts';
import { isLoginFailure } from './failure-classes.ts';
import {
  acceptReport,
  type DryRun,
  needsDryRun,
  needsRecording,
  readFullStatus,
  readPlainStatus,
  readRefusal,
} from './parse-session.ts';
import { isFunctionMissing, readDryRunOnly } from './poll-without-recording.ts';
import type { Observation, Session } from './state.ts';

/** Sends one request to the dialer. */
export type AskDialer = <F extends ProductFunction>(
  name: F,
  input: Input<F>,
) => Promise<Result<Data<F>, Failure>>;

export interface PollQuery {
  readonly agent: string;
  /** The account may read the session in full. */
  readonly seesAll: boolean;
  readonly before: Session;
  /** The dialer accepted one of our dispositions since the last call. */
  readonly isDisposed: boolean;
  /** A command waits for the recording to start or to stop. */
  readonly waitsForRecording: boolean;
  /** The release or the account has no function `recording`. */
  readonly lacksRecording: boolean;
  /** The last command that the dialer accepted since the session reached its state. */
  readonly lastAccepted?: CommandKind | undefined;
}

type Seen = Promise<Result<Observation, Failure>>;

/** Reads the agent's session once, with as few requests as the state before it allows. */
export async function pollSession(ask: AskDialer, query: PollQuery): Seen {
  const seen = await (query.seesAll ? pollInFull : pollPlainly)(ask, query);
  if (seen.ok) return seen;
  const observation = readRefusal(seen.error);
  return observation ? ok(observation) : seen;
}

async function pollInFull(
  ask: AskDialer,
  { agent, before, waitsForRecording, lacksRecording }: PollQuery,
): Seen {
  const status = await ask('agent_status', { agent_user: agent, header: 'YES' });
  if (!status.ok) return status;
  const seen = readFullStatus(status.value);
  if (lacksRecording || !needsRecording(seen, before, waitsForRecording)) return ok(seen);
  const recording = await ask('recording', { agent_user: agent, value: 'STATUS' });
  if (!recording.ok && isLoginFailure(recording.error)) return recording;
  // The session was read nevertheless; the next poll requests the recording again.
  return ok(recording.ok ? { ...seen, ...recordingSeen(recording.value) } : seen);
}

type RecordingSeen = Pick<Observation, 'recording' | 'recordingId'>;

/** Reads only whether the call is recorded, for a session whose state the agent screen reports. */
export async function readRecording(ask: AskDialer, agent: string): Promise<Result<RecordingSeen, Failure>> {
  const reply = await ask('recording', { agent_user: agent, value: 'STATUS' });
  return reply.ok ? ok(recordingSeen(reply.value)) : reply;
}

function recordingSeen({ recording, recordingId }: Data<'recording'>): RecordingSeen {
  return { recording, ...(recordingId ? { recordingId } : {}) };
}

async function pollPlainly(ask: AskDialer, query: PollQuery): Seen {
  const { agent, before, isDisposed, lacksRecording } = query;
  if (lacksRecording) return pollByDryRun(ask, query);
  const mayBeDisposed = before.state === 'disposition' && before.queuesDials !== true;
  if (mayBeDisposed) {
    // One request shows that the call was disposed of. Only otherwise the status is read too.
    const dryRun = await askDryRun(ask, agent);
    if (!dryRun.ok) return dryRun;
    if (dryRun.value.kind !== 'notPaused') return ok(readPlainStatus('PAUSED', false, dryRun.value));
  }
  const status = await ask('recording', { agent_user: agent, value: 'STATUS' });
  if (!status.ok) return isFunctionMissing(status.error) ? pollByDryRun(ask, query) : status;
  const { status: word, recording } = status.value;
  const observed = (dryRun?: DryRun) => ({
    ...acceptReport(readPlainStatus(word, recording, dryRun), before, isDisposed),
    ...recordingSeen(status.value),
  });
  if (!needsDryRun(word, before)) return ok(observed());
  const dryRun = await askDryRun(ask, agent);
  return dryRun.ok ? ok(observed(dryRun.value)) : dryRun;
}

async function pollByDryRun(ask: AskDialer, { agent, before, lastAccepted }: PollQuery): Seen {
  const dryRun = await askDryRun(ask, agent);
  return dryRun.ok ? ok(readDryRunOnly(dryRun.value, before, lastAccepted)) : dryRun;
}

/** Requests an impossible dial. Its refusal shows whether the dialer would accept a real one (docs/vicidial/facts.md 5.3). */
export async function askDryRun(ask: AskDialer, agent: string): Promise<Result<DryRun, Failure>> {
  const reply = await ask('external_dial', {
    agent_user: agent,
    lead_id: '0',
    search: 'NO',
    preview: 'NO',
    focus: 'NO',
  });
  // No lead has the ID 0, so a SUCCESS is no valid reply.
  if (reply.ok) return fail({ kind: 'unrecognized' });
  const { kind } = reply.error;
  return kind === 'leadNotValid' ||
    kind === 'notPaused' ||
    kind === 'manualDialNotAllowed' ||
    // A release before 2011 knows no lead in a dial.
    kind === 'notValid'
    ? ok({ kind })
    : reply;
}
