import { browser } from './browser.ts';
import { notifyAllTabs, tabsAt } from './tabs.ts';

const agentScreenIds = ['agent-screen'];

/** Built files of the companion: one for the extension's isolated world, one for the page's world. */
export interface CompanionScripts {
  readonly companion: string;
  readonly pageWorld: string;
}

/**
 * Registers the companion for the pages at `matches`, or removes the registration when there are none. True if it was not
 * registered for them before. Calling it twice changes nothing.
 */
export async function registerCompanion(matches: readonly string[], companion: string): Promise<boolean> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: agentScreenIds });
  if (matches.length === 0 && registered.length === 0) return false;
  if (registered.length === 1 && registered[0]?.matches?.join() === matches.join()) return false;
  if (registered.length > 0)
    await browser.scripting.unregisterContentScripts({ ids: registered.map(({ id }) => id) });
  if (matches.length === 0) return false;
  await browser.scripting.registerContentScripts([
    {
      id: 'agent-screen',
      matches: [...matches],
      js: [companion],
      runAt: 'document_start',
      // The sign-in ends with the browser session too.
      persistAcrossSessions: false,
    },
  ]);
  return true;
}

/** Runs the companion in agent screens that are open already. */
export async function injectCompanion(matches: readonly string[], companion: string): Promise<void> {
  await Promise.all(
    (await tabsAt(matches)).map((tabId) =>
      browser.scripting
        .executeScript({ target: { tabId }, files: [companion] })
        // The tab can close or navigate meanwhile; the registration serves its next page.
        .catch(() => undefined),
    ),
  );
}

/**
 * Runs the script in the page's own world of a tab's top document. The agent screen re-arms its loop each second, so this is
 * early enough. False if the tab was closed or went to another page.
 */
export async function injectIntoPageWorld(tabId: number, script: string): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: { tabId },
      files: [script],
      world: 'MAIN',
      injectImmediately: true,
    });
    return true;
  } catch {
    return false;
  }
}

/** Ends the companion in every tab: the permission to find tabs by address may be gone. */
export function stopCompanions(): Promise<void> {
  return notifyAllTabs('leaveAgentScreen');
}
