import type { Extension } from '../numbering/extension.ts';
import { type CountryCode, isLongEnough, type Reading, readDigits } from '../numbering/metadata-parser.ts';
import { countOf, type DigitRun } from './digit-run.ts';
import { type Shape, shapeOf } from './format-score.ts';
import { fewestDigits } from './limits.ts';

const mostDigits = 19;

/** Adjacent groups of a run, read as a number. */
export interface CandidateSpan {
  readonly from: number;
  readonly to: number;
  readonly reading: Reading;
  readonly shape: Shape;
}

/** `+` directly before the digits, optionally with parentheses. */
const plusBefore = /(?:[([] ?)?\+ ?(?:[([] ?)?$/;

export function hasPlus(text: string, at: number): boolean {
  return at > 0 && plusBefore.test(text.slice(Math.max(0, at - 5), at));
}

/** `02)2135-4418`: in Korea and Japan, the area code often has only the closing parenthesis. */
const areaCode = /^0\d{1,3}$/;

/** Whether the parentheses and brackets in these groups, or directly before them, are balanced. */
function bracketsMatch(text: string, { groups, gaps }: DigitRun, from: number, to: number): boolean {
  const lead = text.slice(Math.max(0, (groups[from] as { start: number }).start - 3), groups[from]?.start);
  const inside = gaps.slice(from, to);
  const opensBefore = /[([][+ ]*$/.test(lead);
  if (!opensBefore && areaCode.test(groups[from]?.digits ?? '') && /^\) ?$/.test(inside[0] ?? ''))
    return !inside.slice(1).some((gap) => /[()[\]]/.test(gap));
  // The number is the start of a remark: (727-555-1212, evenings).
  if (opensBefore && !inside.some((gap) => /[()[\]]/.test(gap))) return true;
  let open = opensBefore ? 1 : 0;
  for (let at = from; at < to; at++) {
    for (const sign of gaps[at] ?? '') {
      if (sign === '(' || sign === '[') open++;
      if ((sign === ')' || sign === ']') && --open < 0) return false;
    }
  }
  return (
    open <= 1 &&
    (open === 0 ||
      /^[([]/.test(lead.trimStart()) ||
      /^ ?[)\]]/.test(text.slice(groups[to]?.end, (groups[to]?.end ?? 0) + 2)))
  );
}

/** The numbers of the run: the spans that cover most of it and have the most points, without overlaps. */
export function spansOf(
  text: string,
  run: DigitRun,
  international: boolean,
  country: CountryCode,
): CandidateSpan[] {
  const { groups } = run;
  const read = (from: number, to: number, digits: string): CandidateSpan | undefined => {
    const plus = international && from === 0;
    const reading = readDigits(digits, country, plus);
    if (!reading?.valid || !isLongEnough(reading) || !bracketsMatch(text, run, from, to)) return undefined;
    return { from, to, reading, shape: shapeOf(run, from, to, reading, plus) };
  };

  const all = countOf(groups);
  if (all < 2 * fewestDigits) {
    // Shortcut: if the whole run is one well-written number, no part of it scores higher (`bestOf`).
    const last = groups.length - 1;
    const whole = read(0, last, groups.map(({ digits }) => digits).join(''));
    if (whole && whole.shape.points + whole.shape.missingPrefix > 0.8) return [whole];
    if (last === 0) return whole ? [whole] : [];
  }
  const found: CandidateSpan[] = [];
  for (let from = 0; from < groups.length; from++) {
    let digits = '';
    for (let to = from; to < groups.length; to++) {
      digits += groups[to]?.digits;
      if (digits.length > mostDigits) break;
      if (digits.length < fewestDigits) continue;
      const span = read(from, to, digits);
      if (span) found.push(span);
    }
  }
  if (found.length === 0) return found;
  const best = bestOf(found, groups.length);
  // All digits after a `+` belong to it, up to the end of an international number.
  if (international && best[0]?.from !== 0) return [];
  return isListOfNumbers(run, best) ? best : [];
}

/** Minimum points of a number that is clearly distinct from the text next to it. */
export const wellWritten = 1.6;

/** Whether the spans are separate numbers. With only a space or dash between them, all must be well written or bare. */
function isListOfNumbers({ gaps }: DigitRun, spans: readonly CandidateSpan[]): boolean {
  const isApart = spans.every(({ from }, at) => at === 0 || /[/)]/.test(gaps[from - 1] ?? ''));
  return isApart || spans.every(({ from, to, shape }) => from === to || shape.points >= wellWritten);
}

/** Cost of each group that is in no span. */
const leftOver = 1.2;

function bestOf(spans: readonly CandidateSpan[], groups: number): CandidateSpan[] {
  const best: { points: number; spans: readonly CandidateSpan[] }[] = [{ points: 0, spans: [] }];
  for (let end = 1; end <= groups; end++) {
    const before = best[end - 1] as { points: number; spans: readonly CandidateSpan[] };
    let top = { points: before.points - leftOver, spans: before.spans };
    for (const span of spans) {
      if (span.to !== end - 1) continue;
      const head = best[span.from] as typeof top;
      const points = head.points + 1 + span.shape.points + span.shape.missingPrefix;
      if (points > top.points) top = { points, spans: [...head.spans, span] };
    }
    best.push(top);
  }
  return [...(best[groups]?.spans ?? [])];
}

/** Start and end of the number, including its plus sign and parentheses. */
export function bordersOf(
  text: string,
  from: number,
  to: number,
  ext: Extension | undefined,
): { start: number; end: number } {
  let start = from;
  const lead = from === 0 ? '' : (/[+([ ]{1,5}$/.exec(text.slice(Math.max(0, from - 5), from))?.[0] ?? '');
  const own = lead.trimStart();
  if (own.includes('+')) start = from - (own.length - own.search(/[([]? ?\+/));
  else if (/[([] ?$/.test(own)) start = from - (/[([] ?$/.exec(own) as RegExpExecArray)[0].length;
  const inside = text.slice(start, to);
  if (!/[([]/.test(inside)) return { start, end: ext ? to + ext.length : to };
  const open = (inside.match(/[([]/g) ?? []).length - (inside.match(/[)\]]/g) ?? []).length;
  let end = to;
  if (open > 0 && /^[([]/.test(inside)) {
    if (/^ ?[)\]]/.test(text.slice(to, to + 2)) && (inside.match(/[([]/g) ?? []).length > 1)
      end = text.indexOf(text[to] === ' ' ? (text[to + 1] as string) : (text[to] as string), to) + 1;
    else start += /^[([] ?/.exec(inside)?.[0].length ?? 0;
  }
  return { start, end: ext ? to + ext.length : end };
}
