import type { Failure } from '../failure.ts';
import type { Entry } from './journal.ts';
import { isInCall, type Session } from './state.ts';

/*
 * Chromium sends a request again by itself when a connection that was kept open drops without an answer. If the first
 * dial was taken up meanwhile, the second is refused because of the call that the first one began. So "not paused" to a
 * dial from a session that was seen paused is unclear until somebody has looked.
 */

/** Milliseconds for which a session that was seen paused is taken to be so still. */
const pauseFreshMs = 60_000;

/**
 * Whether a refusal may be the echo of our own dial. Who hasNumber no number could never tell the call that it began from
 * another, so there the sight of the pause must be fresh; else the refusal is plain, and right nearly always.
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
 * What a look says of an entry in doubt; undefined for one that is unknown for another reason. `resolved`: there is no
 * call, or one whose number is seen, so it was placed if that is the number and refused if not. `unresolvable`: there is a
 * call without a number, and nobody will ever know. `wait`: look again.
 */
export function ambiguousDial(
  { failure, settledAt }: Entry,
  session: Session,
): 'resolved' | 'unresolvable' | 'wait' | undefined {
  const hasNumber = session.phoneNumber !== undefined;
  // Only its number can still tell it; the end of a call says nothing.
  if (failure?.kind === 'maybePlaced') return isInCall(session.state) && hasNumber ? undefined : 'wait';
  if (failure?.kind !== 'notPaused') return undefined;
  if (session.state === 'unknown' || session.seenAt < (settledAt ?? 0)) return 'wait';
  return isInCall(session.state) && !hasNumber ? 'unresolvable' : 'resolved';
}
