import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromeId } from '../../src/settings/policy/templates/store-facts.ts';
import type { Browser, BrowserName } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { firefoxId } from '../../tools/build/install-facts.ts';
import { dial, enableSite, patternOf, trySignIn } from '../support/agent.ts';
import { createOrganization, type Organization, whyNoOrganization } from '../support/organization.ts';
import { anyValue, button, either, inOrder, inRow, t, textbox } from '../support/words.ts';
import { test as base, expect } from './fixtures.ts';

const test = base.extend<{ organization: Organization }>({
  organization: async ({ browserName }, use) => {
    const organization = createOrganization(browserName as BrowserName);
    await use(organization);
    organization.close();
  },
});
test.skip(whyNoOrganization !== false, whyNoOrganization || '');

/** The settings as this browser wants them in its policy file. */
function policyFile(name: string, settings: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    name === 'firefox'
      ? { policies: { '3rdparty': { Extensions: { [firefoxId]: settings } } } }
      : { '3rdparty': { extensions: { [chromeId]: settings } } },
  );
}

function options(browser: Browser, view: string): Promise<Page> {
  return browser.open(`${browser.origin}/src/options/options.html#${view}`);
}

/** A setting's row on the policy status page, as one line of text. */
function row(page: Page, key: string): Promise<string> {
  return page.evaluate(
    (name) => document.querySelector<HTMLElement>(`tr[data-setting="${name}"]`)?.innerText ?? '',
    key,
  );
}

test('values of the policy are locked, its defaults can be changed, and its errors are listed', async ({
  organization,
  browserName,
}) => {
  organization.set(
    policyFile(browserName, {
      country: 'FR',
      dialsPerMinute: 5,
      defaultsOnly: ['dialsPerMinute'],
      policyVersion: 'seven',
      policyJson: JSON.stringify({ confirmDial: 'sometimes', dialsPerHour: 77, color: 'red' }),
    }),
  );
  const station = await organization.launch();
  try {
    const status = await options(station, 'status');
    await status.reads(t('options_policy_known'));
    expect(await row(status, 'country')).toMatch(
      inRow('FR', t('options_source_policy'), t('options_locked')),
    );
    expect(await row(status, 'dialsPerHour')).toMatch(
      inRow('77', t('options_source_policyJson'), t('options_locked')),
    );
    expect(await row(status, 'dialsPerMinute')).toMatch(
      new RegExp(`${inRow('5', t('options_source_policy')).source}$`),
    );
    expect(await row(status, 'policyVersion')).toContain('seven');
    await status.reads(inOrder('confirmDial', t('setting_error_notChoice', 'never, unusual, always')));
    await status.reads(inOrder('color', t('setting_error_unknownSetting')));

    const settings = await options(station, 'settings');
    await settings.reads(inOrder(t('setting_country'), t('ui_setByOrganization')));
    expect(
      await settings.evaluate(() => document.querySelector('input#setting-country')?.matches(':read-only')),
    ).toBe(true);
    await settings.type('#setting-dialsPerMinute', '9');
    await settings.press('Enter');
    await expect.poll(() => row(status, 'dialsPerMinute')).toMatch(inRow('9', t('options_source_user')));
  } finally {
    await station.close();
  }
});

test('a changed or removed policy takes effect at once in Chromium and at the next start in Firefox', async ({
  organization,
  browserName,
}) => {
  organization.set(policyFile(browserName, { country: 'FR', searchLead: false }));
  let station = await organization.launch();
  const restart = async () => {
    if (browserName !== 'firefox') return;
    await station.close();
    station = await organization.launch();
  };
  try {
    let status = await options(station, 'status');
    await status.reads(t('options_policy_known'));
    if (browserName === 'firefox') await status.reads(t('options_restart'));

    organization.set(policyFile(browserName, { country: 'DE', previewLead: true }));
    await restart();
    if (browserName === 'firefox') status = await options(station, 'status');
    await status.reads(
      inRow(t('setting_country'), 'country', 'DE', t('options_source_policy'), t('options_locked')),
    );
    expect(await row(status, 'searchLead')).toBe('');
    expect(await row(status, 'previewLead')).toContain('true');

    organization.remove();
    await restart();
    if (browserName === 'firefox') status = await options(station, 'status');
    await status.reads(t('options_policy_none'));
    expect(await row(status, 'country')).toBe('');
  } finally {
    await station.close();
  }
});

