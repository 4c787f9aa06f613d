import type { Failure, OwnFailure } from '../failure.ts';
import { ambiguousDial, isAmbiguous } from './ambiguous-dial.ts';
import type { CommandKind } from './command.ts';
import { ruleOf } from './command-rules.ts';
import { isDefinite } from './failure-classes.ts';
import { followUps } from './follow-ups.ts';
import {
  canBeOnLine,
  type Entry,
  isNumberOf,
  isSuperseded,
  markAccepted,
  markRefused,
  markUnknown,
  newEntry,
} from './journal.ts';
import { isInCall, type Session, unseen } from './state.ts';

/**
 * Milliseconds after which an entry is given up in a state where nothing can come of it any more. One without
 * an answer whose request is not on its way here was sent by a worker that is gone, and the answer with it.
 */
export const timeoutMs = { asking: 60_000, new: 15_000, unanswered: 6_000, following: 60_000 } as const;

/** What the dialer answered: taken (with what of it was not), or a failure. */
export type Answer =
  | { readonly ok: true; readonly value: { readonly warning?: Failure } }
  | { readonly ok: false; readonly error: Failure };

/** The entry after the dialer's answer. What nobody will ever see is confirmed by that word alone. */
export function markAnswered(entry: Entry, answer: Answer, session: Session, now: number): Entry {
  if (entry.state !== 'sent') return entry;
  if (!answer.ok) {
    return isDefinite(answer.error) && !isAmbiguous(entry, answer.error, session)
      ? markRefused(entry, answer.error, now)
      : markUnknown(entry, answer.error, now);
  }
  const accepted = markAccepted(entry, now, answer.value.warning);
  return isSeen(accepted, session) === undefined ? confirm(accepted, session, now) : accepted;
}

export interface Reconciled {
  readonly entries: readonly Entry[];
  /** Follow-ups that are to be sent now. */
  readonly toSend: readonly Entry[];
}

/**
 * What a look at the session of `owner` says about the whole journal, and what is to be sent because of it.
 * The entries of others only grow old. `inFlight`: entries whose request is on its way; they are left alone
 * until it is answered.
 */
export function reconcileAll(
  journal: readonly Entry[],
  owner: string | undefined,
  session: Session,
  now: number,
  inFlight: ReadonlySet<string> = new Set(),
): Reconciled {
  const entries = journal.filter((entry) => entry.owner === owner);
  const others = journal
    .filter((entry) => entry.owner !== owner)
    .map((entry) => reconcile(entry, unseen, now, false));
  const settled = entries.map((entry) =>
    inFlight.has(entry.id)
      ? entry
      : reconcile(
          entry,
          session,
          now,
          !isSuperseded(entry, entries) && !couldBeOlder(entry, entries, session),
        ),
  );
  const confirmed = settled.filter((entry, index) => entry !== entries[index] && entry.state === 'confirmed');
  const started = settled.flatMap((entry) => {
    const isRecent = entry.state === 'confirmed' && now - (entry.settledAt ?? 0) < timeoutMs.following;
    const next = isRecent ? followUps(entry, session) : undefined;
    // The id is made from what it follows, so that settling twice writes it once.
    const id = `${entry.id}-then`.slice(-64);
    return next && !entries.some((each) => each.id === id)
      ? [{ ...newEntry(id, entry.owner, next, session, now), isFollowUp: true }]
      : [];
  });
  const all = [...others, ...settled.map((entry) => after(entry, confirmed, now)), ...started];
  const toSend = all.filter((entry) => entry.isFollowUp && entry.state === 'new' && !inFlight.has(entry.id));
  return { entries: all, toSend };
}

/**
 * A call that an account sees without its number may be an older wish that woke up: the dialer keeps a pending dial
 * for ever (docs/vicidial/facts.md 1.10). A dial that the dialer never answered can not claim it.
 */
function couldBeOlder(entry: Entry, entries: readonly Entry[], session: Session): boolean {
  if (entry.command.kind !== 'dial' || entry.acceptedAt !== undefined || entry.state === 'confirmed')
    return false;
  if (session.phoneNumber !== undefined) return false;
  return entries.some(
    ({ command, state, createdAt }) =>
      command.kind === 'dial' && state === 'unknown' && createdAt < entry.createdAt,
  );
}

/** What a look at the session says about one entry. Gives the same entry when it says nothing. */
export function reconcile(entry: Entry, session: Session, now: number, isLatest: boolean): Entry {
  const age = now - entry.createdAt;
  switch (entry.state) {
    case 'confirmed':
      return entry.command.kind === 'dial' ? followCall(entry, session, now, isLatest) : entry;
    case 'refused':
      return entry;
    case 'asking':
      return age > timeoutMs.asking ? markRefused(entry, { kind: 'notConfirmed' }, now) : entry;
    case 'new':
      // A worker that was stopped here has sent nothing, and nobody came back for it.
      return age > timeoutMs.new ? markRefused(entry, { kind: 'neverSent' }, now) : entry;
    case 'unknown':
      return reconcileUnknown(entry, session, now, isLatest);
    case 'sent':
      return reconcileSent(entry, session, now, isLatest);
    default:
      return entry.state satisfies never;
  }
}

function reconcileUnknown(entry: Entry, session: Session, now: number, isLatest: boolean): Entry {
  if (entry.dismissed) return entry;
  const verdict = ambiguousDial(entry, session);
  if (verdict === 'unresolvable') return { ...entry, failure: { kind: 'maybePlaced' } };
  if (isLatest && verdict !== 'wait' && isProven(entry, session)) return confirm(entry, session, now);
  return verdict === 'resolved' && entry.failure ? markRefused(entry, entry.failure, now) : entry;
}

