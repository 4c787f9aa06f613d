import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/server.ts';
import { enableSite, pointAt, signIn } from '../../test/support/agent.ts';
import { changesSeen, watchOwnNodes } from '../../test/support/untouched.ts';
import { launch } from '../browser/browser.ts';
import { needBrowsers } from '../browser/install-browsers.ts';
import type { Page } from '../browser/page.ts';
import { needBuild } from '../build/built-extension.ts';
import { measureAgentScreen, screenSteps } from './agent-screen.ts';
import { clickToRequest, noteClicks } from './click-to-request.ts';
import { countPresses } from './presses.ts';
import { sizeOf } from './sizes.ts';
import { type Spread, spread } from './statistics.ts';
import { measureSurfaces, ratio } from './surfaces.ts';

/**
 * `npm run bench`: the time from the click to the request at the dialer, from the dialer's SUCCESS to the agent screen's own
 * request, from opening the popup and the panel to their first paint, the presses of a call, the sizes, and the changed nodes of pages. Prints a table, writes tools/bench/results.json, and puts the table into the README.
 */
const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist/chrome');
const clicks = 25;
const openings = 15;
const screenCalls = 20;
const demoPages = ['contacts', 'contact/1', 'frame', 'shadow'];

needBrowsers('chromium');
needBuild();
const sandbox = await startSandbox({ tickMs: 200 });
const browser = await launch('chromium');
const crm = await browser.open(`${sandbox.otherUrl}/crm/contacts`);
await signIn(browser, crm, {
  address: sandbox.url,
  user: 'clicktodial',
  password: 'Cl1ckToD1al',
  agent: '1000',
});

const pages = await Promise.all(demoPages.map((path) => browser.open(`${sandbox.otherUrl}/crm/${path}`)));
for (const page of pages) await watchOwnNodes(page);
await noteClicks(crm);
await enableSite(browser, crm);
const changedNodes = await countChangedNodes(pages);

const numbers = await crm.evaluate(() => document.body.innerText.match(/\(\d{3}\) \d{3}-\d{4}/g) ?? []);
const storage = await browser.open(`${browser.origin}/icons/16.png`);
await crm.activate();
const awake = await timesOfClicks('awake');
const stopped = await timesOfClicks('stopped');
const popup = await popupToPicture();
const surfaces = await measureSurfaces(browser, openings);
await browser.close();
await sandbox.close();
const agentScreen = await measureAgentScreen(screenCalls);
const presses = await countPresses();

const size = (entry: string) => {
  const { bytes, gzip } = sizeOf(dist, entry);
  return { bytes, gzip };
};
const results = {
  measured: new Date().toISOString().slice(0, 10),
  machine: {
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? '',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    browser: browser.version,
    node: process.version,
  },
  clickToRequestMs: { workerAwake: awake, workerStopped: stopped },
  popupOpenToPictureMs: popup,
  surfaceOpenToPictureMs: surfaces,
  pressesFromClickToReady: presses,
  successToAgentScreenMs: agentScreen,
  sizes: {
    contentScript: size('src/content/main.js'),
    worker: size('service-worker-loader.js'),
    workerParts: size('worker-parts.js'),
    popup: size('src/popup/popup.html'),
  },
  pageNodesChanged: changedNodes,
};
const table = normalizeWords();
console.log(table);
writeFileSync(join(root, 'tools/bench/results.json'), `${JSON.stringify(results, null, 2)}\n`);
intoReadme(table);
process.exit(0);

async function timesOfClicks(worker: 'awake' | 'stopped'): Promise<Spread> {
  const samples: number[] = [];
  for (let turn = 0; turn < clicks; turn += 1) {
    // Only the first numbers, because the call bar may cover a number further down.
    const number = numbers[turn % 4] as string;
    samples.push(await clickToRequest({ sandbox, browser, crm, own: storage }, number, worker));
  }
  return spread(samples);
}

