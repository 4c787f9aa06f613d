import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/session/command.ts';
import type { Entry } from '../../src/session/journal.ts';
import { type Fate, Shift } from '../support/model-dialer.ts';
import { propertyRuns } from '../support/property-runs.ts';

const dial = (number: string): Command => ({
  kind: 'dial',
  number: `+1${number}`,
  formatted: number,
  phoneCode: '1',
  value: number,
  preview: false,
});

const command = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('3125551212', '2125550101', '4155550123').map(dial) },
  fc.constant<Command>({ kind: 'hangUp' }),
  fc
    .constantFrom(undefined, 'BREAK')
    .map((thenPause): Command => ({ kind: 'hangUp', disposition: { status: 'SALE', thenPause } })),
  fc.constant<Command>({ kind: 'cancelDial' }),
  fc.constantFrom('SALE', 'NI', 'CALLBK').map((status): Command => ({ kind: 'dispose', status })),
  fc.constant<Command>({ kind: 'dispose', status: 'A', thenPause: 'BREAK' }),
  fc.constantFrom('', 'LUNCH').map((code): Command => ({ kind: 'pause', code })),
  fc.constant<Command>({ kind: 'resume' }),
);
const fate = fc.constantFrom<Fate>('answered', 'answered', 'answered', 'requestLost', 'replyLost', 'late');
const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('click' as const),
      command,
      fate,
      again: fc.integer({ min: 0, max: 2 }),
      stopAt: fc.constantFrom(undefined, undefined, undefined, 'written', 'marked', 'answered'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(0, 1, 1, 2, 5, 30, 100),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('look' as const), fate }) },
  fc.constant({ do: 'stop' as const }),
  fc.constant({ do: 'sleep' as const }),
  fc.constant({ do: 'wake' as const }),
);
/** The agent sets some dispositions on the agent screen too. */
const eventOrScreen = fc.oneof(
  { weight: 10, arbitrary: event },
  { weight: 1, arbitrary: fc.constant({ do: 'disposeOnScreen' as const }) },
);

type Event = typeof eventOrScreen extends fc.Arbitrary<infer E> ? E : never;

function play(shift: Shift, events: readonly Event[], after: (before: readonly Entry[]) => void): void {
  events.forEach((each, nth) => {
    const before = shift.journal;
    if (each.do === 'click') {
      for (let time = 0; time <= each.again; time += 1) {
        shift.command(`click-${nth}`, each.command, each.fate, time === 0 ? each.stopAt : undefined);
      }
    } else if (each.do === 'wait') shift.wait(each.seconds);
    else if (each.do === 'look') shift.look(each.fate);
    else if (each.do === 'stop') shift.stop();
    else if (each.do === 'disposeOnScreen') shift.dialer.disposeOnScreen();
    else shift.dialer.isAwake = each.do === 'wake';
    after(before);
  });
}

/** Whatever happens, then everything works again for long enough. */
function recover(shift: Shift): void {
  shift.stop();
  shift.dialer.isAwake = true;
  for (let nth = 0; nth < 100; nth += 1) {
    shift.wait(2);
    shift.look();
  }
}

const inOneSecond = (a: number, b: number) => Math.floor(a / 1000) === Math.floor(b / 1000);

