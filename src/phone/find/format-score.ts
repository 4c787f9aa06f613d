import { layoutOf, type Reading } from '../numbering/metadata-parser.ts';
import type { DigitRun } from './digit-run.ts';

/** The format of a number as written, and its points. */
export interface Shape {
  readonly reason:
    | 'international'
    | 'foreignPrefix'
    | 'asInItsCountry'
    | 'grouped'
    | 'loose'
    | 'odd'
    | 'bare';
  readonly points: number;
  /** Points for a missing mandatory prefix (0 …). */
  readonly missingPrefix: number;
}

/** Whether the group sizes are those of an SSN, a ZIP+4 code, a card or tracking number, or an IP address. */
function isOtherShape(sizes: readonly number[], gaps: readonly string[], digits: string): boolean {
  const shape = sizes.map((size, at) => `${size}${gaps[at] ?? ''}`).join('');
  if (/^(?:3\.3\.3-2|2\.3\.3\/4-2)$/.test(shape)) return true;
  if (
    /^(?:3-2-4|5-4|4[- ]4[- ]4|4[- ]4|1-3-5-1|1-5-3-1|1-4-4-1|1-2-6-1|2-7|2-3-4|6-6|4\/4\/2|3-2-3|2-3-2)$/.test(
      shape,
    )
  )
    return digits[0] !== '0';
  return false;
}

/** The separator between two groups, without the spaces around it. */
function kindOf(gap: string): string {
  return gap.length === 1 ? gap : gap.trim() || ' ';
}

/** Positions of the boundaries between the groups, in digits of the national number. */
function boundariesOf(sizes: readonly number[], before: number): number[] {
  const found: number[] = [];
  let at = -before;
  for (const size of sizes.slice(0, -1)) {
    at += size;
    if (at > 0) found.push(at);
  }
  return found;
}

/** Group sizes of digits that are written one by one, with wider gaps between the groups: `0 3   3 3 1   6 0 0 5`. */
function spelledOut(sizes: readonly number[], gaps: readonly string[]): readonly number[] {
  if (sizes.length < 7 || sizes.some((size) => size !== 1)) return sizes;
  const narrow = Math.min(...gaps.map((gap) => gap.length));
  if (gaps.every((gap) => gap.length === narrow)) return sizes;
  const joined = [1];
  for (const gap of gaps) {
    if (gap.length > narrow) joined.push(1);
    else joined.push((joined.pop() as number) + 1);
  }
  return joined;
}

/** `0345/2 90 11 73`, `(02 11) 5 37 44-0`: an area code with a separator, then pairs from the right, optionally an extension. */
function isInOldPairs(sizes: readonly number[], gaps: readonly string[]): boolean {
  const area = gaps.findIndex((gap) => /[-/)]/.test(gap)) + 1;
  if (area === 0 || area > 3) return false;
  const rest = sizes.slice(area, /^ ?- ?$/.test(gaps.at(-1) ?? '') ? -1 : undefined);
  const [first = 0, ...pairs] = rest;
  return first >= 1 && first <= 3 && pairs.length > 0 && pairs.every((size) => size === 2);
}

/** Whether there is the `15` of Argentine mobile numbers between area code and number. */
function isArgentineMobile(
  { code, national }: Reading,
  groups: readonly { readonly digits: string }[],
): boolean {
  return (
    code === '54' &&
    national.startsWith('9') &&
    groups.length <= 4 &&
    groups[0]?.digits.startsWith('0') === true &&
    groups.slice(1).some(({ digits }) => digits.startsWith('15'))
  );
}

/** In Germany and Austria, an extension is the end of the number, after a dash: `0711 / 24833 - 17`. */
const directDialing: ReadonlySet<string> = new Set(['49', '43']);

function isDirectDialing(reading: Reading, sizes: readonly number[], gaps: readonly string[]): boolean {
  const tail = sizes.at(-1) ?? 0;
  return (
    directDialing.has(reading.code) &&
    reading.prefixed &&
    sizes.length > 2 &&
    tail <= 4 &&
    /^ ?- ?$/.test(gaps.at(-1) ?? '')
  );
}

