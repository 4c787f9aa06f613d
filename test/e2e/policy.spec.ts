import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromeId } from '../../src/settings/policy/templates/store-facts.ts';
import type { Browser, BrowserName } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { firefoxId } from '../../tools/build/install-facts.ts';
import { dial, enableSite, patternOf, trySignIn } from '../support/agent.ts';
import { foundOrganisation, noOrganisation, type Organisation } from '../support/organisation.ts';
import { test as base, expect } from './fixtures.ts';

const test = base.extend<{ organisation: Organisation }>({
  organisation: async ({ browserName }, use) => {
    const organisation = foundOrganisation(browserName as BrowserName);
    await use(organisation);
    organisation.close();
  },
});
test.skip(noOrganisation !== false, noOrganisation || '');
test.describe.configure({ timeout: 90_000 });

/** The settings as this browser wants them in its policy file. */
function policyFile(name: string, settings: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    name === 'firefox'
      ? { policies: { '3rdparty': { Extensions: { [firefoxId]: settings } } } }
      : { '3rdparty': { extensions: { [chromeId]: settings } } },
  );
}

function options(browser: Browser, view: string): Promise<Page> {
  return browser.open(`${browser.origin}/src/options/index.html#${view}`);
}

/** A setting's row on the policy status page, as one line of text. */
function row(page: Page, key: string): Promise<string> {
  return page.evaluate(
    (name) => document.querySelector<HTMLElement>(`tr[data-setting="${name}"]`)?.innerText ?? '',
    key,
  );
}

test('what the policy sets is locked, what it proposes can be changed, and what it got wrong is named', async ({
  organisation,
  browserName,
}) => {
  organisation.set(
    policyFile(browserName, {
      country: 'FR',
      dialsPerMinute: 5,
      defaultsOnly: ['dialsPerMinute'],
      policyVersion: 'seven',
      policyJson: JSON.stringify({ confirmDial: 'sometimes', dialsPerHour: 77, colour: 'red' }),
    }),
  );
  const station = await organisation.launch();
  try {
    const status = await options(station, 'status');
    await status.reads('settings are active.');
    expect(await row(status, 'country')).toMatch(/FR\s+Your organization\s+Locked/);
    expect(await row(status, 'dialsPerHour')).toMatch(/77\s+Your organization \(policyJson\)\s+Locked/);
    expect(await row(status, 'dialsPerMinute')).toMatch(/5\s+Your organization$/);
    expect(await row(status, 'policyVersion')).toContain('seven');
    await status.reads(/confirmDial[\s\S]*Choose one of these: never, unusual, always/);
    await status.reads(/colour[\s\S]*Unknown setting/);

    const settings = await options(station, 'settings');
    await settings.reads(/Country[\s\S]*Set by your organization/);
    expect(
      await settings.evaluate(() => document.querySelector('input#setting-country')?.matches(':read-only')),
    ).toBe(true);
    await settings.type('#setting-dialsPerMinute', '9');
    await settings.press('Enter');
    await status.waitFor('the value that the agent chose', () =>
      /9\s+You/.test(
        document.querySelector<HTMLElement>('tr[data-setting="dialsPerMinute"]')?.innerText ?? '',
      ),
    );
  } finally {
    await station.close();
  }
});

test('a policy that changes and goes is followed: at once in Chromium, at the next start in Firefox', async ({
  organisation,
  browserName,
}) => {
  organisation.set(policyFile(browserName, { country: 'FR', searchLead: false }));
  let station = await organisation.launch();
  const restart = async () => {
    if (browserName !== 'firefox') return;
    await station.close();
    station = await organisation.launch();
  };
  try {
    let status = await options(station, 'status');
    await status.reads('settings are active');
    if (browserName === 'firefox') await status.reads('Restart Firefox to see changes');

    organisation.set(policyFile(browserName, { country: 'DE', previewLead: true }));
    await restart();
    if (browserName === 'firefox') status = await options(station, 'status');
    await status.reads(/Country\s+country\s+DE\s+Your organization\s+Locked/, 'page', 30_000);
    expect(await row(status, 'searchLead')).toBe('');
    expect(await row(status, 'previewLead')).toContain('true');

    organisation.remove();
    await restart();
    if (browserName === 'firefox') status = await options(station, 'status');
    await status.reads('Your organization has set nothing', 'page', 30_000);
    expect(await row(status, 'country')).toBe('');
  } finally {
    await station.close();
  }
});

test('a wrong type keeps the default, and the rest of the policy applies', async ({
  organisation,
  browserName,
}) => {
  organisation.set(
    policyFile(browserName, { dialsPerMinute: 'many', sites: 'https://crm.example.com/*', country: 'GB' }),
  );
  const station = await organisation.launch();
  try {
    const status = await options(station, 'status');
    await status.reads(/Country\s+country\s+GB/);
    expect(await row(status, 'dialsPerMinute')).not.toContain('many');
    // Chromium drops such values before anybody sees them; Firefox hands them over, and then we say why not.
    if (browserName === 'firefox') {
      await status.reads(/dialsPerMinute[\s\S]*Enter a whole number from 1 to 30/);
      await status.reads(/sites[\s\S]*Only a list of texts/);
    }
  } finally {
    await station.close();
  }
});

test('a policy that goes in the middle of a call loses nothing: the call is hung up and disposed of', async ({
  organisation,
  browserName,
  sandbox,
  login,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'click-to-dial-profile-'));
  const pattern = patternOf(sandbox.otherUrl);
  organisation.set(
    policyFile(browserName, {
      ...{ dialerUrls: [sandbox.url], insecureDialerHosts: [new URL(sandbox.url).hostname] },
      ...{ apiUser: login.user, agentUser: login.agent, sites: [`${pattern};country=US`] },
    }),
  );
  let station = await organisation.launch({ profile });
  try {
    await station.grant(patternOf(sandbox.url));
    let crm = await station.open(`${sandbox.otherUrl}/crm/contacts`);
    let popup = await station.popup(crm);
    await popup.reads(/Dialer address[\s\S]*Set by your organization/);
    await popup.type({ words: 'Password' }, login.password);
    await popup.click({ words: 'Sign in' });
    await popup.reads(/Sign out[\s\S]*Paused/);
    // The organisation has set the site; the browser still wants the permission from the person.
    await enableSite(station, crm);
    const elsewhere = await station.popup(await station.open(`${sandbox.url}/crm/contacts`));
    await elsewhere.reads('Your organization has not enabled');
    expect(await elsewhere.has({ words: 'Turn on' })).toBe(false);
    await crm.activate();
    await dial(crm, '(727) 555-0197');
    await crm.reads(/On a call|Connected/, 'ours');

    organisation.remove();
    if (browserName === 'firefox') {
      // Firefox follows at its next start only, and a password of the session does not outlive that: sign in once more.
      await station.close();
      station = await organisation.launch({ profile });
      crm = await station.open(`${sandbox.otherUrl}/crm/contacts`);
      await trySignIn(station, crm, login);
    }
    const status = await options(station, 'status');
    await status.reads('Your organization has set nothing', 'page', 30_000);
    await crm.activate();
    popup = await station.popup(crm);
    await popup.reads(/Sign out[\s\S]*(On a call|Connected)/);
    await popup.click({ words: 'Hang up' });
    await popup.reads('How did the call go?');
    await popup.click({ words: 'Sale made' });
    await popup.reads('Paused');
    expect(sandbox.control.dispositions.map(({ status: set }) => set)).toEqual(['SALE']);
    expect(sandbox.control.placed).toHaveLength(1);
  } finally {
    await station.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
