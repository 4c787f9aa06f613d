import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { BrowserContext } from 'playwright';
import { serve } from '../../test/support/serve.ts';
import { benchPage } from './page/measured-pages.ts';
import { type Copy, copyOf, emptied, launch, temporary } from './page/page-browser.ts';
import {
  type Address,
  type Base,
  type CostOfChange,
  type MutationCost,
  mutate,
  type Reading,
  readBase,
  readBy,
  scroll,
  watchingAtAll,
} from './page/page-measure.ts';
import { type Figures, normalizeWords } from './page/page-report.ts';
import { other, ours, type Subject } from './page/page-subjects.ts';
import { percentile } from './statistics.ts';

/*
 * The cost of the extension on a page, compared with the minimum of any finder and with the naive method. One run measures
 * them in turns, so that other load of the machine affects all of them. docs/speed.md describes the method.
 */
const root = resolve(import.meta.dirname, '../..');
const allPages = [
  'table1k-5',
  'table10k-5',
  'table10k-30',
  'table10k-100',
  'table50k-5',
  'text10mb',
  'react-tree',
];
const contentScript = 'src/content/main.js';

const { values } = parseArgs({
  options: {
    extension: { type: 'string' },
    pages: { type: 'string', default: allPages.join(',') },
    runs: { type: 'string', default: '2' },
    built: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, 'page.json') },
  },
});
const pages = values.pages.split(',').filter(Boolean);
const unknown = pages.filter((name) => !allPages.includes(name));
if (unknown.length > 0) throw new Error(`There is no page ${unknown[0]}; there are ${allPages.join(', ')}.`);
const runs = Math.max(1, Number(values.runs));

const built = values.built ?? build();
const served = await serve(
  Object.fromEntries(
    [...pages, 'mutations', 'scroll10k'].flatMap((name) => {
      const html = benchPage(name);
      return [
        [`/standing/${name}`, html],
        [`/empty/${name}`, emptied(html)],
      ];
    }),
  ),
);
const address: Address = (kind, name) => `${served.origin}/${kind}/${name}`;
const copies = { ours: copyOf(built), other: values.extension ? copyOf(values.extension) : undefined };
const bare = await launch([]);
const withOurs = await launch([copies.ours]);
const withOther = copies.other && (await launch([copies.other]));

try {
  const us = await ours(withOurs, copies.ours);
  const them = withOther && copies.other && (await subjectOf(withOther, copies.other));
  const figures: Figures = {
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    browser: `Chromium ${bare.browser()?.version() ?? ''}`.trim(),
    runs,
    ...(copies.other ? { other: copies.other.name } : {}),
    pages: [],
    ...(await changes(us, them)),
    contentScriptGzip: gzipSync(readFileSync(join(built, contentScript)), { level: 9 }).length,
  };
  for (const name of pages) figures.pages.push(await onPage(name, us, them));
  console.log(normalizeWords(figures));
  if (pages.length === allPages.length) {
    writeFileSync(values.out, `${JSON.stringify(figures, null, 2)}\n`);
    if (!them) intoReadme(normalizeWords(figures));
  } else {
    console.log('Only some of the pages were measured, so tools/bench/page.json stays as it was.');
  }
} finally {
  await Promise.all([bare.close(), withOurs.close(), withOther?.close(), served.close()]);
}

function intoReadme(words: string): void {
  const file = join(root, 'README.md');
  const readme = readFileSync(file, 'utf8');
  const report = `${words}\n\nRepeat it with \`npm run bench:page\`; [what is measured and how](docs/speed.md).`;
  writeFileSync(
    file,
    readme.replace(
      /(<!-- bench:page -->)[\s\S]*?(<!-- \/bench:page -->)/,
      (_all, begin, end) => `${begin}\n\n${report}\n\n${end}`,
    ),
  );
}

/** The current extension, built into a separate folder, because dist/ may be older or in use. */
function build(): string {
  const folder = temporary();
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return folder;
}

/** An older build of this extension is enabled in the same way as the current one. */
function subjectOf(browser: BrowserContext, copy: Copy): Promise<Subject> {
  return existsSync(join(copy.folder, contentScript)) ? ours(browser, copy) : other(browser, copy);
}

