import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { bundle } from '../../../sandbox/crm/bundle.ts';
import { storeUserSettings } from '../../../test/support/user-settings.ts';
import { type Bench, backPage, type Copy } from './page-browser.ts';

/** A finder that reads a page. It can be started on a finished page and stopped. */
export interface Subject {
  /** The prefix of its scripts' addresses. */
  readonly address: string;
  /** Milliseconds without work after which it is certainly finished. */
  readonly quiet: number;
  start(bench: Bench): Promise<void>;
  stop(bench: Bench): Promise<void>;
}

const nothing = async () => {};

/** The minimum that a finder must do: visit every text node and read it. */
export const floor: Subject = {
  address: 'bench-floor',
  quiet: 300,
  async start(bench) {
    await bench.runApart(`{
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
      let read = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) read += node.nodeValue.length;
      read;
    }
    //# sourceURL=bench-floor`);
  },
  stop: nothing,
};

const naiveScript = await bundle(join(import.meta.dirname, 'page-naive.ts'));

/** The naive method (page-naive.ts). It changes the page and cannot be stopped. */
export const naive: Subject = {
  address: 'bench-naive',
  quiet: 300,
  async start(bench) {
    await bench.runApart(`{${naiveScript}}\n//# sourceURL=bench-naive`);
  },
  stop: nothing,
};

/** An empty mutation observer: the minimum cost of any observer. */
export const emptyObserver: Subject = {
  address: 'bench-observer',
  quiet: 300,
  async start(bench) {
    await bench.runApart(`{
      globalThis.observer = new MutationObserver(() => {});
      observer.observe(document, { subtree: true, childList: true, characterData: true });
    }
    //# sourceURL=bench-observer`);
  },
  stop: nothing,
};

/** This extension, as a user enables it: the site is enabled while the page is open, and disabled again. */
export async function ours(browser: BrowserContext, copy: Copy): Promise<Subject> {
  const back = await backPage(browser, copy);
  const address = `chrome-extension://${copy.id}/`;
  const isOlder = (await back.evaluate(databaseVersion)) < 2;
  const enable = (sites: readonly string[]) =>
    back.evaluate(isOlder ? storeInOlder : storeUserSettings, { sites });
  return {
    address,
    quiet: 1500,
    async start(bench) {
      const there = isThere(bench, address);
      await enable(['http://127.0.0.1/*']);
      await there;
    },
    async stop(bench) {
      await enable([]);
      await bench.rest(500);
    },
  };
}

/** The version of the worker's database. Settings are in it from version 2 on, and in storage.local before. */
async function databaseVersion(): Promise<number> {
  for (;;) {
    const found = (await indexedDB.databases()).find(({ name }) => name === 'click-to-dial');
    if (found?.version) return found.version;
    await new Promise((again) => setTimeout(again, 50));
  }
}

async function storeInOlder(settings: object): Promise<void> {
  await chrome.storage.local.set({ settings });
}

/** Resolves when a script of this origin runs in the page. */
function isThere(bench: Bench, address: string): Promise<void> {
  return new Promise((done) => {
    bench.client.on('Runtime.executionContextCreated', ({ context }) => {
      if (`${context.origin}/` === address) done();
    });
    // Reports all existing scripts again, including those from an earlier run.
    void bench.client.send('Runtime.disable').then(() => bench.client.send('Runtime.enable'));
  });
}

/** Any other extension: the content scripts of its manifest are injected into the open page. */
export async function other(browser: BrowserContext, copy: Copy): Promise<Subject> {
  if (copy.scripts.length === 0)
    throw new Error(
      'This extension names no content scripts in its manifest, so there is nothing to set off.',
    );
  const back: Page = await backPage(browser, copy);
  return {
    address: `chrome-extension://${copy.id}/`,
    quiet: 1500,
    async start(bench) {
      const url = bench.page.url();
      await back.evaluate(
        async ([scripts, address]) => {
          const [tab] = await chrome.tabs.query({ url: address });
          if (tab?.id === undefined) throw new Error(`no tab shows ${address}`);
          const target = { tabId: tab.id };
          for (const { js, css, world } of scripts) {
            if (css?.length) await chrome.scripting.insertCSS({ target, files: [...css] });
            if (js?.length)
              await chrome.scripting.executeScript({ target, files: [...js], world: world ?? 'ISOLATED' });
          }
        },
        [copy.scripts, url] as const,
      );
    },
    stop: nothing,
  };
}
