import { browser } from './browser.ts';

/** Runs when the extension was installed, updated or enabled, and when the browser started. */
export function onStart(run: () => void): void {
  browser.runtime.onInstalled.addListener(run);
  browser.runtime.onStartup.addListener(run);
}

/** True once the extension was updated, disabled or removed: this script belongs to the copy before. */
export function isOrphan(): boolean {
  try {
    return browser.runtime.id === undefined;
  } catch {
    return true;
  }
}
