import { browser } from './browser.ts';

/** `locked`: the screen of the computer is. Firefox does not tell that on every system. */
export type IdleState = 'active' | 'idle' | 'locked';

/** Calls `listener` when the person left the desk, locked it, or came back. */
export function onIdleState(listener: (state: IdleState) => void): void {
  browser.idle.onStateChanged.addListener((state) => listener(state));
}

/** After how many minutes without mouse and keys the desk counts as left. */
export function setIdleDelay(minutes: number): void {
  browser.idle.setDetectionInterval(Math.max(1, minutes) * 60);
}

export function currentIdleState(minutes: number): Promise<IdleState> {
  return browser.idle.queryState(Math.max(1, minutes) * 60);
}
