import { longestTapMs } from '../overlay/click-guard.ts';

/** Whether a finger made the event. */
export function isTouch(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}

/** Knows how long a finger has been down. */
export class TapTimer {
  #downAt = 0;

  constructor(signal: AbortSignal) {
    const options = { capture: true, passive: true, signal };
    window.addEventListener('pointerdown', (event) => this.#touch(event), options);
  }

  /** Whether a finger stayed so long that it asked for a context menu; some systems send a click when it goes up. */
  isLongPress(event: Event): boolean {
    return isTouch(event) && event.timeStamp - this.#downAt > longestTapMs;
  }

  #touch(event: PointerEvent): void {
    if (event.isTrusted && isTouch(event)) this.#downAt = event.timeStamp;
  }
}
