import { type CandidateSpan, wellWritten } from './candidates.ts';
import type { DigitRun, Group } from './digit-run.ts';
import { type Part, refused } from './reason.ts';

/* The digits next to a number in its run: other numbers, or digits that belong to no number. */

/** Prefixes that Mexico abolished on 2019-08-03. People still write them before a national number. */
const abolishedPrefixes: Readonly<Record<string, RegExp>> = { '52': /^0(?:1|44|45)$/ };

/** Whether an abolished prefix is directly before the number. */
export function hasAbolishedPrefix({ groups, gaps }: DigitRun, span: CandidateSpan): boolean {
  const before = span.from - 1;
  if (before !== 0 || span.shape.reason === 'international' || span.reading.before > 0) return false;
  const prefix = abolishedPrefixes[span.reading.code];
  return prefix?.test(groups[before]?.digits ?? '') === true && /^ ?[-( ] ?\(?$/.test(gaps[before] ?? '');
}

/** `404-872-3300/3301`: the digits after the slash are the end of a second number. */
function isSecondLine(text: string, { groups, gaps }: DigitRun, { to, shape }: CandidateSpan): boolean {
  const last = groups[to + 1];
  if (!last || gaps[to] !== '/' || to + 2 !== groups.length || shape.points < wellWritten) return false;
  const before = groups[to]?.digits ?? '';
  const isAlike = last.digits.length === before.length && last.digits[0] === before[0];
  return (last.digits.length < 4 || isAlike) && !/[\p{L}\p{N}_/-]/u.test(text[last.end] ?? '');
}

const month =
  /\b(?:jan|feb|fév|mar|mär|apr|avr|abr|may|mai|maj|jun|juin|jul|juil|aug|aoû|ago|sep|oct|okt|out|nov|dec|dez|déc|dic)\p{L}{0,6}\.? $/iu;
const attempt = /\b(?:attempt|call|try|line) $/i;
const state =
  /\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? {1,2}(?:\d{5}-)?$/;
const australianState = /\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) {1,2}$/;

/** The price of a call, which must stand beside some numbers: `01805 122346 (14 Cent/Min.)`, `(0,14 €/Min.)`. */
const price = /^\d{1,3}(?:[.,]\d{1,2})?\s?(?:€|euros?|eur|cents?|ct|p|pence|c|chf|zł|kr|gr)(?![\p{L}\d])/iu;

/** Whether the group at `at` is a short date, an ordinal or a postal code next to the number, separated by a space. */
function isSeparateItem(text: string, run: DigitRun, span: CandidateSpan, at: number): boolean {
  const { groups, gaps } = run;
  const isBefore = at < span.from;
  const gap = (isBefore ? gaps[at] : gaps[at - 1]) ?? '';
  const own = groups[at] as Group;
  const { length } = own.digits;
  if (!gap.includes(' ')) return false;
  if (at === span.to + 1 && gap === ' (' && price.test(text.slice(own.start, own.start + 16))) return true;
  if (span.shape.points < wellWritten) return false;
  // `1) 512-447-1904 2) 512-447-1905`: items of a list.
  if (isBefore && /^[1-9]$/.test(own.digits) && gap === ') ' && /^[^(+]?$/.test(text[own.start - 1] ?? ''))
    return true;
  const lead = text.slice(Math.max(0, (groups[0] as Group).start - 12), own.start);
  if (!isBefore && isBracketed(text, run, at)) return true;
  if (isBefore) {
    if (isShortDate(groups[at - 1], own, gaps[at - 1])) return at === 1;
    if (length < 3) return at === 0 && (month.test(lead) || attempt.test(lead));
    return (state.test(lead) && length > 3) || (australianState.test(lead) && length === 4);
  }
  if (isShortDate(own, groups[at + 1], gaps[at])) return at === groups.length - 2;
  return length < 3 && (gaps[at] ?? '').startsWith(') ');
}

/** `202-555-0147 (227)`: the run ends with a remark or an extension in parentheses. */
function isBracketed(text: string, { groups, gaps }: DigitRun, at: number): boolean {
  const own = groups[at];
  return (
    own !== undefined &&
    at === groups.length - 1 &&
    gaps[at - 1] === ' (' &&
    text[own.end] === ')' &&
    own.digits.length < 6
  );
}

/** `010-65521844-802`: in China, the last dash precedes the extension. */
export function dashedExtension(
  { groups, gaps }: DigitRun,
  { to, reading, shape }: CandidateSpan,
): string | undefined {
  const last = groups[to + 1];
  if (reading.code !== '86' || shape.points < wellWritten || gaps[to] !== '-') return undefined;
  return last && to + 2 === groups.length && last.digits.length > 1 && last.digits.length < 6
    ? last.digits
    : undefined;
}

/** `4/22`, with the day or the month first. */
function isShortDate(one: Group | undefined, other: Group | undefined, gap: string | undefined): boolean {
  if (!one || !other || gap !== '/' || one.digits.length > 2 || other.digits.length > 2) return false;
  const [first, second] = [Number(one.digits), Number(other.digits)];
  return first > 0 && second > 0 && Math.min(first, second) < 13 && Math.max(first, second) < 32;
}

/** Whether the number is in a list with slashes: 9820012345/9820098765. */
export function listWithStrokes(
  text: string,
  start: number,
  end: number,
  run: DigitRun,
  span: CandidateSpan,
  chosen: readonly CandidateSpan[],
): { before: boolean; after: boolean } {
  return {
    before: text[start - 1] === '/' && chosen.some(({ to }) => to === span.from - 1),
    after:
      text[end] === '/' && (chosen.some(({ from }) => from === span.to + 1) || isSecondLine(text, run, span)),
  };
}

/** Points for the digits of the run that are not part of the chosen numbers. */
export function leftovers(
  text: string,
  run: DigitRun,
  span: CandidateSpan,
  chosen: readonly CandidateSpan[],
): Part[] {
  const { groups, gaps } = run;
  const parts: Part[] = [];
  const used = chosen.reduce((count, { from, to }) => count + to - from + 1, 0);
  if (used === groups.length && chosen.length === 1) return parts;
  if (span.shape.reason !== 'international' && groups.length - used > 2)
    parts.push({ reason: 'otherDigits', points: -1.5 });
  for (const [at, gap] of [
    [span.from - 1, gaps[span.from - 1]],
    [span.to + 1, gaps[span.to]],
  ] as const) {
    const neighbor = groups[at];
    if (gap === undefined || !neighbor) continue;
    const tight = !gap.includes(' ');
    if (at > span.to && (isSecondLine(text, run, span) || dashedExtension(run, span))) continue;
    if (isSeparateItem(text, run, span, at)) continue;
    if (chosen.some((other) => other.from === at || other.to === at)) {
      if (tight && gap !== '/') parts.push({ reason: 'otherDigits', points: -2.5 });
      continue;
    }
    const isOldPrefix = at < span.from && hasAbolishedPrefix(run, span);
    parts.push({ reason: 'otherDigits', points: isOldPrefix ? -0.3 : refused });
  }
  return parts;
}
