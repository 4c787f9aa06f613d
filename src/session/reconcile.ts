import type { Failure, OwnFailure } from '../failure.ts';
import { isRefusedByScreen } from './agent-screen/dial-refusal.ts';
import { ambiguousDial, isAmbiguous } from './ambiguous-dial.ts';
import type { CommandKind } from './command.ts';
import { ruleOf } from './command-rules.ts';
import { confirm, followCall, withReportedDisposition } from './confirmed-dial.ts';
import { isDefinite } from './failure-classes.ts';
import { withFollowUps } from './follow-ups.ts';
import {
  type Entry,
  isNotTakenUp,
  isNumberOf,
  isSuperseded,
  markAccepted,
  markRefused,
  markUnknown,
  takeUpMs,
} from './journal.ts';
import { isInCall, type Session, unseen } from './state.ts';

/**
 * Milliseconds after which an entry in a state without progress is given up. An unanswered entry that is not in flight here
 * was sent by a worker that was stopped, and its reply is lost.
 */
export const timeoutMs = { asking: 60_000, new: 15_000, unanswered: 6_000 } as const;

/** The dialer's reply: accepted (with a warning about the part that was not), or a failure. */
export type Answer =
  | { readonly ok: true; readonly value: { readonly warning?: Failure } }
  | { readonly ok: false; readonly error: Failure };

/**
 * The entry after the dialer's reply. A command whose effect no poll can show is confirmed by the reply alone. The alert of
 * the agent screen can come before the reply: the time between two dials counts from the reply nevertheless.
 */
export function markAnswered(entry: Entry, answer: Answer, session: Session, now: number): Entry {
  if (isRefusedByScreen(entry) && answer.ok) return markAccepted(entry, now);
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
 * Applies a poll of the session of `owner` to the whole journal, and returns the follow-ups to send. The entries of other
 * owners only time out. `inFlight`: entries whose request is not answered yet; they stay unchanged.
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
  const changed = settled.map((entry) =>
    withReportedDisposition(withCommands(entry, confirmed, now), session),
  );
  const followed = withFollowUps(changed, confirmed, session, now, inFlight);
  return { entries: [...others, ...followed.entries], toSend: followed.toSend };
}

/**
 * A call without a visible number may be an older pending dial, because the dialer keeps one forever
 * (docs/vicidial/facts.md 1.10). A dial that the dialer never answered is not confirmed by such a call.
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

/** Applies a poll of the session to one entry. Returns the same entry if nothing changed. */
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
      // A worker that was stopped in this state has not sent the command, and no other worker did.
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
  // Without a reply the command may never have arrived. A call to another number is then an older pending dial.
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
  const isDial = entry.command.kind === 'dial';
  const timeout =
    isDial && isNotTakenUp(entry, session) ? takeUpMs : ruleOf(entry.command.kind).confirmTimeoutMs;
  if (now - Math.max(entry.acceptedAt, since) <= timeout) return entry;
  const kind = isDial ? 'notTakenUp' : 'notSeen';
  return markUnknown(entry, { kind }, now);
}

/** The agent screen drops these when their call ends. */
const inCallOnly: ReadonlySet<CommandKind> = new Set([
  'park',
  'grab',
  'addParty',
  'startRecording',
  'stopRecording',
]);

/** Why an accepted command can no longer happen; undefined while it can. */
function missedBy(entry: Entry, session: Session): OwnFailure | undefined {
  const { kind } = entry.command;
  if (kind === 'cancelDial') return isInCall(session.state) ? { kind: 'cancelTooLate' } : undefined;
  const hasCall = isInCall(session.state) || session.state === 'unknown';
  return inCallOnly.has(kind) && !hasCall ? { kind: 'callOver' } : undefined;
}

/** Whether a pause waits for the end of a call: it takes effect after the disposition (docs/vicidial/facts.md 5.4). */
export function isDeferred(entry: Entry, session: Session): boolean {
  return (
    entry.command.kind === 'pause' &&
    entry.acceptedAt !== undefined &&
    (isInCall(session.state) || session.state === 'disposition')
  );
}

/** Whether polling for the effect is worth its cost. The agent screen can be late by a minute or two. */
export function isAwaited(entry: Entry, session: Session, now: number): boolean {
  if (entry.state === 'sent') return !isDeferred(entry, session);
  if (entry.state !== 'unknown' || entry.dismissed) return false;
  return now - (entry.sentAt ?? entry.createdAt) < ruleOf(entry.command.kind).confirmTimeoutMs * 2;
}

function isSeen(entry: Entry, session: Session): boolean | undefined {
  return ruleOf(entry.command.kind).isSeen(entry, session);
}

/** Whether the session shows the effect after the command was sent, with the dialed number if a number is visible. */
function isProven(entry: Entry, session: Session): boolean {
  const isNewer = session.seenAt > (entry.sentAt ?? 0);
  return isNewer && isSeen(entry, session) === true && isNumberOf(entry, session);
}

/** Applies confirmed commands to a dial: a canceled dial, a skipped or finished preview. */
function withCommands(entry: Entry, confirmed: readonly Entry[], now: number): Entry {
  if (entry.command.kind !== 'dial') return entry;
  const isConfirmed = (...kinds: CommandKind[]) =>
    confirmed.some(({ command, createdAt }) => kinds.includes(command.kind) && createdAt > entry.createdAt);
  if (isConfirmed('cancelDial') && (entry.state === 'sent' || entry.state === 'unknown')) {
    return markRefused(entry, { kind: 'canceled' }, now);
  }
  const isPreview = entry.state === 'confirmed' && !entry.calledAt && !entry.endedAt;
  return isConfirmed('previewSkip', 'previewFinish') && isPreview ? { ...entry, endedAt: now } : entry;
}
