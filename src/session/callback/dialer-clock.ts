/**
 * A time as a wall clock shows it, in milliseconds as if its zone was UTC. It holds no zone, so only times of the same
 * clock can be compared.
 */
export type WallTime = number;

/** The dialer's clock, by which callbacks are set (docs/vicidial/facts.md 5.2). */
export interface DialerClock {
  /** An IANA time zone; or minutes east of UTC, if the dialer is in another zone than the browser and its rules are unknown. */
  readonly zone: string | number;
  /** How much the clock is fast, in milliseconds. */
  readonly fastMs: number;
}

/** Clocks that differ by less than this are in one time zone and inexact, in milliseconds. Zones differ by quarters of an hour. */
const quarterMs = 15 * 60_000;

/**
 * The dialer's clock. `skew`: the dialer's wall clock minus the browser's, in milliseconds (`PopupState.clockSkew`).
 * `zone`: the browser's IANA time zone. `now`: epoch milliseconds.
 */
export function dialerClock(skew: number, zone: string, now: number): DialerClock {
  const quarters = Math.round(skew / quarterMs);
  const fastMs = skew - quarters * quarterMs;
  if (quarters === 0) return { zone, fastMs };
  return { zone: Math.round((wallTimeIn(zone, now) - now + quarters * quarterMs) / 60_000), fastMs };
}

/** The dialer's wall time at `now` (epoch milliseconds). */
export function dialerTime({ zone, fastMs }: DialerClock, now: number): WallTime {
  return wallTimeIn(zone, now + fastMs);
}

/**
 * The moment (epoch milliseconds) at which the dialer's clock shows `wall`; undefined if it never does, because daylight
 * saving time skips that hour. Of two such moments, the first.
 */
export function momentOf({ zone, fastMs }: DialerClock, wall: WallTime): number | undefined {
  // The offset from UTC is one of those a day before and a day after.
  const offsets = [wall - dayMs, wall + dayMs].map((near) => wallTimeIn(zone, near) - near);
  const moments = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  const found = moments.find((moment) => wallTimeIn(zone, moment) === wall);
  return found === undefined ? undefined : found - fastMs;
}

/** The wall time in a time zone at `moment` (epoch milliseconds), to the second. */
export function wallTimeIn(zone: string | number, moment: number): WallTime {
  if (typeof zone === 'number') return moment + zone * 60_000;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  const seconds = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return seconds + (((moment % 1_000) + 1_000) % 1_000);
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Midnight before `wall`. */
export function startOfDay(wall: WallTime): WallTime {
  return wall - (((wall % dayMs) + dayMs) % dayMs);
}

/** 0 is Sunday. */
export function dayOfWeek(wall: WallTime): number {
  return new Date(wall).getUTCDay();
}

/** `YYYY-MM-DD HH:MM:00`, as the dialer stores a callback. */
export function formatWallTime(wall: WallTime): string {
  return `${new Date(wall).toISOString().slice(0, 16).replace('T', ' ')}:00`;
}

/** Reads `YYYY-MM-DD HH:MM`, also with a `T` and with seconds; undefined if it is no such time. */
export function readWallTime(text: string): WallTime | undefined {
  const [, date = '', time = ''] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d)?$/.exec(text) ?? [];
  const wall = Date.parse(`${date}T${time}:00Z`);
  // `Date` reads February 30 as March 2.
  return !Number.isNaN(wall) && formatWallTime(wall).startsWith(`${date} ${time}`) ? wall : undefined;
}
