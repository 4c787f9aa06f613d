import { fail, ok, type Result } from '../../result.ts';
import {
  type DialerClock,
  dayMs,
  dayOfWeek,
  dialerTime,
  hourMs,
  minuteMs,
  momentOf,
  readWallTime,
  startOfDay,
  type WallTime,
} from './dialer-clock.ts';

/** Why a text or a time is no time for a callback. `skipped`: daylight saving time skips that hour. */
export type CallbackTimeError = 'notATime' | 'past' | 'skipped';

/** The times that one press sets. */
export const presets = ['inAnHour', 'tomorrow', 'weekdayAtNine', 'nextWeek'] as const;
export type CallbackPreset = (typeof presets)[number];

/** The dialer's wall time of a preset at `now` (epoch milliseconds). An hour that daylight saving time skips is an hour later. */
export function presetTime(preset: CallbackPreset, clock: DialerClock, now: number): WallTime {
  const wall = toMinute(dialerTime(clock, now));
  if (preset === 'inAnHour') return toMinute(dialerTime(clock, now + hourMs));
  const time = preset === 'weekdayAtNine' ? nextWeekday(wall) + 9 * hourMs : wall + daysUntil[preset] * dayMs;
  return momentOf(clock, time) === undefined ? time + hourMs : time;
}

const daysUntil = { tomorrow: 1, nextWeek: 7 } as const;

/** Midnight of the next day from Monday to Friday. */
function nextWeekday(wall: WallTime): WallTime {
  const tomorrow = startOfDay(wall) + dayMs;
  return tomorrow + ([1, 0, 0, 0, 0, 0, 2][dayOfWeek(tomorrow)] ?? 0) * dayMs;
}

/** Checks a wall time of the dialer at `now` (epoch milliseconds). */
export function checkCallbackTime(
  wall: WallTime,
  clock: DialerClock,
  now: number,
): Result<WallTime, CallbackTimeError> {
  const moment = momentOf(clock, wall);
  if (moment === undefined) return fail('skipped');
  return moment <= now ? fail('past') : ok(wall);
}

/**
 * Reads a time that a person typed in English or Spanish: `tue 10`, `tomorrow 3:30pm`, `mañana 9`, `in 2 hours`,
 * `2026-12-01 10:00`. By the dialer's clock, which shows `now` (epoch milliseconds). A day of the week is the next such
 * day. A time without a day is the next such time. The hours 1 to 6 as one digit are in the afternoon.
 */
export function parseCallbackTime(
  text: string,
  clock: DialerClock,
  now: number,
): Result<WallTime, CallbackTimeError> {
  const typed = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/,/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const wall = readRelative(typed, clock, now) ?? readAbsolute(typed, toMinute(dialerTime(clock, now)));
  return wall === undefined ? fail('notATime') : checkCallbackTime(wall, clock, now);
}

/** `in 2 hours`, `en 30 min`, `+3d`. Days and weeks keep the time of the day. */
function readRelative(typed: string, clock: DialerClock, now: number): WallTime | undefined {
  const [, count = '', unit = ''] = /^(?:in |en |\+ ?)(\d{1,3}) ?([a-z]+)$/.exec(typed) ?? [];
  const length = units.find(([pattern]) => pattern.test(unit))?.[1];
  if (length === undefined) return undefined;
  const span = Number(count) * length;
  return length >= dayMs ? toMinute(dialerTime(clock, now)) + span : toMinute(dialerTime(clock, now + span));
}

const units = [
  [/^(m|min|mins|minutes?|minutos?)$/, minuteMs],
  [/^(h|hr|hrs|hours?|horas?)$/, hourMs],
  [/^(d|days?|dias?)$/, dayMs],
  [/^(w|weeks?|semanas?)$/, 7 * dayMs],
] as const;

/** A time, after a date or a day if the text names one. */
function readAbsolute(typed: string, wall: WallTime): WallTime | undefined {
  const words = typed.replace(/\b(at|on|el|a las?)\b ?/g, '');
  const [, date] = /^(\d{4}-\d\d-\d\d)[t ]/.exec(words) ?? [];
  const [, day] = /^([a-z]+) /.exec(words) ?? [];
  const minutes = readTime(words.slice((date ?? day)?.length ?? 0).replace(/^[t ]/, ''));
  if (minutes === undefined) return undefined;
  const time = minutes * minuteMs;
  if (date !== undefined) {
    const midnight = readWallTime(`${date} 00:00`);
    return midnight === undefined ? undefined : midnight + time;
  }
  const today = startOfDay(wall);
  const isStillToCome = today + time > wall;
  const days = day === undefined ? Number(!isStillToCome) : daysFrom(day, wall, isStillToCome);
  return days === undefined ? undefined : today + days * dayMs + time;
}

/** Days until the day that a word names. Today counts as the next such day of the week if its time is still to come. */
function daysFrom(word: string, wall: WallTime, isStillToCome: boolean): number | undefined {
  if (word === 'today' || word === 'hoy') return 0;
  if (isShortFor(word, ['tomorrow', 'manana'])) return 1;
  const day = weekdays.findIndex((names) => isShortFor(word, names));
  if (day < 0) return undefined;
  const days = (day - dayOfWeek(wall) + 7) % 7;
  return days === 0 && !isStillToCome ? 7 : days;
}

/** From Sunday, without accents. */
const weekdays: readonly (readonly string[])[] = [
  ['sunday', 'domingo'],
  ['monday', 'lunes'],
  ['tuesday', 'martes'],
  ['wednesday', 'miercoles'],
  ['thursday', 'jueves'],
  ['friday', 'viernes'],
  ['saturday', 'sabado'],
];

/** Whether `word` is the beginning of a name, with at least three letters. */
function isShortFor(word: string, names: readonly string[]): boolean {
  return word.length >= 3 && names.some((name) => name.startsWith(word));
}

/** Minutes after midnight of `10`, `10:30`, `3pm`, `noon`; undefined if it is no time. */
function readTime(text: string): number | undefined {
  if (text === 'noon' || text === 'mediodia') return 12 * 60;
  const [, hour = '', minute = '00', half = ''] =
    /^(\d{1,2})(?:[:.h]([0-5]\d))? ?(?:([ap])\.?(?:m\.?)?)?$/.exec(text) ?? [];
  const hours = Number(hour);
  if (hour === '' || hours > 23) return undefined;
  if (half !== '')
    return hours < 1 || hours > 12 ? undefined : at((hours % 12) + (half === 'p' ? 12 : 0), minute);
  const isAfternoon = /^[1-6]$/.test(hour);
  return at(isAfternoon ? hours + 12 : hours, minute);
}

function at(hours: number, minute: string): number {
  return hours * 60 + Number(minute);
}

function toMinute(wall: WallTime): WallTime {
  return Math.floor(wall / minuteMs) * minuteMs;
}
