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
