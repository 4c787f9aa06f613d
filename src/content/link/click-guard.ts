/**
 * When a click may dial. A page can fake clicks, move a number under a pointer that rests, cover our link or fade
 * the number, so: a real event of a user, on something that stood still and was plain to see for a while.
 */

/**
 * Milliseconds that a link must have stood at one place before its click counts. People who aim at a number press no
 * sooner than about a fifth of a second after they reach it; with the rest before it, this is just below.
 */
export const dwell = 150;
/** Milliseconds that a link brought up by a tap must have stood: the second tap of a double tap is no yes. */
export const doubleTap = 350;
/** Milliseconds; a finger that stays longer wants a context menu or a selection. Systems take 400 to 500. */
export const longestTap = 450;
const smallestWidth = 20;
const smallestHeight = 7;
const tolerance = 2;

/** Whether a person did this, just now. */
export function isGesture(event: Event): boolean {
  return event.isTrusted && navigator.userActivation.isActive;
}

/** Whether the number can be read where it stands: not faded, not hidden, not shrunk to nothing. */
export function isFullyVisible(element: Element, boxes: readonly DOMRect[]): boolean {
  const [box] = boxes;
  if (!box || box.width < smallestWidth || box.height < smallestHeight) return false;
  if (
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
  )
    return false;
  let opacity = 1;
  for (let up: Element | null = element; up; up = parentOf(up))
    opacity *= Number(getComputedStyle(up).opacity);
  return opacity >= 0.4;
}

/** The element that this one is drawn in: through slots, and out of shadow roots. */
export function parentOf(element: Element): Element | null {
  const root = element.parentNode;
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Whether the boxes are where they were. */
export function isUnmoved(before: readonly DOMRect[], now: readonly DOMRect[]): boolean {
  return (
    before.length === now.length &&
    before.every((box, index) => {
      const other = now[index];
      return (
        other !== undefined &&
        Math.abs(box.left - other.left) <= tolerance &&
        Math.abs(box.top - other.top) <= tolerance &&
        Math.abs(box.width - other.width) <= tolerance
      );
    })
  );
}

/** Chromium tells whether an element is really seen: uncovered, unfiltered, opaque (IntersectionObserver v2). */
export class VisibilityObserver {
  #seen: boolean | undefined;
  readonly #observer: IntersectionObserver;

  /** `onReport`: it is known now whether the element is seen, or known anew. */
  constructor(signal: AbortSignal, onReport: () => void = () => undefined) {
    const options = { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] };
    this.#observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
      // Firefox has no version 2; there only the intersection is known.
      this.#seen = last?.isVisible ?? last?.isIntersecting;
      onReport();
    }, options);
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  watch(element: Element): void {
    this.#seen = undefined;
    this.#observer.disconnect();
    this.#observer.observe(element);
  }

  rest(): void {
    this.#observer.disconnect();
    this.#seen = undefined;
  }

  get isKnown(): boolean {
    return this.#seen !== undefined;
  }

  /** Unknown counts as unseen. */
  get isSeen(): boolean {
    return this.#seen === true;
  }
}
