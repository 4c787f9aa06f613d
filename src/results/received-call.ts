import { dialedBy, isForeignCall } from '../session/incoming-call.ts';
import { type Entry, ownerOf } from '../session/journal.ts';
import type { PopupState } from '../session/popup-state.ts';
import type { CallLead } from '../session/state.ts';
import type { Unanswered } from '../session/unanswered.ts';

/** A call on the agent's line that was not dialed through this extension. It is stored while its record can still change. */
export interface ReceivedCall {
  /** The dialer's id of the call if it was known at first, so that two browsers of one agent make one record. */
  readonly id: string;
  /** The agent and dialer (`ownerOf`). */
  readonly owner: string;
  readonly direction: 'inbound' | 'outbound';
  readonly callId?: string;
  readonly lead: CallLead;
  /** E.164 if the country code is known, otherwise the digits that the dialer shows. */
  readonly number?: string;
  readonly campaign?: string;
  /** Epoch milliseconds: the first sight of the call, of its answer and of its end. */
  readonly startedAt: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  readonly unanswered?: Unanswered;
  /** The dialer's ID of its latest recording. */
  readonly recordingId?: string;
  /** When its record was opened, or the choice among several was offered. */
  readonly poppedAt?: number;
  /** The tab in which its record was opened, and the origin of that record. */
  readonly page?: { readonly tab: number; readonly origin: string };
  /** When the dialer was asked which leads have its number. */
  readonly searchedAt?: number;
  /** The ID of the record that the agent chose among several. */
  readonly chosenRecordId?: string;
  /** The status that the agent screen reported. */
  readonly disposition?: string;
}

/** Milliseconds that a call is kept. Its dispositions are in the recent journal as long. */
const keptMs = 2 * 3_600_000;

interface Now {
  readonly state: Pick<PopupState, 'signIn' | 'session' | 'call' | 'commands'>;
  /** The recent entries of all owners. */
  readonly journal: readonly Entry[];
  /** The number in E.164 of digits without a country code; undefined if they are no number of the agent's country. */
  readonly toE164: (digits: string) => string | undefined;
  readonly newId: string;
  /** Epoch milliseconds. */
  readonly time: number;
}

/**
 * The calls after this state of the session, oldest first; the same list if nothing changed. A call counts from the moment at
 * which its id, its lead or its number is known: an ordinary account without an agent screen sees none of them.
 */
export function followReceivedCalls(calls: readonly ReceivedCall[], now: Now): readonly ReceivedCall[] {
  const { signIn, session } = now.state;
  if (signIn.state === 'out' || session.state === 'unknown') return calls;
  const owner = ownerOf(signIn.identity);
  const kept = calls.every(({ startedAt }) => startedAt > now.time - keptMs)
    ? calls
    : calls.filter(({ startedAt }) => startedAt > now.time - keptMs);
  const open = kept.findLast((call) => call.owner === owner && call.endedAt === undefined);
  const disposed = kept.map((call) => (call.owner === owner ? withDisposition(call, now) : call));
  const followed = isSameList(kept, disposed) ? kept : disposed;
  const seen = receivedNow(owner, now);
  if (open && seen && isSameCall(open, seen)) return replaced(followed, open.id, (call) => merge(call, seen));
  const ended = open ? replaced(followed, open.id, (call) => end(call, now)) : followed;
  const isKnown = seen === undefined || ended.some((call) => call.owner === owner && call.id === seen.id);
  return isKnown ? ended : [...ended, seen];
}

/** The received call that is on the line now. */
function receivedNow(owner: string, { state, journal, toE164, newId, time }: Now): ReceivedCall | undefined {
  const { session } = state;
  const { callId, leadId, phoneNumber, callSince = time, answeredSince, campaign, recordingId } = session;
  const lead: CallLead = {
    ...(leadId === undefined ? {} : { id: leadId }),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...session.lead,
  };
  const isVisible = callId !== undefined || lead.id !== undefined || lead.phoneNumber !== undefined;
  const isDialed = journal.some(
    (entry) => entry.owner === owner && callId !== undefined && entry.callId === callId,
  );
  if (!isForeignCall(state) || !isVisible || isDialed) return undefined;
  const number = numberOf(lead, toE164);
  return {
    id: callId ?? newId,
    owner,
    direction: lead.inGroup !== undefined || dialedBy(callId) === 'customer' ? 'inbound' : 'outbound',
    ...(callId === undefined ? {} : { callId }),
    lead,
    ...(number === undefined ? {} : { number }),
    ...(campaign === undefined ? {} : { campaign }),
    ...(recordingId === undefined ? {} : { recordingId }),
    startedAt: callSince,
    ...(answeredSince === undefined ? {} : { answeredAt: answeredSince }),
  };
}

function numberOf({ phoneCode, phoneNumber }: CallLead, toE164: Now['toE164']): string | undefined {
  if (phoneNumber === undefined) return undefined;
  return phoneCode === undefined ? (toE164(phoneNumber) ?? phoneNumber) : `+${phoneCode}${phoneNumber}`;
}

function isSameCall(one: ReceivedCall, other: ReceivedCall): boolean {
  const hasIds = one.callId !== undefined && other.callId !== undefined;
  return hasIds ? one.callId === other.callId : one.startedAt === other.startedAt;
}

/** What was known before stays known. */
function merge(before: ReceivedCall, seen: ReceivedCall): ReceivedCall {
  const { id, startedAt, direction, answeredAt = seen.answeredAt } = before;
  return {
    ...before,
    ...seen,
    id,
    startedAt,
    direction: direction === 'inbound' ? direction : seen.direction,
    lead: { ...before.lead, ...seen.lead },
    ...(answeredAt === undefined ? {} : { answeredAt }),
  };
}

function end(call: ReceivedCall, { state: { session }, time }: Now): ReceivedCall {
  const isDisposition = session.state === 'disposition';
  const unanswered = isDisposition ? session.unanswered : undefined;
  const endedAt = isDisposition ? session.since : time;
  return { ...call, endedAt, ...(unanswered === undefined ? {} : { unanswered }) };
}

function withDisposition(call: ReceivedCall, { state: { session } }: Now): ReceivedCall {
  const { lastDisposition } = session;
  const isOwn = lastDisposition?.callSince === call.startedAt && lastDisposition.status !== call.disposition;
  return isOwn ? { ...call, disposition: lastDisposition.status } : call;
}

function replaced(
  calls: readonly ReceivedCall[],
  id: string,
  change: (call: ReceivedCall) => ReceivedCall,
): readonly ReceivedCall[] {
  const changed = calls.map((call) => (call.id === id ? change(call) : call));
  return JSON.stringify(changed) === JSON.stringify(calls) ? calls : changed;
}

function isSameList(one: readonly ReceivedCall[], other: readonly ReceivedCall[]): boolean {
  return one.every((call, index) => call === other[index]);
}