test('a wrong type keeps the default, and the rest of the policy applies', async ({
  organization,
  browserName,
}) => {
  organization.set(
    policyFile(browserName, { dialsPerMinute: 'many', sites: 'https://crm.example.com/*', country: 'GB' }),
  );
  const station = await organization.launch();
  try {
    const status = await options(station, 'status');
    await status.reads(inRow(t('setting_country'), 'country', 'GB'));
    expect(await row(status, 'dialsPerMinute')).not.toContain('many');
    // Chromium drops such values before anybody sees them; Firefox hands them over, and then we say why not.
    if (browserName === 'firefox') {
      await status.reads(inOrder('dialsPerMinute', t('setting_error_notInteger', '1', '30')));
      await status.reads(inOrder('sites', t('setting_error_notList')));
    }
  } finally {
    await station.close();
  }
});

test('when a policy is removed during a call, the agent can still hang up and set the disposition', async ({
  organization,
  browserName,
  sandbox,
  login,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'click-to-dial-profile-'));
  const pattern = patternOf(sandbox.otherUrl);
  organization.set(
    policyFile(browserName, {
      ...{ dialerUrls: [sandbox.url], insecureDialerHosts: [new URL(sandbox.url).hostname] },
      ...{ apiUser: login.user, agentUser: login.agent, sites: [`${pattern};country=US`] },
    }),
  );
  let station = await organization.launch({ profile });
  try {
    await station.grant(patternOf(sandbox.url));
    let crm = await station.open(`${sandbox.otherUrl}/crm/contacts`);
    let popup = await station.popup(crm);
    await popup.reads(inOrder(t('popup_address'), t('ui_setByOrganization')));
    await popup.type(textbox('popup_password'), login.password);
    await popup.click(button('popup_signIn'));
    await popup.reads(inOrder(t('popup_signOut'), t('state_paused')));
    // The organization has set the site; the browser still wants the permission from the person.
    await enableSite(station, crm);
    const elsewhere = await station.popup(await station.open(`${sandbox.url}/crm/contacts`));
    await elsewhere.reads(anyValue('popup_siteNotNamed'));
    expect(await elsewhere.has(button('popup_enableSite'))).toBe(false);
    await crm.activate();
    await dial(crm, '(727) 555-0197');
    await crm.reads(either(t('call_inCall'), t('call_connected')), 'ours');

    organization.remove();
    if (browserName === 'firefox') {
      // Firefox follows at its next start only, and a password of the session does not outlive that: sign in once more.
      await station.close();
      station = await organization.launch({ profile });
      crm = await station.open(`${sandbox.otherUrl}/crm/contacts`);
      // The popup closes when another page opens, and a sign-in that it has not sent yet is lost with it.
      await (await trySignIn(station, crm, login)).reads(t('popup_signOut'));
    }
    const status = await options(station, 'status');
    await status.reads(t('options_policy_none'));
    await crm.activate();
    popup = await station.popup(crm);
    await popup.reads(inOrder(t('popup_signOut'), either(t('state_inCall'), t('state_connected'))));
    await popup.click(button('popup_hangUp'));
    await popup.reads(t('popup_howDidItGo'));
    await popup.click({ role: 'button', words: 'Sale made' });
    await popup.reads(t('state_paused'));
    expect(sandbox.control.dispositions.map(({ status: set }) => set)).toEqual(['SALE']);
    expect(sandbox.control.placed).toHaveLength(1);
  } finally {
    await station.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
