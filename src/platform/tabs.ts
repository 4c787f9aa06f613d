import type { Tabs } from 'webextension-polyfill';
import type { Notice } from '../messages/contract.ts';
import { browser } from './browser.ts';

/** Sends a notice to the content scripts of a tab. `frame` 0 is the top frame. False in a tab without content scripts. */
export function notify(tab: number, notice: Notice, frame?: number): Promise<boolean> {
  return browser.tabs.sendMessage(tab, notice, frame === undefined ? {} : { frameId: frame }).then(
    () => true,
    () => false,
  );
}

export async function allTabs(): Promise<number[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id }) => id ?? []);
}

/** Tabs whose top page matches one of the patterns. The extension must hold the permission for each pattern. */
export async function tabsAt(patterns: readonly string[]): Promise<number[]> {
  return (await openPages(patterns)).map(({ tab }) => tab);
}

/** The tabs of `tabsAt` with their addresses. */
export async function openPages(patterns: readonly string[]): Promise<{ tab: number; url: string }[]> {
  if (patterns.length === 0) return [];
  const tabs = await browser.tabs.query({ url: [...patterns] });
  return tabs.flatMap(({ id, url }) => (id === undefined || url === undefined ? [] : [{ tab: id, url }]));
}

/** Opens the options page in a tab, or activates its open tab. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** Opens the team page in a tab, or activates its open tab. */
export function openTeamPage(): Promise<void> {
  return openOwnPage('src/team-page/team.html');
}

/** Opens the page for new leads in a tab, or activates its open tab. */
export function openLeadImport(): Promise<void> {
  return openOwnPage('src/lead-import/lead-import.html');
}

async function openOwnPage(path: string): Promise<void> {
  const address = browser.runtime.getURL(path);
  const [open] = await browser.tabs.query({ url: `${address}*` });
  if (open?.id === undefined) await browser.tabs.create({ url: address });
  else await activate(open.id);
}

/** The address of a tab; undefined if it is closed or the extension may not know its address. */
export async function addressOf(tab: number): Promise<string | undefined> {
  return browser.tabs.get(tab).then(
    ({ url }) => url,
    () => undefined,
  );
}

/** The active tab of the window that had the focus last. */
export async function activeTab(): Promise<{ id: number; url?: string } | undefined> {
  return described(await browser.tabs.query({ active: true, lastFocusedWindow: true }));
}

function described([tab]: readonly Tabs.Tab[]): { id: number; url?: string } | undefined {
  if (tab?.id === undefined) return undefined;
  return { id: tab.id, ...(tab.url === undefined ? {} : { url: tab.url }) };
}

/** The active tab of the window of the calling page. */
export async function tabInFront(): Promise<{ id: number; url?: string } | undefined> {
  return described(await browser.tabs.query({ active: true, currentWindow: true }));
}

/**
 * Calls `listener` when another tab may be in front, when the page in front may be another one, and when a press of the
 * toolbar button may have shown its address to the extension.
 */
export function onTabInFrontChanged(listener: () => void): void {
  browser.tabs.onActivated.addListener(listener);
  browser.tabs.onUpdated.addListener(listener);
  browser.action.onClicked.addListener(listener);
}

/** Calls `listener` with each closed tab. Firefox does not deliver the last message of a page that closes. */
export function onTabClosed(listener: (tab: number) => void): void {
  browser.tabs.onRemoved.addListener(listener);
}

/** Asks Chromium not to discard a hidden tab. Firefox does not have this property and throws. */
export async function setTabKept(tab: number, isKept: boolean): Promise<void> {
  try {
    await browser.tabs.update(tab, { autoDiscardable: !isKept });
  } catch {
    // This is Firefox, or the tab is gone.
  }
}

/** Activates the tab with the agent screen at this address, or opens one. */
export async function openAgentScreen(address: string): Promise<void> {
  const open = await agentScreenTab(address);
  if (open?.id === undefined) await browser.tabs.create({ url: address });
  else await activate(open.id);
}

/** Activates the tab that shows this address, or opens one. Returns the tab. */
export async function openPage(address: string): Promise<number | undefined> {
  const { protocol, hostname } = new URL(address);
  // A match pattern has no port, so the address decides.
  const tabs = await browser.tabs.query({ url: `${protocol}//${hostname}/*` });
  const open = tabs.find(({ url }) => url === address);
  if (open?.id === undefined) return (await browser.tabs.create({ url: address })).id;
  await activate(open.id);
  return open.id;
}

/** Shows an address in the tab of its origin that was used last, which leaves its page. Opens a tab if there is none. Returns the tab. */
export async function openInSiteTab(address: string): Promise<number | undefined> {
  const { protocol, hostname, origin } = new URL(address);
  const tabs = await browser.tabs.query({ url: `${protocol}//${hostname}/*` });
  const [last] = tabs
    .filter(({ url }) => url !== undefined && new URL(url).origin === origin)
    .toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  if (last?.id === undefined) return openPage(address);
  if (last.url !== address) await browser.tabs.update(last.id, { url: address });
  await activate(last.id);
  return last.id;
}

/** Opens a window with this address. Returns its tab. */
export async function openInWindow(address: string): Promise<number | undefined> {
  const { tabs } = await browser.windows.create({ url: address, focused: true });
  return tabs?.[0]?.id;
}

/** Activates a tab and its window. False if it is gone. */
export async function activate(tab: number): Promise<boolean> {
  try {
    const { windowId } = await browser.tabs.update(tab, { active: true });
    if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Shows the agent screen in a window of its own, at the right of the current one: a page that is visible is never throttled.
 * An open agent screen moves there without being loaded again.
 */
export async function openAgentScreenBeside(address: string): Promise<void> {
  const { left = 0, top = 0, width = 1280, height = 800 } = await browser.windows.getLastFocused();
  const own = Math.min(width, Math.max(520, Math.round(width * 0.4)));
  const open = await agentScreenTab(address);
  const shown = open?.id === undefined ? { url: address } : { tabId: open.id };
  await browser.windows
    .create({ ...shown, left: left + width - own, top, width: own, height, focused: true })
    // Chromium refuses a place of which less than half is on a screen.
    .catch(() => browser.windows.create({ ...shown, focused: true }));
}

/** A match pattern has no port, and the agent screen adds a query to its address. */
async function agentScreenTab(address: string) {
  const { protocol, hostname, pathname } = new URL(address);
  const [open] = await browser.tabs.query({ url: `${protocol}//${hostname}${pathname}*` });
  return open;
}

/** Sends this notice to the content scripts of every tab. Tabs of one address cannot be found without the permission for it. */
export async function notifyAllTabs(notice: 'stop' | 'leaveAgentScreen'): Promise<void> {
  await Promise.all((await allTabs()).map((tab) => notify(tab, { notice })));
}
