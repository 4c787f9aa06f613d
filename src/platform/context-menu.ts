import { browser } from './browser.ts';
import { patternOf, requestPermission } from './permissions.ts';

const id = 'enable-site';

/** Adds the entry to the menu of pages and of the toolbar button, or updates its title. */
export async function addSiteMenu(title: string): Promise<void> {
  try {
    await browser.contextMenus.update(id, { title });
  } catch {
    // There is no such entry yet.
    browser.contextMenus.create({ id, title, contexts: ['page', 'action'] });
  }
}

/**
 * Calls `enable` with the pattern of the page whose menu was used, after the agent granted the permission for it. The
 * permission request comes first, because after an await the browser no longer counts it as part of the click.
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
