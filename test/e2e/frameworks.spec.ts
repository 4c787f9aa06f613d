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

test('pages of frameworks that change at random stay as they are without us, and what they show is linked', async ({
  station,
  login,
}) => {
  const shown: { name: string; address: string; page: Page; without: string[]; close(): Promise<void> }[] =
    [];
  const isThere = (page: Page) => page.waitFor('the page', () => typeof window.app === 'object');
  for (const name of frameworks) {
    const served = await serve({ '/': await frameworkPage(name) });
    const address = `${served.origin}/`;
    const page = await station.open(address);
    await isThere(page);
    shown.push({ name, address, page, without: await change(page, 0, steps), close: () => served.close() });
  }
  // All are on one host, so this enables all of them.
  await seedSignIn(station, login, shown.at(-1)?.page);

  for (const { name, address, page, without, close } of shown) {
    await page.activate();
    await page.open(address);
    await isThere(page);
    const withUs: string[] = [];
    for (let from = 0; from < steps; from += betweenCalls) {
      withUs.push(...(await change(page, from, from + betweenCalls)));
      const number = await firstInOneText(page);
      await page.waitFor('marked numbers', () => [...CSS.highlights.values()].some(({ size }) => size > 0));
      // A number that comes to lie under a pointer that rests gets no link: the pointer has to come to it.
      await page.clickAt(2, 2, { times: 0 });
      await pointAt(page, number);
      const linked = await page.inOurs(
        (roots) => roots[0]?.querySelector('.link')?.getAttribute('href') ?? '',
      );
      expect(digits(linked), name).toBe(digits(number));
    }

    expect(withUs, name).toEqual(without);
    expect(await page.evaluate(() => window.app.errors), name).toEqual([]);
    await page.close();
    await close();
  }
});
