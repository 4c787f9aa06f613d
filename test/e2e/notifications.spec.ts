import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from '../../tools/browser/browser.ts';
import { until } from '../../tools/browser/wait.ts';
import { dial } from '../support/agent.ts';
import { button, checkbox, t } from '../support/words.ts';
import { expect, popupInTab, seeingTest } from './call-work.ts';

/** In Chromium a test cannot answer the prompt for the permission, so there the extension has it from the start. */
const test = seeingTest.extend({
  station: async ({ browserName, sharedBrowser }, use) => {
    if (browserName === 'firefox') return use(await sharedBrowser('firefox'));
    const folder = mkdtempSync(join(tmpdir(), 'click-to-dial-notifications-'));
    try {
      cpSync(join(import.meta.dirname, '../../dist/chrome'), folder, { recursive: true });
      const file = join(folder, 'manifest.json');
      const { optional_permissions: optional, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
      const permissions = [...manifest.permissions, ...optional];
      writeFileSync(file, JSON.stringify({ ...manifest, permissions }));
      const own = await launch('chromium', { extension: folder });
      await use(own);
      await own.close();
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
});

test('a customer who hung up is a notification until the disposition is set', async ({
  station,
  readyCrm,
  sandbox,
  browserName,
}) => {
  const options = await station.open(`${station.origin}/src/options/options.html#settings`);
  await options.click(checkbox('setting_choice_customerHungUp'));
  if (browserName === 'firefox') {
    await options.reads(t('options_notificationsMissing'));
    await options.click(button('options_notificationsAsk'));
  }
  await options.reads(t('options_notificationsGranted'));
  // Firefox without a screen closes each notification at once, so there the list of those that were shown is read.
  const shown = () =>
    options.evaluate(async (isChromium) => {
      if (isChromium) return Object.keys(await chrome.notifications.getAll());
      const key = 'announcedNotifications';
      return ((await chrome.storage.session.get(key))[key] ?? []) as string[];
    }, browserName === 'chromium');
  expect(await shown()).toEqual([]);

  await readyCrm.activate();
  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads(t('call_connected'), 'ours');
  sandbox.control.apply({ do: 'customerHangsUp', user: '1000' });
  await until('the notification', async () => (await shown())[0]?.startsWith('customerHungUp-'), 60_000);
  const popup = await popupInTab(station);
  await popup.click({ role: 'button', words: 'Sale made' });
  await popup.reads(t('state_paused'));
  await until('no notification', async () => (await shown()).length === 0);
});
