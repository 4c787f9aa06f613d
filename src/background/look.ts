import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Identity } from '../session/desk.ts';
import { needsDryRun, readFullStatus, readPlainStatus, readRefusal } from '../session/reading.ts';
import type { AgentState, Observation } from '../session/state.ts';
import { askDialer } from './dialer.ts';

/** Reads the agent's session once: in full where the account may, else its status and, if it matters, a dry run. */
export async function lookAtSession(
  identity: Identity,
  before: AgentState,
): Promise<Result<Observation, Failure>> {
  const seen = identity.seesAll
    ? await lookInFull(identity.agent)
    : await lookPlainly(identity.agent, before);
  if (seen.ok) return seen;
  const observation = readRefusal(seen.error);
  return observation ? ok(observation) : seen;
}

async function lookInFull(agent: string): Promise<Result<Observation, Failure>> {
  const status = await askDialer('agent_status', { agent_user: agent, header: 'YES' });
  return status.ok ? ok(readFullStatus(status.value)) : status;
}

async function lookPlainly(agent: string, before: AgentState): Promise<Result<Observation, Failure>> {
  const status = await askDialer('recording', { agent_user: agent, value: 'STATUS' });
  if (!status.ok) return status;
  const { status: word, recording } = status.value;
  if (word !== 'PAUSED' || !needsDryRun(before)) return ok(readPlainStatus(word, recording));

  const dryRun = await askDryRun(agent);
  return dryRun.ok ? ok(readPlainStatus(word, recording, dryRun.value)) : dryRun;
}

/** A dial that can not be: what it is refused with tells whether a real one would be taken (facts.md 5.3). */
async function askDryRun(agent: string) {
  const reply = await askDialer('external_dial', {
    agent_user: agent,
    lead_id: '0',
    search: 'NO',
    preview: 'NO',
    focus: 'NO',
  });
  // No lead has the number 0, so a SUCCESS would be no dialer that we know.
  if (reply.ok) return fail<Failure>({ kind: 'unrecognised' });
  const { kind } = reply.error;
  return kind === 'leadNotValid' || kind === 'notPaused' || kind === 'manualDialNotAllowed'
    ? ok({ kind })
    : reply;
}
