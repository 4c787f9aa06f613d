import { browser } from './browser.ts';

/** The browser's shortcuts of the extension, as in the manifest. People change their keys in the browser. */
export const shortcuts = ['open-panel', 'dial-number', 'hang-up', 'pause-or-resume'] as const;

export type Shortcut = (typeof shortcuts)[number];

/** Calls `listener` in the key press itself, with the tab in front. */
export function onShortcut(listener: (shortcut: Shortcut, tab: number | undefined) => void): void {
  browser.commands.onCommand.addListener((name, tab) => {
    const shortcut = shortcuts.find((each) => each === name);
    if (shortcut) listener(shortcut, tab?.id);
  });
}

/** The key of each shortcut as the browser names it; empty if it has none. */
export async function shortcutKeys(): Promise<readonly (readonly [shortcut: Shortcut, key: string])[]> {
  const all = await browser.commands.getAll();
  return shortcuts.map((name) => [name, all.find((each) => each.name === name)?.shortcut ?? '']);
}

/** Opens the page of the browser on which people change the keys. */
export async function openShortcutSettings(): Promise<void> {
  // Chromium has a page with an address in place of this function of Firefox 137.
  if (browser.commands.openShortcutSettings) await browser.commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
