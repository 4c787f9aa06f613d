import { type CountryCode, layoutOf, readDigits } from '../numbering/metadata-parser.ts';
import { normalize } from './normalize.ts';

const fewestCells = 6;
const mostCells = 200;
const share = 0.9;

/**
 * The content of a column of bare digits, decided from all its cells. One cell alone is no evidence: a random ten-digit ID
 * is a valid number with a probability of 40 % in the USA and 80 % in Germany. Undefined if the column has too few different
 * cells of bare digits.
 */
export function voteColumn(cells: readonly string[], country: CountryCode): 'phones' | 'ids' | undefined {
  const bare = new Set<string>();
  for (const cell of cells.slice(0, mostCells)) {
    const digits = normalize(cell.slice(0, 40)).trim();
    if (/^\d{7,15}$/.test(digits)) bare.add(digits);
  }
  if (bare.size < fewestCells) return undefined;
  let good = 0;
  for (const digits of bare) {
    const reading = readDigits(digits, country, false);
    if (!reading?.valid) continue;
    if (!layoutOf(reading).needsPrefix || reading.before > 0) good++;
  }
  const enough = good >= share * bare.size && commonPrefixLength([...bare]) < 5 && !isSequential([...bare]);
  return enough ? 'phones' : 'ids';
}

/** The length of the common prefix. Sequential numbers share most of their digits. */
function commonPrefixLength(all: readonly string[]): number {
  const [first = '', ...others] = all;
  let length = 0;
  while (length < first.length && others.every((digits) => digits[length] === first[length])) length++;
  return length;
}

/** Whether most adjacent values differ only a little. */
function isSequential(all: readonly string[]): boolean {
  let near = 0;
  for (let at = 1; at < all.length; at++) {
    if (Math.abs(Number(all[at]) - Number(all[at - 1])) < 1000) near++;
  }
  return near > (all.length - 1) / 2;
}
