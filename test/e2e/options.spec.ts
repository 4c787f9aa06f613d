import type { Browser } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { checkPage } from '../support/axe.ts';
import { anyValue, button, inRow, t, tSpanish } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

function options(station: Browser, view: string): Promise<Page> {
  return station.open(`${station.origin}/src/options/options.html#${view}`);
}

test('a valid value is saved, an invalid one stays in its field with the reason, and search finds both', async ({
  station,
}) => {
  const page = await options(station, 'settings');
  await page.type('#setting-dialsPerMinute', '7');
  await page.press('Enter');
  await page.reads(t('options_saved'));
  await page.type('#setting-dialsPerHour', '0');
  await page.press('Enter');
  await page.reads(t('setting_error_outOfRange', '1', '1000'));

  const again = await options(station, 'settings');
  await again.type('input[type=search]', 'dialsPer');
  await again.waitFor('two settings', () => document.querySelectorAll('[data-setting]').length === 2);
  expect(
    await again.evaluate(() =>
      [...document.querySelectorAll('[data-setting] input')].map(
        (field) => (field as HTMLInputElement).value,
      ),
    ),
  ).toEqual(['7', '600']);
  await again.click(button('options_resetOne'));
  await again.waitFor(
    'the default',
    () => document.querySelector<HTMLInputElement>('#setting-dialsPerMinute')?.value === '20',
  );
});

test('the tester shows the result of the settings in force for a page and a text', async ({ station }) => {
  const page = await options(station, 'settings');
  await page.click('#setting-sites');
  for (const character of 'https://crm.example.com/*;vendor=url:/contacts/{id}') await page.press(character);
  await page.press('Tab');
  await page.reads('https://crm.example.com/*');
  await page.reads(t('options_accessAsk'));

  const tester = await options(station, 'try');
  await tester.type('#try-url', 'https://crm.example.com/contacts/42');
  await tester.reads(inRow(t('options_tryVendor'), '42'));
  await tester.type('#try-text', '(813) 555-0142');
  await tester.reads(anyValue('options_tryDials', '+1 813 555 0142'));
  await tester.type('#try-text', '911');
  await tester.reads(t('reason_tooFewDigits'));
  await tester.type('#try-url', 'https://elsewhere.example.com/');
  await tester.reads(t('options_tryNoSite'));
});

test('the tester shows the record ID that a rule reads from a page, before the rule is used', async ({
  station,
}) => {
  const page = await options(station, 'settings');
  await page.type('#setting-sites', 'https://crm.example.com/*;vendor=page:.record@title;lead=page:b[');
  await page.press('Tab');
  await page.reads(t('options_accessAsk'));

  const tester = await options(station, 'try');
  await tester.type('#try-url', 'https://crm.example.com/');
  await tester.reads(inRow(t('options_tryVendor'), t('options_tryOnPage', '.record@title')));
  await tester.reads(inRow(t('options_tryLead'), t('options_tryBadSelector', 'b[')));
  await tester.type('#try-shown', 'AB-42');
  await tester.reads(inRow(t('options_tryVendor'), 'AB-42'));
  await tester.type('#try-shown', 'Record 42!');
  await tester.reads(inRow(t('options_tryVendor'), t('options_tryDropped')));
});

test('a chosen language applies at once on the options page and in the popup, and both set the lang attribute', async ({
  station,
  crm,
}) => {
  const page = await options(station, 'settings');
  await page.reads(t('options_view_settings'));
  await page.choose('#setting-language', 'es');
  await page.reads(tSpanish('setting_section_appearance'));
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');

  const popup = await station.popup(crm);
  await popup.reads(tSpanish('popup_signInHello'));
  expect(await popup.evaluate(() => document.documentElement.lang)).toBe('es');

  await page.choose('#setting-language', '');
  await page.reads(t('setting_section_appearance'));
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
});

test('axe finds nothing on any view', async ({ station }) => {
  for (const view of ['settings', 'try', 'status', 'diagnostics', 'move']) {
    const page = await options(station, view);
    await page.waitFor('the view', () => document.querySelector('main section') !== null);
    const { violations, passes } = await checkPage(page);
    expect(violations, view).toEqual([]);
    expect(passes, view).toBeGreaterThan(5);
    await page.close();
  }
});
