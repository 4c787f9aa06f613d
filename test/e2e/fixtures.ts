import { test as base } from '@playwright/test';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type Browser, type BrowserName, launch } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { type Login, seedSignIn } from '../support/agent.ts';

interface Fixtures {
  /** A dialer of its own for each test, with an agent screen that ticks fast and calls that are answered soon. */
  sandbox: Sandbox;
  /** The agent's browser with the built extension and nothing set up. It is shared by a process and reset for each test. */
  station: Browser;
  login: Login;
  /** The contact list of the demo CRM, under another host name than the dialer. */
  crm: Page;
  /** The same page once the agent is signed in and the site is enabled. */
  readyCrm: Page;
}

export const test = base.extend<Fixtures, { sharedBrowser: (name: BrowserName) => Promise<Browser> }>({
  sharedBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the needs of a fixture from this pattern
    async ({}, use) => {
      let browser: Promise<Browser> | undefined;
      await use(async (name) => {
        browser ??= launch(name);
        const shared = await browser;
        await shared.reset();
        return shared;
      });
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the needs of a fixture from this pattern
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ tickMs: 200, settings: { ringMs: 400, talkMs: 800 } });
    await use(sandbox);
    await sandbox.close();
  },
  station: async ({ browserName, sharedBrowser }, use) => {
    await use(await sharedBrowser(browserName as BrowserName));
  },
  login: async ({ sandbox }, use) => {
    await use({ address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al', agent: '1000' });
  },
  crm: async ({ station, sandbox }, use) => {
    await use(await station.open(`${sandbox.otherUrl}/crm/contacts`));
  },
  readyCrm: async ({ station, crm, login }, use) => {
    await seedSignIn(station, login, crm);
    await use(crm);
  },
});

export { expect } from '@playwright/test';
