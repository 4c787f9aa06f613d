import type { Browser } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { checkPage } from '../support/axe.ts';
import { expect, test } from './fixtures.ts';

function options(station: Browser, view: string): Promise<Page> {
  return station.open(`${station.origin}/src/options/index.html#${view}`);
}

test('a good value is kept, a bad one stays in its field with the reason, and search finds both', async ({
  station,
}) => {
  const page = await options(station, 'settings');
  await page.type('#setting-dialsPerMinute', '7');
  await page.press('Enter');
  await page.reads('Saved.');
  await page.type('#setting-dialsPerHour', '0');
  await page.press('Enter');
  await page.reads('Enter a number from 1 to 1000.');

  const again = await options(station, 'settings');
  await again.type('input[type=search]', 'calls per');
  await again.waitFor('two settings', () => document.querySelectorAll('[data-setting]').length === 2);
  expect(
    await again.evaluate(() =>
      [...document.querySelectorAll('[data-setting] input')].map(
        (field) => (field as HTMLInputElement).value,
      ),
    ),
  ).toEqual(['7', '200']);
  await again.click({ words: 'Reset to default' });
  await again.waitFor(
    'the default',
    () => document.querySelector<HTMLInputElement>('#setting-dialsPerMinute')?.value === '10',
  );
});

test('the tester tells for a page and a text what would happen, by the settings in force', async ({
  station,
}) => {
  const page = await options(station, 'settings');
  await page.click('#setting-sites');
  for (const character of 'https://crm.example.com/*;vendor=url:/contacts/{id}') await page.press(character);
  await page.press('Tab');
  await page.reads('https://crm.example.com/*');
  await page.reads('Allow…');

  const tester = await options(station, 'try');
  await tester.type('#try-url', 'https://crm.example.com/contacts/42');
  await tester.reads(/Record ID\s+42/);
  await tester.type('#try-text', '(813) 555-0142');
  await tester.reads('A click dials +1 813 555 0142');
  await tester.type('#try-text', '911');
  await tester.reads('fewer than seven digits');
  await tester.type('#try-url', 'https://elsewhere.example.com/');
  await tester.reads('not on your site list');
});

test('the tester shows what a rule makes of the record that a page shows, before it goes live', async ({
  station,
}) => {
  const page = await options(station, 'settings');
  await page.type('#setting-sites', 'https://crm.example.com/*;vendor=page:.record@title;lead=page:b[');
  await page.press('Tab');
  await page.reads('Allow…');

  const tester = await options(station, 'try');
  await tester.type('#try-url', 'https://crm.example.com/');
  await tester.reads(/Record ID\s+Read from the page at \.record@title/);
  await tester.reads(/Lead ID\s+b\[ is not a valid CSS selector/);
  await tester.type('#try-shown', 'AB-42');
  await tester.reads(/Record ID\s+AB-42/);
  await tester.type('#try-shown', 'Record 42!');
  await tester.reads(/Record ID\s+Not sent: this is not a valid ID/);
});

test('a language that is chosen is spoken here at once and in the popup, and both say which it is', async ({
  station,
  crm,
}) => {
  const page = await options(station, 'settings');
  await page.reads('Settings');
  await page.choose('#setting-language', 'es');
  await page.reads('Apariencia');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');

  const popup = await station.popup(crm);
  await popup.reads('Inicie sesión en su marcador');
  expect(await popup.evaluate(() => document.documentElement.lang)).toBe('es');

  await page.choose('#setting-language', '');
  await page.reads('Appearance');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

for (const view of ['settings', 'try', 'status', 'diagnostics', 'move']) {
  test(`axe finds nothing on the view ${view}`, async ({ station }) => {
    const page = await options(station, view);
    await page.waitFor('the view', () => document.querySelector('main .card') !== null);
    const { violations, passes } = await checkPage(page);
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(5);
  });
}
