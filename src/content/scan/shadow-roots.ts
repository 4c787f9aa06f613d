/** Elements that the browser searches in one go: about a millisecond. */
const mostAtOnce = 5_000;
const looksBetweenTimes = 64;
/** A shadow root attached after its element was read is met on this later look, so many milliseconds after. */
const lateLookAfter = 1000;
const mostLate = 20_000;

/** Leaves of tables and text, which can hold no shadow root or hold none in practice. */
const leaves = (
  'td tr th p tbody thead table a b i em strong small li ul ol option select input button label img br script style ' +
  'link meta path svg g code pre dl dt dd'
).split(' ');
const maybeHosts = `:not(${leaves})`;
const isLeaf = new Set(leaves);

/** The way through a tree that holds too much for one go. What is inside the elements of `skip` is known already. */
interface Search {
  readonly root: Element;
  readonly walker: TreeWalker;
  readonly skip: ReadonlySet<Element>;
}

/** Finds the open shadow roots of what was read, in slices. */
export class ShadowRoots {
  readonly #onShadow: (root: ShadowRoot) => void;
  readonly #signal: AbortSignal;
  #searches: Search[] = [];
  /** Elements that can have a shadow root and had none yet. */
  #late: Element[] = [];
  #lateTimer = 0;

  constructor(onShadow: (root: ShadowRoot) => void, signal: AbortSignal) {
    this.#onShadow = onShadow;
    this.#signal = signal;
  }

  /** Whether `look` has something to do. */
  get isLooking(): boolean {
    return this.#searches.length > 0;
  }

  /** Looks through a tree, or has `look` do it where it is large. What is inside the elements of `known` is known already. */
  search(root: Node, known: readonly Element[] = []): void {
    const all = root instanceof Element ? [root] : (root as Document | ShadowRoot).children;
    for (const element of all) {
      this.#meetHost(element);
      if (known.length === 0 && element.getElementsByTagName('*').length <= mostAtOnce)
        this.lookInside(element);
      else {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT);
        this.#searches.push({ root: element, walker, skip: new Set(known) });
      }
    }
  }

  /** Goes on until the time `end` (of `performance.now()`). */
  look(end: number): void {
    for (let search = this.#searches.at(-1); search; search = this.#searches.at(-1)) {
      if (!this.#goOn(search, end)) return;
      this.#searches.pop();
    }
  }

  /** Says whether it came to the end in time. */
  #goOn({ root, walker, skip }: Search, end: number): boolean {
    // The page took away what we stood at: what followed it can no longer be told from the rest.
    if (!root.contains(walker.currentNode)) {
      if (root.isConnected) this.lookInside(root);
      return true;
    }
    let element = walker.nextNode() as Element | null;
    for (let count = 1; element; count++) {
      const isKnown = skip.has(element);
      if (!isKnown) this.#meetHost(element);
      if (count % looksBetweenTimes === 0 && !isKnown && performance.now() > end) return false;
      element = isKnown ? nextOutside(walker) : (walker.nextNode() as Element | null);
    }
    return true;
  }

  /** Looks again, a while later, at what could have a shadow root and had none. */
  lookLater(): void {
    if (this.#late.length > 0 && !this.#lateTimer && !this.#signal.aborted)
      this.#lateTimer = window.setTimeout(() => this.#lookLate(), lateLookAfter);
  }

  clear(): void {
    this.#searches = [];
    this.#late = [];
    clearTimeout(this.#lateTimer);
  }

  /** Looks through what is inside an element that holds little. */
  lookInside(element: Element): void {
    // Most hold none, which costs half as much to be told as an empty list does.
    if (!element.querySelector(maybeHosts)) return;
    for (const host of element.querySelectorAll(maybeHosts)) this.#meet(host);
  }

  #meetHost(element: Element): void {
    if (!isLeaf.has(element.localName)) this.#meet(element);
  }

  #meet(element: Element): void {
    if (element.shadowRoot) this.#onShadow(element.shadowRoot);
    else if (this.#late.length < mostLate) this.#late.push(element);
  }

  #lookLate(): void {
    this.#lateTimer = 0;
    const elements = this.#late;
    this.#late = [];
    if (document.hidden) return;
    for (const { shadowRoot } of elements) if (shadowRoot?.isConnected) this.#onShadow(shadowRoot);
  }
}

/** The next element that is not inside the one where the walker stands. */
function nextOutside(walker: TreeWalker): Element | null {
  do {
    const next = walker.nextSibling();
    if (next) return next as Element;
  } while (walker.parentNode());
  return null;
}
