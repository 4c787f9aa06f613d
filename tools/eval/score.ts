import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import type { Item, MatcherCase, Report, Span } from './corpus.ts';

export interface Found {
  readonly start: number;
  readonly end: number;
  /** E.164. */
  readonly number: string;
  readonly ext?: string;
}

export type Finder = (text: string, country: CountryCode, header: string | undefined) => readonly Found[];

/** Right, wrong and missed numbers, and the figures made of them (0 to 1). */
export class Count {
  right = 0;
  wrong = 0;
  missed = 0;

  add(other: Count) {
    this.right += other.right;
    this.wrong += other.wrong;
    this.missed += other.missed;
  }

  get precision() {
    return this.right + this.wrong === 0 ? 1 : this.right / (this.right + this.wrong);
  }

  get recall() {
    return this.right + this.missed === 0 ? 1 : this.right / (this.right + this.missed);
  }

  get f1() {
    const sum = this.precision + this.recall;
    return sum === 0 ? 0 : (2 * this.precision * this.recall) / sum;
  }
}

export interface ScoredItem {
  readonly count: Count;
  readonly missed: readonly Span[];
  readonly wrong: readonly Found[];
}

/**
 * Counts the numbers of one text. A found number is correct if it overlaps an expected span that no other number used, with
 * the same E.164 number, and with the same extension if the span has one.
 */
export function scoreItem(item: Item, found: readonly Found[]): ScoredItem {
  const count = new Count();
  const missed = [...item.spans];
  const wrong: Found[] = [];
  for (const each of found) {
    const at = missed.findIndex(
      (span) =>
        each.start < span.end &&
        span.start < each.end &&
        each.number === span.e164 &&
        (span.ext === undefined || span.ext === each.ext),
    );
    if (at < 0) {
      count.wrong++;
      wrong.push(each);
    } else {
      count.right++;
      missed.splice(at, 1);
    }
  }
  count.missed = missed.length;
  return { count, missed, wrong };
}

/** A report is correct if exactly its numbers are found, with their extensions. */
export function isReportRight(report: Report, found: readonly Found[]): boolean {
  const open = [...report.expect];
  for (const { number, ext } of found) {
    const exact = open.indexOf(ext ? `${number};${ext}` : number);
    const at = exact < 0 ? open.indexOf(number) : exact;
    if (at < 0) return false;
    open.splice(at, 1);
  }
  return open.length === 0;
}

/**
 * Whether a matcher case is correct, and whether it is a positive or a negative; undefined for a positive whose number is in no
 * real plan. A positive is correct if exactly the numbers are found that are valid in Google's production metadata. Cases that
 * Google accepts only at its two loosest settings are negatives, which are correct if nothing is found.
 */
export function scoreMatcherCase(
  { test: name, text, region, expect, production }: MatcherCase,
  finder: Finder,
): { readonly side: 'positives' | 'negatives'; readonly isRight: boolean } | undefined {
  const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
    a.start < b.end && b.start < a.end;
  const wanted = production.VALID.filter((each) => expect.some((span) => overlaps(span, each)));
  const isPositive = expect.length > 0 && !/^(?:POSSIBLE_ONLY|VALID)_CASES$/.test(name);
  if (isPositive && wanted.length === 0) return undefined;
  const found = finder(text, isSupportedCountry(region) ? region : 'US', undefined);
  if (!isPositive) return { side: 'negatives', isRight: found.length === 0 };
  const isRight =
    wanted.every((each) => found.some((one) => one.number === each.e164 && overlaps(one, each))) &&
    found.every((one) => production.VALID.some((each) => one.number === each.e164 && overlaps(one, each)));
  return { side: 'positives', isRight };
}
