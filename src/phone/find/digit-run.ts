import { fewestDigits, widestGap } from './limits.ts';

/**
 * Adjacent digits of a normalized text. A run is a sequence of groups with only spaces, dashes, dots, slashes and parentheses
 * between them. A number is one or more adjacent groups of a run.
 */
export interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

export interface DigitRun {
  readonly groups: readonly Group[];
  /** The characters between a group and the next one. */
  readonly gaps: readonly string[];
}

const separators = ' .-/()[]~';
/** A tilde is allowed only after a prefix with a second dial tone, as in Poland (0~22 …). */
const tilde = /~/;
const endsSentence = /^[.)\]]*\. /;
/** A run with more groups is a table of figures or hostile. It is skipped. */
const mostGroups = 24;
const mostDigitsOfGroup = 19;

function isBreak(gap: string, before: string): boolean {
  return endsSentence.test(gap) || (tilde.test(gap) && before !== '0');
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/**
 * All runs of a normalized text with at least `fewest` digits. Each character is read a bounded number of times.
 */
export function digitRunsOf(text: string, fewest = fewestDigits): DigitRun[] {
  const found: DigitRun[] = [];
  const digit = /\d/g;
  for (let match = digit.exec(text); match; match = digit.exec(text)) {
    let at = match.index;
    const groups: Group[] = [];
    const gaps: string[] = [];
    let count = 0;
    let digits = 0;
    for (;;) {
      const start = at;
      while (isDigit(text, at)) at++;
      count++;
      digits += at - start;
      if (count <= mostGroups)
        groups.push({
          start,
          end: at,
          digits: text.slice(start, Math.min(at, start + mostDigitsOfGroup + 1)),
        });
      let next = at;
      while (next - at <= widestGap && separators.includes(text[next] ?? '?')) next++;
      if (
        next === at ||
        next - at > widestGap ||
        !isDigit(text, next) ||
        isBreak(text.slice(at, next), text.slice(start, at))
      )
        break;
      if (count <= mostGroups) gaps.push(text.slice(at, next));
      at = next;
    }
    digit.lastIndex = at;
    if (count > mostGroups || digits < fewest) continue;
    for (const part of withoutDates(text, { groups, gaps }))
      if (countOf(part.groups) >= fewest) found.push(part);
  }
  return found;
}

/** The total number of digits in the groups. */
export function countOf(groups: readonly Group[]): number {
  let count = 0;
  for (const { digits } of groups) count += digits.length;
  return count;
}

const isMonth = (digits: string) => Number(digits) >= 1 && Number(digits) <= 12;
const isDay = (digits: string) => Number(digits) >= 1 && Number(digits) <= 31;
const isYear = (digits: string) => /^(?:19|20)\d\d$/.test(digits);

/** Whether the three groups from `at` are a date. */
function isDate({ groups, gaps }: DigitRun, at: number, international: boolean): boolean {
  const [a, b, c] = groups.slice(at, at + 3).map((group) => group.digits);
  const gap = gaps[at];
  if (!a || !b || !c || gap === undefined || gap !== gaps[at + 1] || !/^ ?[-./] ?$|^ $/.test(gap))
    return false;
  if (
    /^[^ ]+$/.test(gaps[at - 1] ?? ' ') ||
    /^[^ ]+$/.test(gaps[at + 2] ?? ' ') ||
    gaps[at - 1] === gap ||
    gaps[at + 2] === gap
  )
    return false;
  if (a.length === 4 && gap === '-' && b.length === 2 && c.length === 2 && isMonth(b) && isDay(c))
    return true;
  if (isYear(a)) return b.length <= 2 && c.length <= 2 && isMonth(b) && isDay(c);
  const dayAndMonth = (isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b));
  if (a.length > 2 || b.length > 2 || !dayAndMonth) return false;
  return isYear(c) || (gap !== ' ' && c.length === 2 && !international);
}

const hoursBefore = /(?:^|[^\d:.])(?:[01]?\d|2[0-3])(?:[:h]|:[0-5]\d:)$/i;

/** Whether the first group is the end of a time of day: `10:45 727-555-1212`. */
function beginsWithMinutes(text: string, [first]: readonly Group[], [gap]: readonly string[]): boolean {
  return (
    first !== undefined &&
    gap !== undefined &&
    /^[0-5]\d$/.test(first.digits) &&
    /^ (?:[-/] ?)?[([]?$/.test(gap) &&
    hoursBefore.test(text.slice(Math.max(0, first.start - 7), first.start))
  );
}

/** Whether the last group is the time zone of a date, as in version control: `15:20:44 2025 -0500`. */
function isTimeZone(groups: readonly Group[], gap: string): boolean {
  const year = groups.at(-2)?.digits ?? '';
  return gap === ' -' && isYear(year) && /^(?:0\d|1[0-4])(?:00|15|30|45)$/.test(groups.at(-1)?.digits ?? '');
}

/** Removes dates, and times and words with digits at both ends. The rest may be a number. */
function withoutDates(text: string, run: DigitRun): DigitRun[] {
  const { groups, gaps } = run;
  const last = groups.at(-1) as Group;
  const gap = gaps.at(-1) ?? '';
  const ends =
    isTimeZone(groups, gap) ||
    (gap.startsWith(' ') && /^(?::\d|[ap]m\b|[a-z]\b|h\d?)/i.test(text.slice(last.end, last.end + 3)));
  const begins = beginsWithMinutes(text, groups, gaps);
  // The middle group of a date has at most two digits.
  if (
    !ends &&
    !begins &&
    !groups.some(({ digits }, at) => at > 0 && at + 1 < groups.length && digits.length < 3)
  )
    return [run];
  const parts: DigitRun[] = [];
  let from = begins ? 1 : 0;
  const international = /\+[([ ]{0,2}$/.test(
    text.slice(Math.max(0, (groups[0] as Group).start - 3), groups[0]?.start),
  );
  const cut = (end: number, next: number) => {
    if (end > from) parts.push({ groups: groups.slice(from, end), gaps: gaps.slice(from, end - 1) });
    from = next;
  };
  for (let at = 0; at + 2 < groups.length; at++) {
    if (at >= from && isDate(run, at, international)) cut(at, at + 3);
  }
  cut(ends ? groups.length - 1 : groups.length, groups.length);
  return parts;
}
