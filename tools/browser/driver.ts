import type { Shortcut } from '../../src/platform/shortcuts.ts';
import type { Page } from './page.ts';

export type BrowserName = 'chromium' | 'firefox';

/** A real browser with the built extension in it. The same for both, so that one spec runs in both. */
export interface Browser {
  readonly name: BrowserName;
  readonly version: string;
  /** The extension's origin, without a slash at the end. */
  readonly origin: string;
  /** The address of a page of the extension that runs no code of its own: the fastest place for a message to the worker. */
  readonly plainPage: string;
  /** Opens a page in a new active tab. */
  open(url: string): Promise<Page>;
  /**
   * Opens a page in a window of its own, which takes the left 60 % or the right 40 % of the screen. Tabs that this
   * driver opened for itself are closed. Firefox does not place its windows.
   */
  openWindow(url: string, side: 'left' | 'right'): Promise<Page>;
  /** Opens the extension's real toolbar popup on this page, as a click on the button does. A second call opens it again. */
  popup(over: Page): Promise<Page>;
  /** Grants the permission for this pattern to the next clicks without a prompt. */
  grant(pattern: string): Promise<void>;
  /** Grants the extension the permission for these patterns. `own` is a page of the extension. */
  give(own: Page, origins: readonly string[]): Promise<void>;
  /** Stops the extension's worker as the browser does when it is idle. */
  killWorker(): Promise<void>;
  isWorkerAwake(): Promise<boolean>;
  /** Reports to the extension that the person is away or that the computer is locked, as the browser does after a delay. */
  leaveComputer(how: 'idle' | 'locked'): Promise<void>;
  /**
   * Resets the browser between two tests: closes its tabs and deletes the storage and the permissions of the extension. The
   * installation stays: a new one takes longer, and Firefox opens no popup of an extension that was installed again.
   */
  reset(): Promise<void>;
  /** Whether the menu of this page has the entry that enables its site. In Firefox, this also selects the entry. */
  useSiteMenu(over: Page): Promise<boolean>;
  /** Selects an entry that teaches, in the menu of the selection that is on this element of the page. */
  teach(over: Page, element: string, entry: 'teach-phone' | 'teach-not-phone'): Promise<void>;
  /** Presses the keys of a shortcut of the extension while this page is in front. */
  pressShortcut(over: Page, shortcut: Shortcut): Promise<void>;
  /** The browser's log of pages and worker since its start. */
  log(): Promise<string>;
  /** Resolves when the person closes the browser. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly headless?: boolean;
  /** The folder of the built extension. Default: the output of `npm run build`. */
  readonly extension?: string;
  /** `forced`: the forced colors of the user. */
  readonly colors?: 'light' | 'dark' | 'forced';
  readonly locale?: string;
  /** Folder of a profile that remains after the browser is closed. Default: a new profile that is deleted at the end. */
  readonly profile?: string;
  /** More command-line flags. Chromium only. */
  readonly flags?: readonly string[];
  /** Whether the extension's button is in the toolbar from the start, for people. Chromium only, in a new profile. */
  readonly isPinned?: boolean;
  /** A policy installs the extension, so nothing is loaded here, and no permission prompt is answered. */
  readonly installs?: boolean;
}
