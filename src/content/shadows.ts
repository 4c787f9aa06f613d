/** Elements that are searched in one go; the browser takes some 30 ns for each, and several times that in slices. */
const mostAtOnce = 200_000;
const fewEach = 200;
const looksBetweenTimes = 16;
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

/** The children of an element that holds too much for one go; `areSmall`: each of them holds little. */
interface Search {
  readonly parent: Element;
  next: Element | null;
  readonly areSmall: boolean;
}

/** Finds the open shadow roots of what was read, in slices. */
export class Shadows {
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

  /**
   * Looks through a tree, or as much of it as is not too much for one go; `look` goes on with the rest. What is inside
   * the elements of `known` is known already.
   */
  search(root: Node, known: readonly Element[] = []): void {
    const skip = new Set(known);
    const around = new Set<Element>();
    for (const { parentElement } of known)
      for (let up = parentElement; up && !around.has(up); up = up.parentElement) around.add(up);
    const all = root instanceof Element ? [root] : [...(root as Document | ShadowRoot).children];
    for (let element = all.pop(); element; element = all.pop()) {
      if (skip.has(element)) continue;
      if (around.has(element)) {
        this.#meetHost(element);
        for (const child of element.children) all.push(child);
      } else this.#lookAt(element, false);
    }
  }

  /** Goes on until the time `end` (of `performance.now()`). */
  look(end: number): void {
    for (let count = 1; this.#searches.length > 0; count++) {
      const search = this.#searches.at(-1) as Search;
      const { parent, next } = search;
      if (next?.parentNode === parent) {
        search.next = next.nextElementSibling;
        this.#lookAt(next, search.areSmall);
      } else {
        this.#searches.pop();
        // The page took away the child that we stood before: what followed it can no longer be told from the rest.
        if (next) this.lookInside(parent);
      }
      if (count % looksBetweenTimes === 0 && performance.now() > end) return;
    }
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

  #lookAt(element: Element, isSmall: boolean): void {
    this.#meetHost(element);
    const inside = isSmall ? 0 : element.getElementsByTagName('*').length;
    if (inside <= mostAtOnce) this.lookInside(element);
    else {
      const areSmall = inside / element.children.length < fewEach;
      this.#searches.push({ parent: element, next: element.firstElementChild, areSmall });
    }
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
