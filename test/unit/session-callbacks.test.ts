import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  callbackViews,
  isDue,
  nextReminder,
  type SetCallback,
  updateCallbacks,
  withoutCallback,
} from '../../src/session/callback/callbacks.ts';
import type { DialerClock } from '../../src/session/callback/dialer-clock.ts';
import type { Entry } from '../../src/session/journal.ts';
import { dialTo } from '../support/builders.ts';
import { propertyRuns } from '../support/property-runs.ts';

const clock: DialerClock = { zone: 'America/Chicago', fastMs: 0 };
const hour = 3_600_000;
/** Wednesday, 09:00 in Chicago. */
const now = Date.parse('2026-12-02T15:00:00Z');
const owner = 'dialer.example|1000';

const called = (more: Partial<Entry> = {}, number = '+17275550142'): Entry => ({
  id: 'the-call',
  owner,
  command: dialTo(number, { page: 'https://crm.example/contacts/7', title: 'Iris Vale · Contacts' }),
  state: 'confirmed',
  createdAt: now - 120_000,
  calledAt: now - 110_000,
  before: { state: 'paused' },
  ...more,
});
const disposed = (more: Partial<Entry> = {}, at = '2026-12-03 10:00:00'): Entry => ({
  id: 'the-disposition',
  owner,
  command: { kind: 'dispose', status: 'CALLBK', callback: { at, mine: true, comment: 'Ask for Iris' } },
  state: 'confirmed',
  createdAt: now - 5_000,
  before: { state: 'disposition' },
  ...more,
});
const set: SetCallback = {
  id: 'the-disposition',
  owner,
  dueAt: Date.parse('2026-12-03T16:00:00Z'),
  setAt: now - 5_000,
  number: '+17275550142',
  formatted: '+17275550142',
  comment: 'Ask for Iris',
  title: 'Iris Vale · Contacts',
  page: 'https://crm.example/contacts/7',
};

describe('a callback is kept', () => {
  test('with its time by the dialer’s clock, its number, its record and its comment', () => {
    expect(updateCallbacks([], [called(), disposed()], clock, now)).toEqual([set]);
  });

  test('once, however often the journal is read', () => {
    expect(updateCallbacks([set], [called(), disposed()], clock, now)).toEqual([set]);
    const removed = withoutCallback([set], set.id, now);
    const later = updateCallbacks(removed, [called(), disposed()], clock, now + 2 * hour);
    expect(callbackViews(later, owner, false)).toEqual([]);
  });

  test.each<[string, Entry[]]>([
    ['the dialer has not confirmed it', [called(), disposed({ state: 'sent' })]],
    ['the dialer refused it', [called(), disposed({ state: 'refused' })]],
    ['the dialer dropped it', [called(), disposed({ warning: { kind: 'callbackNotKept' } })]],
    ['the disposition has none', [called(), disposed({ command: { kind: 'dispose', status: 'NI' } })]],
    ['the call is not known', [disposed()]],
    ['the call was of another agent', [called({ owner: 'dialer.example|1001' }), disposed()]],
  ])('but not when %s', (_why, journal) => {
    expect(updateCallbacks([], journal, clock, now)).toEqual([]);
  });
});

describe('a callback is over', () => {
  const open = (known: readonly SetCallback[], journal: readonly Entry[], at = now) =>
    callbackViews(updateCallbacks(known, journal, clock, at), owner, false).map(({ id }) => id);

  test('when its number was called at its time, or up to 15 minutes earlier', () => {
    const call = (calledAt: number) => called({ id: 'second', createdAt: calledAt - 1, calledAt });
    expect(open([set], [call(set.dueAt + hour)], set.dueAt + hour)).toEqual([]);
    expect(open([set], [call(set.dueAt - 10 * 60_000)], set.dueAt)).toEqual([]);
    expect(open([set], [call(set.dueAt - hour)], set.dueAt)).toEqual([set.id]);
  });

  test('not when another number, another agent or no call followed', () => {
    const at = set.dueAt + 60_000;
    expect(open([set], [called({ calledAt: at }, '+18135550191')], at)).toEqual([set.id]);
    expect(open([set], [called({ calledAt: at, owner: 'dialer.example|1001' })], at)).toEqual([set.id]);
    const { calledAt: _none, ...refused } = called({ state: 'refused', createdAt: at });
    expect(open([set], [refused], at)).toEqual([set.id]);
  });

  test('when a later one for its number is set', () => {
    const later = disposed({ id: 'later', createdAt: now - 1_000 }, '2026-12-04 10:00:00');
    expect(open([set], [called(), later])).toEqual(['later']);
  });

  test('when nobody cared for 30 days', () => {
    expect(open([set], [], set.dueAt + 29 * 24 * hour)).toEqual([set.id]);
    expect(updateCallbacks([set], [], clock, set.dueAt + 31 * 24 * hour)).toEqual([]);
  });
});

test('surfaces see only the callbacks of this agent, the earliest first, masked where that is wanted', () => {
  const other = { ...set, id: 'other', owner: 'dialer.example|1001' };
  const earlier = { ...set, id: 'earlier', dueAt: set.dueAt - hour, title: 'Call 727 555 0142' };
  const views = callbackViews([set, other, earlier], owner, true);
  expect(views.map(({ id }) => id)).toEqual(['earlier', 'the-disposition']);
  expect(JSON.stringify(views)).not.toMatch(/555.?01/);
  expect(views[1]).toMatchObject({ title: 'Iris Vale · Contacts', site: 'crm.example' });
  expect(JSON.stringify(views)).not.toContain('/contacts/7');
  expect(callbackViews([set], undefined, false)).toEqual([]);
});

test('the next reminder is the first moment at which another callback is due', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -100, max: 100 })),
      fc.integer({ min: 0, max: 60 }),
      (times, before) => {
        const callbacks = times.map((minute, nth) => ({
          id: `callback-${nth}`,
          dueAt: now + minute * 60_000,
          number: '',
          comment: '',
        }));
        const due = (at: number) => callbacks.filter((each) => isDue(each, before * 60_000, at)).length;
        const wait = nextReminder(callbacks, before * 60_000, now);
        if (wait === undefined) expect(due(now)).toBe(callbacks.length);
        else {
          expect(due(now + wait - 1)).toBe(due(now));
          expect(due(now + wait)).toBeGreaterThan(due(now));
        }
      },
    ),
    { numRuns: propertyRuns },
  );
});
