import { canTrackVisibility } from './visibility-observer.ts';

const others = ':popover-open,:modal,:fullscreen';

/**
 * Detects changes of the top layer by the page. An element there can cover the tooltip and let clicks through, so the dwell
 * time restarts with each change. Firefox reports no covered element at all, and Chromium reports one up to 100 ms late.
 */
export class TopLayerWatch {
  readonly #host: Element;
  #known: ReadonlySet<Element> | undefined;

  /** `onChange` is called after the page changed the top layer, while this watch is started. */
  constructor(host: Element, onChange: () => void, signal: AbortSignal) {
    this.#host = host;
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
    if (!known) return false;
    return !this.#host.matches(':popover-open') || this.#others().some((element) => !known.has(element));
  }

  #others(): Element[] {
    return topLayerElements(document).filter((element) => element !== this.#host);
  }
}

type Host = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/**
 * The elements of this tree and its shadow roots that are in the top layer. A page can put one into a shadow root, whose
 * `toggle` events do not leave it. Only Firefox needs this, and there content scripts also see closed roots.
 */
function topLayerElements(tree: Document | ShadowRoot): Element[] {
  const found = [...tree.querySelectorAll(others)];
  if (canTrackVisibility) return found;
  const walker = document.createTreeWalker(tree, NodeFilter.SHOW_ELEMENT);
  while (walker.nextNode()) {
    const host = walker.currentNode as Host;
    const root = host.openOrClosedShadowRoot ?? host.shadowRoot;
    if (root) found.push(...topLayerElements(root));
  }
  return found;
}
