import { browser } from './browser.ts';

export interface Badge {
  /** At most two characters. */
  readonly text: string;
  readonly color: string;
  readonly title: string;
}

/** Shows the session's state on the toolbar button. */
export async function setBadge({ text, color, title }: Badge): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color }),
    browser.action.setTitle({ title }),
  ]);
}

/** Opens the popup if the browser allows it now. It refuses while a popup is open or without a window; Firefox also without a click. */
export async function openPopup(): Promise<void> {
  await browser.action.openPopup().catch(() => undefined);
}

/** With the popup, a press of the button opens it. Without, it goes to `onButtonPressed`. */
export async function offerPopup(isOffered: boolean): Promise<void> {
  await browser.action.setPopup({ popup: isOffered ? 'src/popup/popup.html' : '' });
}

/** Calls `listener` in the press itself with the tab in front, when the button has no popup. */
export function onButtonPressed(listener: (tab: number | undefined) => void): void {
  browser.action.onClicked.addListener(({ id }) => listener(id));
}
