import type { Entry } from './journal.ts';
import { isInCall, type Session } from './state.ts';

/** Milliseconds after which the agent screen should have hung up; it reads its commands every second (docs/vicidial/facts.md 8). */
const hangUpTimeoutMs = 5_000;

/** Whether the dialer accepted Hang up and the call is still there, so that the agent must know it. */
export function isHangUpLate(session: Session, entries: readonly Entry[]): boolean {
  return (
    isInCall(session.state) &&
    entries.some(
      ({ command, state, acceptedAt }) =>
        command.kind === 'hangUp' &&
        state === 'sent' &&
        acceptedAt !== undefined &&
        session.seenAt >= acceptedAt + hangUpTimeoutMs,
    )
  );
}
