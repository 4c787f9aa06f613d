import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';

type Own = typeof chrome;

/** Everything that a browser shows, stores, logs and sends during a test, to search it for secrets. */
export class Traces {
  readonly #seen: { readonly where: string; readonly text: string }[] = [];

  add(where: string, text: string): void {
    this.#seen.push({ where, text });
  }

  /** The text of a page, its markup and address, and what the extension shows beside it. */
  async page(where: string, page: Page): Promise<void> {
    const text = await page.evaluate(() => `${location.href}\n${document.documentElement.outerHTML}`);
    const ours = await page.inOurs((roots) => roots.map(({ innerHTML }) => innerHTML).join('\n'));
    this.add(where, `${text}\n${await page.words()}\n${ours}`);
  }

  /**
   * Every store of the extension but the two values that are the home of passwords (`but` is what they hold), its
   * toolbar button, the addresses that its pages asked for, and what the browser wrote into its log.
   */
  async stores(where: string, station: Browser): Promise<{ but: string }> {
    const page = await station.open(`${station.origin}/src/options/options.html#status`);
    const { but, rest } = await page.evaluate(async () => {
      const { storage, action } = ((globalThis as { browser?: unknown }).browser ?? chrome) as Own;
      const { account, pendingAccount, ...session } = await storage.session.get();
      const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
      const rows = await Promise.all(
        names.map(
          (name) =>
            new Promise((done, failed) => {
              const opening = indexedDB.open(name);
              opening.onerror = () => failed(opening.error);
              opening.onsuccess = () => {
                const stores = [...opening.result.objectStoreNames];
                const all: unknown[] = [];
                const reading = opening.result.transaction(stores);
                for (const store of stores) {
                  const asked = reading.objectStore(store).getAll();
                  asked.onsuccess = () => all.push(asked.result);
                }
                reading.oncomplete = () => {
                  opening.result.close();
                  done(all);
                };
              };
            }),
        ),
      );
      const rest = [
        ...[session, await storage.local.get(), await storage.sync.get(), { ...localStorage }],
        ...[rows, await action.getTitle({}), await action.getBadgeText({})],
        performance.getEntries().map(({ name }) => name),
      ];
      return { but: JSON.stringify([account, pendingAccount]), rest: JSON.stringify(rest) };
    });
    await page.close();
    this.add(`${where}: stores`, rest);
    this.add(`${where}: log`, await station.log());
    return { but };
  }

  /** What the extension's page copies and saves when all its buttons for that are pressed; gives how many texts. */
  async handedOut(where: string, page: Page): Promise<number> {
    const texts = await page.evaluate(async () => {
      const saved: Blob[] = [];
      const copied: string[] = [];
      URL.createObjectURL = (blob) => `blob:${saved.push(blob as Blob)}`;
      HTMLAnchorElement.prototype.click = () => undefined;
      const writeText = async (text: string) => void copied.push(text);
      Object.defineProperty(navigator.clipboard, 'writeText', { value: writeText });
      for (const button of document.querySelectorAll<HTMLButtonElement>(
        'main button:not([disabled], [aria-disabled])',
      )) {
        const name = button.getAttribute('aria-label') ?? button.textContent ?? '';
        if (/^(?:Save|Copy)/.test(name)) button.click();
      }
      const files = await Promise.all(saved.map((blob) => blob.arrayBuffer()));
      const decoded = files.flatMap((bytes) =>
        ['utf-8', 'utf-16le'].map((encoding) => new TextDecoder(encoding).decode(bytes)),
      );
      return [...copied, ...decoded];
    });
    this.add(where, texts.join('\n'));
    return texts.length;
  }

  /** Where these texts were seen. */
  where(secrets: readonly string[]): string[] {
    const found = this.#seen.filter(({ text }) =>
      secrets.some((secret) => text.includes(secret) || text.includes(btoa(secret))),
    );
    return found.map(({ where }) => where);
  }
}

/** Files below `folder` that hold the text in one of the ways in which it can be written. */
export function filesWith(folder: string, text: string): string[] {
  const ways = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(btoa(text), 'utf8')];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter((path) => ways.some((way) => readFileSync(path).includes(way)));
}
