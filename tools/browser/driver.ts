import type { Page } from './page.ts';

export type BrowserName = 'chromium' | 'firefox';

/** A real browser with the built extension in it. The same for both, so that one spec runs in both. */
export interface Browser {
  readonly name: BrowserName;
  readonly version: string;
  /** The extension's origin, without a slash at the end. */
  readonly origin: string;
  /** Opens a page in a new active tab. */
  open(url: string): Promise<Page>;
  /** The extension's real toolbar popup, opened on this page as a click on the button does; once more opens it anew. */
  popup(over: Page): Promise<Page>;
  /** Grants the permission for this pattern to the next clicks without a prompt. */
  grant(pattern: string): Promise<void>;
  /** Gives the extension the permission for these patterns at once; `own` is a page of the extension. */
  give(own: Page, origins: readonly string[]): Promise<void>;
  /** Stops the extension's worker as the browser does when it is idle. */
  killWorker(): Promise<void>;
  isWorkerAwake(): Promise<boolean>;
  /** Reports to the extension that the person is away or that the computer is locked, as the browser does after a delay. */
  leaveDesk(how: 'idle' | 'locked'): Promise<void>;
  /**
   * Makes the browser as good as new between two tests: closes its tabs and installs the extension again, so that nothing
   * it stored and no permission is left. Chromium only, with the option `resets`: Firefox opens no popup of an extension
   * that was installed a second time.
   */
  reset?(): Promise<void>;
  /** Whether the menu of this page holds the entry that enables its site; in Firefox it is then used. */
  useSiteMenu(over: Page): Promise<boolean>;
  /** What pages and the worker wrote into the browser's log since it was started. */
  log(): Promise<string>;
  /** Resolves when the person closes the browser. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly headless?: boolean;
  /** The folder of the built extension; as built by `npm run build` if not given. */
  readonly extension?: string;
  /** `forced`: the reader's own few colors instead of the page's. */
  readonly colors?: 'light' | 'dark' | 'forced';
  readonly locale?: string;
  /** Folder of a profile that stays when the browser is closed; without one it is new, and gone at the end. */
  readonly profile?: string;
  /** More command-line flags. Chromium only. */
  readonly flags?: readonly string[];
  /** Whether the extension can be installed anew by `reset`. */
  readonly resets?: boolean;
  /** A policy installs the extension: nothing is loaded, and a prompt for a permission would stay unanswered. */
  readonly installs?: boolean;
}
