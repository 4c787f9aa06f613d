import maxParse from 'libphonenumber-js/max';
import minParse from 'libphonenumber-js/min';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { crmPage } from '../../sandbox/crm/crm-pages.ts';
import { people } from '../../sandbox/crm/people.ts';
import { findChromium } from '../../tools/browser/find-browser.ts';

const paths = ['', 'contacts', 'contact/1', 'contact/40', 'react', 'frame', 'shadow', 'card/2'];
const origin = 'http://127.0.0.1:9';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
}, 30_000);
afterAll(() => browser.close());

test.each(paths)(
  'the demo page "%s" loads without an error and sends requests only to the sandbox',
  async (path) => {
    const { page, errors, foreign } = await open(path);
    expect(await page.title()).toContain('Harbor CRM');
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
    await page.close();
  },
  30_000,
);

test('the index leads to every page, and every link of a menu or table leads somewhere', () => {
  for (const path of paths) {
    const links = [...htmlOf(path).matchAll(/(?:href|src)="\/crm\/([^"]*)"/g)].map(
      ([, target]) => target as string,
    );
    expect(links.filter((target) => !crmPage(target))).toEqual([]);
  }
  for (const path of ['contacts', 'contact/1', 'react', 'frame', 'shadow'])
    expect(htmlOf('')).toContain(`href="/crm/${path}"`);
});

test.each(['contact/0', 'contact/999', 'contact/x', 'card/', '../server', 'nothing'])(
  '"%s" is not found',
  (path) => {
    expect(crmPage(path)).toBeUndefined();
  },
);

test('all people have numbers that libphonenumber calls valid, and none that the telephone network treats apart', () => {
  const numbers = people(5000, 21).flatMap(({ phone, mobile }) => [phone, mobile]);
  expect(numbers.filter((text) => !maxParse(text, 'US')?.isValid())).toEqual([]);
  expect(numbers.filter((text) => !minParse(text, 'US')?.isValid())).toEqual([]);
  expect(
    numbers.filter((text) => /(?:0404|0066|0486|0503|0403|0408)$/.test(maxParse(text, 'US')?.number ?? '')),
  ).toEqual([]);
});

test('a click into a row opens the quick view and is counted; a click on the name is not', async () => {
  const { page } = await open('contacts');
  await page.locator('tr.row td').nth(2).click();
  expect(await page.locator('.drawer').isVisible()).toBe(true);
  expect(await page.evaluate('rowClicks')).toBe(1);
  await page.locator('tr.row a').nth(1).click();
  await page.waitForURL(`${origin}/crm/contact/2`);
  await page.close();
}, 30_000);

test('the live list patches numbers in the same text node on edit and on scroll', async () => {
  const { page } = await open('react');
  await page.locator('.phone').first().waitFor();
  const seen = await page.evaluate(() => {
    const text = document.querySelector('.phone')?.firstChild as Text;
    const before = text.data;
    document.querySelector<HTMLElement>('[aria-label^="Edit phone of"]')?.click();
    return new Promise<{ before: string; after: string; isThere: boolean }>((resolve) =>
      new MutationObserver(() => resolve({ before, after: text.data, isThere: text.isConnected })).observe(
        text,
        {
          characterData: true,
        },
      ),
    );
  });
  expect(seen.isThere).toBe(true);
  expect(seen.after).not.toBe(seen.before);
  const first = await page.locator('.phone').first().elementHandle();
  await page.locator('.box').evaluate((box) => box.scrollTo(0, 53_000));
  await page.waitForFunction(
    (top) => document.querySelector<HTMLElement>('.box .lines')?.style.top === top,
    '53000px',
  );
  expect(await first?.evaluate((node) => node.isConnected)).toBe(true);
  expect(await first?.textContent()).toBe(people(5000, 21)[1000]?.phone);
  await page.close();
}, 30_000);

test('the frame of the workspace that is called a partner portal has another origin', async () => {
  const { page } = await open('frame');
  await page.frameLocator('#cross').getByText('Mobile').waitFor();
  const origins = page.frames().map((frame) => frame.url());
  expect(origins).toContain('http://localhost:9/crm/card/6');
  expect(origins).toContain(`${origin}/crm/card/2`);
  await page.close();
}, 30_000);

/** The page behind a network that knows the sandbox's two names and nothing else. */
async function open(path: string): Promise<{ page: Page; errors: string[]; foreign: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.route('**/*', (route) => {
    const [, target] = /^http:\/\/(?:127\.0\.0\.1|localhost):9\/crm\/(.*)$/.exec(route.request().url()) ?? [];
    const found = target === undefined ? undefined : crmPage(target);
    if (found) return route.fulfill({ contentType: found.type, body: String(found.body) });
    foreign.push(route.request().url());
    return route.abort();
  });
  await page.goto(`${origin}/crm/${path}`);
  return { page, errors, foreign };
}

function htmlOf(path: string): string {
  return String(crmPage(path)?.body);
}
