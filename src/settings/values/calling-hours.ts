import { ok, type Result } from '../../result.ts';
import { readLines } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';

/** The hours in which numbers may be called, in the local time of the called number. */
export interface CallingHours {
  /** `*` (everywhere), a country (`FR`), or the prefix of an international number (`+1305`). */
  readonly where: string;
  /** 0 is Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight. `to` is exclusive. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** IANA time zone. Default: the time zone of the country. */
  readonly zone?: string;
}

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function readDays(text: string): number[] | undefined {
  const [first = -1, last = first] = text.split('-').map((name) => dayNames.indexOf(name));
  if (first < 0 || last < 0 || text.split('-').length > 2) return undefined;
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => (first + index) % 7);
}

function readSpan(text: string): { from: number; to: number } | undefined {
  const times = /^(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)$/.exec(text)?.slice(1).map(Number);
  if (!times) return undefined;
  const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = times;
  const [from, to] = [h1 * 60 + m1, h2 * 60 + m2];
  return from < to && to <= 24 * 60 ? { from, to } : undefined;
}

/** `*=08:00-21:00`, `FR=Mon-Fri 10:00-13:00,14:00-20:00`, `+1205=Mon-Sat 08:00-20:00@America/Chicago`. */
export function readCallingHours(line: string): Result<CallingHours, ValidationError> {
  const [, where = '', days, spans = '', zone] =
    /^(\*|[A-Z]{2}|\+[1-9]\d{0,14})\s*=\s*(?:([A-Za-z]{3}(?:-[A-Za-z]{3})?)\s+)?([^\s@]+)(?:@(\S+))?$/.exec(
      line,
    ) ?? [];
  const read = spans.split(',').map(readSpan);
  const good = read.filter((span) => span !== undefined);
  const onDays = days === undefined ? [0, 1, 2, 3, 4, 5, 6] : readDays(days);
  if (where === '' || !onDays || good.length !== read.length) return invalid('notHours');
  if (zone !== undefined && !isZone(zone)) return invalid('notHours');
  return ok({ where, days: onDays, spans: good, ...(zone === undefined ? {} : { zone }) });
}

/** The hours for a number. The longest matching prefix takes precedence over the country, and the country over `*`. */
export function callingHoursFor(lines: readonly string[], country: string, e164: string): CallingHours[] {
  const all = readLines(lines, readCallingHours);
  const prefixes = all
    .map(({ where }) => where)
    .filter((where) => where.startsWith('+') && e164.startsWith(where));
  const longest = prefixes.reduce((best, where) => (where.length > best.length ? where : best), '');
  for (const where of [longest, country, '*']) {
    const found = all.filter((hours) => where !== '' && hours.where === where);
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether this time is within the hours (`day`: 0 is Sunday; `minute` after midnight). Without hours, any time is. */
export function isWithin(hours: readonly CallingHours[], day: number, minute: number): boolean {
  return (
    hours.length === 0 ||
    hours.some(
      ({ days, spans }) => days.includes(day) && spans.some(({ from, to }) => minute >= from && minute < to),
    )
  );
}

/** `unknown`: the local time of the called number is unknown. */
export type CallingTime = 'inside' | 'outside' | 'unknown';

/**
 * Whether `now` (epoch milliseconds) is within the hours, in the local time of the called number. `zones`: its possible IANA
 * time zones. `now` is outside the hours if it is outside in all of them. A line with a zone of its own needs no `zones`.
 * Without hours, any time is inside.
 */
export function callingTime(
  hours: readonly CallingHours[],
  zones: readonly string[],
  now: number,
): CallingTime {
  if (hours.length === 0) return 'inside';
  const zoned = hours.filter(({ zone }) => zone !== undefined);
  if (zoned.some((each) => isWithin([each], ...localTime(each.zone ?? '', now)))) return 'inside';
  const others = hours.filter(({ zone }) => zone === undefined);
  if (others.length === 0) return 'outside';
  if (zones.length === 0) return 'unknown';
  return zones.some((zone) => isWithin(others, ...localTime(zone, now))) ? 'inside' : 'outside';
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Day (0 is Sunday) and minute after midnight. */
function localTime(timeZone: string, now: number): [number, number] {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return [dayNames.indexOf(part('weekday')), Number(part('hour')) * 60 + Number(part('minute'))];
}
