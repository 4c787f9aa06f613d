import type { ResultEventChoice } from '../settings/result-events.ts';
import type { CallRecord } from './call-record.ts';

export const eventTypes = [
  'call.started',
  'call.answered',
  'call.ended',
  'call.disposed',
  'call.updated',
] as const;

export type EventType = (typeof eventTypes)[number];

/** The event of each choice of the setting `resultsEvents`. */
export const eventOfChoice: Readonly<Record<ResultEventChoice, EventType>> = {
  callStarted: 'call.started',
  callAnswered: 'call.answered',
  callEnded: 'call.ended',
  callDisposed: 'call.disposed',
  callUpdated: 'call.updated',
};

/** The last record of a call that events were made from, and the number of its last event. */
export interface KnownCall {
  readonly id: string;
  readonly record: CallRecord;
  /** 0 before the first event. */
  readonly seq: number;
  /** Epoch milliseconds of the last change. */
  readonly changedAt: number;
}

/** One event of a call as it is sent, in the form that Standard Webhooks recommends. */
export interface ResultEvent {
  readonly type: EventType;
  /** ISO 8601 in UTC. */
  readonly timestamp: string;
  /** `seq` counts the events of the call from 1. */
  readonly data: CallRecord & { readonly seq: number };
}

/**
 * The events that lead from one record of a call to the next, in the order in which they happened. A dial that became no
 * call has one event: its end. `call.updated`: something changed after the first event that no other event reports.
 */
export function eventsBetween(before: CallRecord | undefined, after: CallRecord): EventType[] {
  if (before && JSON.stringify(before) === JSON.stringify(after)) return [];
  const isNew = (is: (record: CallRecord) => boolean) => is(after) && !(before && is(before));
  const events: EventType[] = [];
  if (isNew(({ startedAt }) => startedAt !== null)) events.push('call.started');
  if (isNew(({ answeredAt }) => answeredAt !== null)) events.push('call.answered');
  if (isNew(({ outcome }) => outcome !== 'open')) events.push('call.ended');
  if (isNew(({ disposition }) => disposition !== null)) events.push('call.disposed');
  if (events.length === 0 && before && isReported(before)) events.push('call.updated');
  return events;
}

/** Whether the call had an event. */
function isReported({ startedAt, outcome }: CallRecord): boolean {
  return startedAt !== null || outcome !== 'open';
}

/** The names of statuses are forgotten with a sign-out. The name of a disposition that was known stays. */
function withKnownName(before: CallRecord | undefined, record: CallRecord): CallRecord {
  const isKnown = before?.disposition === record.disposition && record.dispositionName === null;
  return before && isKnown ? { ...record, dispositionName: before.dispositionName } : record;
}

/** The known call after this record, and the events to send. The same call if nothing changed. */
export function follow(
  known: KnownCall | undefined,
  seen: CallRecord,
  isWanted: (type: EventType, record: CallRecord) => boolean,
  now: number,
): { readonly known: KnownCall; readonly events: readonly ResultEvent[] } {
  const record = withKnownName(known?.record, seen);
  const types = eventsBetween(known?.record, record);
  if (known && JSON.stringify(known.record) === JSON.stringify(record)) return { known, events: [] };
  const first = (known?.seq ?? 0) + 1;
  const timestamp = new Date(now).toISOString();
  const events = types
    .filter((type) => isWanted(type, record))
    .map((type, index) => ({ type, timestamp, data: { ...record, seq: first + index } }));
  return {
    known: { id: record.id, record, seq: first + events.length - 1, changedAt: now },
    events,
  };
}