function reconcileSent(entry: Entry, session: Session, now: number, isLatest: boolean): Entry {
  const isFresh = session.seenAt > (entry.sentAt ?? 0);
  // Without the dialer's word it may never have gone out: a call to another number is then an older wish that woke up.
  const isThere =
    entry.acceptedAt === undefined
      ? isProven(entry, session)
      : isSeen(entry, session) && (!isInCall(session.state) || isNumberOf(entry, session));
  if (isFresh && isLatest && isThere) return confirm(entry, session, now);
  const missed = isFresh ? missedBy(entry, session) : undefined;
  if (missed) return markRefused(entry, missed, now);
  if (entry.acceptedAt === undefined) {
    const waited = now - (entry.sentAt ?? entry.createdAt);
    return waited > timeoutMs.unanswered ? markUnknown(entry, { kind: 'outcomeUnknown' }, now) : entry;
  }
  if (isDeferred(entry, session)) return entry;
  const since = isInCall(entry.before.state) && entry.command.kind === 'pause' ? session.since : 0;
  if (now - Math.max(entry.acceptedAt, since) <= ruleOf(entry.command.kind).confirmTimeoutMs) return entry;
  const kind = entry.command.kind === 'dial' ? 'notTakenUp' : 'notSeen';
  return markUnknown(entry, { kind }, now);
}

/** The screen forgets these with the call that they were meant for. */
const inCallOnly: ReadonlySet<CommandKind> = new Set([
  'park',
  'grab',
  'addParty',
  'startRecording',
  'stopRecording',
]);

/** Why it will not happen any more, although it was taken; undefined as long as it may. */
function missedBy(entry: Entry, session: Session): OwnFailure | undefined {
  const { kind } = entry.command;
  if (kind === 'cancelDial') return isInCall(session.state) ? { kind: 'cancelTooLate' } : undefined;
  const hasCall = isInCall(session.state) || session.state === 'unknown';
  return inCallOnly.has(kind) && !hasCall ? { kind: 'callOver' } : undefined;
}

/** A pause in a call comes after its disposition (docs/vicidial/facts.md 5.4): until then there is nothing to wait for. */
export function isDeferred(entry: Entry, session: Session): boolean {
  return (
    entry.command.kind === 'pause' &&
    entry.acceptedAt !== undefined &&
    (isInCall(session.state) || session.state === 'disposition')
  );
}

/** It may still show, and looking for it is worth its cost: the agent screen can be late by a minute or two. */
export function isAwaited(entry: Entry, session: Session, now: number): boolean {
  if (entry.state === 'sent') return !isDeferred(entry, session);
  if (entry.state !== 'unknown' || entry.dismissed) return false;
  return now - (entry.sentAt ?? entry.createdAt) < ruleOf(entry.command.kind).confirmTimeoutMs * 2;
}

function isSeen(entry: Entry, session: Session): boolean | undefined {
  return ruleOf(entry.command.kind).isSeen(entry, session);
}

/** Seen, and no other explanation at hand: the number is the one that was dialled, where it can be seen. */
function isProven(entry: Entry, session: Session): boolean {
  const isNewer = session.seenAt > (entry.sentAt ?? 0);
  return isNewer && isSeen(entry, session) === true && isNumberOf(entry, session);
}

function confirm(entry: Entry, session: Session, now: number): Entry {
  const { failure: _settled, ...rest } = entry;
  if (entry.command.kind !== 'dial') return { ...rest, state: 'confirmed', settledAt: now };
  return {
    ...rest,
    ...(session.callId === undefined ? {} : { callId: session.callId }),
    ...(session.leadId === undefined ? {} : { leadId: session.leadId }),
    ...(isInCall(session.state) ? { calledAt: now } : {}),
    state: 'confirmed',
    settledAt: now,
  };
}

/** From the first sight of a call to its end; before it, a preview that waits on the agent screen. */
function followCall(entry: Entry, session: Session, now: number, isLatest: boolean): Entry {
  if (entry.endedAt !== undefined || session.state === 'unknown') return entry;
  if (!isLatest) return { ...entry, endedAt: now };
  if (session.seenAt <= (entry.sentAt ?? 0)) return entry;
  if (canBeOnLine(entry, session)) {
    if (entry.calledAt !== undefined && entry.callId !== undefined) return entry;
    return confirm(entry, session, entry.calledAt ?? now);
  }
  if (entry.calledAt === undefined) {
    // Who can not see previews sees a paused agent: the preview lasts until it is dialled, skipped or finished.
    if (session.state === 'preview') return entry;
    if (session.source !== 'full' && session.state === 'paused') return entry;
  }
  return { ...entry, endedAt: now };
}

/** What the end of one command means for another: a dial that was cancelled, a preview that was put away. */
function after(entry: Entry, confirmed: readonly Entry[], now: number): Entry {
  if (entry.command.kind !== 'dial') return entry;
  const is = (...kinds: string[]) =>
    confirmed.some(({ command, createdAt }) => kinds.includes(command.kind) && createdAt > entry.createdAt);
  if (is('cancelDial') && (entry.state === 'sent' || entry.state === 'unknown')) {
    return markRefused(entry, { kind: 'cancelled' }, now);
  }
  const isPreview = entry.state === 'confirmed' && !entry.calledAt && !entry.endedAt;
  return is('previewSkip', 'previewFinish') && isPreview ? { ...entry, endedAt: now } : entry;
}
