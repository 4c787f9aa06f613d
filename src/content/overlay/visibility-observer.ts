/** The fraction of the element that must be in view. Rounding in the browser is less than a hundredth. */
const minRatio = 0.99;

/** Whether the browser reports covered, filtered or faded elements (IntersectionObserver v2). Firefox does not. */
export const canTrackVisibility = 'isVisible' in IntersectionObserverEntry.prototype;

/** Observes whether one element is fully visible and, if the browser reports it, uncovered and opaque. */
export class VisibilityObserver {
  #isSeen: boolean | undefined;
  readonly #observer: IntersectionObserver;

  /** `onReport` is called each time the browser reports. */
  constructor(signal: AbortSignal, onReport: () => void = () => undefined) {
    const options = { trackVisibility: true, delay: 100, threshold: [0, 0.5, minRatio, 1] };
    this.#observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
      this.#isSeen =
        last !== undefined && (last.isVisible ?? last.isIntersecting) && last.intersectionRatio >= minRatio;
      onReport();
    }, options);
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /** Observes only this element. Its visibility is unknown until the first report. */
  observe(element: Element): void {
    this.disconnect();
    this.#observer.observe(element);
  }

  disconnect(): void {
    this.#observer.disconnect();
    this.#isSeen = undefined;
  }

  get isKnown(): boolean {
    return this.#isSeen !== undefined;
  }

  /** False while unknown. */
  get isSeen(): boolean {
    return this.#isSeen === true;
  }
}
