import { browser } from './browser.ts';

/**
 * The panel: a page of the extension that stays open beside the CRM. It is a side panel in Chromium, a sidebar in Firefox,
 * and a window of its own in a browser that has neither.
 */
const page = 'src/panel/panel.html';

/** The size of the panel's own window, in CSS pixels. */
const windowSize = { width: 380, height: 720 };

/** `windows.WINDOW_ID_CURRENT`: the window of the page that calls. */
const callersWindow = -2;

/** Whether a click on a web page can open the panel. Firefox does not count such a click as an action for the extension. */
export const canOpenFromPage = browser.sidePanel !== undefined;

/**
 * Opens the panel beside a tab, or in the window of the calling page. Browsers allow it only in the handler of a click or
 * a key, before anything is awaited. False if the browser refused.
 */
export async function openPanel(tab?: number): Promise<boolean> {
  const place = tab === undefined ? { windowId: callersWindow } : { tabId: tab };
  try {
    if (browser.sidePanel) await browser.sidePanel.open(place);
    else if (browser.sidebarAction) await browser.sidebarAction.open();
    else await openPanelWindow();
    return true;
  } catch {
    return false;
  }
}

/** Opens the panel in a window of its own, or activates that window. */
export async function openPanelWindow(): Promise<void> {
  const url = browser.runtime.getURL(page);
  const [open] = await browser.tabs.query({ url });
  if (open?.windowId === undefined) await browser.windows.create({ url, type: 'popup', ...windowSize });
  else await browser.windows.update(open.windowId, { focused: true });
}

/** Chromium opens no panel that is not offered. Firefox has no such switch, so the panel itself explains it. */
export async function offerPanel(isOffered: boolean): Promise<void> {
  await browser.sidePanel?.setOptions({ path: page, enabled: isOffered });
}

/** The lock that a panel holds while it is open in this window. The browser frees it when the panel is gone. */
const lockOf = (windowId: number) => `panel/${windowId}`;

/** For the panel: the other pages of the extension see that it is open in its window, until it closes. */
export async function markPanelOpen(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  if (id === undefined) return;
  // Shared, because a second panel can be open in a tab of the same window.
  void navigator.locks.request(lockOf(id), { mode: 'shared' }, () => new Promise(() => {}));
}

/** Whether the panel is open in the window that has the focus, or had it last. */
export async function isPanelOpen(): Promise<boolean> {
  const [window, { held = [] }] = await Promise.all([
    // On macOS the browser can run without a window.
    browser.windows.getLastFocused().catch(() => undefined),
    navigator.locks.query(),
  ]);
  const id = window?.id;
  return id !== undefined && held.some(({ name }) => name === lockOf(id));
}
