import { t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

test('the toolbar button opens the popup, and the popup knows the page below it', async ({
  station,
  crm,
}) => {
  const popup = await station.popup(crm);

  expect(await popup.evaluate(() => location.protocol)).toBe(`${station.origin.split('//')[0]}`);
  await popup.reads(t('popup_signIn'));
});

test('a page of a site that is not enabled has no element of the extension', async ({ crm }) => {
  await crm.waitFor(
    'the contact list',
    () => document.body.innerText.includes('(') && document.readyState === 'complete',
  );

  expect(await crm.inOurs((roots) => roots.length)).toBe(0);
  expect(await crm.evaluate(() => document.querySelectorAll('html > :not(head, body)').length)).toBe(0);
});
