import { chromeId } from '../../src/settings/policy/templates/store-facts.ts';
import { dial } from '../support/agent.ts';
import { markedNumbers } from '../support/marks.ts';
import { createOrganization, whyNoOrganization } from '../support/organization.ts';
import { anyValue, button, checkbox, t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

test('enabling a site marks the numbers of pages that are open, and of pages opened later', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  await expect.poll(() => markedNumbers(readyCrm)).toBeGreaterThan(10);

  const later = await station.open(`${sandbox.otherUrl}/crm/contact/1`);
  await later.waitFor('marked numbers', () => [...CSS.highlights.values()].some(({ size }) => size > 0));
});

test('a site that is not enabled is not changed', async ({ station, readyCrm, sandbox }) => {
  // The dialer's own host: the extension may ask it, and still it is no site.
  const other = await station.open(`${sandbox.url}/crm/contacts`);
  await readyCrm.activate();
  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads(t('call_inCall'), 'ours');

  expect(await markedNumbers(other)).toBe(0);
  expect(await other.inOurs((roots) => roots.length)).toBe(0);
});

test('disabling a site removes its marks and its permission at once', async ({ station, readyCrm }) => {
  const popup = await station.popup(readyCrm);
  await popup.click(button('popup_disableSite'));
  await popup.reads(t('popup_enableSite'));
  await readyCrm.waitFor('no marks', () => [...CSS.highlights.values()].every(({ size }) => size === 0));

  const origins = await popup.evaluate(async () => {
    const { permissions } = ((globalThis as { browser?: unknown }).browser ?? chrome) as typeof chrome;
    return (await permissions.getAll()).origins;
  });
  expect(origins).not.toContain('http://localhost/*');
  expect(await readyCrm.evaluate(() => document.querySelectorAll('html > :not(head, body)').length)).toBe(0);
});

test('the context menu enables a site, and has no entry if that is turned off', async ({
  station,
  crm,
  browserName,
}) => {
  await expect.poll(() => station.useSiteMenu(crm)).toBe(true);
  if (browserName === 'firefox') {
    await crm.waitFor('marked numbers', () => [...CSS.highlights.values()].some(({ size }) => size > 0));
    const popup = await station.popup(crm);
    await popup.reads(anyValue('popup_siteOn'));
  }

  const settings = await station.open(`${station.origin}/src/options/options.html#settings`);
  await settings.click(checkbox('setting_choice_contextMenu'));
  await expect.poll(() => station.useSiteMenu(crm)).toBe(false);
});

test('the context menu teaches what digits are, the page follows at once, and Undo takes it back', async ({
  station,
  readyCrm: _enabled,
  sandbox,
}) => {
  const page = await station.open(`${sandbox.otherUrl}/crm/contact/1`);
  await page.waitFor('marked numbers', () => [...CSS.highlights.values()].some(({ size }) => size > 0));
  const isMarked = (text: string) =>
    [...CSS.highlights.values()].some((marks) =>
      [...marks].some(({ startContainer }) => startContainer.textContent === text),
    );
  const account = '7275550901';
  expect(await page.evaluate(isMarked, account)).toBe(false);
  await page.evaluate((text) => {
    const value = [...document.querySelectorAll('dd')].find(({ textContent }) => textContent === text);
    if (!value) throw new Error('no account');
    value.id = 'account';
    getSelection()?.selectAllChildren(value);
  }, account);

  await station.teach(page, '#account', 'teach-phone');
  await page.reads(t('taught_phone_header', 'Account no'), 'ours');
  await page.waitFor('the account to be marked', isMarked, account);
  const settings = await station.open(`${station.origin}/src/options/options.html#settings`);
  await settings.reads(t('options_taught'));
  expect(
    await settings.evaluate(() => document.querySelector<HTMLTextAreaElement>('#setting-sites')?.value),
  ).toContain(';phone=header:Account no');

  await page.activate();
  await page.click(button('taught_undo'), { place: 'ours' });
  await page.reads(t('taught_undone'), 'ours');
  await expect.poll(() => page.evaluate(isMarked, account)).toBe(false);
});

test('the popup shows that the organization does not allow extensions on a site', async ({
  browserName,
  sandbox,
}) => {
  test.skip(browserName !== 'chromium', 'Firefox has no such policy for one extension');
  test.skip(whyNoOrganization !== false, whyNoOrganization || '');
  const organization = createOrganization('chromium');
  const { hostname } = new URL(sandbox.otherUrl);
  const kept = { runtime_blocked_hosts: [`*://${hostname}`] };
  organization.set(JSON.stringify({ ExtensionSettings: { [chromeId]: kept } }));
  const station = await organization.launch();
  try {
    const blocked = await station.popup(await station.open(`${sandbox.otherUrl}/crm/contacts`));
    await blocked.reads(t('popup_siteBlocked', new URL(sandbox.otherUrl).host));
    expect(await blocked.has(button('popup_enableSite'))).toBe(false);

    const free = await station.popup(await station.open(`${sandbox.url}/crm/contacts`));
    await free.reads(t('popup_enableSite'));
    expect(await free.words()).not.toContain('does not allow extensions on');
  } finally {
    await station.close();
    organization.close();
  }
});