/** Scores the format of the groups `from`…`to` of a run, whose number is `reading`. */
export function shapeOf(
  run: DigitRun,
  from: number,
  to: number,
  reading: Reading,
  international: boolean,
): Shape {
  if (international) return { reason: 'international', points: 3, missingPrefix: 0 };
  const groups = run.groups.slice(from, to + 1);
  const gaps = run.gaps.slice(from, to);
  const sizes = spelledOut(
    groups.map((group) => group.digits.length),
    gaps,
  );
  const digits = groups.map((group) => group.digits).join('');
  const layout = layoutOf(reading);
  const abroad = reading.before >= 3 && !digits.startsWith(reading.code);
  if (abroad) return { reason: 'foreignPrefix', points: groups.length > 1 ? 2 : 1.5, missingPrefix: 0 };
  // Numbers without a format in their country are written as one group without the 0.
  const isUnwritten = groups.length === 1 && layout.groups.length === 1;
  const lacksPrefix = layout.needsPrefix && !isUnwritten && !reading.prefixed && reading.before === 0;
  // Spreadsheets remove the leading 0 of bare digits. People who write groups write the 0.
  const isImported = groups.length === 1 && reading.national.length >= 9;
  const missingPrefix = lacksPrefix ? (isImported ? -1.2 : -1.6) : 0;
  if (groups.length === 1) {
    return {
      reason: 'bare',
      points: reading.prefixed && layout.needsPrefix ? (digits.length >= 9 ? 1 : 0.2) : -0.7,
      missingPrefix,
    };
  }
  if (isDirectDialing(reading, sizes, gaps)) return { reason: 'grouped', points: 1.3, missingPrefix };
  const own = boundariesOf(
    layout.groups.map((group) => group.length),
    0,
  );
  const written = boundariesOf(sizes, reading.before);
  const mixed = gaps.length > 2 && new Set(gaps.map(kindOf)).size > 2 ? -0.3 : 0;
  const other = isOtherShape(sizes, gaps, digits);
  if (other && written.join() !== own.join()) return { reason: 'odd', points: -0.8, missingPrefix };
  if (
    written.every((at) => own.includes(at)) &&
    (written.length > 0 || own.length === 0 || reading.before > 0)
  ) {
    const whole = written.length === own.length ? (other ? 1.1 : 1.8) : written[0] === own[0] ? 1.6 : 1.15;
    return { reason: 'asInItsCountry', points: whole + mixed, missingPrefix };
  }
  // Under +1, the last four digits are never split.
  if (reading.code === '1' && !(written.includes(3) && written.includes(6)))
    return { reason: 'loose', points: 0.4, missingPrefix };
  if (reading.prefixed && digits[0] === '0' && isInOldPairs(sizes, gaps))
    return { reason: 'grouped', points: 1.1, missingPrefix };
  if (isArgentineMobile(reading, groups)) return { reason: 'grouped', points: 1.3, missingPrefix };
  const inner = sizes.slice(1);
  const pairs = inner.every((size, at) => size === 2 || (at === inner.length - 1 && size < 4));
  const lone =
    gaps.every((gap) => kindOf(gap) !== '.') &&
    inner.filter((size) => size === 1).length === 1 &&
    inner.every((size) => size === 1 || size >= 3);
  const inPairs = layout.groups.filter((group) => group.length === 2).length > 1;
  if (sizes.every((size) => size === 2) && !inPairs && digits[0] !== '0')
    return { reason: 'loose', points: 0.4, missingPrefix };
  const regular = (sizes[0] ?? 0) <= 6 && (pairs || lone || inner.every((size) => size >= 2 && size <= 4));
  const twoParts = sizes.length === 2 && (sizes[0] ?? 0) >= 2 && (sizes[0] ?? 0) <= 6 && (sizes[1] ?? 0) >= 4;
  if (own.every((at) => written.includes(at)) && regular)
    return { reason: 'grouped', points: 1.3 + mixed, missingPrefix };
  if (regular || twoParts) return { reason: 'grouped', points: 1.1 + mixed, missingPrefix };
  const single = inner.filter((size) => size === 1).length;
  return single > 1
    ? { reason: 'odd', points: -0.8, missingPrefix }
    : { reason: 'loose', points: 0.4, missingPrefix };
}
