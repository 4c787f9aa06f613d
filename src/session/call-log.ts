import { maskNumber } from '../phone/numbering/mask-number.ts';
import { commandsOfCall, storedDisposition } from './call-entries.ts';
import { dayMs } from './callback/dialer-clock.ts';
import type { Entry } from './journal.ts';
import { outcomeOf, type RecentCall } from './recent-calls.ts';
import { type PausedTime, pausedTimes } from './recording-pause.ts';

/** One call of the call log. Holds no full number, whatever the settings say. */
export interface LoggedCall {
  /** The id of the click. */
  readonly id: string;
  /** Epoch milliseconds of the click. */
  readonly at: number;
  /** `host|agent`, as `ownerOf` gives it. */
  readonly owner: string;
  /** Origin of the page that the number was clicked on. Empty for a call from the popup. */
  readonly site: string;
  /** In international format, all digits but the last four masked. */
  readonly number: string;
  readonly outcome: RecentCall['outcome'];
  /** The status code that the agent set. Empty until then. */
  readonly disposition: string;
  /** When the agent paused its recording. Absent if that did not happen. */
  readonly recordingPauses?: readonly PausedTime[];
}

/** The dials of a journal as the call log keeps them, oldest first. */
export function loggedCalls(journal: readonly Entry[]): LoggedCall[] {
  const entries = journal.toSorted((a, b) => a.createdAt - b.createdAt);
  return entries.flatMap((entry, index) => {
    const { id, owner, command, createdAt } = entry;
    if (command.kind !== 'dial') return [];
    const later = entry.calledAt === undefined ? [] : commandsOfCall(owner, entries.slice(index + 1));
    const recordingPauses = pausedTimes(later);
    return {
      id,
      at: createdAt,
      owner,
      site: command.origin ?? '',
      number: maskNumber(command.formatted),
      outcome: outcomeOf(entry),
      disposition: storedDisposition(later)?.status ?? '',
      ...(recordingPauses.length > 0 ? { recordingPauses } : {}),
    };
  });
}

/** The time, in epoch milliseconds, before which calls are deleted from the log. With 0 days nothing is kept. */
export function logStart(retentionDays: number, now: number): number {
  return retentionDays === 0 ? Number.POSITIVE_INFINITY : now - retentionDays * dayMs;
}
