import type { Failure } from '../failure.ts';
import { type AgentState, isInCall, isOtherCall, type Session } from './state.ts';

/**
 * The journal: a command is an entry before it is a request, and what became of it is written when it is
 * known. `SUCCESS` of the dialer means that the command was written down there, not that it happened
 * (facts.md 1.1), so an entry is confirmed only by what is then seen in the session.
 */
export type Command =
  | {
      readonly kind: 'dial';
      /** E.164. */
      readonly number: string;
      /** The number as people read it. */
      readonly formatted: string;
      readonly phoneCode: string;
      /** National number, digits. */
      readonly value: string;
      readonly ext?: string;
      readonly preview: boolean;
      /** Origin of the page it was clicked on; absent for the popup. */
      readonly origin?: string;
      readonly tab?: number;
    }
  | { readonly kind: 'hangUp' }
  | {
      readonly kind: 'dispose';
      readonly status: string;
      readonly callback?: { readonly at: string; readonly mine: boolean; readonly comment: string };
      readonly thenPause?: string;
    }
  | { readonly kind: 'pause'; readonly code: string }
  | { readonly kind: 'pauseCode'; readonly code: string }
  | { readonly kind: 'resume' };

/**
 * asking: waits for the agent's yes · new: written here, not sent · sent: handed to the network; `acceptedAt` is set once the dialer said
 * SUCCESS · confirmed: seen in the session · refused: it did not and will not happen · unknown: it may
 * have happened, and nothing here will try again.
 */
export type EntryState = 'asking' | 'new' | 'sent' | 'confirmed' | 'refused' | 'unknown';

export interface Entry {
  readonly id: string;
  readonly command: Command;
  readonly state: EntryState;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly sentAt?: number;
  readonly acceptedAt?: number;
  readonly settledAt?: number;
  readonly failure?: Failure;
  /** It was taken, but not all of it. */
  readonly warning?: Failure;
  /** State and call seen last before it was sent: a call that was there already confirms no dial. */
  readonly before: { readonly state: AgentState; readonly callId?: string };
  /** Of a dial that was confirmed: the call's own marks, and when it was seen to end. */
  readonly callId?: string;
  readonly leadId?: string;
  readonly endedAt?: number;
  /** The agent has seen the outcome and put it away. */
  readonly dismissed?: boolean;
}

/** How long the dialer's screen may take, in milliseconds; a hidden tab wakes once a minute (facts.md 8). */
export const patience = {
  dial: 90_000,
  other: 75_000,
  unanswered: 20_000,
  unclaimed: 15_000,
  unconfirmed: 60_000,
} as const;

export function newEntry(
  id: string,
  command: Command,
  session: Session,
  now: number,
  isAsking = false,
): Entry {
  const { state, callId } = session;
  return {
    id,
    command,
    state: isAsking ? 'asking' : 'new',
    createdAt: now,
    before: { state, ...(callId === undefined ? {} : { callId }) },
  };
}

export function isOpen(entry: Entry): boolean {
  return entry.state === 'asking' || entry.state === 'new' || entry.state === 'sent';
}

/** The agent said yes. */
export function markConfirmedByAgent(entry: Entry, now: number): Entry {
  return entry.state === 'asking' ? { ...entry, state: 'new', createdAt: now } : entry;
}

export function markSent(entry: Entry, now: number): Entry {
  return { ...entry, state: 'sent', sentAt: now };
}

export function markAccepted(entry: Entry, now: number, warning?: Failure): Entry {
  return { ...entry, acceptedAt: now, ...(warning === undefined ? {} : { warning }) };
}

export function markRefused(entry: Entry, failure: Failure, now: number): Entry {
  return { ...entry, state: 'refused', failure, settledAt: now };
}

/** The request went out and no answer came back: it may have been taken. Only a look at the session can tell. */
export function markUnknown(entry: Entry, failure: Failure, now: number): Entry {
  return { ...entry, state: 'unknown', failure, settledAt: now };
}

/** A look that succeeded after it was sent has shown what there is to see of it. */
export function isLookedInto(entry: Entry, session: Session): boolean {
  return session.seenAt > (entry.sentAt ?? entry.createdAt) + 2_000;
}

