import { longestTapMs } from '../overlay/click-guard.ts';

/** Whether the event comes from a touch screen. */
export function isTouch(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}

/** Measures how long a touch lasts. */
export class TapTimer {
  #downAt = 0;

  constructor(signal: AbortSignal) {
    const options = { capture: true, passive: true, signal };
    window.addEventListener('pointerdown', (event) => this.#touch(event), options);
  }

  /** Whether the touch was long enough to open a context menu. Some systems send a click at its end. */
  isLongPress(event: Event): boolean {
    return isTouch(event) && event.timeStamp - this.#downAt > longestTapMs;
  }

  #touch(event: PointerEvent): void {
    if (event.isTrusted && isTouch(event)) this.#downAt = event.timeStamp;
  }
}
