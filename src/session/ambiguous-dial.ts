import type { Failure } from '../failure.ts';
import type { Entry } from './journal.ts';
import { isInCall, type Session } from './state.ts';

/*
 * Chromium repeats a request by itself when a kept-alive connection drops without a reply. If the dialer accepted the first
 * dial meanwhile, it refuses the second because of the call of the first. So a "not paused" reply to a dial from a paused
 * session is ambiguous until the next poll.
 */

/** Milliseconds for which an observed pause is assumed to last. */
const pauseFreshMs = 60_000;

/**
 * Whether a refusal may be caused by our own repeated dial. A source without phone numbers cannot tell the call of the
 * first dial from another one, so there the pause must be fresh. Otherwise the refusal is taken as it is.
 */
export function isAmbiguous(
  { command, before, sentAt, createdAt }: Entry,
  failure: Failure,
  { source, seenAt }: Session,
): boolean {
  if (command.kind !== 'dial' || failure.kind !== 'notPaused' || before.state !== 'paused') return false;
  return source === 'full' || (sentAt ?? createdAt) - seenAt < pauseFreshMs;
}

/**
 * What a poll shows about an ambiguous dial; undefined for an entry that is unknown for another reason. `resolved`: there
 * is no call, or a call with a number, so the dial was placed if the number matches and refused if not. `unresolvable`:
 * there is a call without a number. `wait`: poll again.
 */
export function ambiguousDial(
  { failure, settledAt }: Entry,
  session: Session,
): 'resolved' | 'unresolvable' | 'wait' | undefined {
  const hasNumber = session.phoneNumber !== undefined;
  // Only the number can still resolve it; the end of a call cannot.
  if (failure?.kind === 'maybePlaced') return isInCall(session.state) && hasNumber ? undefined : 'wait';
  if (failure?.kind !== 'notPaused') return undefined;
  if (session.state === 'unknown' || session.seenAt < (settledAt ?? 0)) return 'wait';
  return isInCall(session.state) && !hasNumber ? 'unresolvable' : 'resolved';
}
