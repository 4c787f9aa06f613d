import type { Callback, Destination } from '../session/command.ts';
import { dialedBy } from '../session/incoming-call.ts';
import type { Entry } from '../session/journal.ts';
import { isInCall } from '../session/state.ts';
import type { Unanswered } from '../session/unanswered.ts';
import type { ReceivedCall } from './received-call.ts';

/** How a call ended, or `open` as long as it has not. `called`: the account cannot see whether anybody answered. */
export type CallOutcome = 'open' | 'answered' | 'called' | Unanswered | 'refused' | 'withdrawn' | 'unknown';

/** One call as the organization's own systems receive it (docs/results.md). A field is null as long as it is not known. */
export interface CallRecord {
  /** Never changes: the id of the click, or the dialer's id of a call that was not dialed here. */
  readonly id: string;
  /** Host of the dialer. */
  readonly dialer: string;
  /** The agent's user at the dialer. */
  readonly agent: string;
  readonly campaign: string | null;
  readonly direction: 'inbound' | 'outbound';
  /** `click`: through this extension. `agentScreen`: by hand on the agent screen. `dialer`: by the dialer itself. Null: inbound. */
  readonly dialedBy: 'click' | 'agentScreen' | 'dialer' | null;
  /** E.164. Of a call that was not dialed here, the dialer's digits if their country is unknown. */
  readonly number: string | null;
  readonly extension: string | null;
  /** Origin of the page that the number was clicked on; null for a call from the popup and for a call not dialed here. */
  readonly site: string | null;
  /** Address of that page, so that a receiver finds the record without an ID. Null if it is too long to be kept. */
  readonly page: string | null;
  /** The id of the record in the CRM, which the dialer stores as vendor lead code. */
  readonly recordId: string | null;
  readonly leadId: string | null;
  /** The dialer's id of the call. */
  readonly callId: string | null;
  /** Of an inbound call: the queue that delivered it, and the number that the customer called. */
  readonly inGroup: string | null;
  readonly did: string | null;
  /** ISO 8601 in UTC: the click, the first sight of the call, of its answer and of its end. */
  readonly clickedAt: string | null;
  readonly startedAt: string | null;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  /** From the answer to the end. */
  readonly talkSeconds: number | null;
  /** From the end to the disposition, if the agent set it in this extension. */
  readonly wrapUpSeconds: number | null;
  /** Who ended a call that was hung up in this extension, as the session showed it then. An ordinary account sees neither. */
  readonly endedBy: 'agent' | 'customer' | null;
  readonly outcome: CallOutcome;
  /** Why the call was refused or withdrawn: a name of docs/results.md. */
  readonly reason: string | null;
  /** The status that the agent set in this extension or, with the agent screen in the same browser, there. */
  readonly disposition: string | null;
  /** Its name in the lists of the agent screen or of the settings. */
  readonly dispositionName: string | null;
  readonly callback: Callback | null;
  /** What the agent noted about the call. */
  readonly note: string | null;
  /** The dialer's ID of the latest recording that was seen during the call. */
  readonly recordingId: string | null;
  /** Where the agent transferred the call to, through this extension. `to` is null for the default in-group of the campaign. */
  readonly transfer: { readonly kind: Destination['kind']; readonly to: string | null } | null;
}

/** Failures with which the agent, and not the dialer, ended a dial. */
const withdrawn: ReadonlySet<string> = new Set(['notConfirmed', 'canceled']);

/**
 * The calls of a journal and the calls that were not dialed here, oldest first. A dial that waits for a confirmation is no call yet.
 * `names`: of statuses.
 */
export function callRecords(
  journal: readonly Entry[],
  received: readonly ReceivedCall[] = [],
  names: ReadonlyMap<string, string> = new Map(),
): CallRecord[] {
  const entries = journal.toSorted((one, other) => one.createdAt - other.createdAt);
  const calls = [
    ...entries.flatMap((entry) => (entry.state === 'asking' ? [] : dialedCall(entry))),
    ...received.map(receivedCall),
  ].toSorted((one, other) => one.at - other.at);
  return calls.map((call, index) => {
    const next = calls.slice(index + 1).find(({ owner, startedAt }) => owner === call.owner && startedAt);
    const end = next?.at ?? Number.POSITIVE_INFINITY;
    const { settledAt, ...set } = dispositionOf(call, entries, end);
    return {
      ...call.record,
      ...set,
      wrapUpSeconds: secondsBetween(call.endedAt, settledAt),
      endedBy: endedBy(call, entries, end),
      dispositionName: (set.disposition !== null && names.get(set.disposition)) || null,
      transfer: transferOf(call, entries, end),
    };
  });
}

/** `settledAt`: when the dialer had stored it, in epoch milliseconds. */
interface Disposition extends Pick<CallRecord, 'disposition' | 'callback' | 'note'> {
  readonly settledAt?: number | undefined;
}

/** A call with what its disposition depends on. */
interface Call {
  readonly owner: string;
  /** Epoch milliseconds at which the call was requested or first seen, and first seen. */
  readonly at: number;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** The status that the agent screen reported. */
  readonly screenDisposition: string | undefined;
  readonly record: Omit<
    CallRecord,
    'disposition' | 'dispositionName' | 'callback' | 'note' | 'transfer' | 'wrapUpSeconds' | 'endedBy'
  >;
}

