import type { Entry } from './journal.ts';
import { isInCall, type Session } from './state.ts';

/** The agent has paused the recording of the call, for example for card data, and the dialer confirms that it is stopped. */
export interface RecordingPause {
  /** Epoch milliseconds. */
  readonly since: number;
  /** When the agent is reminded, in epoch milliseconds. Absent if there is no reminder. */
  readonly remindAt?: number;
}

/**
 * The pause of the recording in the current call, or null. `entries`: the agent's own commands. `remindAfter`: milliseconds
 * until the reminder, 0 for none.
 */
export function recordingPause(
  session: Session,
  entries: readonly Entry[],
  remindAfter: number,
): RecordingPause | null {
  const { state, callSince, recording } = session;
  if (!isInCall(state) || callSince === undefined || recording !== false) return null;
  const last = recordingCommands(entries).findLast(({ settledAt }) => settledAt >= callSince);
  if (last?.kind !== 'stopRecording') return null;
  const since = last.settledAt;
  return { since, ...(remindAfter > 0 ? { remindAt: since + remindAfter } : {}) };
}

/** Each pause among the commands of one call, from and to in epoch milliseconds. `to` is null until the recording starts again. */
export type PausedTime = readonly [from: number, to: number | null];

/** The pauses of the recording among `entries`, oldest first. */
export function pausedTimes(entries: readonly Entry[]): PausedTime[] {
  const times: PausedTime[] = [];
  let from: number | undefined;
  for (const { kind, settledAt } of recordingCommands(entries)) {
    if (kind === 'stopRecording') from ??= settledAt;
    else if (from !== undefined) {
      times.push([from, settledAt]);
      from = undefined;
    }
  }
  return from === undefined ? times : [...times, [from, null]];
}

/** The recording commands that the dialer confirmed, by the time of the confirmation. */
function recordingCommands(entries: readonly Entry[]) {
  return entries
    .flatMap(({ command: { kind }, state, settledAt }) =>
      state === 'confirmed' &&
      settledAt !== undefined &&
      (kind === 'startRecording' || kind === 'stopRecording')
        ? [{ kind, settledAt }]
        : [],
    )
    .toSorted((one, other) => one.settledAt - other.settledAt);
}