describe.each(['plain', 'full'] as const)('over any order of events, seen by a %s account', (source) => {
  const always = (
    check: (shift: Shift, before: readonly Entry[]) => void,
    last?: (shift: Shift) => void,
    each: fc.Arbitrary<Event> = event,
  ) =>
    fc.assert(
      fc.property(fc.array(each, { maxLength: 40 }), (events) => {
        const shift = new Shift(source);
        shift.look();
        play(shift, events, (before) => check(shift, before));
        if (last) {
          recover(shift);
          last(shift);
        }
      }),
      // The same events each time; RUNS looks for rarer ones, with a seed of its own.
      { numRuns: propertyRuns, seed: 20_261_121 },
    );

  test('one click is sent once, and one click is one call at the most', () => {
    always((shift) => {
      const ids = shift.sent.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const dials = shift.sent.filter(({ command: { kind } }) => kind === 'dial');
      expect(shift.dialer.calls.length).toBeLessThanOrEqual(dials.length);
    });
  });

  test('dials are two seconds apart, never in one second of the clock, one in flight', () => {
    always((shift) => {
      const times = shift.sent.filter(({ command: { kind } }) => kind === 'dial').map(({ at }) => at);
      for (const [nth, time] of times.entries()) {
        const before = times[nth - 1];
        if (before === undefined) continue;
        expect(time - before).toBeGreaterThanOrEqual(2_000);
        expect(inOneSecond(time, before)).toBe(false);
      }
      const open = shift.journal.filter(
        (entry) => entry.command.kind === 'dial' && ['asking', 'new', 'sent'].includes(entry.state),
      );
      expect(open.length).toBeLessThanOrEqual(1);
    });
  });

  test('refused and confirmed are final; unknown becomes confirmed or canceled, never anything else', () => {
    always((shift, before) => {
      for (const old of before) {
        const now = shift.journal.find(({ id }) => id === old.id);
        if (old.state === 'refused' || old.state === 'confirmed') expect(now?.state).toBe(old.state);
        if (old.state === 'unknown' && now?.state !== 'unknown') {
          const isCanceled = now?.state === 'refused' && now.failure?.kind === 'canceled';
          expect(now?.state === 'confirmed' || isCanceled).toBe(true);
        }
      }
      expect(before.every(({ id }) => shift.journal.some((entry) => entry.id === id))).toBe(true);
    });
  });

  test('a confirmed dial is a call that was placed, to its number, and each call is of one dial', () => {
    always(
      () => {},
      (shift) => {
        const confirmed = shift.journal.filter(
          ({ command: { kind }, state }) => kind === 'dial' && state === 'confirmed',
        );
        const placed = shift.dialer.calls.map(({ number }) => number);
        for (const entry of confirmed) {
          const nth = placed.indexOf(entry.command.kind === 'dial' ? entry.command.number : '');
          expect(nth).toBeGreaterThanOrEqual(0);
          placed.splice(nth, 1);
        }
      },
    );
  });

  test('a disposition that was confirmed is the one that the dialer has', () => {
    always(
      () => {},
      (shift) => {
        const confirmed = shift.journal.flatMap(({ command: given, state, acceptedAt }) =>
          given.kind === 'dispose' && state === 'confirmed' && acceptedAt !== undefined ? [given.status] : [],
        );
        const had = [...shift.dialer.dispositions];
        for (const status of confirmed) {
          expect(had).toContain(status);
          had.splice(had.indexOf(status), 1);
        }
      },
    );
  });

  test('the disposition of a one-press hang-up is sent once, and never in a later call', () => {
    always(
      (shift) => {
        for (const hangUp of shift.sent.filter(({ command: { kind } }) => kind === 'hangUp')) {
          const disposed = shift.sent.filter(({ id }) => id === `${hangUp.id}-then`);
          expect(disposed.length).toBeLessThanOrEqual(1);
          for (const { calls } of disposed) expect(calls).toBe(hangUp.calls);
        }
      },
      undefined,
      eventOrScreen,
    );
  });

  test('a one-press hang-up sets its disposition, or says that the agent must set it', () => {
    always(
      () => {},
      (shift) => {
        for (const { id, command: given, state, warning } of shift.journal) {
          if (given.kind !== 'hangUp' || given.disposition === undefined || state !== 'confirmed') continue;
          const disposed = shift.journal.some((entry) => entry.id === `${id}-then`);
          expect(disposed).toBe(warning === undefined);
        }
      },
      eventOrScreen,
    );
  });

  test('nothing stays open once the dialer answers again', () => {
    always(
      () => {},
      (shift) => {
        const open = shift.journal.filter(({ state, command: given }) => {
          const isLater = given.kind === 'pause' && shift.session.state !== 'paused';
          return ['asking', 'new', 'sent'].includes(state) && !isLater;
        });
        expect(open).toEqual([]);
      },
    );
  });
});
