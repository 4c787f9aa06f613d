import type { Browser } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { test } from './fixtures.ts';

export { expect } from '@playwright/test';

/** An agent whose second account tells ringing, connected, parked and preview apart. */
export const seeingTest = test.extend({
  login: async ({ login }, use) => {
    await use({ ...login, status: { user: 'reports', password: 'R3portsOn1y' } });
  },
});

/**
 * The popup in a tab of its own: for presses in a row while panels open and close, which make the window of the real
 * one grow and shrink under the mouse.
 */
export function popupInTab(browser: Browser): Promise<Page> {
  return browser.open(`${browser.origin}/src/popup/popup.html`);
}