async function onPage(
  name: string,
  us: Subject,
  them: Subject | undefined,
): Promise<Figures['pages'][number]> {
  const bases: Base[] = [];
  const own: Reading[] = [];
  const others: Reading[] = [];
  // The largest page takes the longest to build and varies least between runs.
  const readings = name === 'table50k-5' ? Math.min(2, runs) : runs;
  for (let run = 0; run < readings; run += 1) {
    say(`${name}, run ${run + 1} of ${readings}`);
    bases.push(await readBase(bare, address, name, run === 0));
    own.push(await readBy(us, withOurs, address, name));
    if (them && withOther) others.push(await readBy(them, withOther, address, name));
  }
  const floorMs = middle(bases.map(({ floor }) => floor.ms));
  const naive = bases.find((base) => base.naive)?.naive;
  const ratio = (ms: number) => rounded(ms / floorMs, 2);
  return {
    page: name,
    floorMs: rounded(floorMs, 1),
    oursRatio: ratio(middle(own.map(({ ms }) => ms))),
    naiveRatio: ratio(naive?.ms ?? Number.NaN),
    longestTaskMs: rounded(middle(own.map(({ longestMs }) => longestMs)), 1),
    longestOwnMs: rounded(middle(own.map(({ longestOwnMs }) => longestOwnMs)), 1),
    naiveLongestTaskMs: rounded(naive?.longestMs ?? Number.NaN, 1),
    heapMB: megabytes(own),
    ...(others.length > 0
      ? {
          other: {
            ratio: ratio(middle(others.map(({ ms }) => ms))),
            longestTaskMs: rounded(middle(others.map(({ longestMs }) => longestMs)), 1),
          },
        }
      : {}),
  };
}

async function changes(
  us: Subject,
  them: Subject | undefined,
): Promise<Pick<Figures, 'mutation' | 'scroll'>> {
  const seconds = 5;
  say('text that changes a thousand times a second');
  const atAll = await mutate(watchingAtAll, bare, address, seconds);
  const mine = await mutate(us, withOurs, address, seconds);
  const theirs = them && withOther && (await mutate(them, withOther, address, seconds));
  say('scrolling through ten thousand numbers');
  const passes = await scroll(us, withOurs, address, { passes: runs, seconds: 3 });
  const dropped = (kind: 'with' | 'without') => middle(passes[kind].map((pass) => pass.dropped));
  const perFrame = (kind: 'with' | 'without') =>
    rounded(middle(passes[kind].map((pass) => pass.msPerFrame)), 2);
  return {
    mutation: {
      // At 1,000 changes a second, microseconds per change equal thousandths of the main thread.
      mainThreadShare: rounded((mine.withNumber - atAll.withNumber) / 1000, 4),
      mainThreadShareWithoutNumbers: rounded((mine.withoutNumber - atAll.withoutNumber) / 1000, 4),
      microsWithNumber: above(mine, atAll).withNumber,
      microsWithoutNumber: above(mine, atAll).withoutNumber,
      emptyObserverMicros: rounded(atAll.withNumber, 1),
      settled: above(mine, atAll).settled,
      ...(theirs ? { other: above(theirs, atAll) } : {}),
    },
    scroll: {
      droppedFrames: Math.max(0, dropped('with') - dropped('without')),
      droppedWith: dropped('with'),
      droppedWithout: dropped('without'),
      frames: middle(passes.with.map((pass) => pass.frames)),
      mainThreadMsPerFrameWith: perFrame('with'),
      mainThreadMsPerFrameWithout: perFrame('without'),
    },
  };
}

function above(one: MutationCost, base: MutationCost): MutationCost {
  const less = (cost: CostOfChange, least: CostOfChange) => ({
    withNumber: rounded(cost.withNumber - least.withNumber, 1),
    withoutNumber: rounded(cost.withoutNumber - least.withoutNumber, 1),
  });
  return { ...less(one, base), settled: less(one.settled, base.settled), lost: one.lost };
}

function megabytes(readings: readonly Reading[]): number {
  return rounded(middle(readings.map(({ heap }) => heap)) / 1e6, 1);
}

function middle(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function say(what: string): void {
  process.stderr.write(`${what}\n`);
}