/** What a look at the session says about one entry. Returns the same entry when it says nothing. */
export function settle(entry: Entry, session: Session, now: number): Entry {
  if (entry.command.kind === 'dial' && entry.state === 'confirmed') return followCall(entry, session, now);
  if (entry.state === 'asking') {
    return now - entry.createdAt > patience.unconfirmed
      ? markRefused(entry, { kind: 'notConfirmed' }, now)
      : entry;
  }
  if (entry.state === 'new') {
    // Nothing was sent: a worker that was stopped here has done nothing, and nobody came back for it.
    return now - entry.createdAt > patience.unclaimed ? markRefused(entry, { kind: 'lost' }, now) : entry;
  }
  if (entry.state !== 'sent') return entry;
  if (session.seenAt > (entry.sentAt ?? 0) && isConfirmedBy(entry, session))
    return confirm(entry, session, now);

  const waited = now - (entry.acceptedAt ?? entry.sentAt ?? entry.createdAt);
  if (entry.acceptedAt === undefined) {
    if (waited <= patience.unanswered) return entry;
    return markUnknown(entry, { kind: 'outcomeUnknown' }, now);
  }
  if (waited <= (entry.command.kind === 'dial' ? patience.dial : patience.other)) return entry;
  return markUnknown(entry, { kind: 'notTakenUp' }, now);
}

/** Unknown, but it may still show: the agent screen may take a command long after it was written. */
export function isAwaited(entry: Entry, now: number): boolean {
  return entry.state === 'unknown' && now - (entry.sentAt ?? entry.createdAt) < patience.dial * 2;
}

function confirm(entry: Entry, session: Session, now: number): Entry {
  const { failure: _settled, ...rest } = entry;
  const call =
    entry.command.kind === 'dial'
      ? {
          ...(session.callId === undefined ? {} : { callId: session.callId }),
          ...(session.leadId === undefined ? {} : { leadId: session.leadId }),
        }
      : {};
  return { ...rest, ...call, state: 'confirmed', settledAt: now };
}

function followCall(entry: Entry, session: Session, now: number): Entry {
  if (entry.endedAt !== undefined || session.seenAt < (entry.settledAt ?? 0)) return entry;
  if (session.state === 'unknown') return entry;
  const isStillOn =
    (isInCall(session.state) && !isOtherCall(entry, session)) ||
    (entry.command.kind === 'dial' && entry.command.preview && session.state === 'preview');
  return isStillOn ? entry : { ...entry, endedAt: now };
}

/** What must be seen in the session for a command to have happened (facts.md section 6). */
function isConfirmedBy(entry: Entry, session: Session): boolean {
  const { command, before } = entry;
  const wasInCall = isInCall(before.state);
  switch (command.kind) {
    case 'dial':
      if (command.preview && session.state === 'preview') return true;
      return isInCall(session.state) && (!wasInCall || isOtherCall(before, session));
    case 'hangUp':
      return ['disposition', 'paused', 'ready', 'delivering', 'loggedOut'].includes(session.state);
    case 'dispose':
      return ['paused', 'ready', 'delivering', 'phoneRinging'].includes(session.state);
    case 'pause':
      return session.state === 'paused' || session.state === 'disposition' || session.state === 'preview';
    case 'resume':
      return ['ready', 'delivering', 'phoneRinging'].includes(session.state) || isInCall(session.state);
    case 'pauseCode':
      // An ordinary account is not shown the code: then the dialer's own word is all there is.
      return session.pauseCode === undefined
        ? entry.acceptedAt !== undefined
        : session.pauseCode === command.code;
  }
}

/** What follows by itself once `entry` is confirmed: a pause code can only be set on a paused agent (facts.md 5.5). */
export function following(entry: Entry): Command | undefined {
  const { command } = entry;
  if (entry.state !== 'confirmed') return undefined;
  if (command.kind === 'pause' && command.code) return { kind: 'pauseCode', code: command.code };
  if (command.kind === 'dispose' && command.thenPause) return { kind: 'pauseCode', code: command.thenPause };
  return undefined;
}
