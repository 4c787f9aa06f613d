import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromeId } from '../../src/settings/templates/store-facts.ts';
import type { Browser } from '../support/browser.ts';
import { launch } from '../support/browser.ts';
import { foundOrganisation, noOrganisation } from '../support/organisation.ts';
import type { Page } from '../support/page.ts';
import { filesWith } from '../support/traces.ts';
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
test.skip(
  ({ browserName }) => browserName !== 'chromium',
  'keeps a profile over a restart, in Chromium only',
);
test.describe.configure({ timeout: 120_000 });

interface Kept {
  readonly mode: 'session' | 'device' | 'passphrase';
  readonly passphrase?: string;
}

async function signInKept(station: Browser, over: Page, address: string, { mode, passphrase }: Kept) {
  await station.grant(`http://${new URL(address).hostname}/*`);
  const popup = await station.popup(over);
  await popup.type({ words: 'Dialer address' }, address);
  await popup.type({ words: 'API user' }, 'clicktodial');
  await popup.type({ words: 'Password' }, password);
  await popup.type({ words: 'Agent user' }, '1000');
  await popup.choose('#keep', mode);
  if (passphrase) await popup.type({ words: 'Passphrase' }, passphrase);
  await popup.click({ words: 'Sign in' });
  await popup.reads(/Sign out[\s\S]*Paused/);
}

function hasVault(station: Browser): Promise<boolean> {
  return station.open(`${station.origin}/src/options/index.html#status`).then(async (page) => {
    const found = await page.evaluate(
      () =>
        new Promise<boolean>((done, failed) => {
          const opening = indexedDB.open('click-to-dial-device');
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

test('kept on the device, the agent is signed in after a restart, and the password is in no file as it is', async ({
  sandbox,
  profile,
}) => {
  let station = await launch('chromium', { profile });
  try {
    await signInKept(station, await station.open(`${sandbox.otherUrl}/crm/contacts`), sandbox.url, {
      mode: 'device',
    });
    await station.close();
    expect(filesWith(profile, password)).toEqual([]);

    station = await launch('chromium', { profile });
    const popup = await station.popup(await station.open(`${sandbox.otherUrl}/crm/contacts`));
    await popup.reads(/Sign out[\s\S]*Paused/);
    await popup.click({ words: 'Sign out' });
    await popup.reads('Sign in');
    expect(await hasVault(station)).toBe(false);
  } finally {
    await station.close();
  }
});

test('under a passphrase, a restart asks for it, and a wrong one opens nothing', async ({
  sandbox,
  profile,
}) => {
  const passphrase = 'four plain words here';
  let station = await launch('chromium', { profile });
  try {
    await signInKept(station, await station.open(`${sandbox.otherUrl}/crm/contacts`), sandbox.url, {
      mode: 'passphrase',
      passphrase,
    });
    await station.close();
    expect([...filesWith(profile, password), ...filesWith(profile, passphrase)]).toEqual([]);

    station = await launch('chromium', { profile });
    const popup = await station.popup(await station.open(`${sandbox.otherUrl}/crm/contacts`));
    await popup.reads(/Type the passphrase/);
    await popup.type({ words: 'Passphrase' }, 'four plain words her');
    await popup.click({ words: 'Open' });
    await popup.reads('This is not the passphrase.');
    await popup.type({ words: 'Passphrase' }, passphrase);
    await popup.click({ words: 'Open' });
    await popup.reads(/Sign out[\s\S]*Paused/);
  } finally {
    await station.close();
  }
});

test('a policy that wants the password for the session only wipes what is on the device, at once', async ({
  sandbox,
}) => {
  test.skip(noOrganisation !== false, noOrganisation || '');
  const organisation = foundOrganisation('chromium');
  const station = await organisation.launch();
  try {
    const crm = await station.open(`${sandbox.otherUrl}/crm/contacts`);
    await signInKept(station, crm, sandbox.url, { mode: 'device' });
    expect(await hasVault(station)).toBe(true);

    const policy = { credentialStorage: 'session' };
    organisation.set(JSON.stringify({ '3rdparty': { extensions: { [chromeId]: policy } } }));
    await expect.poll(() => hasVault(station), { timeout: 30_000 }).toBe(false);
    const popup = await station.popup(crm);
    await popup.reads(/Sign out[\s\S]*Paused/);
  } finally {
    await station.close();
    organisation.close();
  }
});
