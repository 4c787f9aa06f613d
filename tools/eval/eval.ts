/**
 * Scores the finder on corpus files: `npm run eval -- [--json] [--baselines] [--half 0|1] [--errors N] [--class NAME] [FILE…]`.
 * Without files: all of the folder `CORPUS` (`test/corpus` if it is not set), and then also the mistyped numbers and the speed.
 * The last line is one JSON object; with `--json` it is the only line.
 */
import '../../test/support/plans.ts';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { findPhoneNumbersInText as findMax } from 'libphonenumber-js/max';
import { findPhoneNumbersInText as findMin } from 'libphonenumber-js/min';
import { findNumbers } from '../../src/phone/find/find-numbers.ts';
import { type CorpusFile, type Item, readCorpus } from './corpus.ts';
import { scoreMistyped } from './mistyped.ts';
import { Count, type Finder, isReportRight, scoreItem, scoreMatcherCase } from './score.ts';

const args = process.argv.slice(2);
function optionValue(name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
}
const half = optionValue('--half');
const errors = Number(optionValue('--errors') ?? 0);
const onlyClass = optionValue('--class');
const isJson = args.includes('--json');
const print = isJson ? () => undefined : console.log;

const folder = process.env['CORPUS'] ?? resolve(import.meta.dirname, '../../test/corpus');
const named = args.filter((arg) => !arg.startsWith('--'));
if (named.length === 0 && !existsSync(folder)) {
  console.error(`No corpus at ${folder}: name files, or set CORPUS to its folder.`);
  process.exit(2);
}
const paths =
  named.length > 0
    ? named
    : readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => join(folder, file));
const corpora = paths.map((path) => ({ file: basename(path), ...readCorpus(path) }));

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

const score = scoreAll(ours, errors);
printScore('ours', score);
const summary: Record<string, unknown> = { ...score };
if (args.includes('--baselines')) {
  const baselines = { 'library min': library(findMin), 'library max': library(findMax) };
  summary['baselines'] = Object.fromEntries(
    Object.entries(baselines).map(([name, finder]) => {
      const scored = scoreAll(finder, 0);
      printScore(name, scored);
      return [name, scored];
    }),
  );
}
if (named.length === 0) {
  const { examples, ...mistyped } = scoreMistyped(allItems(), ours);
  summary['mistyped'] = mistyped;
  print(
    `\nmistyped: ${mistyped.wrong} of ${mistyped.n} numbers with a wrong digit are read as another number`,
  );
  for (const example of examples.slice(0, errors)) print(example);
}
const textsPerSecond = measureSpeed();
summary['textsPerSecond'] = textsPerSecond;
print(`\nspeed: ${textsPerSecond} texts per second`);
console.log(JSON.stringify(summary));

function allItems(): Item[] {
  return corpora.flatMap((corpus) => (corpus.form === 'items' ? corpus.items : []));
}

/** Texts read per second: the best of five passes over all texts. */
function measureSpeed(): number {
  const texts = corpora.flatMap((corpus) =>
    corpus.form === 'items'
      ? corpus.items.map(({ text, country, ctx }) => ({ text, country, header: ctx?.header }))
      : [],
  );
  if (texts.length === 0) return 0;
  let best = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < 5; pass++) {
    const begin = performance.now();
    for (const { text, country, header } of texts) ours(text, country, header);
    best = Math.min(best, performance.now() - begin);
  }
  return Math.round((1000 * texts.length) / best);
}

/** A stable half by group, so that rules can be made on one half and checked on the other. */
function halfOf(group: string): string {
  let hash = 7;
  for (const sign of group) hash = (hash * 31 + sign.charCodeAt(0)) >>> 0;
  return String((hash >>> 3) % 2);
}

