import { browser } from './browser.ts';
import { leaveNotice } from './leave-notice.ts';
import { tabsAt } from './tabs.ts';

/** Built files of the two parts: one in the extension's own world, one in the page's. */
export interface CompanionScripts {
  readonly companion: string;
  readonly pageWorld: string;
}

const ids = ['agent-screen', 'agent-screen-page'];

/**
 * Registers the companion for the agent screens that fit `match`, or takes it away when there is none. True
 * if it was not registered for them before. Calling it twice changes nothing.
 */
export async function registerCompanion(
  match: string | undefined,
  { companion, pageWorld }: CompanionScripts,
): Promise<boolean> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids });
  if (registered.length === (match ? 2 : 0) && registered.every(({ matches }) => matches?.[0] === match))
    return false;
  if (registered.length > 0)
    await browser.scripting.unregisterContentScripts({ ids: registered.map(({ id }) => id) });
  if (!match) return false;
  const shared = {
    matches: [match],
    runAt: 'document_start',
    // The sign-in ends with the browser session too.
    persistAcrossSessions: false,
  } as const;
  // The types know neither `world` nor `autoDiscardable` yet.
  await browser.scripting.registerContentScripts([
    { ...shared, id: 'agent-screen', js: [companion] },
    { ...shared, id: 'agent-screen-page', js: [pageWorld], world: 'MAIN' },
  ] as never);
  return true;
}

/** Puts both parts into agent screens that are open already; their loop is re-armed each second, so it is not too late. */
export async function joinOpenScreens(match: string, scripts: CompanionScripts): Promise<void> {
  await Promise.all(
    (await tabsAt([match])).map(async (tabId) => {
      const target = { tabId };
      // A tab can close or move on while we come; the registration serves its next page.
      await browser.scripting.executeScript({ target, files: [scripts.companion] }).catch(() => undefined);
      const pageWorld = { target, files: [scripts.pageWorld], world: 'MAIN' };
      await browser.scripting.executeScript(pageWorld as never).catch(() => undefined);
    }),
  );
}

/** Tells the companion to leave, wherever it is: the permission to ask for tabs by address may be gone. */
export async function leaveScreens(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(({ id }) =>
      id === undefined ? undefined : browser.tabs.sendMessage(id, leaveNotice).catch(() => undefined),
    ),
  );
}

/** Runs `listener` with each tab that is closed: Firefox does not deliver the farewell of a closing page. */
export function onTabClosed(listener: (tab: number) => void): void {
  browser.tabs.onRemoved.addListener(listener);
}

/** Chromium may throw away a hidden tab that was not used for long. Firefox does not know the wish and refuses it. */
export async function keepTab(tab: number, isKept: boolean): Promise<void> {
  try {
    await browser.tabs.update(tab, { autoDiscardable: !isKept } as never);
  } catch {
    // Firefox, or the tab is gone.
  }
}
