import type { Notice } from '../messages/contract.ts';
import { browser } from './browser.ts';

/** Sends a notice to the content scripts of a tab; `frame` 0 is the top one. A tab without any ignores it. */
export async function notify(tab: number, notice: Notice, frame?: number): Promise<void> {
  await browser.tabs
    .sendMessage(tab, notice, frame === undefined ? {} : { frameId: frame })
    .catch(() => undefined);
}

export async function allTabs(): Promise<number[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id }) => id ?? []);
}

/** Tabs whose top page matches one of the patterns, which must be permitted. */
export async function tabsAt(patterns: readonly string[]): Promise<number[]> {
  return (await openPages(patterns)).map(({ tab }) => tab);
}

/** The same tabs with their addresses. */
export async function openPages(patterns: readonly string[]): Promise<{ tab: number; url: string }[]> {
  if (patterns.length === 0) return [];
  const tabs = await browser.tabs.query({ url: [...patterns] });
  return tabs.flatMap(({ id, url }) => (id === undefined || url === undefined ? [] : [{ tab: id, url }]));
}

/** Opens the options page in a tab, or goes to the one that is open. */
export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** The tab in front of the agent: the popup lies over it. */
export async function activeTab(): Promise<{ id: number; url?: string } | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return undefined;
  return { id: tab.id, ...(tab.url === undefined ? {} : { url: tab.url }) };
}

/** Runs `listener` with each tab that is closed: Firefox does not deliver the last message of a page that closes. */
export function onTabClosed(listener: (tab: number) => void): void {
  browser.tabs.onRemoved.addListener(listener);
}

/** Asks Chromium not to discard a hidden tab. Firefox does not know the property and refuses it. */
export async function keepTab(tab: number, isKept: boolean): Promise<void> {
  try {
    await browser.tabs.update(tab, { autoDiscardable: !isKept });
  } catch {
    // Firefox, or the tab is gone.
  }
}

/** Goes to the tab with the agent screen at this address, or opens one. */
export async function openAgentScreen(address: string): Promise<void> {
  const { protocol, hostname, pathname } = new URL(address);
  // A match pattern has no port, and the agent screen adds a query to its address.
  const [open] = await browser.tabs.query({ url: `${protocol}//${hostname}${pathname}*` });
  if (open?.id === undefined) {
    await browser.tabs.create({ url: address });
    return;
  }
  await browser.tabs.update(open.id, { active: true });
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
}
