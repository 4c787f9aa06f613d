import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../tools/browser/find-browser.ts';
import { frameworkPage, frameworks } from '../support/frameworks/index.ts';
import { apply, changeFrom, firstState, numbersOf, type State } from '../support/frameworks/model.ts';
import { isLongRun } from '../support/property-runs.ts';

// The proof that the extension leaves pages alone stands on these pages, so they have to be right themselves.

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
}, 30_000);
afterAll(() => browser.close());

const seeds = Array.from({ length: isLongRun ? 50 : 15 }, (_, index) => index * 7 + 1);

describe.each(frameworks)('the %s page', (name) => {
  test('steps without an error or a request, to the same tree for the same seeds and to another one for others', async () => {
    const once = await walk(name, seeds);
    const again = await walk(name, seeds);
    const other = await walk(name, [...seeds, 1000, 1001, 1002]);
    expect(once.errors).toEqual([]);
    expect(once.requests).toEqual([]);
    expect(again.html).toBe(once.html);
    expect(other.html).not.toBe(once.html);
    expect(once.numbers.length).toBeGreaterThan(10);
  }, 60_000);
});

test.each(frameworks.filter((name) => name !== 'datatables'))(
  'the %s page shows the numbers of the model after each step',
  async (name) => {
    const page = await open(name);
    let state = firstState();
    for (const seed of seeds) {
      state = apply(state, changeFrom(state, seed));
      expect(await stepped(page, seed)).toEqual(numbersOf(state));
    }
    await page.close();
  },
  60_000,
);

test('the datatables page shows only numbers of the model, those of the window last', async () => {
  const page = await open('datatables');
  let state = firstState();
  for (const seed of seeds) {
    state = apply(state, changeFrom(state, seed));
    const shown = await stepped(page, seed);
    const known = new Set(everyNumber(state));
    expect(shown.filter((number) => !known.has(number))).toEqual([]);
    expect(shown.slice(-10)).toEqual(numbersOf(state).slice(-10));
  }
  await page.close();
}, 60_000);

test('the react18 page is built with React 18, the react19 page with React 19', async () => {
  expect(versionsIn(await frameworkPage('react18'))).toEqual(['18']);
  expect(versionsIn(await frameworkPage('react19'))).toEqual(['19']);
}, 30_000);

async function open(name: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(await frameworkPage(name));
  await page.waitForFunction(() => window.app, undefined, { timeout: 10_000 });
  return page;
}

async function walk(name: string, steps: number[]) {
  const page = await open(name);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const seen = await page.evaluate(async (all) => {
    for (const seed of all) await window.app.step(seed);
    return { html: window.app.html(), errors: window.app.errors, numbers: window.app.numbers() };
  }, steps);
  await page.close();
  return { ...seen, requests };
}

function stepped(page: Page, seed: number): Promise<string[]> {
  return page.evaluate(async (one) => {
    await window.app.step(one);
    return window.app.numbers();
  }, seed);
}

function everyNumber(state: State): string[] {
  return [...numbersOf(state), ...state.rows.flatMap(({ phone, mobile }) => [phone, mobile])];
}

function versionsIn(html: string): string[] {
  return [
    ...new Set(
      [...html.matchAll(/[`'"](1[89])\.\d+\.\d+(?:-[\w-]+)?[`'"]/g)].map(([, major]) => major as string),
    ),
  ];
}
