import { isEmergency } from './emergency.ts';
import { type Extension, extensionAfter } from './extension.ts';
import { mayHoldNumber, toPlain } from './plain.ts';
import { type CountryCode, isLongEnough, type Reading, readDigits } from './plan.ts';
import { type Shape, shapeOf } from './shape.ts';
import { type Stretch, stretchesOf } from './stretch.ts';
import {
  type Label,
  labelAfter,
  labelBefore,
  type Refusal,
  refusalAfter,
  refusalBefore,
} from './surroundings.ts';
import { kindOfHeader } from './words.ts';

export interface FindOptions {
  /** The country that national numbers are read in. */
  readonly country: CountryCode;
  /** Column header, label or field name that belongs to the text. */
  readonly header?: string | undefined;
  /** What the column says as a whole, if it was asked (`voteColumn`). */
  readonly column?: 'phones' | 'ids' | undefined;
}

/** What spoke for or against a number; `_locales` says it in words. */
export type Reason =
  | Shape['reason']
  | Exclude<Label['reason'], 'none'>
  | Refusal
  | 'missingPrefix'
  | 'phoneHeader'
  | 'contactHeader'
  | 'idHeader'
  | 'phoneColumn'
  | 'idColumn'
  | 'quantity'
  | 'range'
  | 'otherDigits'
  | 'extension'
  | 'emergency'
  | 'notAllocated';

export interface Part {
  readonly reason: Reason;
  readonly points: number;
}

/** One candidate and what became of it. */
export interface Decision {
  /** First UTF-16 unit in the text, and one after the last. */
  readonly start: number;
  readonly end: number;
  /** E.164; nothing when no numbering plan knows the digits. */
  readonly number?: string;
  /** Digits of the extension. */
  readonly ext?: string;
  readonly linked: boolean;
  /** Sum of the points of all parts; linked from `threshold` on. */
  readonly points: number;
  readonly parts: readonly Part[];
}

export const threshold = 1;
const refused = -10;
const fewestDigits = 7;
const mostDigits = 19;
/** Longer text is cut: nobody's number stands behind so much text in one piece, and time has a bound. */
const longestText = 100_000;

interface Span {
  readonly from: number;
  readonly to: number;
  readonly reading: Reading;
  readonly shape: Shape;
}

