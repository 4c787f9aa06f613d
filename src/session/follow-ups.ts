import type { Command } from './command.ts';
import { type Entry, isOutSince, markRefused, newEntry } from './journal.ts';
import type { Session } from './state.ts';

/** Milliseconds after its confirmation in which an entry gets its follow-up. */
const followingMs = 60_000;

/**
 * Milliseconds after a hang-up was sent, after which an open disposition can be that of a later call. A hidden agent screen
 * hangs up within a minute (docs/vicidial/facts.md 8).
 */
const hangUpMs = 90_000;

/**
 * The entries of one owner with the follow-ups of those that are confirmed, and the follow-ups to send now. `confirmed`: the
 * entries that this poll confirmed. `inFlight`: entries whose request is not answered yet.
 */
export function withFollowUps(
  entries: readonly Entry[],
  confirmed: readonly Entry[],
  session: Session,
  now: number,
  inFlight: ReadonlySet<string>,
): { readonly entries: readonly Entry[]; readonly toSend: readonly Entry[] } {
  const started = entries.flatMap((entry) => {
    const isRecent = entry.state === 'confirmed' && now - (entry.settledAt ?? 0) < followingMs;
    const next = isRecent ? followUp(entry, entries, session) : undefined;
    const id = followUpId(entry);
    return next && !entries.some((each) => each.id === id)
      ? [{ ...newEntry(id, entry.owner, next, session, now), isFollowUp: true }]
      : [];
  });
  const known = entries.map((entry) => {
    const isUnsent = isUnsentFollowUp(entry, inFlight);
    // A worker was stopped before it sent the follow-up, and the session has changed since.
    if (isUnsent && isStillDue(entry, session) === false) {
      return markRefused(entry, { kind: 'dispositionNotSet' }, now);
    }
    const isLeft =
      confirmed.some(({ id }) => id === entry.id) &&
      entry.command.kind === 'hangUp' &&
      entry.command.disposition !== undefined &&
      !started.some(({ id }) => id === followUpId(entry));
    return isLeft ? { ...entry, warning: { kind: 'dispositionNotSet' as const } } : entry;
  });
  const all = [...known, ...started];
  return {
    entries: all,
    toSend: all.filter((entry) => isUnsentFollowUp(entry, inFlight) && isStillDue(entry, session)),
  };
}

/** Derived from the entry before it, so that reconciling twice creates the follow-up once. */
function followUpId({ id }: Entry): string {
  return `${id}-then`.slice(-64);
}

/**
 * The command that is sent automatically once `entry` is confirmed. A disposition can only be set after the call
 * (docs/vicidial/facts.md 5.2), so it follows the hang-up. A pause code can only be set on a paused agent
 * (docs/vicidial/facts.md 5.5), so it follows the pause. After a disposition the dialer may have made the agent ready: then
 * the pause comes first.
 */
function followUp(entry: Entry, entries: readonly Entry[], session: Session): Command | undefined {
  const { command } = entry;
  if (command.kind === 'hangUp') {
    const isDue = command.disposition !== undefined && isDispositionOfCall(entry, entries, session);
    return isDue ? { kind: 'dispose', ...command.disposition } : undefined;
  }
  // Not while the disposition is still open: a pause that is sent then has no effect (docs/vicidial/facts.md 5.4).
  if (session.state === 'disposition') return undefined;
  if (command.kind === 'pause' && command.code) return { kind: 'pauseCode', code: command.code };
  if (command.kind !== 'dispose' || !command.thenPause) return undefined;
  return session.state === 'paused'
    ? { kind: 'pauseCode', code: command.thenPause }
    : { kind: 'pause', code: command.thenPause };
}

/** Whether the disposition that is open now is that of the call that a confirmed hang-up ended. */
function isDispositionOfCall(entry: Entry, entries: readonly Entry[], session: Session): boolean {
  const { before, sentAt, settledAt } = entry;
  if (session.state !== 'disposition' || sentAt === undefined || settledAt === undefined) return false;
  // A later disposition begins after the hang-up was confirmed, unless nobody polled during the next call.
  if (session.since > settledAt || settledAt - sentAt > hangUpMs) return false;
  if (entries.some((each) => each.command.kind === 'dial' && isOutSince(each, sentAt))) return false;
  return !before.leadId || !session.leadId || before.leadId === session.leadId;
}

function isUnsentFollowUp(entry: Entry, inFlight: ReadonlySet<string>): boolean {
  return entry.isFollowUp === true && entry.state === 'new' && !inFlight.has(entry.id);
}

/**
 * Whether a follow-up that was journaled and not sent yet may still be sent; undefined while the session is unknown. A
 * disposition that comes too late would be stored for the next call.
 */
function isStillDue({ command, createdAt }: Entry, session: Session): boolean | undefined {
  if (command.kind !== 'dispose') return true;
  if (session.state === 'unknown') return undefined;
  return session.state === 'disposition' && session.since <= createdAt;
}
