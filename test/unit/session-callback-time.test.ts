import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../src/result.ts';
import {
  type CallbackPreset,
  checkCallbackTime,
  parseCallbackTime,
  presets,
  presetTime,
} from '../../src/session/callback/callback-time.ts';
import {
  type DialerClock,
  dialerClock,
  dialerTime,
  formatWallTime,
  momentOf,
  readWallTime,
  wallTimeIn,
} from '../../src/session/callback/dialer-clock.ts';
import { propertyRuns } from '../support/property-runs.ts';

const chicago: DialerClock = { zone: 'America/Chicago', fastMs: 0 };
/** Wednesday, December 2, 2026, 09:41:20 in Chicago. */
const now = Date.parse('2026-12-02T15:41:20Z');

const read = (text: string, clock = chicago, at = now) => {
  const time = parseCallbackTime(text, clock, at);
  return time.ok ? formatWallTime(time.value).slice(0, 16) : time.error;
};

describe('a typed time', () => {
  test.each([
    ['tue 10', '2026-12-08 10:00'],
    ['Tue 10', '2026-12-08 10:00'],
    ['tues 10:30', '2026-12-08 10:30'],
    ['tuesday at 3pm', '2026-12-08 15:00'],
    ['on Thursday at 9', '2026-12-03 09:00'],
    ['fri 3', '2026-12-04 15:00'],
    ['fri 3am', '2026-12-04 03:00'],
    ['fri 03:00', '2026-12-04 03:00'],
    ['fri 12 a.m.', '2026-12-04 00:00'],
    ['fri 12pm', '2026-12-04 12:00'],
    ['fri noon', '2026-12-04 12:00'],
    ['wed 10', '2026-12-02 10:00'],
    ['wed 9', '2026-12-09 09:00'],
    ['wed 9:41', '2026-12-09 09:41'],
    ['10', '2026-12-02 10:00'],
    ['9:30', '2026-12-03 09:30'],
    ['at 17h30', '2026-12-02 17:30'],
    ['today 16', '2026-12-02 16:00'],
    ['tomorrow 9.15', '2026-12-03 09:15'],
    ['tom 9', '2026-12-03 09:00'],
    ['mar 10', '2026-12-08 10:00'],
    ['el martes a las 10', '2026-12-08 10:00'],
    ['miércoles 8', '2026-12-09 08:00'],
    ['sábado, 11:00', '2026-12-05 11:00'],
    ['mañana 9', '2026-12-03 09:00'],
    ['MAÑANA A LAS 4', '2026-12-03 16:00'],
    ['mañana mediodía', '2026-12-03 12:00'],
    ['hoy 13', '2026-12-02 13:00'],
    ['a la 1', '2026-12-02 13:00'],
    ['in 2 hours', '2026-12-02 11:41'],
    ['in 1 h', '2026-12-02 10:41'],
    ['+30m', '2026-12-02 10:11'],
    ['en 45 minutos', '2026-12-02 10:26'],
    ['en 3 días', '2026-12-05 09:41'],
    ['in 2 weeks', '2026-12-16 09:41'],
    ['2026-12-24 15:00', '2026-12-24 15:00'],
    ['2026-12-24T15:00', '2026-12-24 15:00'],
    ['2028-02-29 10', '2028-02-29 10:00'],
    ['2027-02-29 10', 'notATime'],
    ['2026-12-01 10:00', 'past'],
    ['today 9', 'past'],
    ['in 0 minutes', 'past'],
    ['', 'notATime'],
    ['tue', 'notATime'],
    ['tu 10', 'notATime'],
    ['mars 10', 'notATime'],
    ['tue 24', 'notATime'],
    ['tue 10:60', 'notATime'],
    ['tue 13pm', 'notATime'],
    ['tue 0am', 'notATime'],
    ['next week', 'notATime'],
    ['in 2 fortnights', 'notATime'],
    ['12/8 10:00', 'notATime'],
    ['-5', 'notATime'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('an hour that daylight saving time skips at the dialer is refused, and the hours around it are not', () => {
    const saturday = Date.parse('2027-03-13T18:00:00Z');
    expect(read('sun 2:30am', chicago, saturday)).toBe('skipped');
    expect(read('sun 1:59am', chicago, saturday)).toBe('2027-03-14 01:59');
    expect(read('sun 3am', chicago, saturday)).toBe('2027-03-14 03:00');
    expect(read('in 14 hours', chicago, saturday)).toBe('2027-03-14 03:00');
  });

  test('the clock is that of the dialer', () => {
    const tokyo: DialerClock = { zone: 9 * 60, fastMs: 0 };
    // In Tokyo it is Thursday, 00:41.
    expect(read('thu 9', tokyo)).toBe('2026-12-03 09:00');
    expect(read('tomorrow 9', tokyo)).toBe('2026-12-04 09:00');
    expect(read('in 1 hour', { ...chicago, fastMs: 5 * 60_000 })).toBe('2026-12-02 10:46');
  });

  test('no text gives a time that is past or skipped', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.stringMatching(
            /^(mon|tue|wed|thu|fri|sat|sun|today|tomorrow|hoy|dom|lun) \d{1,2}(:\d\d)?( ?[ap]m)?$/,
          ),
        ),
        fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2029-01-01') }),
        (text, at) => {
          const time = parseCallbackTime(text, chicago, at);
          if (!time.ok) return;
          const moment = momentOf(chicago, time.value) ?? Number.NaN;
          expect(moment).toBeGreaterThan(at);
          expect(dialerTime(chicago, moment)).toBe(time.value);
        },
      ),
      { numRuns: propertyRuns },
    );
  });
});

