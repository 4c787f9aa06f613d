import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromeId, firefoxId } from '../../src/settings/policy/templates/store-facts.ts';
import { type Browser, type BrowserName, launch } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { createOrganization, whyNoOrganization } from '../support/organization.ts';
import { filesWith } from '../support/traces.ts';
import { anyValue, button, inOrder, t, textbox } from '../support/words.ts';
import { test as base, expect } from './fixtures.ts';

/** No word of any language, so that finding it means that it leaked. */
const password = 'Cl1ckToD1al';

const test = base.extend<{ profile: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the needs of a fixture from this pattern
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'click-to-dial-profile-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  },
});

interface Kept {
  readonly mode: 'session' | 'device' | 'passphrase';
  readonly passphrase?: string;
}

async function signInKept(station: Browser, over: Page, address: string, { mode, passphrase }: Kept) {
  await station.grant(`http://${new URL(address).hostname}/*`);
  const popup = await station.popup(over);
  await popup.type(textbox('popup_address'), address);
  await popup.type(textbox('popup_user'), 'clicktodial');
  await popup.type(textbox('popup_password'), password);
  await popup.type(textbox('popup_agentUser'), '1000');
  await popup.choose('main .field > select', mode);
  if (passphrase) await popup.type(textbox('popup_passphrase'), passphrase);
  await popup.click(button('popup_signIn'));
  await popup.reads(inOrder(t('popup_signOut'), t('state_paused')));
}

function hasVault(station: Browser): Promise<boolean> {
  return station.open(`${station.origin}/src/options/options.html#status`).then(async (page) => {
    const found = await page.evaluate(
      () =>
        new Promise<boolean>((done, failed) => {
          const opening = indexedDB.open('click-to-dial');
          opening.onerror = () => failed(opening.error);
          opening.onsuccess = () => {
            const db = opening.result;
            const reading = db.transaction('values').objectStore('values').getAllKeys();
            reading.onsuccess = () => {
              db.close();
              done(reading.result.includes('vault'));
            };
          };
        }),
    );
    await page.close();
    return found;
  });
}

test('with the login kept on the device, the agent is signed in after a restart, and no file has the password in plain text', async ({
  sandbox,
  profile,
  browserName,
}) => {
  let station = await launch(browserName as BrowserName, { profile });
  try {
    await signInKept(station, await station.open(`${sandbox.otherUrl}/crm/contacts`), sandbox.url, {
      mode: 'device',
    });
    await station.close();
    expect(filesWith(profile, password)).toEqual([]);

    station = await launch(browserName as BrowserName, { profile });
    const popup = await station.popup(await station.open(`${sandbox.otherUrl}/crm/contacts`));
    await popup.reads(inOrder(t('popup_signOut'), t('state_paused')));
    await popup.click(button('popup_signOut'));
    await popup.reads(t('popup_signIn'));
    expect(await hasVault(station)).toBe(false);
  } finally {
    await station.close();
  }
});

test('with a passphrase, the popup asks for it after a restart, and a wrong one is refused', async ({
  sandbox,
  profile,
  browserName,
}) => {
  const passphrase = 'four plain words here';
  let station = await launch(browserName as BrowserName, { profile });
  try {
    await signInKept(station, await station.open(`${sandbox.otherUrl}/crm/contacts`), sandbox.url, {
      mode: 'passphrase',
      passphrase,
    });
    await station.close();
    expect([...filesWith(profile, password), ...filesWith(profile, passphrase)]).toEqual([]);

    station = await launch(browserName as BrowserName, { profile });
    const popup = await station.popup(await station.open(`${sandbox.otherUrl}/crm/contacts`));
    await popup.reads(anyValue('popup_unlockHello'));
    await popup.type(textbox('popup_passphrase'), 'four plain words her');
    await popup.click(button('popup_unlock'));
    await popup.reads(t('failure_wrongPassphrase'));
    await popup.type(textbox('popup_passphrase'), passphrase);
    await popup.click(button('popup_unlock'));
    await popup.reads(inOrder(t('popup_signOut'), t('state_paused')));
  } finally {
    await station.close();
  }
});

test('a policy that keeps the password for the session only deletes the login on the device', async ({
  sandbox,
  profile,
  browserName,
}) => {
  test.skip(whyNoOrganization !== false, whyNoOrganization || '');
  const organization = createOrganization(browserName as BrowserName);
  let station = await organization.launch({ profile });
  try {
    const crm = await station.open(`${sandbox.otherUrl}/crm/contacts`);
    await signInKept(station, crm, sandbox.url, { mode: 'device' });
    expect(await hasVault(station)).toBe(true);
    // Chromium watches for changes from its first look on: a file that comes during that look is not seen.
    const status = await station.open(`${station.origin}/src/options/options.html#status`);
    await status.reads(t('options_policy_none'));

    const policy = { credentialStorage: 'session' };
    organization.set(
      JSON.stringify(
        browserName === 'firefox'
          ? { policies: { '3rdparty': { Extensions: { [firefoxId]: policy } } } }
          : { '3rdparty': { extensions: { [chromeId]: policy } } },
      ),
    );
    if (browserName === 'firefox') {
      // It reads its policy at the next start.
      await station.close();
      station = await organization.launch({ profile });
    }
    await expect.poll(() => hasVault(station)).toBe(false);
    if (browserName === 'chromium')
      await (await station.popup(crm)).reads(inOrder(t('popup_signOut'), t('state_paused')));
  } finally {
    await station.close();
    organization.close();
  }
});
