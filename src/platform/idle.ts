import { browser } from './browser.ts';

/** `locked`: the computer's screen is locked. Firefox does not report that on every system. */
export type IdleState = 'active' | 'idle' | 'locked';

/** Calls `listener` when the person stops using the computer, locks it, or returns. */
export function onIdleState(listener: (state: IdleState) => void): void {
  browser.idle.onStateChanged.addListener((state) => listener(state));
}

/** Sets the number of minutes without mouse and keyboard after which the person counts as idle. */
export function setIdleDelay(minutes: number): void {
  browser.idle.setDetectionInterval(Math.max(1, minutes) * 60);
}

export function currentIdleState(minutes: number): Promise<IdleState> {
  return browser.idle.queryState(Math.max(1, minutes) * 60);
}
