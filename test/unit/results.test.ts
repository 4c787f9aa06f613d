import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CallRecord, callRecords } from '../../src/results/call-record.ts';
import {
  afterAttempt,
  type Delivery,
  dueDeliveries,
  newDelivery,
  nextAttemptAt,
  readRetryAfter,
  retried,
} from '../../src/results/delivery.ts';
import {
  type EventType,
  eventsBetween,
  eventTypes,
  follow,
  type KnownCall,
} from '../../src/results/result-event.ts';
import type { Command } from '../../src/session/command.ts';
import type { Entry } from '../../src/session/journal.ts';
import type { AgentState } from '../../src/session/state.ts';
import { dialTo } from '../support/builders.ts';

const at = Date.UTC(2026, 10, 28, 12);
const entry = (id: string, command: Command, more: Partial<Entry> = {}): Entry => ({
  id,
  owner: 'dialer.example|1000',
  command,
  state: 'confirmed',
  createdAt: at,
  before: { state: 'paused' },
  ...more,
});
const dialed = (more: Partial<Entry> = {}) => entry('click-0001', dialTo('+17275550142'), more);
const wanted =
  (...types: readonly EventType[]) =>
  (type: EventType) =>
    types.includes(type);
const all = wanted(...eventTypes);
const only = (...journal: Entry[]): CallRecord => callRecords(journal)[0] as CallRecord;

describe('the record of a call', () => {
  test.each<[string, Partial<Entry>, Partial<CallRecord>]>([
    ['that was only sent', { state: 'sent' }, { outcome: 'open', startedAt: null, endedAt: null }],
    ['on the line', { calledAt: at + 1000 }, { outcome: 'open', startedAt: '2026-11-28T12:00:01.000Z' }],
    [
      'that was answered',
      { calledAt: at, answeredAt: at + 5000, endedAt: at + 65_000 },
      { outcome: 'answered', talkSeconds: 60 },
    ],
    [
      'of an account that cannot see the answer',
      { calledAt: at, endedAt: at + 9000 },
      { outcome: 'called', talkSeconds: null },
    ],
    ['that nobody answered', { calledAt: at, endedAt: at + 9000, unanswered: 'busy' }, { outcome: 'busy' }],
    [
      'that the dialer refused',
      { state: 'refused', failure: { kind: 'doNotCall' } },
      { outcome: 'refused', reason: 'doNotCall' },
    ],
    [
      'that the agent withdrew',
      { state: 'refused', failure: { kind: 'canceled' } },
      { outcome: 'withdrawn', reason: 'canceled' },
    ],
    ['whose outcome nobody knows', { state: 'unknown' }, { outcome: 'unknown' }],
  ])('%s', (_what, more, expected) => {
    expect(only(dialed(more))).toMatchObject({
      dialer: 'dialer.example',
      agent: '1000',
      number: '+17275550142',
      ...expected,
    });
  });

  test('has the disposition that was set before the next call of the same agent', () => {
    const dispose = (id: string, status: string, more: Partial<Entry>) =>
      entry(id, { kind: 'dispose', status }, more);
    const journal = [
      dialed({ calledAt: at, endedAt: at + 1 }),
      dispose('other-agent', 'NI', { owner: 'dialer.example|1001', createdAt: at + 2 }),
      dispose('dispose-0001', 'SALE', { createdAt: at + 3 }),
      entry('click-0002', dialTo('+17275550143'), { calledAt: at + 4, createdAt: at + 4 }),
      dispose('dispose-0002', 'DNC', { createdAt: at + 5 }),
    ];
    expect(callRecords(journal).map(({ disposition }) => disposition)).toEqual(['SALE', 'DNC']);
  });

  test.each<[string, AgentState, Partial<Entry>, CallRecord['endedBy']]>([
    ['by the agent during the talk', 'connected', {}, 'agent'],
    ['by the agent on hold', 'parked', {}, 'agent'],
    ['after the customer had hung up', 'customerGone', {}, 'customer'],
    ['with an account that does not see the customer', 'inCall', {}, null],
    ['in vain', 'connected', { state: 'refused' }, null],
    ['by another agent', 'connected', { owner: 'dialer.example|1001' }, null],
    ['in the next call', 'connected', { createdAt: at + 95_000 }, null],
  ])('names who ended a call that was hung up %s', (_what, state, more, expected) => {
    const talk = { calledAt: at, answeredAt: at + 1, endedAt: at + 60_000 };
    const hangUp = entry(
      'hang-up-1',
      { kind: 'hangUp' },
      { createdAt: at + 59_000, before: { state }, ...more },
    );
    const next = entry('click-0002', dialTo('+17275550143'), {
      calledAt: at + 90_000,
      createdAt: at + 90_000,
    });
    expect(callRecords([dialed(talk), hangUp, next]).map((each) => each.endedBy)).toEqual([expected, null]);
    const busy = dialed({ calledAt: at, endedAt: at + 60_000, unanswered: 'busy' });
    expect(callRecords([busy, hangUp, next])[0]?.endedBy).toBe(expected === 'customer' ? null : expected);
    expect(callRecords([dialed({ calledAt: at }), hangUp])[0]?.endedBy).toBeNull();
  });

  test('has the seconds from its end to its disposition', () => {
    const dispose = (settledAt: number) =>
      entry('dispose-1', { kind: 'dispose', status: 'SALE' }, { createdAt: at + 61_000, settledAt });
    const ended = dialed({ calledAt: at, endedAt: at + 60_000 });
    expect(callRecords([ended, dispose(at + 72_400)])[0]?.wrapUpSeconds).toBe(12);
    // The end was seen after the disposition.
    expect(callRecords([ended, dispose(at + 59_000)])[0]?.wrapUpSeconds).toBe(0);
    expect(callRecords([ended])[0]?.wrapUpSeconds).toBeNull();
    expect(callRecords([dialed({ ...ended, disposedAs: 'SALE' })])[0]).toMatchObject({
      ...{ disposition: 'SALE', wrapUpSeconds: null },
    });
  });

  test.each<[string, Command, Partial<Entry>, CallRecord['transfer']]>([
    [
      'a number',
      { kind: 'transfer', to: { kind: 'number', number: '8005550100' } },
      {},
      { kind: 'number', to: '8005550100' },
    ],
    [
      'an agent',
      { kind: 'transfer', to: { kind: 'agent', agent: '1001' } },
      {},
      { kind: 'agent', to: '1001' },
    ],
    [
      'an in-group',
      { kind: 'transfer', to: { kind: 'inGroup', inGroup: 'SUPPORT' } },
      {},
      { kind: 'inGroup', to: 'SUPPORT' },
    ],
    [
      'the default in-group',
      { kind: 'transfer', to: { kind: 'inGroup' } },
      {},
      { kind: 'inGroup', to: null },
    ],
    [
      'an agent, which was refused',
      { kind: 'transfer', to: { kind: 'agent', agent: '1001' } },
      { state: 'refused' },
      null,
    ],
    [
      'an agent, before this call',
      { kind: 'transfer', to: { kind: 'agent', agent: '1001' } },
      { createdAt: at - 1 },
      null,
    ],
  ])('has its transfer to %s', (_what, command, more, expected) => {
    const transfer = entry('transfer-0001', command, { createdAt: at + 5, ...more });
    expect(only(dialed({ calledAt: at + 1 }), transfer).transfer).toEqual(expected);
  });

  test('has the name of its disposition, and keeps it when the names are forgotten', () => {
    const journal = [
      dialed({ calledAt: at, endedAt: at + 1 }),
      entry('dispose-0001', { kind: 'dispose', status: 'SALE' }, { createdAt: at + 2 }),
    ];
    const [named, unnamed] = [new Map([['SALE', 'Sale made']]), new Map<string, string>()].map(
      (names) => callRecords(journal, [], names)[0] as CallRecord,
    );
    if (!named || !unnamed) throw new Error('no record');
    expect([named.dispositionName, unnamed.dispositionName]).toEqual(['Sale made', null]);
    const first = follow(undefined, named, all, at);
    expect(follow(first.known, unnamed, all, at + 1)).toEqual({ known: first.known, events: [] });
    const other = { ...unnamed, disposition: 'NI' };
    expect(follow(first.known, other, all, at + 1).known.record.dispositionName).toBeNull();
  });

  test('does not exist as long as the agent has not confirmed the dial', () => {
    expect(callRecords([dialed({ state: 'asking' })])).toEqual([]);
  });
});

