import { browser } from './browser.ts';

export interface Badge {
  /** At most two characters. */
  readonly text: string;
  readonly color: string;
  readonly title: string;
}

/** What the toolbar button shows: the session at a glance. */
export async function setBadge({ text, color, title }: Badge): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text }),
    browser.action.setBadgeBackgroundColor({ color }),
    browser.action.setTitle({ title }),
  ]);
}
