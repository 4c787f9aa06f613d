import type { Entry } from './journal.ts';
import { isAwaited } from './reconcile.ts';
import { isInCall, type Session } from './state.ts';

export interface Watchers {
  /** The popup, or a call bar, is on a screen now. */
  readonly isWatched: boolean;
}

/** Maximum age of a session state that a surface shows without a poll, in milliseconds. */
const freshMs = 3_000;

/** Whether a surface that opens now can show the stored state without a poll. */
export function isFresh(session: Session, journal: readonly Entry[], now: number): boolean {
  const { state, seenAt, failures } = session;
  const isWaiting = journal.some((entry) => isAwaited(entry, session, now));
  return state !== 'unknown' && failures === 0 && !isWaiting && now - seenAt < freshMs;
}

/**
 * Milliseconds between two polls of the dialer, or null if none is needed. Each poll costs the dialer two log rows
 * (docs/vicidial/facts.md 2), so it polls often only while a command is pending, slowly during a call, not at all when the
 * session is idle and no surface is open, and less often after each failure.
 */
export function pollInterval(
  session: Session,
  journal: readonly Entry[],
  watchers: Watchers,
  now: number,
): number | null {
  const interval = plan(session, journal, watchers, now);
  if (interval === null || session.failures === 0) return interval;
  return Math.min(60_000, interval * 2 ** Math.min(session.failures, 6));
}

function plan(session: Session, journal: readonly Entry[], watchers: Watchers, now: number): number | null {
  const waiting = journal.filter((entry) => isAwaited(entry, session, now));
  if (waiting.length > 0) {
    const age = now - Math.max(...waiting.map((entry) => entry.sentAt ?? entry.createdAt));
    if (age < 5_000) return 1_000;
    // A hidden agent screen runs once a minute, so polling every second would not help.
    return age < 20_000 ? 2_000 : age < 90_000 ? 5_000 : 15_000;
  }
  const { isWatched } = watchers;
  const age = now - session.since;
  // The longer a state has lasted, the less likely it ends in the next second.
  const between = (least: number, most: number) => Math.min(most, Math.max(least, age));
  if (session.state === 'unknown') return isWatched ? 2_000 : null;
  if (session.state === 'ringing') return isWatched ? 3_000 : 15_000;
  if (isInCall(session.state)) return isWatched ? between(10_000, 60_000) : 60_000;
  if (session.state === 'disposition' || session.state === 'preview') {
    return isWatched ? between(15_000, 60_000) : between(60_000, 300_000);
  }
  return isWatched ? between(20_000, 60_000) : null;
}
