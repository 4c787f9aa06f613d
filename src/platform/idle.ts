import { browser } from './browser.ts';

/** `locked`: the screen of the computer is. Firefox does not tell that on every system. */
export type DeskState = 'active' | 'idle' | 'locked';

/** Calls `listener` when the person left the desk, locked it, or came back. */
export function onDeskState(listener: (state: DeskState) => void): void {
  browser.idle.onStateChanged.addListener((state) => listener(state));
}

/** After how many minutes without mouse and keys the desk counts as left. */
export function countAsIdleAfter(minutes: number): void {
  browser.idle.setDetectionInterval(Math.max(1, minutes) * 60);
}

export function deskStateNow(minutes: number): Promise<DeskState> {
  return browser.idle.queryState(Math.max(1, minutes) * 60);
}
