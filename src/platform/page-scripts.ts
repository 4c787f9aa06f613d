import { browser } from './browser.ts';
import { isGranted } from './permissions.ts';
import { tabsAt, tell } from './tabs.ts';

const id = 'numbers';

/**
 * Makes the registered content script fit the enabled sites: registered for those whose permission is held,
 * injected into their open tabs, stopped in the tabs of those that went. Calling it twice changes nothing.
 */
export async function linkNumbersOn(sites: readonly string[], script: string): Promise<void> {
  const granted = await Promise.all(sites.map(isGranted));
  const matches = sites.filter((_, index) => granted[index]).sort();
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  const before = registered?.matches ?? [];

  const details = { id, matches, js: [script], allFrames: true, runAt: 'document_start' as const };
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [id] });
  } else if (!registered) {
    await browser.scripting.registerContentScripts([{ ...details, persistAcrossSessions: true, ...frames }]);
  } else if (before.join() !== matches.join()) {
    await browser.scripting.updateContentScripts([{ ...details, ...frames }]);
  }

  const gone = before.filter((pattern) => !matches.includes(pattern));
  const came = matches.filter((pattern) => !before.includes(pattern));
  await Promise.all([stopOn(gone), injectInto(came, script)]);
}

/** Frames without an address of their own (about:blank, srcdoc, blob) belong to the page that made them. */
const frames = { matchOriginAsFallback: true } as Record<string, unknown>;

/** Puts the script into tabs that were open before: after a grant, and after an update of the extension. */
export async function injectInto(patterns: readonly string[], script: string): Promise<void> {
  await Promise.all(
    (await tabsAt(patterns)).map((tabId) =>
      browser.scripting
        .executeScript({ target: { tabId, allFrames: true }, files: [script], injectImmediately: true })
        // A tab can close or move on while we come; the registration serves its next page.
        .catch(() => undefined),
    ),
  );
}

/**
 * Whether the organisation keeps extensions off this host (`runtime_blocked_hosts`): the permission is still listed as
 * held, and only trying tells. False when no tab is open there to try it on.
 */
export async function isBlockedByPolicy(pattern: string): Promise<boolean> {
  const [tab] = await tabsAt([pattern]).catch(() => []);
  return tab !== undefined && isTabBlocked(tab);
}

/** The same for one tab. Only Chromium says why it refuses. */
export function isTabBlocked(tab: number): Promise<boolean> {
  return browser.scripting.executeScript({ target: { tabId: tab }, func: () => undefined }).then(
    () => false,
    (error: unknown) => error instanceof Error && /policy/i.test(error.message),
  );
}

async function stopOn(patterns: readonly string[]): Promise<void> {
  // The permission may be gone, and with it the right to ask for tabs by address: ask all, those without us ignore it.
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map((tab) => (tab.id === undefined ? undefined : tell(tab.id, { notice: 'stop' }))));
}
