/** Elements that are searched at once; the browser takes about a millisecond for them. */
const maxAtOnce = 5_000;
const elementsPerTimeCheck = 64;
/** Milliseconds after which elements are checked again for a shadow root that was attached after they were read. */
const lateCheckAfterMs = 1000;
const maxLate = 20_000;

/** Elements of tables and text that cannot have a shadow root, or have none in practice. */
const leaves = (
  'td tr th p tbody thead table a b i em strong small li ul ol option select input button label img br script style ' +
  'link meta path svg g code pre dl dt dd'
).split(' ');
const maybeHosts = `:not(${leaves})`;
const isLeaf = new Set(leaves);

/** An interrupted search of a tree that is too large for one slice. Elements in `skip` were already searched. */
interface Search {
  readonly root: Element;
  readonly walker: TreeWalker;
  readonly skip: ReadonlySet<Element>;
}

/** Finds the open shadow roots in the trees that were read, in slices. */
export class ShadowRoots {
  readonly #onShadow: (root: ShadowRoot) => void;
  readonly #signal: AbortSignal;
  #searches: Search[] = [];
  /** Elements that can have a shadow root and had none when they were read. */
  #late: Element[] = [];
  #lateTimer = 0;

  constructor(onShadow: (root: ShadowRoot) => void, signal: AbortSignal) {
    this.#onShadow = onShadow;
    this.#signal = signal;
  }

  /** Whether a search is unfinished. */
  get isSearching(): boolean {
    return this.#searches.length > 0;
  }

  /** Searches a tree, a large one later by `continueSearch`. The elements inside those of `known` were already searched. */
  search(root: Node, known: readonly Element[] = []): void {
    const all = root instanceof Element ? [root] : (root as Document | ShadowRoot).children;
    for (const element of all) {
      this.#checkIfHost(element);
      if (known.length === 0 && element.getElementsByTagName('*').length <= maxAtOnce)
        this.searchInside(element);
      else {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT);
        this.#searches.push({ root: element, walker, skip: new Set(known) });
      }
    }
  }

  /** Continues the searches until the time `end` (of `performance.now()`). */
  continueSearch(end: number): void {
    for (let search = this.#searches.at(-1); search; search = this.#searches.at(-1)) {
      if (!this.#continueOne(search, end)) return;
      this.#searches.pop();
    }
  }

  /** Returns whether the search was finished before `end`. */
  #continueOne({ root, walker, skip }: Search, end: number): boolean {
    // The page removed the current node, so the position in the tree is lost: the whole tree is searched again.
    if (!root.contains(walker.currentNode)) {
      if (root.isConnected) this.searchInside(root);
      return true;
    }
    let element = walker.nextNode() as Element | null;
    for (let count = 1; element; count++) {
      const isKnown = skip.has(element);
      if (!isKnown) this.#checkIfHost(element);
      if (count % elementsPerTimeCheck === 0 && !isKnown && performance.now() > end) return false;
      element = isKnown ? nextOutside(walker) : (walker.nextNode() as Element | null);
    }
    return true;
  }

  /** Schedules another check of the elements that can have a shadow root and had none. */
  scheduleLateCheck(): void {
    if (this.#late.length > 0 && !this.#lateTimer && !this.#signal.aborted)
      this.#lateTimer = window.setTimeout(() => this.#checkLate(), lateCheckAfterMs);
  }

  clear(): void {
    this.#searches = [];
    this.#late = [];
    clearTimeout(this.#lateTimer);
  }

  /** Searches the descendants of a small element at once. */
  searchInside(element: Element): void {
    // Most contain none: `querySelector` takes half the time of an empty list.
    if (!element.querySelector(maybeHosts)) return;
    for (const host of element.querySelectorAll(maybeHosts)) this.#checkHost(host);
  }

  #checkIfHost(element: Element): void {
    if (!isLeaf.has(element.localName)) this.#checkHost(element);
  }

  #checkHost(element: Element): void {
    if (element.shadowRoot) this.#onShadow(element.shadowRoot);
    else if (this.#late.length < maxLate) this.#late.push(element);
  }

  #checkLate(): void {
    this.#lateTimer = 0;
    const elements = this.#late;
    this.#late = [];
    if (document.hidden) return;
    for (const { shadowRoot } of elements) if (shadowRoot?.isConnected) this.#onShadow(shadowRoot);
  }
}

/** The next element that is not inside the walker's current one. */
function nextOutside(walker: TreeWalker): Element | null {
  do {
    const next = walker.nextSibling();
    if (next) return next as Element;
  } while (walker.parentNode());
  return null;
}
