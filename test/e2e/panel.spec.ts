import type { Browser } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { dial, pointAt, saveNow } from '../support/agent.ts';
import { storeUserSettings } from '../support/user-settings.ts';
import { button, t, textbox } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

const number = '(727) 555-0197';

/** The page of the panel in a tab, where a test can press its controls. */
function panelInTab(station: Browser): Promise<Page> {
  return station.open(`${station.origin}/src/panel/panel.html`);
}

/** Waits until the browser itself shows the panel beside the page. `own` is a page of the extension. */
async function waitForPanel(own: Page): Promise<void> {
  await own.waitFor('the panel beside the page', async () => {
    const { browser } = globalThis as {
      browser?: { sidebarAction?: { isOpen(of: object): Promise<boolean> } };
    };
    if (browser?.sidebarAction) return browser.sidebarAction.isOpen({});
    const panels = await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] });
    return panels.length > 0;
  });
}

test('the panel shows the call that is dialed on the page, and its texts are those of the popup', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const panel = await panelInTab(station);
  await panel.reads(t('state_paused'));
  await panel.type(textbox('popup_dialNumber'), '72755501');

  // The popup names the panel, and shows what was typed there.
  const popup = await station.popup(readyCrm);
  await popup.reads(t('popup_panelIsOpen'));
  await popup.click(button('popup_showHere'));
  const typed = (label: string) =>
    document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)?.value ?? '';
  const shown = (page: Page, text: string) =>
    page.waitFor(
      `the number ${text}`,
      (label: string, wanted: string) =>
        document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)?.value === wanted,
      t('popup_dialNumber'),
      text,
    );
  await shown(popup, '72755501');

  // What is typed in the popup is still there when the popup and the worker are gone.
  await popup.type(textbox('popup_dialNumber'), '7275550142');
  await shown(panel, '7275550142');
  await station.killWorker();
  await panel.activate();
  expect(await panel.evaluate(typed, t('popup_dialNumber'))).toBe('7275550142');

  await readyCrm.activate();
  await dial(readyCrm, number);
  await panel.activate();
  await panel.click(button('popup_hangUp'));
  await panel.reads(t('popup_howDidItGo'));
  await panel.click({ role: 'button', words: 'Call back' });
  await panel.type(textbox('popup_callbackComment'), 'After lunch');

  // The form opens again with its text, on another surface too.
  const again = await station.popup(readyCrm);
  await again.click(button('popup_showHere'));
  await again.waitFor('the comment', () =>
    [...document.querySelectorAll('input')].some(({ value }) => value === 'After lunch'),
  );

  // The disposition of the agent screen ends the call: nothing of it is left for the next one.
  await again.click(button('popup_back'));
  await again.click({ role: 'button', words: 'Not interested' });
  await saveNow(again);
  await sandbox.control.waitFor('the disposition', ({ dispositions }) => dispositions.length === 1);
  await panel.activate();
  await panel.reads(t('state_paused'));
  await panel.waitFor('no text of the call', async () => {
    const { storage } = (globalThis as { browser?: typeof chrome }).browser ?? chrome;
    const kept = JSON.stringify(await storage.session.get('drafts'));
    return kept.includes('7275550142') && !kept.includes('After lunch');
  });
  await panel.click(button('popup_signOut'));
  await panel.reads(t('popup_signInHello'));
  await panel.waitFor('no number', async () => {
    const { storage } = (globalThis as { browser?: typeof chrome }).browser ?? chrome;
    return !JSON.stringify(await storage.session.get('drafts')).includes('7275550142');
  });
});

test('the popup opens the panel beside the page', async ({ station, readyCrm }) => {
  const own = await station.open(station.plainPage);
  const popup = await station.popup(readyCrm);
  await popup.click(button('popup_openPanel'));
  await waitForPanel(own);
});

test('in Chromium, a click on a number opens the panel if that is chosen', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  test.skip(station.name === 'firefox', 'Firefox does not let a page open the sidebar');
  const own = await station.open(station.plainPage);
  await own.evaluate(storeUserSettings, { openPanelOnDial: true });
  await readyCrm.open(`${sandbox.otherUrl}/crm/contacts`);
  await readyCrm.activate();
  await dial(readyCrm, number);
  await waitForPanel(own);
  await sandbox.control.waitFor('one call', ({ placed }) => placed.length === 1);
});

test('the shortcuts of the browser dial the number that is pointed at, hang up, and open the panel', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  await pointAt(readyCrm, number);
  await station.pressShortcut(readyCrm, 'dial-number');
  await readyCrm.reads(t('call_inCall'), 'ours');
  expect(sandbox.control.placed).toHaveLength(1);
  await station.pressShortcut(readyCrm, 'hang-up');
  await readyCrm.reads(t('call_ended'), 'ours');

  // The event that a test dispatches in Chromium is no key press, and only a key press opens the panel.
  if (station.name === 'chromium') return;
  const own = await station.open(station.plainPage);
  await station.pressShortcut(readyCrm, 'open-panel');
  await waitForPanel(own);
});
