import { isEmergency } from '../numbering/emergency.ts';
import { type Extension, extensionAfter } from '../numbering/extension.ts';
import { type CountryCode, isMobile, type Reading, readDigits } from '../numbering/metadata-parser.ts';
import { hasShortNumbers, isShortNumber, shortLength } from '../numbering/short-numbers.ts';
import { isListed } from '../numbering/word-lists.ts';
import { dashedExtension, hasAbolishedPrefix, leftovers, listWithStrokes } from './adjacent-text.ts';
import { bordersOf, type CandidateSpan, hasPlus, spansOf, wellWritten } from './candidates.ts';
import { countOf, type DigitRun, digitRunsOf } from './digit-run.ts';
import type { Shape } from './format-score.ts';
import { type Label, labelAfter, labelBefore } from './label-evidence.ts';
import { fewestDigits } from './limits.ts';
import { isFigure, nonPhonePatternsIn } from './non-phone-patterns.ts';
import { normalize, simplified } from './normalize.ts';
import { type Part, refused } from './reason.ts';
import { rejectionAfter, rejectionBefore } from './reject-number.ts';
import { type TaughtRule, taughtAt } from './taught-rules.ts';
import { kindOfHeader } from './tokens.ts';

export interface FindOptions {
  /** The country of national numbers. */
  readonly country: CountryCode;
  /** Column header, label or field name that belongs to the text. */
  readonly header?: string | undefined;
  /** The content of the whole column, if `voteColumn` decided about it. */
  readonly column?: 'phones' | 'ids' | undefined;
  /** What people taught about the numbers of the site. */
  readonly taught?: readonly TaughtRule[] | undefined;
}

/** One candidate, and whether it is linked. */
export interface ClassifiedSpan {
  /** First UTF-16 unit in the text, and one after the last. */
  readonly start: number;
  readonly end: number;
  /** E.164. Undefined if the digits fit no numbering plan. */
  readonly number?: string;
  /** Digits of the extension. */
  readonly ext?: string;
  readonly linked: boolean;
  /** Sum of the points of all parts. The candidate is linked if it is at least `threshold`. */
  readonly points: number;
  readonly parts: readonly Part[];
}

export const threshold = 1;

/** Points of a taught rule: more than what usually counts against a number, and never more than what is refused. */
const taughtPoints = 6;

function headerParts({ header, column }: FindOptions, shape: Shape): Part[] {
  const parts: Part[] = [];
  const kind = header ? kindOfHeader(header) : undefined;
  if (kind === 'phone') parts.push({ reason: 'phoneHeader', points: 3 });
  if (kind === 'contact') parts.push({ reason: 'contactHeader', points: 1.8 });
  if (kind === 'id') parts.push({ reason: 'idHeader', points: -4 });
  if (column === 'phones' && kind !== 'id')
    parts.push({ reason: 'phoneColumn', points: shape.reason === 'bare' ? 2 : 0.5 });
  if (column === 'ids' && kind !== 'phone' && shape.reason === 'bare')
    parts.push({ reason: 'idColumn', points: -1.5 });
  return parts;
}

/** A bare number as a spreadsheet exports it: `="2025550147"`, `2025550147.0`, `2,025,550,147`. */
const exported = /^\s*(?:="?\d{7,15}"?|\d{7,15}\.0|\d{1,3}(?:,\d{3}){2,4})\s*$/;
/** The prefix of Brazil with a wildcard for the carrier: `0xx11`, `0**11`. */
const carrierWildcard = /(?<![\p{L}\d])0(?:xx|\*\*)(?=\d\d)/giu;