function dialedCall(entry: Entry): Call[] {
  const { id, owner, command, createdAt, calledAt, answeredAt, endedAt, campaign } = entry;
  if (command.kind !== 'dial') return [];
  return [
    {
      owner,
      at: createdAt,
      startedAt: calledAt,
      endedAt,
      screenDisposition: entry.disposedAs,
      record: {
        id,
        ...partiesOf(owner),
        campaign: campaign ?? null,
        direction: 'outbound',
        dialedBy: 'click',
        number: command.number,
        extension: command.ext ?? null,
        site: command.origin ?? null,
        page: command.page ?? null,
        recordId: command.vendorId ?? null,
        leadId: entry.leadId ?? command.leadId ?? null,
        callId: entry.callId ?? null,
        inGroup: null,
        did: null,
        clickedAt: iso(createdAt),
        startedAt: iso(calledAt),
        answeredAt: iso(answeredAt),
        endedAt: iso(endedAt),
        talkSeconds: secondsBetween(answeredAt, endedAt),
        outcome: outcomeOf(entry),
        reason: entry.state === 'refused' ? (entry.failure?.kind ?? null) : null,
        recordingId: entry.recordingId ?? null,
      },
    },
  ];
}

function receivedCall(call: ReceivedCall): Call {
  const { id, owner, direction, callId, lead, startedAt, answeredAt, endedAt, unanswered } = call;
  const by = dialedBy(callId) === 'agent' ? 'agentScreen' : 'dialer';
  const ended = unanswered ?? (answeredAt === undefined ? 'called' : 'answered');
  return {
    owner,
    at: startedAt,
    startedAt,
    endedAt,
    screenDisposition: call.disposition,
    record: {
      id,
      ...partiesOf(owner),
      campaign: call.campaign ?? null,
      direction,
      dialedBy: direction === 'inbound' ? null : by,
      number: call.number ?? null,
      extension: null,
      site: null,
      page: null,
      recordId: call.chosenRecordId ?? lead.vendorId ?? null,
      leadId: lead.id ?? null,
      callId: callId ?? null,
      inGroup: lead.inGroup ?? null,
      did: lead.did ?? null,
      clickedAt: null,
      startedAt: iso(startedAt),
      answeredAt: iso(answeredAt),
      endedAt: iso(endedAt),
      talkSeconds: secondsBetween(answeredAt, endedAt),
      outcome: endedAt === undefined ? 'open' : ended,
      reason: null,
      recordingId: call.recordingId ?? null,
    },
  };
}

function partiesOf(owner: string): Pick<CallRecord, 'dialer' | 'agent'> {
  const at = owner.lastIndexOf('|');
  return { dialer: owner.slice(0, at), agent: owner.slice(at + 1) };
}

function outcomeOf({ state, failure, answeredAt, endedAt, unanswered }: Entry): CallOutcome {
  if (state === 'refused') return withdrawn.has(failure?.kind ?? '') ? 'withdrawn' : 'refused';
  if (state === 'unknown') return 'unknown';
  if (endedAt === undefined) return 'open';
  return unanswered ?? (answeredAt === undefined ? 'called' : 'answered');
}

/**
 * The disposition that was set before `end`, the agent's next call. One that the agent set in this extension counts more than
 * the report of the agent screen, which names another status for a callback. `end` in epoch milliseconds.
 */
function dispositionOf(call: Call, entries: readonly Entry[], end: number): Disposition {
  if (call.startedAt === undefined) return { disposition: null, callback: null, note: null };
  const own = entries.filter(
    ({ owner, command, createdAt, state }) =>
      owner === call.owner &&
      command.kind === 'dispose' &&
      state !== 'refused' &&
      createdAt > call.at &&
      createdAt <= end,
  );
  const last = own.findLast(({ state }) => state === 'confirmed');
  const set = last?.command;
  if (set?.kind === 'dispose') {
    const { status, callback = null, note = null } = set;
    return { disposition: status, callback, note, settledAt: last?.settledAt };
  }
  return {
    disposition: own.length > 0 ? null : (call.screenDisposition ?? null),
    callback: null,
    note: null,
  };
}

/** Who ended the call, if its last hang-up before `end`, the agent's next call, was one of this extension. */
function endedBy(call: Call, entries: readonly Entry[], end: number): CallRecord['endedBy'] {
  if (call.endedAt === undefined) return null;
  const { state } =
    entries.findLast(
      (entry) =>
        entry.owner === call.owner &&
        entry.command.kind === 'hangUp' &&
        entry.state === 'confirmed' &&
        entry.createdAt > call.at &&
        entry.createdAt <= end,
    )?.before ?? {};
  // A call that nobody answered was ended by the network.
  if (state === 'customerGone') return call.record.outcome === 'answered' ? 'customer' : null;
  // Of `inCall`, an ordinary account does not know whether the customer is still there.
  return state !== undefined && state !== 'inCall' && isInCall(state) ? 'agent' : null;
}

/** The last transfer of the call that the agent screen carried out before `end`, the agent's next call. */
function transferOf(call: Call, entries: readonly Entry[], end: number): CallRecord['transfer'] {
  const last = entries.findLast(
    ({ owner, command, createdAt, state }) =>
      owner === call.owner &&
      command.kind === 'transfer' &&
      state === 'confirmed' &&
      createdAt > call.at &&
      createdAt <= end,
  )?.command;
  if (call.startedAt === undefined || last?.kind !== 'transfer') return null;
  const { to } = last;
  if (to.kind === 'number') return { kind: to.kind, to: to.number };
  return { kind: to.kind, to: to.kind === 'agent' ? to.agent : (to.inGroup ?? null) };
}

function iso(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}

function secondsBetween(start: number | undefined, end: number | undefined): number | null {
  return start === undefined || end === undefined ? null : Math.max(0, Math.round((end - start) / 1000));
}
