import type { Notice, TextVerdict } from '../messages/contract.ts';
import { browser } from './browser.ts';

/** Tells the content scripts of a tab something; `frame` 0 is the top one. A tab without any is left alone. */
export async function tell(tab: number, notice: Notice, frame?: number): Promise<void> {
  await browser.tabs
    .sendMessage(tab, notice, frame === undefined ? {} : { frameId: frame })
    .catch(() => undefined);
}

/** Asks the content script of a tab why it links a text or not; nothing when there is none, or the page asks for no links. */
export async function askPage(tab: number, explain: string): Promise<readonly TextVerdict[]> {
  const reply: unknown = await browser.tabs
    .sendMessage(tab, { explain }, { frameId: 0 })
    .catch(() => undefined);
  return Array.isArray(reply) ? (reply as TextVerdict[]) : [];
}

/** Tabs whose top page fits one of the patterns, which must be permitted. */
export async function tabsAt(patterns: readonly string[]): Promise<number[]> {
  if (patterns.length === 0) return [];
  const tabs = await browser.tabs.query({ url: [...patterns] });
  return tabs.flatMap((tab) => (tab.id === undefined ? [] : [tab.id]));
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

/** The tab that the agent looks at: in front of it lies the popup. */
export async function activeTab(): Promise<{ id: number; url?: string } | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return undefined;
  return { id: tab.id, ...(tab.url === undefined ? {} : { url: tab.url }) };
}
