import { type Entry, pendingDial } from './journal.ts';
import { isInCall, type Session } from './state.ts';

/**
 * The dial that the agent screen would place as soon as the agent pauses: in a campaign that queues dials, the screen takes the
 * oldest queued number when the agent is paused (docs/vicidial/results-out.md 7). Undefined if a pause dials nothing.
 */
export function dialOnPause(session: Session, entries: readonly Entry[]): Entry | undefined {
  const { state, queuesDials } = session;
  const canPause = isInCall(state) || state === 'disposition' || state === 'ready';
  return queuesDials === true && canPause ? pendingDial(entries) : undefined;
}