/** The text with the characters of a spreadsheet or a wildcard between the digits replaced, of the same length. */
function cellText(text: string, options: FindOptions): string {
  if (options.country === 'BR' && /0(?:xx|\*\*)\d/i.test(text)) return text.replace(carrierWildcard, '0  ');
  // The header is read last: on a page, that takes longer than the test of the text.
  if (!exported.test(text) || kindOfHeader(options.header ?? '') !== 'phone') return text;
  return text
    .replace(/\.0(?=\s*$)/, '  ')
    .replace(/[="]/g, ' ')
    .replaceAll(',', '.');
}

const onlyListed = /^[\s,;|/&]*(?:(\p{L}+)\.?\s+|\+\s?)?[([]?$/u;

/** Whether the text between two numbers is only a separator, or a word for "or" or "and". */
function isListSeparator(between: string): boolean {
  const match = onlyListed.exec(between);
  return match !== null && (!match[1] || isListed('listWords', simplified(match[1]).toLowerCase()));
}

/** Finds all candidates of a text and scores each of them. */
export function classify(raw: string, options: FindOptions): ClassifiedSpan[] {
  const text = cellText(normalize(raw), options);
  const classified: ClassifiedSpan[] = [];
  let last: Judged | undefined;
  for (const run of digitRunsOf(text, hasShortNumbers(options.country) ? shortLength : fewestDigits)) {
    const international = hasPlus(text, (run.groups[0] as { start: number }).start);
    const chosen =
      countOf(run.groups) < fewestDigits
        ? shortNumberIn(text, run, options)
        : spansOf(text, run, international, options.country);
    for (const span of chosen) {
      last = scoreSpan(text, run, span, chosen, options, last);
      classified.push(last.classified);
    }
  }
  return classified;
}

/** Words that make six digits a short number. A name or a possible list is not enough, because dates are written alike. */
function isCalled(text: string, start: number, end: number, options: FindOptions): boolean {
  const { reason } = labelBefore(text, start);
  return (
    reason === 'phoneLabel' ||
    reason === 'callWords' ||
    kindOfHeader(options.header ?? '') === 'phone' ||
    taughtAt(text, start, end, options).phone
  );
}

/** The run as a short number of the country: `Phone 13 22 84`. Its own digits count for nothing. */
function shortNumberIn(text: string, run: DigitRun, options: FindOptions): CandidateSpan[] {
  const { groups } = run;
  const digits = groups.map((group) => group.digits).join('');
  const first = groups[0];
  const last = groups.at(-1);
  if (!first || !last || !isShortNumber(digits, options.country) || hasPlus(text, first.start)) return [];
  const reading = readDigits(digits, options.country, false);
  if (!reading?.valid || !isCalled(text, first.start, last.end, options)) return [];
  const shape = { reason: groups.length > 1 ? 'grouped' : 'bare', points: -0.8, missingPrefix: 0 } as const;
  return [{ from: 0, to: groups.length - 1, reading, shape }];
}

/** A classified span, with the properties that affect the next number of a list. */
interface Judged {
  readonly classified: ClassifiedSpan;
  readonly label: Label;
  /** The sizes of the groups as written. */
  readonly sizes: string;
}

/** The label that a number of a list inherits from the previous one. Negative labels require the same format. */
function listedLabel(
  text: string,
  start: number,
  sizes: string,
  last: Judged | undefined,
): Label | undefined {
  if (!last || !isListSeparator(text.slice(last.classified.end, start))) return undefined;
  if (last.label.immediate) return last.label.points > 0 || last.sizes === sizes ? last.label : undefined;
  return last.classified.linked ? { reason: 'afterNumber', points: 1.8, immediate: false } : undefined;
}

function scoreSpan(
  text: string,
  run: DigitRun,
  span: CandidateSpan,
  chosen: readonly CandidateSpan[],
  options: FindOptions,
  previous: Judged | undefined,
): Judged {
  const { reading, shape } = span;
  const first = hasAbolishedPrefix(run, span) ? span.from - 1 : span.from;
  const digitsStart = (run.groups[first] as { start: number }).start;
  const digitsEnd = (run.groups[span.to] as { end: number }).end;
  const ext = extensionOf(text, run, span);
  const { start, end } = bordersOf(text, digitsStart, digitsEnd, ext);
  const last = previous?.classified;
  const sizes = run.groups
    .slice(span.from, span.to + 1)
    .map(({ digits }) => digits.length)
    .join();
  const listed = listedLabel(text, start, sizes, previous);
  let label = labelBefore(text, start);
  if (label.reason === 'none' && listed) label = listed;
  const behind = labelAfter(text, end);
  const setting = {
    labeled: label.immediate && label.points > 0,
    grouped: span.from < span.to || shape.reason === 'international',
    wellWritten: shape.points >= wellWritten,
    isFigure: shape.reason !== 'international' && isFigure(run, span),
  };
  const listedTightly = last !== undefined && last.end === start - 1 && text[last.end] === ',';
  const inList = listWithStrokes(text, start, end, run, span, chosen);
  const before = listedTightly || inList.before ? undefined : rejectionBefore(text, start, setting);
  const after = ext || inList.after ? undefined : rejectionAfter(text, end, setting);
  const refusal = before === 'glued' ? (after ?? before) : (before ?? after);
  // `Matter 07912447712`: a bare number after an unknown word is not linked.
  const isDoubtful = shape.reason === 'bare' && label.followsUnknownWord === true;
  const parts: Part[] = [
    { reason: shape.reason, points: isDoubtful ? Math.min(shape.points, 0.2) : shape.points },
  ];
  if (ext) parts.push({ reason: 'extension', points: 1.8 });
  if (shape.missingPrefix) parts.push({ reason: 'missingPrefix', points: shape.missingPrefix });
  parts.push(...nonPhonePatternsIn(text, run, span), ...leftovers(text, run, span, chosen));
  if (refusal) parts.push({ reason: refusal, points: refusal === 'glued' ? -0.8 : refused });
  if (isEmergency(reading.national)) parts.push({ reason: 'emergency', points: refused });
  const taught = taughtAt(text, start, end, options);
  if (taught.phone && taught.not) parts.push({ reason: 'taughtBoth', points: 0 });
  if (taught.not) parts.push({ reason: 'taughtNotPhone', points: refused });
  // A rule replaces what words and header say.
  else if (taught.phone) parts.push({ reason: 'taughtPhone', points: taughtPoints });
  else parts.push(...evidenceParts(label, behind, reading, options, shape));
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
  return { classified: found, label, sizes };
}

/** What the words before and behind the number, its header and its column say. */
function evidenceParts(
  label: Label,
  behind: Label,
  reading: Reading,
  options: FindOptions,
  shape: Shape,
): Part[] {
  const parts: Part[] = [];
  if (label.reason !== 'none') parts.push({ reason: label.reason, points: label.points });
  if (behind.reason !== 'none' && !(label.immediate && label.points < 0))
    parts.push({ reason: behind.reason, points: behind.points });
  const isSpokenFor = Math.max(label.points, behind.points) > 0 && label.points >= 0;
  if (shape.reason === 'bare' && isSpokenFor && isMobile(reading))
    parts.push({ reason: 'mobileRange', points: 1.2 });
  if (!label.immediate) parts.push(...headerParts(options, shape));
  return parts;
}

function extensionOf(text: string, run: DigitRun, span: CandidateSpan): Extension | undefined {
  const dashed = dashedExtension(run, span);
  if (dashed) return { digits: dashed, length: dashed.length + 1 };
  const end = run.groups[span.to]?.end;
  return end !== undefined && span.to === run.groups.length - 1
    ? extensionAfter(text, end, span.reading.code)
    : undefined;
}

/** A plus sign outweighs negative labels and headers, but no refusal. */
function sum(parts: readonly Part[], international: boolean): number {
  let points = 0;
  let doubts = 0;
  for (const part of parts) {
    if (international && (part.reason === 'idLabel' || part.reason === 'idHeader')) doubts += part.points;
    else points += part.points;
  }
  return points + Math.max(doubts, -1.5);
}
