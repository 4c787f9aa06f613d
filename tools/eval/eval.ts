/**
 * Scores the finder on corpus files: `npm run eval -- [--json] [--baselines] [--half 0|1] [--errors N] [FILE…]`. A found number is right when
 * it overlaps an expected span that no other one used, with the same E.164 number and the same extension where one is
 * expected. Only the core tier counts. The last line is one JSON object.
 */
import '../../test/support/plans.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  type CountryCode,
  findPhoneNumbersInText as findMax,
  isSupportedCountry,
} from 'libphonenumber-js/max';
import { findPhoneNumbersInText as findMin } from 'libphonenumber-js/min';
import { findNumbers } from '../../src/phone/find/find-numbers.ts';

interface Span {
  start: number;
  end: number;
  e164: string | null;
  ext?: string;
}

interface Item {
  kind: 'pos' | 'neg';
  country: CountryCode;
  text: string;
  ctx?: { header?: string };
  spans: Span[];
  tier: 'core' | 'ambiguous' | 'extra';
  cls?: string;
  group?: string;
  id?: string;
}

interface MatcherCase {
  test: string;
  text: string;
  region: string;
  expect: { start: number; end: number }[];
  production: Record<'POSSIBLE' | 'VALID', { start: number; end: number; e164: string }[]>;
}

type Found = { start: number; end: number; number: string; ext?: string };
type Finder = (text: string, country: CountryCode, header: string | undefined) => Found[];

const ours: Finder = (text, country, header) => findNumbers(text, { country, header });
const library =
  (find: typeof findMax): Finder =>
  (text, country) =>
    find(text, country).map(({ startsAt, endsAt, number }) => ({
      start: startsAt,
      end: endsAt,
      number: number.number,
      ...(number.ext ? { ext: String(number.ext) } : {}),
    }));

class Count {
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

/** Counts one item and tells which expected spans were missed and what was found besides. */
function scoreItem(item: Item, found: readonly Found[]) {
  const count = new Count();
  const open = [...item.spans];
  const besides: Found[] = [];
  for (const each of found) {
    const at = open.findIndex(
      (span) =>
        each.start < span.end &&
        span.start < each.end &&
        each.number === span.e164 &&
        (span.ext === undefined || span.ext === each.ext),
    );
    if (at < 0) {
      count.wrong++;
      besides.push(each);
    } else {
      count.right++;
      open.splice(at, 1);
    }
  }
  count.missed = open.length;
  return { count, missed: open, besides };
}

const round = (value: number) => Math.round(value * 1e5) / 1e5;
const percent = (value: number) => (100 * value).toFixed(2).padStart(6);

const args = process.argv.slice(2);
const named = (name: string) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const half = named('--half');
const errors = Number(named('--errors') ?? 0);
const only = named('--class');
const baselines = args.includes('--baselines');
const folder = process.env['CORPUS'] ?? resolve(import.meta.dirname, '../../test/corpus');
const given = args.filter((arg) => !arg.startsWith('--'));
if (given.length === 0 && !existsSync(folder)) {
  console.error(`No corpus at ${folder}: name files, or set CORPUS to its folder.`);
  process.exit(2);
}
const files =
  given.length > 0
    ? given
    : readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => join(folder, file));

/** A stable half by group, so that rules can be made on one and checked on the other. */
function halfOf(group: string): string {
  let hash = 7;
  for (const sign of group) hash = (hash * 31 + sign.charCodeAt(0)) >>> 0;
  return String((hash >>> 3) % 2);
}

const finders: [string, Finder][] = [['ours', ours]];
if (baselines) finders.push(['library min', library(findMin)], ['library max', library(findMax)]);

const results = finders.map(([name, finder]) => ({ name, ...scoreAll(finder, name === 'ours') }));
for (const { name, files: rows, countries, all } of results) {
  console.log(`\n${name}`);
  console.log('file                       n  precision recall     F1   false  missed');
  for (const row of rows) {
    if ('positives' in row) {
      console.log(
        `${row.file.padEnd(20)} ${String(row.n).padStart(7)}  positives ${row.positives.right} right, ${row.positives.wrong} wrong; ` +
          `negatives ${row.negatives.right} right, ${row.negatives.wrong} wrong`,
      );
    } else {
      console.log(
        `${row.file.padEnd(20)} ${String(row.n).padStart(7)}    ${percent(row.precision)} ${percent(row.recall)} ${percent(row.f1)} ${String(row.falsePositives).padStart(7)} ${String(row.missed).padStart(7)}`,
      );
    }
  }
  console.log(`all ${' '.repeat(27)}${percent(all.precision)} ${percent(all.recall)} ${percent(all.f1)}`);
  console.log(
    Object.entries(countries)
      .map(([country, f1]) => `${country} ${percent(f1).trim()}`)
      .join('  '),
  );
}
const [first] = results;
if (first) {
  const { name: _name, ...own } = first;
  const others = baselines
    ? { baselines: Object.fromEntries(results.slice(1).map(({ name, ...rest }) => [name, rest])) }
    : {};
  console.log(JSON.stringify({ ...own, ...others }));
}

