import type { CandidateSpan } from './candidates.ts';
import { countOf, type DigitRun, type Group } from './digit-run.ts';
import { type Part, refused } from './reason.ts';

/** The longest sequence of groups of four, as on cards, on parcels and in account numbers. */
function fours({ groups, gaps }: DigitRun): number {
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

function isCard(groups: readonly Group[]): boolean {
  const [first, second, third, fourth] = groups.map(({ digits }) => digits.length);
  if (groups.length === 3) return first === 4 && second === 6 && third === 5;
  return groups.length === 4 && first === 4 && second === 4 && third === 4 && fourth === 4;
}

const isOctet = ({ digits }: Group) => /^(?:0|[1-9]\d{0,2})$/.test(digits) && Number(digits) < 256;

/** Points against the number for other patterns: a network address, a decimal, a range, a card. */
export function nonPhonePatternsIn(text: string, run: DigitRun, span: CandidateSpan): Part[] {
  const own = run.groups.slice(span.from, span.to + 1);
  const gaps = run.gaps.slice(span.from, span.to);
  const [first, second] = own;
  const parts: Part[] = [];
  const add = (reason: Part['reason'], points: number) => parts.push({ reason, points });
  const wide = gaps.filter((gap) => /^ [-/.] $/.test(gap)).length;
  // 07361 / 5583 - 12: area code, number and extension.
  const isWithBranch = wide === 2 && first?.digits[0] === '0' && gaps[0] === ' / ' && gaps.at(-1) === ' - ';
  if (wide > 1 && !isWithBranch) add('quantity', -1.5);
  if (span.shape.reason === 'international' || !first) return parts;
  const written = text.slice(first.start, own.at(-1)?.end);
  if (own.length === 4 && gaps.every((gap) => gap === '.') && own.every(isOctet)) {
    add('address', own.every(({ digits }) => digits.length === 2) ? -0.5 : -3);
  }
  if (second && own.length === 2) {
    const pair = first.digits.length === second.digits.length && gaps[0]?.includes('-');
    if (gaps[0] === '.' && text[first.start - 1] === '-') add('quantity', -3);
    if (gaps[0] === '.' && /^(?!0\d)\d{1,3}$/.test(first.digits) && second.digits.length > 4)
      add('quantity', -1.5);
    if (second.digits.length < 3) add('quantity', -3);
    // `0242.317`: a rate with three decimals. Phone numbers of seven digits have no leading 0 before a dot.
    if (gaps[0] === '.' && /^0\d{3}$/.test(first.digits) && second.digits.length === 3) add('quantity', -1.5);
    if (pair && [first, second].every(({ digits }) => /^(?:19|20)\d\d$/.test(digits))) add('range', -3);
    // `0815-1130`: opening hours.
    if (/^0\d[0-5][05] ?- ?[012]\d[0-5][05]$/.test(written)) add('range', -1.5);
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
  // `0212/4471/26`: the number of a case, with its year.
  if (/^\d+\/\d{3,}\/\d\d$/.test(written)) add('quantity', -0.9);
  // Bytes of a dump: more adjacent pairs than any number format has.
  if (
    own.every((group) => group.digits.length === 2) &&
    (run.groups.length > 6 || (own.length === 4 && span.shape.points < 1.8)) &&
    run.gaps.every((gap) => gap === ' ')
  ) {
    add('quantity', run.groups.length > 6 ? -3 : -0.9);
  }
  // `0451.231.770`: a Belgian enterprise number. Belgian phone numbers do not have this format.
  if (span.reading.code === '32' && /^[01]\d{3}\.\d{3}\.\d{3}$/.test(written)) add('partOfLonger', -1.5);
  const postcode =
    second && own.length === 2 && gaps[0] === '-' && first.digits.length === 5 && second.digits.length === 4;
  if (
    postcode &&
    (/\b[A-Z]{2},? {1,2}$/.test(text.slice(Math.max(0, first.start - 6), first.start)) ||
      /^[.,]?\s*U\.?S/.test(text.slice(second.end, second.end + 8)))
  )
    add('address', -5);
  // `0176 1234 5678`: card and parcel numbers do not begin with 0.
  const isNational = first.digits[0] === '0' && own.length === 3 && run.groups.length === 3;
  const rows = span.shape.points < 1.8 && !isNational ? fours(run) : 0;
  if (rows > 2) add('partOfLonger', rows > 3 ? -3 : -1.5);
  const longest = span.shape.reason === 'foreignPrefix' ? 19 : 14;
  if (countOf(run.groups) > 30 || countOf(own) > longest) add('partOfLonger', -3);
  if (isCard(run.groups)) add('partOfLonger', refused);
  return parts;
}

/** Whether an amount can have this format: bare digits, groups of three, or two groups with a dash. */
export function isFigure({ groups, gaps }: DigitRun, { from, to, reading }: CandidateSpan): boolean {
  const [first, ...others] = groups.slice(from, to + 1);
  const [sign, ...signs] = gaps.slice(from, to);
  if (!first) return false;
  if (sign === undefined) return !reading.prefixed || first.digits.length < 10;
  if (first.digits[0] === '0') return false;
  if (signs.length === 0 && sign.includes('-')) return true;
  const threes = others.every(({ digits }) => digits.length === 3) && first.digits.length < 4;
  return threes && /^[ .]$/.test(sign) && signs.every((each) => each === sign);
}
