import type { Page } from '../../tools/browser/page.ts';
import { pointAt, seedSignIn } from '../support/agent.ts';
import { frameworkPage, frameworks } from '../support/frameworks/index.ts';
import { isLongRun } from '../support/property-runs.ts';
import { serve } from '../support/serve.ts';
import { expect, test } from './fixtures.ts';

/** Changes at random, the same ones with and without the extension. */
const steps = isLongRun ? 120 : 40;
const betweenCalls = 20;

/** Does these steps and gives what the page was after each. */
function change(page: Page, from: number, to: number): Promise<string[]> {
  return page.evaluate(
    async (first, last) => {
      const states: string[] = [];
      for (let seed = first; seed < last; seed++) {
        await window.app.step(seed);
        states.push(window.app.html());
      }
      return states;
    },
    from,
    to,
  );
}

/** A number of the page that is not written over several elements, where the test's own eyes do not find it. */
async function firstInOneText(page: Page): Promise<string> {
  for (const number of await page.evaluate(() => window.app.numbers()))
    if (await page.has({ text: number })) return number;
  throw new Error('no number on the page');
}

const digits = (text: string) => text.replace(/\D/g, '').slice(-10);

for (const name of frameworks) {
  test(`a page built with ${name} that changes at random stays as it is without us, and links what is on the screen`, async ({
    station,
    login,
  }) => {
    const served = await serve({ '/': await frameworkPage(name) });
    const page = await station.open(`${served.origin}/`);
    const stands = () => page.waitFor('the page', () => typeof window.app === 'object');
    await stands();
    const without = await change(page, 0, steps);

    await seedSignIn(station, login, page);
    await page.open(`${served.origin}/`);
    await stands();
    const withUs: string[] = [];
    for (let from = 0; from < steps; from += betweenCalls) {
      withUs.push(...(await change(page, from, from + betweenCalls)));
      const number = await firstInOneText(page);
      await page.waitFor('marked numbers', () => [...CSS.highlights.values()].some(({ size }) => size > 0));
      // A number that comes to lie under a pointer that rests gets no link: the pointer has to come to it.
      await page.clickAt(2, 2, { times: 0 });
      await pointAt(page, number);
      const said = await page.inOurs((roots) => roots[0]?.querySelector('.link')?.getAttribute('href') ?? '');
      expect(digits(said)).toBe(digits(number));
    }

    expect(withUs).toEqual(without);
    expect(await page.evaluate(() => window.app.errors)).toEqual([]);
    await served.close();
  });
}