/** `+`, perhaps with brackets, directly before the digits. */
const plusBefore = /(?:[([] ?)?\+ ?(?:[([] ?)?$/;

function hasPlus(text: string, at: number): boolean {
  return plusBefore.test(text.slice(Math.max(0, at - 5), at));
}

/** Whether every bracket that opens in these groups, or right before them, closes in time, and the other way round. */
function bracketsMatch(text: string, { groups, gaps }: Stretch, from: number, to: number): boolean {
  const lead = text.slice(Math.max(0, (groups[from] as { start: number }).start - 3), groups[from]?.start);
  let open = /[([][+ ]*$/.test(lead) ? 1 : 0;
  for (let at = from; at < to; at++) {
    for (const sign of gaps[at] ?? '') {
      if (sign === '(' || sign === '[') open++;
      if ((sign === ')' || sign === ']') && --open < 0) return false;
    }
  }
  return (
    open <= 1 &&
    (open === 0 || /^[([]/.test(lead.trimStart()) || /^ ?[)\]]/.test(text.slice(groups[to]?.end)))
  );
}

/** All ways to read neighbouring groups of the stretch as a valid number. */
function spansOf(text: string, stretch: Stretch, international: boolean, country: CountryCode): Span[] {
  const found: Span[] = [];
  const { groups } = stretch;
  for (let from = 0; from < groups.length; from++) {
    let digits = '';
    for (let to = from; to < groups.length; to++) {
      digits += groups[to]?.digits;
      if (digits.length > mostDigits) break;
      if (digits.length < fewestDigits) continue;
      const plus = international && from === 0;
      const reading = readDigits(digits, country, plus);
      if (reading?.valid && isLongEnough(reading) && bracketsMatch(text, stretch, from, to))
        found.push({ from, to, reading, shape: shapeOf(stretch, from, to, reading, plus) });
    }
  }
  return found;
}

/** The spans that leave least of the stretch over and look most like numbers, none overlapping. */
function bestOf(spans: readonly Span[], groups: number): Span[] {
  const best: { points: number; spans: readonly Span[] }[] = [{ points: 0, spans: [] }];
  for (let end = 1; end <= groups; end++) {
    const before = best[end - 1] as { points: number; spans: readonly Span[] };
    let top = { points: before.points - 1.2, spans: before.spans };
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

/** A prefix that the numbering plan has given up (01, 044, 045 in Mexico) or does not know stands before the number. */
function hasOldPrefix({ groups, gaps }: Stretch, span: Span, chosen: readonly Span[]): boolean {
  const before = span.from - 1;
  if (before < 0 || span.shape.reason === 'international' || span.reading.before > 0) return false;
  if (chosen.some((other) => other.to === before)) return false;
  return /^0\d{0,2}$/.test(groups[before]?.digits ?? '') && /^ ?[-( ] ?\(?$/.test(gaps[before] ?? '');
}

/** The longest row of groups of four, as on cards, parcels and in account numbers. */
function fours({ groups, gaps }: Stretch): number {
  let longest = 0;
  let row = 0;
  groups.forEach((group, at) => {
    row =
      group.digits.length === 4 && (row === 0 || gaps[at - 1] === gaps[at - 2] || row === 1)
        ? row + 1
        : Number(group.digits.length === 4);
    longest = Math.max(longest, row);
  });
  return longest;
}

/** Points for what the digits look like besides a phone number, and for the digits that stay over beside it. */
function looksOf(text: string, stretch: Stretch, span: Span, chosen: readonly Span[]): Part[] {
  const parts: Part[] = [];
  const { groups, gaps } = stretch;
  const own = groups.slice(span.from, span.to + 1);
  const inner = gaps.slice(span.from, span.to);
  const sizes = own.map((group) => group.digits.length);
  const first = own[0]?.digits ?? '';
  if (span.shape.reason !== 'international') {
    if (
      sizes.length === 4 &&
      inner.every((gap) => gap === '.') &&
      own.every(({ digits }) => /^(?:0|[1-9]\d{0,2})$/.test(digits) && Number(digits) < 256)
    ) {
      parts.push({ reason: 'address', points: sizes.every((size) => size === 2) ? -0.5 : -3 });
    }
    if (
      sizes.length === 2 &&
      inner[0] === '.' &&
      (sizes[0] ?? 0) < 4 &&
      (sizes[1] ?? 0) > 4 &&
      !/^0\d/.test(first)
    ) {
      parts.push({ reason: 'quantity', points: -1.5 });
    }
    const alike = sizes.length === 2 && sizes[0] === sizes[1] && /-/.test(inner[0] ?? '');
    if (alike && own[1]?.digits.slice(0, 2) === first.slice(0, 2))
      parts.push({ reason: 'range', points: -1.5 });
    const total = groups.reduce((count, group) => count + group.digits.length, 0);
    const longest = span.shape.reason === 'foreignPrefix' ? 19 : 14;
    if (total > 30 || own.reduce((count, group) => count + group.digits.length, 0) > longest) {
      parts.push({ reason: 'partOfLonger', points: -3 });
    }
    if (span.shape.points < 1.8 && fours(stretch) > 2) {
      parts.push({ reason: 'partOfLonger', points: fours(stretch) > 3 ? -3 : -1.5 });
    }
    if (/^(?:4444|465)$/.test(groups.map((group) => group.digits.length).join(''))) {
      parts.push({ reason: 'partOfLonger', points: refused });
    }
  }
  if (inner.filter((gap) => /^ [-/.] $/.test(gap)).length > 1)
    parts.push({ reason: 'quantity', points: -1.5 });
  if (sizes.length === 3 && inner.every((gap) => gap === '/') && !span.reading.prefixed && first[0] !== '0') {
    parts.push({ reason: 'quantity', points: -0.9 });
  }
  const used = chosen.reduce((count, { from, to }) => count + to - from + 1, 0);
  if (span.shape.reason !== 'international' && groups.length - used > 2)
    parts.push({ reason: 'otherDigits', points: -1.5 });
  for (const [neighbour, gap] of [
    [span.from - 1, gaps[span.from - 1]],
    [span.to + 1, gaps[span.to]],
  ] as const) {
    if (gap === undefined) continue;
    const isNumber = chosen.some((other) => other.from === neighbour || other.to === neighbour);
    const tight = !gap.includes(' ');
    const apart =
      /^ [-/] [([]?$/.test(gap) || text[(groups[neighbour] as { start: number }).start - 1] === '#';
    if (isNumber) {
      if (tight && gap !== '/') parts.push({ reason: 'otherDigits', points: -2.5 });
      continue;
    }
    const isOldPrefix = neighbour < span.from && hasOldPrefix(stretch, span, chosen);
    if (
      neighbour < span.from &&
      !isOldPrefix &&
      refusalBefore(text, (groups[0] as { start: number }).start, false)
    ) {
      parts.push({ reason: 'partOfLonger', points: -2.5 });
    }
    parts.push({
      reason: 'otherDigits',
      points: isOldPrefix ? -0.3 : tight ? -2.5 : apart ? -0.5 : -1,
    });
  }
  return parts;
}

function headerParts({ header, column }: FindOptions, shape: Shape): Part[] {
  const parts: Part[] = [];
  const kind = header ? kindOfHeader(header) : undefined;
  if (kind === 'phone') parts.push({ reason: 'phoneHeader', points: 3 });
  if (kind === 'contact') parts.push({ reason: 'contactHeader', points: 1.8 });
  if (kind === 'id') parts.push({ reason: 'idHeader', points: -4 });
  if (column === 'phones' && kind !== 'id')
    parts.push({ reason: 'phoneColumn', points: shape.reason === 'bare' ? 2 : 0.5 });
  if (column === 'ids' && shape.reason === 'bare') parts.push({ reason: 'idColumn', points: -1.5 });
  return parts;
}

const onlyListed = /^[\s,;|/&]*(?:(?:or|and|oder|und|ou|et|y|o|e)\s+|\+\s?)?[([]?$/i;

/**
 * Looks at all candidates of a text: finds them, reads them, weighs what speaks for and against each. `findNumbers` and
 * `whyNot` both show what comes out of this.
 */
export function decide(raw: string, options: FindOptions): Decision[] {
  if (!mayHoldNumber(raw)) return [];
  const text = toPlain(raw.length > longestText ? raw.slice(0, longestText) : raw);
  const decisions: Decision[] = [];
  let last: { end: number; label: Label } | undefined;
  for (const stretch of stretchesOf(text)) {
    const international = hasPlus(text, (stretch.groups[0] as { start: number }).start);
    const chosen = bestOf(spansOf(text, stretch, international, options.country), stretch.groups.length);
    for (const span of chosen) {
      const listed =
        last && onlyListed.test(text.slice(last.end, stretch.groups[span.from]?.start))
          ? last.label
          : undefined;
      const decision = judgeSpan(text, stretch, span, chosen, options, listed, last);
      decisions.push(decision.decision);
      last = { end: decision.decision.end, label: decision.label };
    }
  }
  return decisions;
}

function judgeSpan(
  text: string,
  stretch: Stretch,
  span: Span,
  chosen: readonly Span[],
  options: FindOptions,
  listed: Label | undefined,
  last: { readonly end: number } | undefined,
): { decision: Decision; label: Label } {
  const { reading, shape } = span;
  const first = hasOldPrefix(stretch, span, chosen) ? span.from - 1 : span.from;
  const digitsStart = (stretch.groups[first] as { start: number }).start;
  const digitsEnd = (stretch.groups[span.to] as { end: number }).end;
  const ext = span.to === stretch.groups.length - 1 ? extensionAfter(text, digitsEnd) : undefined;
  const { start, end } = borders(text, digitsStart, digitsEnd, ext);
  let label = labelBefore(text, start);
  if (label.reason === 'none' && listed?.immediate) label = listed;
  const behind = labelAfter(text, end);
  const labelled = label.immediate && label.points > 0;
  const listedTightly = last !== undefined && last.end === start - 1 && text[last.end] === ',';
  const refusal =
    (listedTightly ? undefined : refusalBefore(text, start, labelled)) ??
    (ext ? undefined : refusalAfter(text, end));
  const parts: Part[] = [{ reason: shape.reason, points: shape.points }];
  if (ext) parts.push({ reason: 'extension', points: 1.8 });
  if (shape.missingPrefix) parts.push({ reason: 'missingPrefix', points: shape.missingPrefix });
  parts.push(...looksOf(text, stretch, span, chosen));
  if (refusal) parts.push({ reason: refusal, points: refusal === 'glued' ? -0.8 : refused });
  if (isEmergency(reading.national)) parts.push({ reason: 'emergency', points: refused });
  if (label.reason !== 'none') parts.push({ reason: label.reason, points: label.points });
  if (behind.reason !== 'none' && !(label.immediate && label.points < 0))
    parts.push({ reason: behind.reason, points: behind.points });
  if (!label.immediate) parts.push(...headerParts(options, shape));
  const points = sum(parts, shape.reason === 'international');
  const linked = points >= threshold;
  const found = {
    start,
    end,
    number: reading.number,
    linked,
    points,
    parts,
    ...(ext ? { ext: ext.digits } : {}),
  };
  return { decision: found, label };
}

/** A plus sign outweighs labels and headers that speak against it, but nothing that is a fact. */
function sum(parts: readonly Part[], international: boolean): number {
  let points = 0;
  let doubts = 0;
  for (const part of parts) {
    if (international && (part.reason === 'idLabel' || part.reason === 'idHeader')) doubts += part.points;
    else points += part.points;
  }
  return points + Math.max(doubts, -1.5);
}

/** Takes in the plus sign and the brackets that belong to the number. */
function borders(
  text: string,
  from: number,
  to: number,
  ext: Extension | undefined,
): { start: number; end: number } {
  let start = from;
  const lead = /[+([ ]{1,5}$/.exec(text.slice(Math.max(0, from - 5), from))?.[0] ?? '';
  const own = lead.trimStart();
  if (own.includes('+')) start = from - (own.length - own.search(/[([]? ?\+/));
  else if (/[([] ?$/.test(own)) start = from - (/[([] ?$/.exec(own) as RegExpExecArray)[0].length;
  const inside = text.slice(start, to);
  const open = (inside.match(/[([]/g) ?? []).length - (inside.match(/[)\]]/g) ?? []).length;
  let end = to;
  if (open > 0 && /^[([]/.test(inside)) {
    if (/^ ?[)\]]/.test(text.slice(to, to + 2)) && (inside.match(/[([]/g) ?? []).length > 1)
      end = text.indexOf(text[to] === ' ' ? (text[to + 1] as string) : (text[to] as string), to) + 1;
    else start += /^[([] ?/.exec(inside)?.[0].length ?? 0;
  }
  return { start, end: ext ? to + ext.length : end };
}
