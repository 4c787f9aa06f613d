import { canBeOnLine, type Entry } from './journal.ts';
import { isInCall, type Session } from './state.ts';

/** The entry once the session shows its effect. A dial then has the IDs of its call, as far as the session shows them. */
export function confirm(entry: Entry, session: Session, now: number): Entry {
  const { failure: _settled, ...rest } = entry;
  if (entry.command.kind !== 'dial') return { ...rest, state: 'confirmed', settledAt: now };
  return {
    ...rest,
    ...(session.callId === undefined ? {} : { callId: session.callId }),
    ...(session.leadId === undefined ? {} : { leadId: session.leadId }),
    ...(session.campaign === undefined ? {} : { campaign: session.campaign }),
    ...(isInCall(session.state) ? { calledAt: now } : {}),
    state: 'confirmed',
    settledAt: now,
  };
}

/** The dial once somebody answered its call. An ordinary account cannot see that. */
function markCallAnswered(entry: Entry, { source, answeredSince }: Session): Entry {
  const isKnown = entry.answeredAt !== undefined || answeredSince === undefined;
  return isKnown || source === undefined || source === 'plain'
    ? entry
    : { ...entry, answeredAt: answeredSince };
}

/** The dial with the ID of the recording that runs. Each start makes another one. */
function markRecorded(entry: Entry, { recordingId }: Session): Entry {
  return recordingId === undefined || recordingId === entry.recordingId ? entry : { ...entry, recordingId };
}

/** Follows a confirmed dial: the preview on the agent screen, the call, and its end. */
export function followCall(entry: Entry, session: Session, now: number, isLatest: boolean): Entry {
  if (entry.endedAt !== undefined || session.state === 'unknown') return entry;
  if (!isLatest) return { ...entry, endedAt: now };
  if (session.seenAt <= (entry.sentAt ?? 0)) return entry;
  if (canBeOnLine(entry, session)) {
    const answered = markRecorded(markCallAnswered(entry, session), session);
    if (entry.calledAt !== undefined && entry.callId !== undefined) return answered;
    return confirm(answered, session, entry.calledAt ?? now);
  }
  if (entry.calledAt === undefined) {
    // A source that does not show previews sees a paused agent: the preview lasts until it is dialed, skipped or finished.
    if (session.state === 'preview') return entry;
    if (session.source !== 'full' && session.state === 'paused') return entry;
  }
  const unanswered = session.state === 'disposition' ? session.unanswered : undefined;
  return { ...entry, endedAt: now, ...(unanswered === undefined ? {} : { unanswered }) };
}

/** The dial with the disposition that the agent screen reported for its call. */
export function withReportedDisposition(entry: Entry, { lastDisposition }: Session): Entry {
  if (lastDisposition === undefined || entry.calledAt === undefined) return entry;
  const { status, callSince } = lastDisposition;
  const isOwn = callSince >= (entry.sentAt ?? 0) && callSince <= (entry.endedAt ?? Number.POSITIVE_INFINITY);
  return isOwn && entry.disposedAs !== status ? { ...entry, disposedAs: status } : entry;
}
