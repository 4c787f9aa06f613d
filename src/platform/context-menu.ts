import { browser } from './browser.ts';
import { patternOf, requestPermission } from './permissions.ts';

const id = 'enable-site';

/** Adds the entry to the menu of pages and of the toolbar button. Adding it twice changes nothing. */
export function addSiteMenu(title: string): void {
  browser.contextMenus.create({ id, title, contexts: ['page', 'action'] }, () => {
    // Told that it is there already: after a start of the worker it is.
    void browser.runtime.lastError;
  });
}

/**
 * Calls `enable` with the pattern of the page whose menu was used, once its permission is there. The permission is
 * asked for first and at once: later the browser would no longer count it as part of the click.
 */
export function onSiteMenu(enable: (pattern: string) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const pattern = patternOf(info.pageUrl ?? tab?.url ?? '');
    if (info.menuItemId !== id || pattern === undefined) return;
    void requestPermission(pattern).then((isGranted) => {
      if (isGranted) enable(pattern);
    });
  });
}

export async function removeSiteMenu(): Promise<void> {
  await browser.contextMenus.remove(id).catch(() => undefined);
}