function scoreAll(finder: Finder, shownErrors: number) {
  const countries = new Map<string, Count>();
  const all = new Count();
  const apart = new Map<string, Count>();
  const files = corpora.map((corpus) => scoreFile(corpus));
  return {
    files,
    countries: Object.fromEntries(
      [...countries].sort().map(([country, count]) => [country, round(count.f1)]),
    ),
    all: { precision: round(all.precision), recall: round(all.recall), f1: round(all.f1) },
    apart: Object.fromEntries([...apart].map(([name, count]) => [name, figuresOf(count)])),
  };

  function scoreFile({ file, ...corpus }: { file: string } & CorpusFile) {
    let shown = 0;
    const printError = (...parts: string[]) => {
      if (shown++ < shownErrors) print(...parts);
    };
    if (corpus.form === 'reports') {
      const wrong: string[] = [];
      for (const report of corpus.reports) {
        const found = finder(report.text, report.country, report.header);
        if (isReportRight(report, found)) continue;
        wrong.push(report.text);
        const numbers = found.map(({ number, ext }) => (ext ? `${number};${ext}` : number));
        printError(report.country, inQuotes(report), `expected ${report.expect} found ${numbers}`);
      }
      return { file, n: corpus.reports.length, right: corpus.reports.length - wrong.length, wrong };
    }
    if (corpus.form === 'matcher') {
      const sides = { positives: { right: 0, wrong: 0 }, negatives: { right: 0, wrong: 0 } };
      for (const each of corpus.cases) {
        const result = scoreMatcherCase(each, finder);
        if (!result) continue;
        sides[result.side][result.isRight ? 'right' : 'wrong']++;
        if (!result.isRight) printError(each.region, result.side, JSON.stringify(each.text));
      }
      return { file, n: corpus.cases.length, ...sides };
    }
    const count = new Count();
    let n = 0;
    for (const item of corpus.items) {
      if (half !== undefined && halfOf(item.group ?? item.text) !== half) continue;
      if (onlyClass !== undefined && item.cls !== onlyClass) continue;
      const scored = scoreItem(item, finder(item.text, item.country, item.ctx?.header));
      if (item.tier !== 'core') {
        addTo(apart, `${file} ${item.tier}`, scored.count);
        continue;
      }
      n++;
      count.add(scored.count);
      addTo(countries, item.country, scored.count);
      if (scored.missed.length + scored.wrong.length === 0) continue;
      printError(
        `${item.country} ${item.cls} ${inQuotes({ text: item.text, ...item.ctx })}`,
        ...scored.missed.map((span) => `missed ${span.e164}${span.ext ? ` x${span.ext}` : ''}`),
        ...scored.wrong.map(
          (each) => `false ${each.number} ${JSON.stringify(item.text.slice(each.start, each.end))}`,
        ),
      );
    }
    all.add(count);
    return { file, n, ...figuresOf(count) };
  }
}

function inQuotes({ text, header }: { readonly text: string; readonly header?: string }): string {
  return `${header ? `[${header}] ` : ''}${JSON.stringify(text)}`;
}

function addTo(counts: Map<string, Count>, name: string, count: Count): void {
  const sum = counts.get(name) ?? new Count();
  sum.add(count);
  counts.set(name, sum);
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

function figuresOf(count: Count) {
  return {
    precision: round(count.precision),
    recall: round(count.recall),
    f1: round(count.f1),
    falsePositives: count.wrong,
    missed: count.missed,
  };
}

function printScore(name: string, { files, countries, all }: ReturnType<typeof scoreAll>): void {
  const percent = (value: number) => (100 * value).toFixed(2).padStart(6);
  const columns = (...values: number[]) => values.map(percent).join(' ');
  print(`\n${name}`);
  print('file                        n  precision recall     F1   false  missed');
  for (const row of files) {
    const start = `${row.file.padEnd(22)} ${String(row.n).padStart(6)}`;
    if ('positives' in row) {
      const { positives, negatives } = row;
      print(
        `${start}  positives ${positives.right} right, ${positives.wrong} wrong; negatives ${negatives.right} right, ${negatives.wrong} wrong`,
      );
    } else if (row.wrong) {
      print(`${start}  ${row.right} right, ${row.wrong.length} wrong`);
    } else {
      const { precision, recall, f1, falsePositives, missed } = row;
      print(
        `${start}    ${columns(precision, recall, f1)} ${String(falsePositives).padStart(7)} ${String(missed).padStart(7)}`,
      );
    }
  }
  print(`all ${' '.repeat(29)}${columns(all.precision, all.recall, all.f1)}`);
  print(
    Object.entries(countries)
      .map(([country, f1]) => `${country} ${percent(f1).trim()}`)
      .join('  '),
  );
}
