import { browser } from './browser.ts';
import {
  addNumberEntry,
  addPageEntry,
  dialEntry,
  doNotCallEntry,
  panelEntry,
  siteEntry,
  teachingEntries,
} from './menu-entries.ts';

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

export async function removeSiteMenu(): Promise<void> {
  await removeEntry(siteEntry);
}

export async function addPanelMenu(title: string): Promise<void> {
  await setEntry(panelEntry, { title, contexts: ['page', 'action'] });
}

export async function removePanelMenu(): Promise<void> {
  await removeEntry(panelEntry);
}

export async function addDialMenu(title: string): Promise<void> {
  await setEntry(dialEntry, { title, contexts: ['selection'] });
}

export async function removeDialMenu(): Promise<void> {
  await removeEntry(dialEntry);
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

/** Adds the entry to the menus of selections and of links that dial. */
export async function addDoNotCallMenu(title: string): Promise<void> {
  await setEntry(doNotCallEntry, { title, contexts: ['selection', 'link'] });
}

export async function removeDoNotCallMenu(): Promise<void> {
  await removeEntry(doNotCallEntry);
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
