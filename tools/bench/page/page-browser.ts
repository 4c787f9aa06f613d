import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { findChromium } from '../../browser/find-browser.ts';

/** A copy of an unpacked extension that does nothing on a page until it is enabled. */
export interface Copy {
  readonly folder: string;
  readonly id: string;
  /** The name in its manifest. */
  readonly name: string;
  /** The content scripts of its manifest. */
  readonly scripts: readonly ContentScript[];
}

export interface ContentScript {
  readonly js?: readonly string[];
  readonly css?: readonly string[];
  readonly world?: 'ISOLATED' | 'MAIN';
}

interface Manifest {
  name: string;
  key?: string;
  content_scripts?: ContentScript[];
  permissions?: string[];
  host_permissions?: string[];
}

const folders: string[] = [];

/** A folder that is deleted when the process ends. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'));
  folders.push(folder);
  return folder;
}

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/**
 * Copies an extension so that it can be started on demand: the copy has the permission for the bench pages, and no content
 * scripts in its manifest.
 */
export function copyOf(extension: string): Copy {
  const folder = temporary();
  cpSync(resolve(extension), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const { content_scripts, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  // The browser derives the ID from the key. It need not be a real key, because nothing is signed with it.
  const key = createHash('sha256').update(folder).digest();
  writeFileSync(
    file,
    JSON.stringify({
      ...manifest,
      key: key.toString('base64'),
      permissions: [...new Set([...(manifest.permissions ?? []), 'scripting', 'storage'])],
      host_permissions: [...(manifest.host_permissions ?? []), 'http://127.0.0.1/*'],
    }),
  );
  writeFileSync(join(folder, 'bench.html'), '<!doctype html><title>bench</title>');
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const id = [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
  return { folder, id, name: manifest.name, scripts: content_scripts ?? [] };
}

/** Chromium with these extensions, none of which is enabled yet. */
export async function launch(extensions: readonly Copy[]): Promise<BrowserContext> {
  const paths = extensions.map(({ folder }) => folder).join(',');
  return chromium.launchPersistentContext(temporary(), {
    executablePath: findChromium(),
    viewport: { width: 1280, height: 900 },
    ignoreDefaultArgs: ['--disable-extensions'],
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      ...(paths ? [`--disable-extensions-except=${paths}`, `--load-extension=${paths}`] : []),
      '--disable-features=Translate,OptimizationHints,MediaRouter',
    ],
  });
}

/** A page of the extension with all its permissions, in a background tab. */
export async function backPage(browser: BrowserContext, { id }: Copy): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${id}/bench.html`);
  return page;
}

/** Bytes of JavaScript and DOM that remain after two garbage collections. */
export interface Heap {
  readonly script: number;
  readonly dom: number;
}

const heldScript = 'text/held';

/** The same page without its script, for `Bench.openEmpty`. */
export function emptied(html: string): string {
  return html.replace('<script type="module">', `<script type="${heldScript}">`);
}

/** One open page and its measurements. */
export class Bench {
  readonly page: Page;
  /** The browser's debugging protocol for this page. */
  readonly client: CDPSession;
  #frame = '';

  private constructor(page: Page, client: CDPSession) {
    this.page = page;
    this.client = client;
  }

  /** Opens the page and waits until it is idle. */
  static async open(browser: BrowserContext, url: string): Promise<Bench> {
    const bench = await Bench.#to(browser, url);
    await bench.#built();
    return bench;
  }

  /** Opens a page of `emptied`. It has no content until `build`. */
  static async openEmpty(browser: BrowserContext, url: string): Promise<Bench> {
    const bench = await Bench.#to(browser, url);
    await bench.rest(300);
    return bench;
  }

  static async #to(browser: BrowserContext, url: string): Promise<Bench> {
    const page = await browser.newPage();
    const client = await browser.newCDPSession(page);
    // Processor time of the main thread, because it excludes the time of other programs.
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(url, { timeout: 120_000 });
    const bench = new Bench(page, client);
    const { frameTree } = await client.send('Page.getFrameTree');
    bench.#frame = frameTree.frame.id;
    await page.bringToFront();
    return bench;
  }

  /** Builds the content of a page that was opened empty, and waits until it is idle. */
  async build(): Promise<void> {
    await this.page.evaluate((type) => {
      const held = document.querySelector(`script[type="${type}"]`);
      const script = document.createElement('script');
      script.type = 'module';
      script.textContent = held?.textContent ?? '';
      document.head.append(script);
    }, heldScript);
    await this.#built();
  }

  async #built(): Promise<void> {
    await this.page.waitForFunction(() => 'bench' in window, undefined, { timeout: 120_000 });
    await this.rest(600);
  }

  close(): Promise<void> {
    return this.page.close();
  }

  /** Processor milliseconds of all tasks of the main thread so far. */
  async busy(): Promise<number> {
    const { metrics } = await this.client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  }

  /** Waits until the main thread was idle for this many milliseconds. */
  async rest(quiet: number): Promise<void> {
    let last = await this.busy();
    for (let since = Date.now(); Date.now() - since < quiet; ) {
      await new Promise((later) => setTimeout(later, 100));
      const now = await this.busy();
      // The request itself takes some time.
      if (now - last > 1.5) since = Date.now();
      last = now;
    }
  }

  async collect(): Promise<void> {
    await this.client.send('HeapProfiler.collectGarbage');
    await this.client.send('HeapProfiler.collectGarbage');
  }

  async heap(): Promise<Heap> {
    await this.collect();
    const usage = (await this.client.send('Runtime.getHeapUsage')) as {
      usedSize: number;
      embedderHeapUsedSize?: number;
    };
    return { script: usage.usedSize, dom: usage.embedderHeapUsedSize ?? 0 };
  }

  /** Runs a script in a separate isolated world, like a content script, and returns its value. */
  async runApart(source: string): Promise<unknown> {
    const { executionContextId } = await this.client.send('Page.createIsolatedWorld', {
      frameId: this.#frame,
      worldName: `bench-${Math.random()}`,
    });
    const { result, exceptionDetails } = await this.client.send('Runtime.evaluate', {
      expression: source,
      contextId: executionContextId,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
}
