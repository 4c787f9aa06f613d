import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefoxFile, linuxFiles } from '../../src/settings/policy/templates/json-files.ts';
import type { PolicySettings } from '../../src/settings/policy/templates/policy-file.ts';
import { storeFacts } from '../../src/settings/policy/templates/store-facts.ts';
import type { BrowserName } from '../../tools/browser/browser.ts';
import { chromiumId } from '../../tools/build/install-facts.ts';
import { dial } from '../support/agent.ts';
import { createOrganization, whyNoOrganization } from '../support/organization.ts';
import { button, inOrder, inRow, t, textbox } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

test.skip(whyNoOrganization !== false, whyNoOrganization || '');

test('with an installation by policy, the agent signs in and dials, and the browser never shows a prompt', async ({
  sandbox,
  browserName,
}) => {
  const out = mkdtempSync(join(tmpdir(), 'click-to-dial-managed-'));
  const organization = createOrganization(browserName as BrowserName);
  try {
    const hosts = [sandbox.url, sandbox.otherUrl].map((url) => `http://${new URL(url).hostname}/*`);
    const packed = spawnSync(
      'npx',
      ['tsx', 'tools/release/package.ts', '--hosts', hosts.join(), '--out', out],
      {
        cwd: join(import.meta.dirname, '../..'),
        encoding: 'utf8',
      },
    );
    expect(packed.status, packed.stderr).toBe(0);
    const id = idOf(join(out, 'click-to-dial.pem'));
    const settings: PolicySettings = {
      dialerUrls: [sandbox.url],
      apiUser: 'clicktodial',
      agentUser: '1000',
      sites: [`${hosts[1]};country=US`],
      confirmDial: 'never',
    };
    organization.set(
      browserName === 'firefox' ? firefoxPolicy(settings, out) : chromiumPolicy(settings, id.id, out),
    );

    const station = await organization.launch({
      installs: true,
      ...(browserName === 'chromium' ? { extension: id.folder } : {}),
    });
    try {
      const crm = await station.open(`${sandbox.otherUrl}/crm/contact/1`);
      await crm.waitFor('marked numbers', () => [...CSS.highlights.values()].some((marks) => marks.size > 0));
      const popup = await station.popup(crm);
      await popup.reads(inOrder(t('popup_address'), t('ui_setByOrganization')));
      await popup.type(textbox('popup_password'), 'Cl1ckToD1al');
      await popup.click(button('popup_signIn'));
      await popup.reads(inOrder(t('popup_signOut'), t('state_paused')));
      await crm.activate();
      const shown = await crm.evaluate(() => /\(\d{3}\) \d{3}-\d{4}/.exec(document.body.innerText)?.[0]);
      await dial(crm, shown ?? 'a number');
      await expect.poll(() => sandbox.control.placed.length).toBe(1);

      const status = await station.open(`${station.origin}/src/options/options.html#status`);
      await status.reads(inRow(t('options_factInstall'), t('options_byOrganization')));
    } finally {
      await station.close();
    }
  } finally {
    organization.close();
    rmSync(out, { recursive: true, force: true });
  }
});

/** The generated file for Chromium on Linux; with developer tools allowed, through which the test looks on. */
function chromiumPolicy(settings: PolicySettings, id: string, out: string): string {
  const facts = { ...storeFacts(), chromeId: id, chromeUpdateUrl: `file://${out}/updates.xml` };
  const file = linuxFiles(settings, facts).find(({ path }) => path.includes('chromium'));
  return JSON.stringify({ ...JSON.parse(file?.text ?? '{}'), DeveloperToolsAvailability: 1 });
}

/**
 * The generated file for Firefox. Mozilla signs what is released; until then the policy itself tells Firefox ESR to take
 * what is not, as an organization does that tests a package of its own.
 */
function firefoxPolicy(settings: PolicySettings, out: string): string {
  const facts = { ...storeFacts(), firefoxInstallUrl: `file://${out}/click-to-dial.xpi` };
  const { policies } = JSON.parse(firefoxFile(settings, facts).text);
  const preferences = { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } };
  return JSON.stringify({ policies: { ...policies, Preferences: preferences } });
}

/** The id that the key gives, and a folder with a manifest that says so. */
function idOf(keyFile: string): { id: string; folder: string } {
  const half = createPublicKey(createPrivateKey(readFileSync(keyFile, 'utf8')));
  const key = half.export({ type: 'spki', format: 'der' }).toString('base64');
  const folder = join(keyFile, '../as-loaded');
  mkdirSync(folder);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ key }));
  return { id: chromiumId(key), folder };
}