function scoreAll(finder: Finder, shown: boolean) {
  const countries = new Map<string, Count>();
  const all = new Count();
  const apart: Record<string, Count> = {};
  const rows = [];
  for (const file of files) {
    const items = JSON.parse(readFileSync(file, 'utf8')) as (Item | MatcherCase)[];
    if (items.some((item) => 'production' in item)) {
      rows.push({ file: basename(file), n: items.length, ...scoreMatcher(items as MatcherCase[], finder) });
      continue;
    }
    const count = new Count();
    let n = 0;
    let printed = 0;
    for (const item of items as Item[]) {
      if (half !== undefined && halfOf(item.group ?? item.text) !== half) continue;
      if (only !== undefined && item.cls !== only) continue;
      const {
        count: own,
        missed,
        besides,
      } = scoreItem(item, finder(item.text, item.country, item.ctx?.header));
      if (item.tier !== 'core') {
        const name = `${basename(file)} ${item.tier}`;
        apart[name] = apart[name] ?? new Count();
        apart[name].add(own);
        continue;
      }
      n++;
      count.add(own);
      const byCountry = countries.get(item.country) ?? new Count();
      byCountry.add(own);
      countries.set(item.country, byCountry);
      if (shown && printed < errors && own.wrong + own.missed > 0) {
        printed++;
        console.log(
          `${item.country} ${item.cls} ${item.ctx?.header ? `[${item.ctx.header}] ` : ''}${JSON.stringify(item.text)}`,
          ...missed.map((span) => `missed ${span.e164}${span.ext ? ` x${span.ext}` : ''}`),
          ...besides.map(
            (each) => `false ${each.number} ${JSON.stringify(item.text.slice(each.start, each.end))}`,
          ),
        );
      }
    }
    all.add(count);
    rows.push({ file: basename(file), n, ...figures(count) });
  }
  return {
    files: rows,
    countries: Object.fromEntries(
      [...countries].sort().map(([country, count]) => [country, round(count.f1)]),
    ),
    all: { precision: round(all.precision), recall: round(all.recall), f1: round(all.f1) },
    apart: Object.fromEntries(Object.entries(apart).map(([name, count]) => [name, figures(count)])),
  };
}

function figures(count: Count) {
  return {
    precision: round(count.precision),
    recall: round(count.recall),
    f1: round(count.f1),
    falsePositives: count.wrong,
    missed: count.missed,
  };
}

/**
 * Google's own matcher cases. A positive is right when every number that Google's production metadata calls valid there is found and no
 * other; cases that even Google takes for a number only at its two loosest settings count as negatives: right when nothing is found.
 */
function scoreMatcher(cases: readonly MatcherCase[], finder: Finder) {
  const positives = { right: 0, wrong: 0 };
  const negatives = { right: 0, wrong: 0 };
  let printed = 0;
  for (const { test: name, text, region, expect, production } of cases) {
    const country = isSupportedCountry(region) ? region : 'US';
    const found = finder(text, country, undefined);
    const wanted = production.VALID.filter((each) =>
      expect.some((span) => span.start < each.end && each.start < span.end),
    );
    const isPositive = expect.length > 0 && !/^(?:POSSIBLE_ONLY|VALID)_CASES$/.test(name);
    if (isPositive && wanted.length === 0) continue;
    const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
      a.start < b.end && b.start < a.end;
    const good = isPositive
      ? wanted.every((each) => found.some((one) => one.number === each.e164 && overlaps(one, each))) &&
        found.every((one) => production.VALID.some((each) => one.number === each.e164 && overlaps(one, each)))
      : found.length === 0;
    (isPositive ? positives : negatives)[good ? 'right' : 'wrong']++;
    if (!good && finder === ours && printed++ < errors) {
      console.log(
        `${region} ${isPositive ? 'positive' : 'negative'} ${JSON.stringify(text)}`,
        JSON.stringify(wanted.map((each) => each.e164)),
        JSON.stringify(found),
      );
    }
  }
  return { positives, negatives };
}
