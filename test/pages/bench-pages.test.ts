import parsePhoneNumber from 'libphonenumber-js/max';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { benchPage, benchPages } from '../../tools/bench/page/measured-pages.ts';
import { numberAt } from '../../tools/bench/page/numbers.ts';
import { findChromium } from '../../tools/browser/find-browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
}, 30_000);
afterAll(() => browser.close());

/** Page → text nodes (at least, at most) and numbers. */
const sizes: Record<string, [least: number, most: number, numbers: number]> = {
  'table1k-5': [10_000, 10_020, 50],
  'table10k-30': [100_000, 100_020, 3_000],
  text10mb: [8_000, 12_000, 0],
  'react-tree': [12_000, 14_500, 640],
  mutations: [2_000, 2_010, 0],
  scroll10k: [20_000, 30_010, 10_000],
};

/** The same script with other figures; half a million cells take too long for here. */
const larger = ['table10k-5', 'table10k-100', 'table50k-5'];

test('every page is there, and no other', () => {
  expect([...Object.keys(sizes), ...larger].sort()).toEqual([...benchPages].sort());
  expect(benchPage('table50k-5')).toContain('{"kind":"table","rows":50000,"percent":5}');
  expect(() => benchPage('table7')).toThrow('no bench page table7');
});

test.each(Object.entries(sizes))(
  'the page %s has its size and as many numbers as it says',
  async (name, [least, most, numbers]) => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.setContent(benchPage(name));
    await page.waitForFunction(() => window.bench);
    const seen = await page.evaluate(() => ({
      textNodes: window.bench.textNodes,
      numbers: window.bench.numbers,
      written: document.body.textContent.match(/\d{3}\D{1,2}555\D01\d\d/g)?.length ?? 0,
      length: document.body.textContent.length,
    }));
    await page.close();
    expect(errors).toEqual([]);
    expect(seen.numbers).toBe(numbers);
    expect(seen.written).toBe(numbers);
    expect(seen.textNodes).toBeGreaterThanOrEqual(least);
    expect(seen.textNodes).toBeLessThanOrEqual(most);
    if (name === 'text10mb') expect(seen.length).toBeGreaterThan(9_900_000);
  },
  60_000,
);

test('the react tree is about fourteen elements deep', async () => {
  const page = await browser.newPage();
  await page.setContent(benchPage('react-tree'));
  await page.waitForFunction(() => window.bench);
  const depth = await page.evaluate(() => {
    let steps = 0;
    for (let at = document.querySelector('article span'); at && at !== document.body; at = at.parentElement)
      steps += 1;
    return steps;
  });
  await page.close();
  expect(depth).toBe(14);
}, 30_000);

test('a mutation changes a text in place, to a number only when asked', async () => {
  const page = await browser.newPage();
  await page.setContent(benchPage('mutations'));
  await page.waitForFunction(() => window.bench);
  const kinds = await page.evaluate(async () => {
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((seen) => records.push(...seen));
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    window.bench.mutate(500, false);
    const plain = document.body.textContent.match(/ ?555/g)?.length ?? 0;
    window.bench.mutate(500, true);
    records.push(...observer.takeRecords());
    return { plain, records: records.length, types: [...new Set(records.map(({ type }) => type))] };
  });
  const numbers = await page.evaluate(() => document.body.textContent.match(/ ?555/g)?.length);
  await page.close();
  expect(kinds).toEqual({ plain: 0, records: 1000, types: ['characterData'] });
  expect(numbers).toBe(500);
}, 30_000);

test('the page of changes counts the texts that were removed from it', async () => {
  const page = await browser.newPage();
  await page.setContent(benchPage('mutations'));
  await page.waitForFunction(() => window.bench);
  const lost = await page.evaluate(() => {
    const before = window.bench.lost();
    const [one, two] = document.querySelectorAll('span');
    one?.firstChild?.replaceWith('other');
    two?.remove();
    return [before, window.bench.lost()];
  });
  await page.close();
  expect(lost).toEqual([0, 2]);
}, 30_000);

test('every number of the bench pages is valid, and texts do not come back before 48,500 others', () => {
  const texts = Array.from({ length: 48_500 }, (_, index) => numberAt(index));
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.slice(0, 9_700).filter((text) => !parsePhoneNumber(text, 'US')?.isValid())).toEqual([]);
}, 30_000);