describe('the presets', () => {
  const preset = (name: CallbackPreset, at: string) =>
    formatWallTime(presetTime(name, chicago, Date.parse(at))).slice(0, 16);

  test.each<[CallbackPreset, string, string]>([
    ['inAnHour', '2026-12-02T15:41:20Z', '2026-12-02 10:41'],
    ['tomorrow', '2026-12-02T15:41:20Z', '2026-12-03 09:41'],
    ['nextWeek', '2026-12-02T15:41:20Z', '2026-12-09 09:41'],
    ['weekdayAtNine', '2026-12-02T15:41:20Z', '2026-12-03 09:00'],
    // Thursday, Friday, Saturday and Sunday.
    ['weekdayAtNine', '2026-12-03T15:41:20Z', '2026-12-04 09:00'],
    ['weekdayAtNine', '2026-12-04T15:41:20Z', '2026-12-07 09:00'],
    ['weekdayAtNine', '2026-12-05T15:41:20Z', '2026-12-07 09:00'],
    ['weekdayAtNine', '2026-12-06T15:41:20Z', '2026-12-07 09:00'],
    // The night in which an hour is skipped.
    ['inAnHour', '2027-03-14T07:30:00Z', '2027-03-14 03:30'],
    ['tomorrow', '2027-03-13T08:30:00Z', '2027-03-14 03:30'],
    ['nextWeek', '2027-03-07T08:30:00Z', '2027-03-14 03:30'],
    // The night in which an hour comes twice.
    ['inAnHour', '2026-11-01T06:30:00Z', '2026-11-01 01:30'],
  ])('%s at %s is %s', (name, at, expected) => {
    expect(preset(name, at)).toBe(expected);
  });

  test('each is a time to come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...presets),
        fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2029-01-01') }),
        (name, at) => {
          const moment = momentOf(chicago, presetTime(name, chicago, at)) ?? Number.NaN;
          // In the hour that comes twice, the clock alone does not tell the two apart.
          expect(moment).toBeGreaterThan(at - 3_600_000);
        },
      ),
      { numRuns: propertyRuns },
    );
  });
});

describe("the dialer's clock", () => {
  test('a dialer in the zone of the browser has its rules; the clock may be inexact', () => {
    expect(dialerClock(40_000, 'America/Chicago', now)).toEqual({ zone: 'America/Chicago', fastMs: 40_000 });
    expect(dialerClock(-6 * 60_000, 'America/Chicago', now)).toEqual({
      zone: 'America/Chicago',
      fastMs: -6 * 60_000,
    });
  });

  test('of a dialer in another zone only the distance from UTC is known', () => {
    expect(dialerClock(3_600_000 + 2_000, 'America/Chicago', now)).toEqual({ zone: -300, fastMs: 2_000 });
    expect(dialerClock(11.5 * 3_600_000, 'America/Chicago', now)).toEqual({ zone: 330, fastMs: 0 });
  });

  test('a wall time is its own moment, except in the hour that comes twice', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'America/Chicago',
          'Europe/Madrid',
          'Australia/Lord_Howe',
          'Asia/Kolkata',
          'UTC',
          -210,
        ),
        fc.integer({ min: Date.parse('2026-01-01') / 1000, max: Date.parse('2029-01-01') / 1000 }),
        (zone, seconds) => {
          const moment = seconds * 1000;
          const wall = wallTimeIn(zone, moment);
          const found = momentOf({ zone, fastMs: 0 }, wall);
          expect(found).toBeDefined();
          expect(wallTimeIn(zone, found ?? 0)).toBe(wall);
          expect(found).toBeLessThanOrEqual(moment);
        },
      ),
      { numRuns: propertyRuns },
    );
  });

  test('a time of the form is read and checked', () => {
    const wall = (text: string) => readWallTime(text) ?? Number.NaN;
    expect(checkCallbackTime(wall('2026-12-02T09:42'), chicago, now)).toEqual(
      ok(wall('2026-12-02 09:42:00')),
    );
    expect(checkCallbackTime(wall('2026-12-02T09:41'), chicago, now)).toEqual(fail('past'));
    expect(checkCallbackTime(wall('2027-03-14T02:30'), chicago, now)).toEqual(fail('skipped'));
    expect(readWallTime('2026-02-30T10:00')).toBeUndefined();
    expect(readWallTime('tomorrow')).toBeUndefined();
  });
});
