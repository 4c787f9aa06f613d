import type { Page } from '../../tools/browser/page.ts';
import { seedSupervisor } from '../support/agent.ts';
import { checkPage } from '../support/axe.ts';
import { button, exactButton, t, textbox } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

const field = (words: string) => ({ role: 'textbox', words }) as const;

/** Finds a function with the search. Without it, the list hides most functions until it is scrolled. */
async function choose(page: Page, name: string): Promise<void> {
  await page.type(textbox('console_search'), name);
  await page.reads(t('console_found', '1'));
  await page.click({ role: 'button', words: name, exact: true });
}

test('an administrator runs a function, is refused, and answers before a change; the page has no password', async ({
  station,
  sandbox,
}) => {
  const { dialer } = sandbox.control;
  await seedSupervisor(station, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  const page = await station.open(`${station.origin}/src/options/options.html#shortcuts`);
  await page.reads(t('options_view_console'));
  const isLoaded = () =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('console-view'));
  expect(await page.evaluate(isLoaded)).toBe(false);

  await page.click('a[href="#console"]');
  await choose(page, 'campaigns_list');
  await page.click(exactButton('console_run'));
  await page.reads('Queued sales');
  expect((await checkPage(page)).violations).toEqual([]);

  await choose(page, 'hopper_list');
  await page.type(field('campaign_id'), 'NOSUCH');
  await page.click(exactButton('console_run'));
  await page.reads('THIS CAMPAIGN DOES NOT EXIST');

  await choose(page, 'add_dnc_phone');
  await page.type(field('phone_number'), '7275550197');
  await page.type(field('campaign_id'), 'SYSTEM_INTERNAL');
  await page.click(button('console_runChange'));
  await page.reads('phone_number = 7275550197');
  expect([...dialer.doNotCall]).toEqual([]);
  await page.click(button('console_askYes'));
  await page.reads('DNC NUMBER HAS BEEN ADDED');
  expect([...dialer.doNotCall]).toEqual(['7275550197']);

  const everything = await page.evaluate(
    () => document.documentElement.outerHTML + JSON.stringify({ ...sessionStorage }),
  );
  expect(everything).toContain('7275550197');
  expect(everything).not.toContain('Sue2000');
});
