import type { Failure } from '../failure.ts';
import type { Command } from './command.ts';
import { type AgentState, isInCall, isOtherCall, type Session } from './state.ts';

/**
 * The journal: a command is an entry before it is a request, and what became of it is written when it is
 * known. `SUCCESS` of the dialer means that the command was written down there, not that it happened
 * (docs/vicidial/facts.md 1.1), so an entry is confirmed only by what is then seen in the session.
 *
 * asking: waits for the agent's yes · new: written here, not sent · sent: handed to the network; `acceptedAt`
 * is set once the dialer said SUCCESS · confirmed: seen in the session · refused: it did not and will not
 * happen · unknown: it may have happened, and nothing here will try again.
 */
export type EntryState = 'asking' | 'new' | 'sent' | 'confirmed' | 'refused' | 'unknown';

export interface Entry {
  readonly id: string;
  /** Whose session it was written for (`ownerOf`): what is seen in another one says nothing of it. */
  readonly owner: string;
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
  /** State and call seen last before it was written: a call that was there already confirms no dial. */
  readonly before: { readonly state: AgentState; readonly callId?: string };
  /** Written by us after another one, so nobody will ask for it again: it is sent when it is found unsent. */
  readonly isFollowUp?: boolean;
  /** Of a dial that was confirmed: the call's own marks, when it was first seen as a call, and seen to end. */
  readonly callId?: string;
  readonly leadId?: string;
  readonly calledAt?: number;
  readonly endedAt?: number;
  /** The agent has seen the outcome and put it away. */
  readonly dismissed?: boolean;
}

export function newEntry(
  id: string,
  owner: string,
  command: Command,
  session: Session,
  now: number,
  isAsking = false,
): Entry {
  const { state, callId } = session;
  return {
    id,
    owner,
    command,
    state: isAsking ? 'asking' : 'new',
    createdAt: now,
    before: { state, ...(callId === undefined ? {} : { callId }) },
  };
}

/** One agent at one dialer. */
export function ownerOf({ host, agent }: { readonly host: string; readonly agent: string }): string {
  return `${host}|${agent.toLowerCase()}`;
}

export function isOpen(entry: Entry): boolean {
  return entry.state === 'asking' || entry.state === 'new' || entry.state === 'sent';
}

/** A dial that became a call, which was not seen to end. */
export function isOnLine({ state, calledAt, endedAt }: Entry): boolean {
  return state === 'confirmed' && calledAt !== undefined && endedAt === undefined;
}

/** Only pages of the origin that a call was clicked on may know of it. */
export function isVisibleTo({ command }: Entry, origin: string): boolean {
  return command.kind === 'dial' && command.origin === origin;
}

/**
 * Whether what the session shows on the line can be the call of this dial: neither the call's ID, nor its lead, nor its
 * number, as far as each is known, is another one.
 */
export function canBeOnLine(entry: Entry, session: Session): boolean {
  const isOtherLead = Boolean(entry.leadId) && Boolean(session.leadId) && entry.leadId !== session.leadId;
  return (
    isInCall(session.state) && !isOtherCall(entry, session) && !isOtherLead && isNumberOf(entry, session)
  );
}

/**
 * Whether the number that the session shows is the dialed one; true if it shows none. Of a lead that was dialed by its
 * ID, the session may show another number than the dialed one (docs/vicidial/facts.md 5.3).
 */
export function isNumberOf({ command }: Entry, { phoneNumber }: Session): boolean {
  if (command.kind !== 'dial' || !phoneNumber || command.leadId !== undefined) return true;
  return command.number.endsWith(phoneNumber) || phoneNumber.endsWith(command.value);
}

/** The agent said yes. */
export function markConfirmedByAgent(entry: Entry, now: number): Entry {
  return entry.state === 'asking' ? { ...entry, state: 'new', createdAt: now } : entry;
}

/** Only what is new goes out: an entry that was settled meanwhile stays as it is, and is not sent. */
export function markSent(entry: Entry, now: number): Entry {
  return entry.state === 'new' ? { ...entry, state: 'sent', sentAt: now } : entry;
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

export function markDismissed(entry: Entry, now: number): Entry {
  const dismissed = { ...entry, dismissed: true };
  // A no to the question whether to dial: it never will be.
  return entry.state === 'asking' ? markRefused(dismissed, { kind: 'notConfirmed' }, now) : dismissed;
}

/** A look that began well after the outcome became unclear has shown what there is to see of it. */
export function isPolledSince(entry: Entry, session: Session): boolean {
  return session.seenAt > (entry.settledAt ?? entry.sentAt ?? entry.createdAt) + 2_000;
}

const isOut: ReadonlySet<EntryState> = new Set(['sent', 'unknown', 'confirmed']);

/** A later command of the same kind took its place: what is seen now is the later one's doing. */
export function isSuperseded(entry: Entry, entries: readonly Entry[]): boolean {
  return entries.some(
    ({ command, createdAt, state }) =>
      command.kind === entry.command.kind &&
      createdAt > entry.createdAt &&
      (entry.state === 'confirmed' ? state === 'confirmed' : isOut.has(state)),
  );
}

/** The latest dial that went out, which alone can be what is seen on the line. */
export function latestDial(entries: readonly Entry[]): Entry | undefined {
  return entries
    .filter(({ command, state }) => command.kind === 'dial' && isOut.has(state))
    .reduce<Entry | undefined>((a, b) => (a && a.createdAt > b.createdAt ? a : b), undefined);
}

/** A lead that one of our clicks put on the agent screen, not dialled and not put away yet. */
export function openPreview(entries: readonly Entry[]): Entry | undefined {
  const dial = latestDial(entries);
  const isPreview = dial?.command.kind === 'dial' && dial.command.preview;
  return isPreview && dial.state === 'confirmed' && !dial.calledAt && !dial.endedAt ? dial : undefined;
}

/** A dial that the dialer has, or may have, and that the agent screen has not taken up as far as was seen. */
export function pendingDial(entries: readonly Entry[]): Entry | undefined {
  const dial = latestDial(entries);
  const isPending = dial?.state === 'unknown' ? !dial.dismissed : dial?.state === 'sent';
  return dial && isPending && dial.sentAt !== undefined ? dial : undefined;
}