describe('the events of a call', () => {
  const sent = only(dialed({ state: 'sent' }));
  const started = only(dialed({ calledAt: at }));
  const ended = only(dialed({ calledAt: at, endedAt: at + 1 }));
  test.each<[string, CallRecord | undefined, CallRecord, string[]]>([
    ['nothing while it is only sent', undefined, sent, []],
    ['the start', sent, started, ['call.started']],
    ['start and end that were seen at once', sent, ended, ['call.started', 'call.ended']],
    [
      'one end for a refused dial',
      sent,
      only(dialed({ state: 'refused', failure: { kind: 'doNotCall' } })),
      ['call.ended'],
    ],
    ['an update when its lead becomes known', started, { ...started, leadId: '7' }, ['call.updated']],
    ['no update before the first event', sent, { ...sent, leadId: '7' }, []],
    ['nothing when nothing changed', ended, { ...ended }, []],
    [
      'a call first thought unknown that took place',
      only(dialed({ state: 'unknown' })),
      started,
      ['call.started'],
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(eventsBetween(before, after)).toEqual(expected);
  });

  test('are numbered without a gap, also when some are not wanted', () => {
    const first = follow(undefined, started, wanted('call.ended', 'call.disposed'), at);
    const second = follow(
      first.known,
      { ...ended, disposition: 'SALE' },
      wanted('call.ended', 'call.disposed'),
      at,
    );
    expect(first.events).toEqual([]);
    expect(second.events.map(({ type, data }) => [type, data.seq])).toEqual([
      ['call.ended', 1],
      ['call.disposed', 2],
    ]);
    expect(follow(second.known, second.known.record, all, at + 1)).toEqual({
      known: second.known,
      events: [],
    });
  });

  test('any series of records has each event but updates at most once, and the last event holds the last record', () => {
    const moment = fc.option(fc.constantFrom('2026-11-28T12:00:01.000Z', '2026-11-28T12:00:02.000Z'), {
      nil: null,
    });
    const record = fc.record({
      startedAt: moment,
      leadId: fc.option(fc.constantFrom('7', '8'), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), (parts) => {
        let known: KnownCall | undefined;
        const events = parts.flatMap((part) => {
          const startedAt = known?.record.startedAt ?? part.startedAt;
          const followed = follow(known, { ...sent, leadId: part.leadId, startedAt }, all, at);
          known = followed.known;
          return followed.events;
        });
        expect(events.map(({ data }) => data.seq)).toEqual(events.map((_, index) => index + 1));
        expect(events.filter(({ type }) => type === 'call.started').length).toBeLessThanOrEqual(1);
        const last = events.at(-1);
        if (last && known) expect(last.data).toEqual({ ...known.record, seq: last.data.seq });
      }),
    );
  });
});

describe('a delivery', () => {
  const event = follow(undefined, only(dialed({ calledAt: at })), all, at).events[0];
  if (!event) throw new Error('no event');
  const delivery = newDelivery(event, at);
  const minute = 60_000;

  test('has an id that stays the same, and a body with type, time and record', () => {
    expect(delivery.id).toBe('msg_click-0001_1');
    expect(JSON.parse(delivery.body)).toMatchObject({
      type: 'call.started',
      timestamp: '2026-11-28T12:00:00.000Z',
      data: { id: 'click-0001', seq: 1 },
    });
  });

  test.each([200, 201, 204, 299])('is over after %i', (status) => {
    expect(afterAttempt(delivery, { status }, at, 0.5)).toBeUndefined();
  });

  test.each<[string, Parameters<typeof afterAttempt>[1], object]>([
    ['an error waits', { status: 500 }, { nextAt: at + 5000, failure: { kind: 'http', status: 500 } }],
    ['a connection that fails waits', { failure: { kind: 'unreachable' } }, { nextAt: at + 5000 }],
    ['the receiver asks for a minute', { status: 503, retryAfterMs: minute }, { nextAt: at + minute }],
    ['the receiver is gone', { status: 410 }, { nextAt: null, failure: { kind: 'gone' } }],
    ['an answer too far away', { status: 503, retryAfterMs: 4 * 86_400_000 }, { nextAt: null }],
  ])('%s', (_what, reply, expected) => {
    expect(afterAttempt(delivery, reply, at, 0.5)).toMatchObject({ attempts: 1, ...expected });
  });

  test('waits longer each time, at most about six hours, and is given up after three days', () => {
    let now = at;
    let next: Delivery | undefined = delivery;
    const waits: number[] = [];
    while (next?.nextAt !== null && next) {
      now = next.nextAt;
      next = afterAttempt(next, { status: 500 }, now, 0.5);
      if (next?.nextAt) waits.push(next.nextAt - now);
    }
    expect(waits.slice(0, 3)).toEqual([5000, 10_000, 20_000]);
    expect(Math.max(...waits)).toBe(6 * 3_600_000);
    expect(now - at).toBeLessThan(3 * 86_400_000);
    expect(now - at).toBeGreaterThan(2.5 * 86_400_000);
  });

  test('of each call only the first waiting event is due', () => {
    const second = { ...delivery, id: 'msg_click-0001_2', seq: 2 };
    const other = { ...delivery, id: 'msg_click-0002_1', call: 'click-0002', createdAt: at - 1 };
    expect(dueDeliveries([second, delivery, other], at)).toEqual([other, delivery]);
    const failed = { ...delivery, nextAt: at + 9000 };
    expect(dueDeliveries([second, failed, other], at)).toEqual([other]);
    expect(nextAttemptAt([second, failed])).toBe(at + 9000);
    const givenUp = { ...delivery, nextAt: null };
    expect(dueDeliveries([second, givenUp], at)).toEqual([second]);
    expect(nextAttemptAt([givenUp])).toBeUndefined();
    expect(retried(givenUp, at + 5)).toMatchObject({ nextAt: at + 5, createdAt: at + 5 });
  });

  test.each<[string | null, number | undefined]>([
    ['120', 120_000],
    ['Sat, 28 Nov 2026 12:00:30 GMT', 30_000],
    ['Sat, 28 Nov 2026 11:00:00 GMT', 0],
    [null, undefined],
    ['soon', undefined],
  ])('Retry-After %s', (header, expected) => {
    expect(readRetryAfter(header, at)).toBe(expected);
  });
});
