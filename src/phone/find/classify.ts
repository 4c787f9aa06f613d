import { isEmergency } from '../dialing/emergency.ts';
import { extensionAfter } from '../numbering/extension.ts';
import type { CountryCode } from '../numbering/metadata-parser.ts';
import { hasOldPrefix, leftovers, listWithStrokes } from './adjacent-text.ts';
import { bordersOf, type CandidateSpan, hasPlus, spansOf } from './candidates.ts';
import { type DigitRun, digitRunsOf } from './digit-run.ts';
import type { Shape } from './format-score.ts';
import { type Label, labelAfter, labelBefore } from './label-evidence.ts';
import { isFigure, nonPhonePatternsIn } from './non-phone-patterns.ts';
import { normalize } from './normalize.ts';
import { type Part, refused } from './reason.ts';
import { rejectionAfter, rejectionBefore } from './reject-number.ts';
import { kindOfHeader } from './tokens.ts';

export interface FindOptions {
  /** The country that national numbers are read in. */
  readonly country: CountryCode;
  /** Column header, label or field name that belongs to the text. */
  readonly header?: string | undefined;
  /** What the column says as a whole, if it was asked (`voteColumn`). */
  readonly column?: 'phones' | 'ids' | undefined;
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

const onlyListed = /^[\s,;|/&]*(?:(?:or|and|oder|und|ou|et|y|o|e)\s+|\+\s?)?[([]?$/i;

/**
 * Looks at all candidates of a text: finds them, reads them, weighs what speaks for and against each. `findNumbers` and
 * `whyNot` both show what comes out of this.
 */
export function decide(raw: string, options: FindOptions): Decision[] {
  const text = normalize(raw);
  const decisions: Decision[] = [];
  let last: { end: number; label: Label } | undefined;
  for (const stretch of digitRunsOf(text)) {
    const international = hasPlus(text, (stretch.groups[0] as { start: number }).start);
    const chosen = spansOf(text, stretch, international, options.country);
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
  stretch: DigitRun,
  span: CandidateSpan,
  chosen: readonly CandidateSpan[],
  options: FindOptions,
  listed: Label | undefined,
  last: { readonly end: number } | undefined,
): { decision: Decision; label: Label } {
  const { reading, shape } = span;
  const first = hasOldPrefix(stretch, span) ? span.from - 1 : span.from;
  const digitsStart = (stretch.groups[first] as { start: number }).start;
  const digitsEnd = (stretch.groups[span.to] as { end: number }).end;
  const ext = span.to === stretch.groups.length - 1 ? extensionAfter(text, digitsEnd) : undefined;
  const { start, end } = bordersOf(text, digitsStart, digitsEnd, ext);
  let label = labelBefore(text, start);
  if (label.reason === 'none' && listed?.immediate) label = listed;
  const behind = labelAfter(text, end);
  const labelled = label.immediate && label.points > 0;
  const listedTightly = last !== undefined && last.end === start - 1 && text[last.end] === ',';
  const inList = listWithStrokes(text, start, end, stretch, span, chosen);
  const refusal =
    (listedTightly || inList.before ? undefined : rejectionBefore(text, start, labelled)) ??
    (ext || inList.after ? undefined : rejectionAfter(text, end, isFigure(stretch, span)));
  const parts: Part[] = [{ reason: shape.reason, points: shape.points }];
  if (ext) parts.push({ reason: 'extension', points: 1.8 });
  if (shape.missingPrefix) parts.push({ reason: 'missingPrefix', points: shape.missingPrefix });
  parts.push(...nonPhonePatternsIn(text, stretch, span), ...leftovers(text, stretch, span, chosen));
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
