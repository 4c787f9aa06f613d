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
import { patternOf, requestPermission } from './permissions.ts';

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

/** Calls `open` in the click itself, with the tab whose menu was used. */
export function onPanelMenu(open: (tab: number | undefined) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === panelEntry) open(tab?.id);
  });
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

export function onTeachingMenu(listener: (click: TeachingClick) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    const isPhone = menuItemId === teachingEntries.phone;
    if ((!isPhone && menuItemId !== teachingEntries.notPhone) || tab?.id === undefined) return;
    if (tab.url !== undefined) listener({ isPhone, tab: tab.id, frame: frameId ?? 0, url: tab.url });
  });
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

export function onNumbersMenu(listener: (click: AddNumbersClick) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId, selectionText, linkUrl }, tab) => {
    const isPage = menuItemId === addPageEntry;
    if ((!isPage && menuItemId !== addNumberEntry) || tab?.id === undefined) return;
    const text = isPage ? undefined : (selectionText ?? linkUrl ?? '');
    listener({ tab: tab.id, frame: frameId ?? 0, text });
  });
}
