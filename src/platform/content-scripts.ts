import { browser } from './browser.ts';
import { isGranted } from './permissions.ts';
import { notifyAllTabs, tabsAt } from './tabs.ts';

const numbersId = 'numbers';

/**
 * Registers the content script for the enabled sites whose permission is held, injects it into their open tabs, and stops
 * it in the tabs of removed sites. Calling it twice changes nothing.
 */
export async function syncSiteScripts(sites: readonly string[], script: string): Promise<void> {
  const granted = await Promise.all(sites.map(isGranted));
  const matches = sites.filter((_, index) => granted[index]).sort();
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [numbersId] });
  const before = registered?.matches ?? [];

  const details = {
    id: numbersId,
    matches,
    js: [script],
    allFrames: true,
    runAt: 'document_start' as const,
    // Frames without an address of their own (about:blank, srcdoc, blob) belong to the page that made them.
    matchOriginAsFallback: true,
  };
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [numbersId] });
  } else if (!registered) {
    await browser.scripting.registerContentScripts([{ ...details, persistAcrossSessions: true }]);
  } else if (before.join() !== matches.join()) {
    await browser.scripting.updateContentScripts([details]);
  }

  const removed = before.filter((pattern) => !matches.includes(pattern));
  const added = matches.filter((pattern) => !before.includes(pattern));
  await Promise.all([
    // Without the permission, tabs cannot be found by address. Other content scripts ignore the notice.
    removed.length > 0 && notifyAllTabs('stop'),
    injectInto(added, script),
  ]);
}

/** Runs the script in open tabs, after a permission grant or an update of the extension. */
export async function injectInto(patterns: readonly string[], script: string): Promise<void> {
  await Promise.all(
    (await tabsAt(patterns)).map((tabId) =>
      browser.scripting
        .executeScript({ target: { tabId, allFrames: true }, files: [script], injectImmediately: true })
        // The tab can close or navigate meanwhile. The registration covers its next page.
        .catch(() => undefined),
    ),
  );
}

/**
 * Whether the organization blocks extensions on this host (`runtime_blocked_hosts`). The browser still lists the permission
 * as held, so this tries an injection. False if no tab of the host is open.
 */
export async function isBlockedByPolicy(pattern: string): Promise<boolean> {
  const [tab] = await tabsAt([pattern]).catch(() => []);
  return tab !== undefined && isTabBlocked(tab);
}

/** `isBlockedByPolicy` for one tab. Only Chromium reports the reason of the refusal. */
export function isTabBlocked(tab: number): Promise<boolean> {
  return browser.scripting.executeScript({ target: { tabId: tab }, func: () => undefined }).then(
    () => false,
    (error: unknown) => error instanceof Error && /policy/i.test(error.message),
  );
}

/**
 * The selected text of a tab on which the person has just used the extension (`activeTab`), without a content script there.
 * Empty if nothing is selected, or if the browser does not let extensions read the page.
 */
export async function selectedTextOf(tab: number): Promise<string> {
  const results = await browser.scripting
    .executeScript({ target: { tabId: tab, allFrames: true }, func: () => getSelection()?.toString() ?? '' })
    .catch(() => []);
  return results.map(({ result }) => String(result ?? '').trim()).find(Boolean) ?? '';
}
