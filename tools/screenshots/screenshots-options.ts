import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { linuxFiles } from '../../src/settings/policy/templates/json-files.ts';
import { storeFacts } from '../../src/settings/policy/templates/store-facts.ts';
import { createOrganization, whyNoOrganization } from '../../test/support/organization.ts';
import { needBrowsers, stop } from '../browser/install-browsers.ts';
import { needBuild } from '../build/built-extension.ts';

/** `npm run tool screenshots-options`: options page and policy status under a real policy, for the pages for administrators. */
if (whyNoOrganization) stop(`No pictures here: ${whyNoOrganization}.`);
needBrowsers('chromium');
needBuild();
const folder = join(import.meta.dirname, '../../docs/images');
mkdirSync(folder, { recursive: true });

const policy = {
  dialerUrls: ['https://dialer.example.com'],
  sites: ['https://crm.example.com/*;country=US;vendor=url:/contacts/{id}'],
  country: 'US',
  allowedCountries: ['US', 'CA'],
  dialsPerMinute: 6,
  policyVersion: '2026-11',
  defaultsOnly: ['dialsPerMinute'],
  resultsUrl: 'https://crm.example.com/results',
  helpText: 'Questions? Ask the service desk, 4711.',
  policyJson: '{"confirmDial": "sometimes"}',
} as const;

for (const colors of ['light', 'dark'] as const) {
  const organization = createOrganization('chromium');
  const [, file] = linuxFiles(policy, storeFacts());
  const { ExtensionSettings: _install, ...settings } = JSON.parse(file?.text ?? '{}');
  organization.set(JSON.stringify(settings));
  const browser = await organization.launch({ colors });
  const picture = (name: string) => join(folder, colors === 'light' ? `${name}.png` : `${name}-dark.png`);
  try {
    const page = await browser.open(`${browser.origin}/src/options/options.html#status`);
    await page.reads('settings are active');
    await page.screenshot(picture('policy-status'));
    const settingsPage = await browser.open(`${browser.origin}/src/options/options.html#settings`);
    await settingsPage.reads('Set by your organization');
    await settingsPage.screenshot(picture('options'));
    const tester = await browser.open(`${browser.origin}/src/options/options.html#try`);
    await tester.type('#try-url', 'https://crm.example.com/contacts/42');
    await tester.type('#try-text', 'Call (727) 555-0142 or +44 20 7183 8750');
    await tester.reads('Calls to this country are not allowed');
    await tester.screenshot(picture('options-try'));
    // docs/results.md has no dark picture.
    if (colors === 'light') {
      const results = await browser.open(`${browser.origin}/src/options/options.html#results`);
      await results.reads('Signing secret');
      await results.screenshot(picture('results'));
    }
  } finally {
    await browser.close();
    organization.close();
  }
}
process.exit(0);
