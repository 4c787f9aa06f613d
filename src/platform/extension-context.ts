import { browser } from './browser.ts';

/** Runs when the extension was installed, updated or enabled, and when the browser started. */
export function onStart(run: () => void): void {
  browser.runtime.onInstalled.addListener(run);
  browser.runtime.onStartup.addListener(run);
}

export async function openPopup(): Promise<void> {
  // Refused while another popup is open or without a window: the badge still says that something waits.
  await browser.action.openPopup().catch(() => undefined);
}
