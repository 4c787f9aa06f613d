import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Identity } from '../session/desk.ts';
import {
  believe,
  type DryRun,
  needsDryRun,
  needsRecording,
  readFullStatus,
  readPlainStatus,
  readRefusal,
} from '../session/reading.ts';
import type { Observation, Session } from '../session/state.ts';
import { askDialer, isLoginFailure } from './dialer.ts';

export interface Question {
  readonly before: Session;
  /** A disposition of ours was taken since the last call. */
  readonly isDisposed: boolean;
  /** A command waits for the recording to start or to stop. */
  readonly waitsForRecording: boolean;
}

/** Reads the agent's session once: in full where the account may, else its status and, if it matters, a dry run. */
export async function lookAtSession(
  identity: Identity,
  question: Question,
): Promise<Result<Observation, Failure>> {
  const seen = await (identity.seesAll ? lookInFull : lookPlainly)(identity.agent, question);
  if (seen.ok) return seen;
  const observation = readRefusal(seen.error);
  return observation ? ok(observation) : seen;
}

async function lookInFull(agent: string, question: Question): Promise<Result<Observation, Failure>> {
  const status = await askDialer('agent_status', { agent_user: agent, header: 'YES' });
  if (!status.ok) return status;
  const seen = readFullStatus(status.value);
  if (!needsRecording(seen, question.before, question.waitsForRecording)) return ok(seen);
  const recording = await askDialer('recording', { agent_user: agent, value: 'STATUS' });
  if (!recording.ok && isLoginFailure(recording.error)) return recording;
  // The session was seen all the same; the recording will be asked for again.
  return ok(recording.ok ? { ...seen, recording: recording.value.recording } : seen);
}

async function lookPlainly(agent: string, question: Question): Promise<Result<Observation, Failure>> {
  const { before, isDisposed } = question;
  const status = await askDialer('recording', { agent_user: agent, value: 'STATUS' });
  if (!status.ok) return status;
  const { status: word, recording } = status.value;
  if (!needsDryRun(word, before)) return ok(believe(readPlainStatus(word, recording), before, isDisposed));
  const dryRun = await askDryRun(agent);
  return dryRun.ok ? ok(believe(readPlainStatus(word, recording, dryRun.value), before, isDisposed)) : dryRun;
}

/** A dial that can not be: what it is refused with tells whether a real one would be taken (facts.md 5.3). */
async function askDryRun(agent: string): Promise<Result<DryRun, Failure>> {
  const reply = await askDialer('external_dial', {
    agent_user: agent,
    lead_id: '0',
    search: 'NO',
    preview: 'NO',
    focus: 'NO',
  });
  // No lead has the number 0, so a SUCCESS would be no dialer that we know.
  if (reply.ok) return fail({ kind: 'unrecognised' });
  const { kind } = reply.error;
  return kind === 'leadNotValid' || kind === 'notPaused' || kind === 'manualDialNotAllowed'
    ? ok({ kind })
    : reply;
}
