import { type Part, refused } from './reason.ts';
import type { Span } from './spans.ts';
import { countOf, type Group, type Stretch } from './stretch.ts';
import { refusalBefore } from './surroundings.ts';

/** A prefix that the numbering plan has given up (01, 044, 045 in Mexico) or does not know stands before the number. */
export function hasOldPrefix({ groups, gaps }: Stretch, span: Span, chosen: readonly Span[]): boolean {
  const before = span.from - 1;
  if (before < 0 || span.shape.reason === 'international' || span.reading.before > 0) return false;
  if (chosen.some((other) => other.to === before)) return false;
  return /^0\d{0,2}$/.test(groups[before]?.digits ?? '') && /^ ?[-( ] ?\(?$/.test(gaps[before] ?? '');
}

/** The longest row of groups of four, as on cards, parcels and in account numbers. */
function fours({ groups, gaps }: Stretch): number {
  if (groups.length < 3) return 0;
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

/** Points for what else the digits look like, and for the digits that stay over beside them. */
export function looksOf(text: string, stretch: Stretch, span: Span, chosen: readonly Span[]): Part[] {
  return [...likenesses(text, stretch, span), ...leftovers(text, stretch, span, chosen)];
}

function isCard(groups: readonly Group[]): boolean {
  const [first, second, third, fourth] = groups.map(({ digits }) => digits.length);
  if (groups.length === 3) return first === 4 && second === 6 && third === 5;
  return groups.length === 4 && first === 4 && second === 4 && third === 4 && fourth === 4;
}

const isOctet = ({ digits }: Group) => /^(?:0|[1-9]\d{0,2})$/.test(digits) && Number(digits) < 256;

/** An address of a computer, a decimal, a range, a card: what groups of digits are besides phone numbers. */
function likenesses(text: string, stretch: Stretch, span: Span): Part[] {
  const own = stretch.groups.slice(span.from, span.to + 1);
  const gaps = stretch.gaps.slice(span.from, span.to);
  const [first, second] = own;
  const parts: Part[] = [];
  const add = (reason: Part['reason'], points: number) => parts.push({ reason, points });
  if (gaps.filter((gap) => gap.length === 3 && /^ [-/.] $/.test(gap)).length > 1) add('quantity', -1.5);
  if (span.shape.reason === 'international' || !first) return parts;
  if (own.length === 4 && gaps.every((gap) => gap === '.') && own.every(isOctet)) {
    add('address', own.every(({ digits }) => digits.length === 2) ? -0.5 : -3);
  }
  if (second && own.length === 2) {
    const pair = first.digits.length === second.digits.length && gaps[0]?.includes('-');
    if (gaps[0] === '.' && text[first.start - 1] === '-') add('quantity', -3);
    if (gaps[0] === '.' && /^(?!0\d)\d{1,3}$/.test(first.digits) && second.digits.length > 4)
      add('quantity', -1.5);
    if (second.digits.length < 3) add('quantity', -3);
    if (pair && [first, second].every(({ digits }) => /^(?:19|20)\d\d$/.test(digits))) add('range', -3);
    if (pair && second.digits.slice(0, 2) === first.digits.slice(0, 2)) add('range', -1.5);
  }
  if (
    own.length === 3 &&
    gaps.every((gap) => gap === '/') &&
    !span.reading.prefixed &&
    !first.digits.startsWith('0')
  ) {
    add('quantity', -0.9);
  }
  // Bytes of a dump: more pairs in a row than any country writes.
  if (
    own.every((group) => group.digits.length === 2) &&
    (stretch.groups.length > 6 || own.length === 4) &&
    stretch.gaps.every((gap) => gap === ' ')
  ) {
    add('quantity', stretch.groups.length > 6 ? -3 : -0.9);
  }
  const postcode =
    second && own.length === 2 && gaps[0] === '-' && first.digits.length === 5 && second.digits.length === 4;
  if (
    postcode &&
    (/\b[A-Z]{2},? {1,2}$/.test(text.slice(Math.max(0, first.start - 6), first.start)) ||
      /^[.,]?\s*U\.?S/.test(text.slice(second.end, second.end + 8)))
  )
    add('address', -5);
  const rows = span.shape.points < 1.8 ? fours(stretch) : 0;
  if (rows > 2) add('partOfLonger', rows > 3 ? -3 : -1.5);
  const longest = span.shape.reason === 'foreignPrefix' ? 19 : 14;
  if (countOf(stretch.groups) > 30 || countOf(own) > longest) add('partOfLonger', -3);
  if (isCard(stretch.groups)) add('partOfLonger', refused);
  return parts;
}

/** What the stretch holds beside the chosen numbers. */
function leftovers(text: string, { groups, gaps }: Stretch, span: Span, chosen: readonly Span[]): Part[] {
  const parts: Part[] = [];
  const used = chosen.reduce((count, { from, to }) => count + to - from + 1, 0);
  if (used === groups.length && chosen.length === 1) return parts;
  if (span.shape.reason !== 'international' && groups.length - used > 2)
    parts.push({ reason: 'otherDigits', points: -1.5 });
  for (const [at, gap] of [
    [span.from - 1, gaps[span.from - 1]],
    [span.to + 1, gaps[span.to]],
  ] as const) {
    const neighbour = groups[at];
    if (gap === undefined || !neighbour) continue;
    const tight = !gap.includes(' ');
    if (chosen.some((other) => other.from === at || other.to === at)) {
      if (tight && gap !== '/') parts.push({ reason: 'otherDigits', points: -2.5 });
      continue;
    }
    if (at < span.from && hasOldPrefix({ groups, gaps }, span, chosen)) {
      parts.push({ reason: 'otherDigits', points: -0.3 });
      continue;
    }
    if (at < span.from && refusalBefore(text, (groups[0] as Group).start, false))
      parts.push({ reason: 'partOfLonger', points: -2.5 });
    const apart = /^ [-/] [([]?$/.test(gap) || text[neighbour.start - 1] === '#';
    parts.push({ reason: 'otherDigits', points: tight ? -2.5 : apart ? -0.5 : -1 });
  }
  return parts;
}
