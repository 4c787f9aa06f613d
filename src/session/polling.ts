import type { Entry } from './journal.ts';
import { isAwaited } from './settle.ts';
import { isInCall, type Session } from './state.ts';

export interface Onlookers {
  /** The popup, or a call bar, is on a screen now. */
  readonly isWatched: boolean;
}

/**
 * Milliseconds from one look at the dialer to the next, or null when nobody needs one. Each look costs the
 * dialer two log rows (facts.md section 2), so: often only while a command waits, slowly in a call, not at
 * all when idle and unseen, and rarer with each failure.
 */
export function lookEvery(
  session: Session,
  journal: readonly Entry[],
  onlookers: Onlookers,
  now: number,
): number | null {
  const pause = plan(session, journal, onlookers, now);
  if (pause === null || session.failures === 0) return pause;
  return Math.min(60_000, pause * 2 ** Math.min(session.failures, 6));
}

function plan(session: Session, journal: readonly Entry[], onlookers: Onlookers, now: number): number | null {
  const waiting = journal.filter((entry) => isAwaited(entry, session, now));
  if (waiting.length > 0) {
    const youngest = Math.max(...waiting.map((entry) => entry.sentAt ?? entry.createdAt));
    if (now - youngest < 15_000) return 1_000;
    return now - youngest < 90_000 ? 3_000 : 15_000;
  }
  if (session.state === 'ringing') return 2_000;
  if (isInCall(session.state)) return onlookers.isWatched ? 4_000 : 20_000;
  if (session.state === 'disposition' || session.state === 'preview')
    return onlookers.isWatched ? 8_000 : 30_000;
  if (session.state === 'unknown') return onlookers.isWatched ? 2_000 : null;
  return onlookers.isWatched ? 20_000 : null;
}
