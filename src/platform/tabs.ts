import type { Notice } from '../messages/contract.ts';
import { browser } from './browser.ts';

/** Sends a notice to the content scripts of a tab. `frame` 0 is the top frame. Does nothing in a tab without content scripts. */
export async function notify(tab: number, notice: Notice, frame?: number): Promise<void> {
  await browser.tabs
    .sendMessage(tab, notice, frame === undefined ? {} : { frameId: frame })
    .catch(() => undefined);
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
export async function openTeamPage(): Promise<void> {
  const address = browser.runtime.getURL('src/team-page/team.html');
  const [open] = await browser.tabs.query({ url: `${address}*` });
  if (open?.id === undefined) await browser.tabs.create({ url: address });
  else await activate(open.id);
}

/** The active tab of the window that had the focus last. */
export async function activeTab(): Promise<{ id: number; url?: string } | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return undefined;
  return { id: tab.id, ...(tab.url === undefined ? {} : { url: tab.url }) };
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
  const { protocol, hostname, pathname } = new URL(address);
  // A match pattern has no port, and the agent screen adds a query to its address.
  const [open] = await browser.tabs.query({ url: `${protocol}//${hostname}${pathname}*` });
  if (open?.id === undefined) await browser.tabs.create({ url: address });
  else await activate(open.id);
}

/** Activates the tab that shows this address, or opens one. */
export async function openPage(address: string): Promise<void> {
  const { protocol, hostname } = new URL(address);
  // A match pattern has no port, so the address decides.
  const tabs = await browser.tabs.query({ url: `${protocol}//${hostname}/*` });
  const open = tabs.find(({ url }) => url === address);
  if (open?.id === undefined) await browser.tabs.create({ url: address });
  else await activate(open.id);
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
