import type { Failure } from '../failure.ts';
import type { Command } from './command.ts';
import { type AgentState, callKey, isInCall, isOtherCall, type Session } from './state.ts';
import type { Unanswered } from './unanswered.ts';

/**
 * The journal: a command is journaled before it is sent, and its outcome is journaled when it is known. `SUCCESS` of the
 * dialer means that the dialer stored the command, not that it happened (docs/vicidial/facts.md 1.1), so an entry is
 * confirmed only by the next states of the session.
 *
 * asking: waits for the agent's confirmation · new: journaled, not sent · sent: given to the network; `acceptedAt` is set
 * after the dialer replied SUCCESS · confirmed: seen in the session · refused: it did not and will not happen · unknown: it
 * may have happened, and it is never repeated.
 */
export type EntryState = 'asking' | 'new' | 'sent' | 'confirmed' | 'refused' | 'unknown';

export interface Entry {
  readonly id: string;
  /** The agent and dialer of the session (`ownerOf`). The state of another session says nothing about the entry. */
  readonly owner: string;
  readonly command: Command;
  readonly state: EntryState;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly sentAt?: number;
  readonly acceptedAt?: number;
  readonly settledAt?: number;
  readonly failure?: Failure;
  /** The dialer accepted a part of the command only. */
  readonly warning?: Failure;
  /** State and call before the command: a call that already existed does not confirm a dial. */
  readonly before: {
    readonly state: AgentState;
    readonly callId?: string;
    readonly leadId?: string;
    /** `callKey` of that call. */
    readonly call?: string;
  };
  /** Created automatically after another entry. If it is found unsent, it is sent. */
  readonly isFollowUp?: boolean;
  /** Of a confirmed dial: the IDs of the call, when the call was first seen, and when its end was. */
  readonly callId?: string;
  readonly leadId?: string;
  readonly calledAt?: number;
  /** When the call was first seen as answered; never set if the account cannot tell ringing from talking. */
  readonly answeredAt?: number;
  readonly endedAt?: number;
  /** The dialer's ID of its latest recording. */
  readonly recordingId?: string;
  /** The campaign in which the call was seen. */
  readonly campaign?: string;
  /** The status of that call as the agent screen reported it. */
  readonly disposedAs?: string;
  /** How that call ended, if nobody answered it. */
  readonly unanswered?: Unanswered;
  /** The agent has read the outcome and dismissed it. */
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
  const { state, callId, leadId } = session;
  const call = callKey(session);
  return {
    id,
    owner,
    command,
    state: isAsking ? 'asking' : 'new',
    createdAt: now,
    before: {
      state,
      ...(callId === undefined ? {} : { callId }),
      ...(leadId === undefined ? {} : { leadId }),
      ...(call === undefined ? {} : { call }),
    },
  };
}

/** One agent at one dialer. */
export function ownerOf({ host, agent }: { readonly host: string; readonly agent: string }): string {
  return `${host}|${agent.toLowerCase()}`;
}

export function isOpen(entry: Entry): boolean {
  return entry.state === 'asking' || entry.state === 'new' || entry.state === 'sent';
}

/** Whether the dial became a call whose end was not seen yet. */
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
export function isNumberOf(
  { command }: Pick<Entry, 'command'>,
  { phoneNumber }: Pick<Session, 'phoneNumber'>,
): boolean {
  if (command.kind !== 'dial' || !phoneNumber || command.leadId !== undefined) return true;
  return command.number.endsWith(phoneNumber) || phoneNumber.endsWith(command.value);
}

/** The entry after the agent confirmed it. */
export function markConfirmedByAgent(entry: Entry, now: number): Entry {
  return entry.state === 'asking' ? { ...entry, state: 'new', createdAt: now } : entry;
}

/** Only a new entry is sent: an entry that was settled meanwhile stays unchanged. */
export function markSent(entry: Entry, now: number): Entry {
  return entry.state === 'new' ? { ...entry, state: 'sent', sentAt: now } : entry;
}

export function markAccepted(entry: Entry, now: number, warning?: Failure): Entry {
  return { ...entry, acceptedAt: now, ...(warning === undefined ? {} : { warning }) };
}

export function markRefused(entry: Entry, failure: Failure, now: number): Entry {
  return { ...entry, state: 'refused', failure, settledAt: now };
}

/** The request was sent and no reply came: the dialer may have accepted it. Only a poll of the session can show that. */
export function markUnknown(entry: Entry, failure: Failure, now: number): Entry {
  return { ...entry, state: 'unknown', failure, settledAt: now };
}

export function markDismissed(entry: Entry, now: number): Entry {
  const dismissed = { ...entry, dismissed: true };
  // The agent rejected the confirmation, so it is never dialed.
  return entry.state === 'asking' ? markRefused(dismissed, { kind: 'notConfirmed' }, now) : dismissed;
}

/** Whether a poll began well after the outcome became unknown, so that it shows the outcome if anything does. */
export function isPolledSince(entry: Entry, session: Session): boolean {
  return session.seenAt > (entry.settledAt ?? entry.sentAt ?? entry.createdAt) + 2_000;
}

/** Milliseconds after which an agent whose screen has not acted on an accepted dial may dial again. */
export const takeUpMs = 20_000;
/** A poll this long before `takeUpMs` still counts: polls are up to five seconds apart then. */
const takeUpPollMs = takeUpMs - 5_000;

/**
 * Whether the agent screen has not acted on an accepted dial: the session is still paused long after it. Another dial
 * overwrites it at the dialer, so that the two cannot become two calls (docs/vicidial/facts.md 5.3).
 */
export function isNotTakenUp({ acceptedAt }: Entry, { state, seenAt }: Session): boolean {
  return acceptedAt !== undefined && state === 'paused' && seenAt > acceptedAt + takeUpPollMs;
}

const isOut: ReadonlySet<EntryState> = new Set(['sent', 'unknown', 'confirmed']);

/** Whether the dialer may have received the command after `time` (epoch milliseconds). */
export function isOutSince({ state, sentAt }: Entry, time: number): boolean {
  return isOut.has(state) && sentAt !== undefined && sentAt > time;
}

/** A later command of the same kind replaced it: the current state is the effect of the later one. */
export function isSuperseded(entry: Entry, entries: readonly Entry[]): boolean {
  return entries.some(
    ({ command, createdAt, state }) =>
      command.kind === entry.command.kind &&
      createdAt > entry.createdAt &&
      (entry.state === 'confirmed' ? state === 'confirmed' : isOut.has(state)),
  );
}

/** The latest dial that was sent. Only this one can be the current call. */
export function latestDial(entries: readonly Entry[]): Entry | undefined {
  return entries
    .filter(({ command, state }) => command.kind === 'dial' && isOut.has(state))
    .reduce<Entry | undefined>((a, b) => (a && a.createdAt > b.createdAt ? a : b), undefined);
}

/** The dial of a lead that is in preview on the agent screen: not dialed, skipped or finished yet. */
export function openPreview(entries: readonly Entry[]): Entry | undefined {
  const dial = latestDial(entries);
  const isPreview = dial?.command.kind === 'dial' && dial.command.preview;
  return isPreview && dial.state === 'confirmed' && !dial.calledAt && !dial.endedAt ? dial : undefined;
}

/** A dial that the dialer has, or may have, stored and that the agent screen was not seen to place. */
export function pendingDial(entries: readonly Entry[]): Entry | undefined {
  const dial = latestDial(entries);
  const isPending = dial?.state === 'unknown' ? !dial.dismissed : dial?.state === 'sent';
  return dial && isPending && dial.sentAt !== undefined ? dial : undefined;
}
