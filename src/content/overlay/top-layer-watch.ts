import { canTrackVisibility } from './visibility-observer.ts';

const others = ':popover-open,:modal,:fullscreen';

/**
 * Detects changes of the top layer by the page. An element there can cover the tooltip and let clicks through. Chromium
 * reports a covered element; in Firefox the dwell time restarts with each change.
 */
export class TopLayerWatch {
  readonly #host: Element;
  #known: ReadonlySet<Element> | undefined;

  /** `onChange` is called after the page changed the top layer, while this watch is started. */
  constructor(host: Element, onChange: () => void, signal: AbortSignal) {
    this.#host = host;
    if (canTrackVisibility) return;
    const notice = (event: Event) => {
      if (event.target === host ? this.hasChanged() : this.#known) onChange();
    };
    for (const type of ['toggle', 'fullscreenchange'])
      document.addEventListener(type, notice, { capture: true, signal });
  }

  /** Records the elements that are in the top layer now. */
  start(): void {
    this.#known = new Set(this.#others());
  }

  stop(): void {
    this.#known = undefined;
  }

  /** Whether elements of the page are in the top layer. */
  hasOthers(): boolean {
    return this.#others().length > 0;
  }

  /** Whether the page removed our host from the top layer or added an element to it since `start`. */
  hasChanged(): boolean {
    const known = this.#known;
    if (canTrackVisibility || !known) return false;
    return !this.#host.matches(':popover-open') || this.#others().some((element) => !known.has(element));
  }

  #others(): Element[] {
    return [...document.querySelectorAll(others)].filter((element) => element !== this.#host);
  }
}
