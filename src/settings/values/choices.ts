import { ok, type Result } from '../../result.ts';
import { type Named, parseLine, parseName, readLines } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';

/** A status that an agent can give a finished call. */
export interface Disposition {
  /** 1 to 6 characters, as the dialer stores it. */
  readonly status: string;
  readonly name: string;
  /** The agent must choose a date, and the dialer stores a scheduled callback. */
  readonly isCallback: boolean;
  /** The digit or letter that selects it. */
  readonly shortcut?: string;
}

export interface PauseCode {
  /** 1 to 6 characters, as the dialer stores it. */
  readonly code: string;
  readonly name: string;
  readonly shortcut?: string;
  /** The longest pause with this code, in minutes. The team page marks a longer one. */
  readonly limitMinutes?: number;
}

interface Pick extends Named {
  readonly isCallback: boolean;
  readonly shortcut?: string;
  readonly limitMinutes?: number;
}

/** A day. */
const longestLimit = 1440;

function readPick(line: string, known: readonly string[]): Result<Pick, ValidationError> {
  const cut = parseLine(line, known);
  if (!cut.ok) return cut;
  const { value, name } = parseName(cut.value.head);
  // The columns have six characters, and the dialer silently truncates longer values (docs/vicidial/facts.md 4, 5.2, 5.5).
  if (!/^[A-Za-z0-9_-]{1,6}$/.test(value)) return invalid('notDialerName', '6');
  if (name === '' || name.length > 60) return invalid('noName');
  const shortcut = cut.value.parts.get('key')?.toLowerCase();
  if (shortcut !== undefined && !/^[0-9a-z]$/.test(shortcut)) return invalid('notShortcut');
  if (cut.value.parts.get('callback')) return invalid('unknownPart', known.join(', '));
  const max = cut.value.parts.get('max');
  if (max !== undefined && !(/^\d{1,4}$/.test(max) && Number(max) >= 1 && Number(max) <= longestLimit)) {
    return invalid('outOfRange', '1', String(longestLimit));
  }
  return ok({
    ...{ value, name, isCallback: cut.value.parts.has('callback') },
    ...(shortcut ? { shortcut } : {}),
    ...(max === undefined ? {} : { limitMinutes: Number(max) }),
  });
}

/** `SALE=Sale made`, `CALLBK=Call back;callback;key=2`. */
export function readDisposition(line: string): Result<Disposition, ValidationError> {
  const pick = readPick(line, ['callback', 'key']);
  if (!pick.ok) return pick;
  const { value, ...rest } = pick.value;
  return ok({ status: value, ...rest });
}

/** `LUNCH=Lunch`, `BREAK=Short break;key=1;max=15`. */
export function readPauseCode(line: string): Result<PauseCode, ValidationError> {
  const pick = readPick(line, ['key', 'max']);
  if (!pick.ok) return pick;
  const { value, isCallback: _never, ...rest } = pick.value;
  return ok({ code: value, ...rest });
}

/** The identifiers of a disposition or pause code line, which no other line may use: its status or code, and its key. */
export function choiceIdentifiers(line: string): string[] {
  return readLines([line], (text) => readPick(text, ['callback', 'key', 'max'])).flatMap(
    ({ value, shortcut }) => (shortcut === undefined ? [value] : [value, `key=${shortcut}`]),
  );
}

export function dispositions(lines: readonly string[]): Disposition[] {
  return readLines(lines, readDisposition);
}

export function pauseCodes(lines: readonly string[]): PauseCode[] {
  return readLines(lines, readPauseCode);
}

/** The limits in minutes, by pause code. */
export function pauseLimits(codes: readonly PauseCode[]): ReadonlyMap<string, number> {
  return new Map(
    codes.flatMap(({ code, limitMinutes }) =>
      limitMinutes === undefined ? [] : [[code, limitMinutes] as const],
    ),
  );
}
