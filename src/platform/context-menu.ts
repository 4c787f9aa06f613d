import { browser } from './browser.ts';
import { patternOf, requestPermission } from './permissions.ts';

const siteEntry = 'enable-site';
const panelEntry = 'open-panel';
const doNotCallEntry = 'do-not-call';
const dialEntry = 'dial-selection';
const addNumberEntry = 'add-number';
const addPageEntry = 'add-page-numbers';
const teachingEntries = { phone: 'teach-phone', notPhone: 'teach-not-phone' } as const;

interface Entry {
  readonly title: string;
  readonly contexts: ('page' | 'action' | 'selection' | 'link')[];
  /** Patterns of the pages whose menu has the entry; all pages if it is left out. */
  readonly documentUrlPatterns?: string[];
}

/** Adds an entry, or changes the one that is there. */
async function setEntry(id: string, entry: Entry): Promise<void> {
  try {
    await browser.contextMenus.update(id, entry);
  } catch {
    // There is no such entry yet.
    browser.contextMenus.create({ id, ...entry });
  }
}

async function removeEntry(id: string): Promise<void> {
  await browser.contextMenus.remove(id).catch(() => undefined);
}

/** Adds the entry to the menu of pages and of the toolbar button, or updates its title. */
export async function addSiteMenu(title: string): Promise<void> {
  await setEntry(siteEntry, { title, contexts: ['page', 'action'] });
}

/**
 * Calls `enable` with the pattern of the page whose menu was used, after the agent granted the permission for it. The
 * permission request comes first, because after an await the browser no longer counts it as part of the click.
 */
export function onSiteMenu(enable: (pattern: string) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const pattern = patternOf(info.pageUrl ?? tab?.url ?? '');
    if (info.menuItemId !== siteEntry || pattern === undefined) return;
    void requestPermission(pattern).then((isGranted) => {
      if (isGranted) enable(pattern);
    });
  });
}

export async function removeSiteMenu(): Promise<void> {
  await removeEntry(siteEntry);
}

export async function addPanelMenu(title: string): Promise<void> {
  await setEntry(panelEntry, { title, contexts: ['page', 'action'] });
}

export async function removePanelMenu(): Promise<void> {
  await removeEntry(panelEntry);
}

/** Calls `open` in the click itself, with the tab whose menu was used. */
export function onPanelMenu(open: (tab: number | undefined) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === panelEntry) open(tab?.id);
  });
}

export async function addDialMenu(title: string): Promise<void> {
  await setEntry(dialEntry, { title, contexts: ['selection'] });
}

export async function removeDialMenu(): Promise<void> {
  await removeEntry(dialEntry);
}

/** Calls `listener` in the click itself, with the selected text and the tab, on any page. */
export function onDialMenu(listener: (text: string, tab: number | undefined) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
    if (menuItemId === dialEntry) listener(selectionText ?? '', tab?.id);
  });
}

/** A click on an entry that teaches: on a selection or a link of a page. The browser stamps all of it. */
export interface TeachingClick {
  readonly isPhone: boolean;
  readonly tab: number;
  readonly frame: number;
  /** Address of the tab's top document. */
  readonly url: string;
}

/** Adds both entries to the menus of selections and links on the pages of these patterns. */
export async function addTeachingMenu(
  titles: { readonly phone: string; readonly notPhone: string },
  patterns: readonly string[],
): Promise<void> {
  for (const kind of ['phone', 'notPhone'] as const)
    await setEntry(teachingEntries[kind], {
      title: titles[kind],
      contexts: ['selection', 'link'],
      documentUrlPatterns: [...patterns],
    });
}

export async function removeTeachingMenu(): Promise<void> {
  await Promise.all(Object.values(teachingEntries).map(removeEntry));
}

export function onTeachingMenu(listener: (click: TeachingClick) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    const isPhone = menuItemId === teachingEntries.phone;
    if ((!isPhone && menuItemId !== teachingEntries.notPhone) || tab?.id === undefined) return;
    if (tab.url !== undefined) listener({ isPhone, tab: tab.id, frame: frameId ?? 0, url: tab.url });
  });
}

/** Adds the entry to the menus of selections and of links that dial. */
export async function addDoNotCallMenu(title: string): Promise<void> {
  await setEntry(doNotCallEntry, { title, contexts: ['selection', 'link'] });
}

export async function removeDoNotCallMenu(): Promise<void> {
  await removeEntry(doNotCallEntry);
}

/** Calls `open` in the click itself, with the selected text or the address of the link, and the tab whose menu was used. */
export function onDoNotCallMenu(open: (text: string, tab: number | undefined) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText, linkUrl }, tab) => {
    if (menuItemId === doNotCallEntry) open(selectionText ?? linkUrl ?? '', tab?.id);
  });
}

/** Where an entry that adds numbers was used. `text`: the selection or the address of the link; undefined for all numbers of the page. */
export interface AddNumbersClick {
  readonly tab: number;
  readonly frame: number;
  readonly text: string | undefined;
}

/** Adds the entry for one number to the menus of selections and links, and the one for all numbers to the pages of these patterns. */
export async function addNumbersMenu(
  titles: { readonly number: string; readonly page: string },
  patterns: readonly string[],
): Promise<void> {
  await setEntry(addNumberEntry, { title: titles.number, contexts: ['selection', 'link'] });
  if (patterns.length === 0) await removeEntry(addPageEntry);
  else
    await setEntry(addPageEntry, {
      title: titles.page,
      contexts: ['page'],
      documentUrlPatterns: [...patterns],
    });
}

export async function removeNumbersMenu(): Promise<void> {
  await Promise.all([addNumberEntry, addPageEntry].map(removeEntry));
}

export function onNumbersMenu(listener: (click: AddNumbersClick) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId, selectionText, linkUrl }, tab) => {
    const isPage = menuItemId === addPageEntry;
    if ((!isPage && menuItemId !== addNumberEntry) || tab?.id === undefined) return;
    const text = isPage ? undefined : (selectionText ?? linkUrl ?? '');
    listener({ tab: tab.id, frame: frameId ?? 0, text });
  });
}
