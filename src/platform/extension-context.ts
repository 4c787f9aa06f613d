import { browser } from './browser.ts';

/** Calls `run` after the extension was installed, updated or enabled, and after the browser started. */
export function onStart(run: () => void): void {
  browser.runtime.onInstalled.addListener(run);
  browser.runtime.onStartup.addListener(run);
}

/** True after the extension was updated, disabled or removed: this script then belongs to an old copy. */
export function isOrphan(): boolean {
  try {
    return browser.runtime.id === undefined;
  } catch {
    return true;
  }
}