async function popupToPicture(): Promise<Spread> {
  const samples: number[] = [];
  for (let turn = 0; turn < openings; turn += 1) {
    const popup = await browser.popup(crm);
    await popup.reads('Paused');
    const painted = await popup.waitFor(
      'the first picture',
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    samples.push(painted);
  }
  return spread(samples);
}

async function countChangedNodes(pages: readonly Page[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [index, page] of pages.entries()) {
    await page.activate();
    await page.waitFor('marked numbers', () => [...CSS.highlights.values()].some(({ size }) => size > 0));
    const shown = await page.evaluate(() => /\(\d{3}\) \d{3}-\d{4}/.exec(document.body.innerText)?.[0]);
    if (shown) await pointAt(page, shown);
    counts[demoPages[index] as string] = (await changesSeen(page)).length;
  }
  return counts;
}

function normalizeWords(): string {
  const { machine, clickToRequestMs, popupOpenToPictureMs, successToAgentScreenMs, sizes, pageNodesChanged } =
    results;
  const { surfaceOpenToPictureMs: surface, pressesFromClickToReady: pressed } = results;
  const ms = ({ median, p95, samples }: Spread) => `${median} / ${p95} (${samples} times)`;
  const { forward, own } = successToAgentScreenMs;
  const words = {
    dial: ['its own dial request', '150 / 500'],
    hangUp: ['hang-up sent', '60 / 500'],
    dispositionOpen: ['disposition open', '550 / 1,000'],
    dispositionStored: ['disposition stored', '100 / 500'],
    pause: ['pause sent', '120 / 550'],
  } as const;
  const screenRows = screenSteps.map((step) => {
    const without = `without the early tick ${own[step].median} / ${own[step].p95}`;
    const [what, goal] = words[step];
    return `| SUCCESS to the agent screen: ${what}, median / p95, ms | ${ms(forward[step])}; ${without} | ${goal} |`;
  });
  const kb = ({ bytes, gzip }: { bytes: number; gzip: number }) =>
    `${(gzip / 1000).toFixed(1)} (${(bytes / 1000).toFixed(1)} unpacked)`;
  const changed = Object.values(pageNodesChanged).reduce((sum, count) => sum + count, 0);
  return [
    '| | measured | goal |',
    '|---|---|---|',
    `| click to request at the dialer, worker awake: median / p95, ms | ${ms(clickToRequestMs.workerAwake)} | p95 30 |`,
    `| the same, worker stopped | ${ms(clickToRequestMs.workerStopped)} | p95 300 |`,
    `| popup open to last known state painted: median / p95, ms | ${ms(popupOpenToPictureMs)} | 100 |`,
    ...(['popup', 'panel'] as const).map(
      (name) =>
        `| ${name} in a tab to last known state painted, beside an empty page of the extension: median / p95, ms | ${ms(surface[name])}; empty page ${surface.empty.median} / ${surface.empty.p95}; ratio ${ratio(surface[name], surface.empty)} | 1.3 × the empty page |`,
    ),
    `| presses from click to ready again: no callback / callback tomorrow with a note | ${pressed.noCallback} / ${pressed.callbackWithNote} | 2 / 4 |`,
    ...screenRows,
    `| content script, minified and gzipped, kB | ${kb(sizes.contentScript)} | 48 |`,
    `| worker at its start, the same | ${kb(sizes.worker)} | 48 |`,
    `| code that the worker loads when it needs it, the same | ${kb(sizes.workerParts)} | |`,
    `| popup, the same | ${kb(sizes.popup)} | 28 |`,
    `| page nodes changed on ${Object.keys(pageNodesChanged).length} demo pages | ${changed} | 0 |`,
    '',
    `${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, ${machine.browser}, Node ${machine.node}, ${results.measured}.`,
  ].join('\n');
}

function intoReadme(table: string): void {
  const path = join(root, 'README.md');
  const text = readFileSync(path, 'utf8');
  const updated = text.replace(
    /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/,
    (_all, begin, end) => `${begin}${table}\n${end}`,
  );
  if (updated !== text) writeFileSync(path, updated);
}
