import { budget, pause } from './turns.ts';

/** What may hold a number and is read when it comes near the screen: a text, or a row of a table. */
export type Place = Text | Element;

/** Places that lie near each other, watched through one element. */
interface Group {
  readonly sentinel: Element;
  readonly places: Set<Place>;
  /** Not known until the browser has looked. */
  isNear: boolean | undefined;
}

/**
 * Watching one element costs about 1.6 µs per frame, so a few hundred are watched singly and only then are places
 * grouped: a group is as near as its sentinel, which is not always true of what lies beside it.
 */
const watchedSingly = 400;
const mostInGroup = 24;
/** Pixels; about the height of a screen, which is how far beyond the screen sentinels are watched. */
const widestGroup = 600;

/**
 * Where numbers may be on the page, and which of those places are near the screen. A page can hold ten thousand
 * numbers of which a dozen are ever looked at; the rest is not worth more than to know where it is.
 */
export class Places {
  readonly #onNear: (places: readonly Place[]) => void;
  readonly #onFar: (places: readonly Place[]) => void;
  readonly #observer: IntersectionObserver;
  readonly #groups = new Map<Element, Group>();
  readonly #groupOf = new Map<Place, Group>();
  /** Added and not yet grouped. */
  readonly #waiting = new Set<Place>();
  /** The way through a tree that all that waits was met on, one after the other, if it is one. */
  #way: object | undefined;

  constructor(
    onNear: (places: readonly Place[]) => void,
    onFar: (places: readonly Place[]) => void,
    signal: AbortSignal,
  ) {
    this.#onNear = onNear;
    this.#onFar = onFar;
    // Each look, and each number painted anew, costs milliseconds in a frame: ten times a second is often enough, since
    // a screen's height lies in between. Firefox does not know the delay, and looks in each frame. `scrollMargin` holds
    // for the window too: with `rootMargin` beside it, both browsers add the two (Chromium up to five screens).
    const options = { scrollMargin: '100%', delay: 100 };
    this.#observer = new IntersectionObserver((entries) => this.#seen(entries), options);
    signal.addEventListener('abort', () => this.clear());
  }

  /** Whether the place is near the screen; nothing when it is not among the places, or not yet looked at. */
  isNear(place: Node): boolean | undefined {
    return this.#groupOf.get(place as Place)?.isNear;
  }

  /**
   * Takes in a place, which may have moved since it was taken in before. `way` is the same for places that are met one
   * after the other in the document. `settle` is to follow before the page has its turn.
   */
  add(place: Place, way?: object): void {
    const before = this.#groupOf.get(place);
    this.#way = this.#waiting.size === 0 || this.#way === way ? way : undefined;
    this.#waiting.add(place);
    if (before) this.#leave(place, before);
    if (this.#waiting.size >= this.#groupSize()) this.settle();
  }

  /** Has what was added watched. */
  settle(): void {
    if (this.#waiting.size === 0) return;
    const places = [...this.#waiting].filter((place) => place.isConnected);
    const size = this.#groupSize();
    this.#waiting.clear();
    for (let from = 0; from < places.length; from += size)
      this.#group(places.slice(from, from + size), this.#way !== undefined);
  }

  /** Forgets what is no longer on the page. */
  purge(): void {
    for (const group of this.#groups.values()) {
      for (const place of group.places) if (!place.isConnected) this.#leave(place, group);
      if (!group.sentinel.isConnected) this.#dissolve(group);
    }
    this.settle();
  }

  clear(): void {
    this.#observer.disconnect();
    this.#groups.clear();
    this.#groupOf.clear();
    this.#waiting.clear();
  }

  #groupSize(): number {
    return Math.min(mostInGroup, Math.ceil((this.#groupOf.size + 1) / watchedSingly));
  }

  /** Places that are close to the first one make a group. Where they are in order, to look at the last one is enough. */
  #group(places: readonly Place[], areInOrder: boolean): void {
    const [first, ...others] = places;
    if (!first) return;
    const sentinel = homeOf(first);
    if (areClose(sentinel, areInOrder ? others.slice(-1) : others)) {
      this.#join(places, this.#groupAt(sentinel));
      return;
    }
    const half = places.length >> 1;
    this.#group(places.slice(0, half), areInOrder);
    this.#group(places.slice(half), areInOrder);
  }

  #groupAt(sentinel: Element): Group {
    const known = this.#groups.get(sentinel);
    if (known) return known;
    const group = { sentinel, places: new Set<Place>(), isNear: undefined };
    this.#groups.set(sentinel, group);
    this.#observer.observe(sentinel);
    return group;
  }

  #join(places: readonly Place[], group: Group): void {
    for (const place of places) {
      group.places.add(place);
      this.#groupOf.set(place, group);
    }
    if (group.isNear) this.#onNear(places);
    else if (group.isNear === false) this.#onFar(places);
  }

  #leave(place: Place, group: Group): void {
    group.places.delete(place);
    this.#groupOf.delete(place);
    if (group.places.size === 0) this.#close(group);
    else if (homeOf(place) === group.sentinel) this.#dissolve(group);
  }

  /** The sentinel says nothing any more of the places that it stood for: they find another. */
  #dissolve(group: Group): void {
    this.#way = undefined;
    for (const place of group.places) {
      this.#groupOf.delete(place);
      this.#waiting.add(place);
    }
    this.#close(group);
  }

  #close(group: Group): void {
    group.places.clear();
    this.#groups.delete(group.sentinel);
    this.#observer.unobserve(group.sentinel);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    const [near, far]: [Place[], Place[]] = [[], []];
    const boxless: Group[] = [];
    let hasHidden = false;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const group = this.#groups.get(target);
      if (!group) continue;
      const wasNear = group.isNear;
      group.isNear = isIntersecting;
      if (wasNear !== isIntersecting) (isIntersecting ? near : far).push(...group.places);
      if (isIntersecting || !hasNoBox(boundingClientRect)) continue;
      boxless.push(group);
      if (wasNear) hasHidden = true;
    }
    this.#onFar(far);
    this.#onNear(near);
    void this.#reseat(hasHidden ? [...boxless, ...this.#hidden()] : boxless);
  }

  /** A list that was filtered hides far sentinels too, which nobody tells: they were not to be seen before either. */
  #hidden(): Group[] {
    return [...this.#groups.values()].filter(
      ({ places, sentinel }) => places.size > 1 && hasNoBox(sentinel.getBoundingClientRect()),
    );
  }

  /** Sentinels without a box see nothing: what they stood for may still be in view, and finds others. */
  async #reseat(groups: readonly Group[]): Promise<void> {
    let end = performance.now() + budget;
    for (const group of groups) {
      if (performance.now() > end) {
        this.settle();
        await pause();
        end = performance.now() + budget;
      }
      if (this.#groups.get(group.sentinel) === group) this.#reseatOne(group);
    }
    this.settle();
  }

  #reseatOne(group: Group): void {
    const { sentinel, places } = group;
    let boxed = sentinel;
    while (boxed.parentElement && getComputedStyle(boxed).display === 'contents') boxed = boxed.parentElement;
    // Hidden itself (a filter, a folded list): then so is what it holds.
    const [own, others] = parted(places, (place) => homeOf(place) === sentinel);
    if (boxed === sentinel && others.length === 0) return;
    this.#dissolve(group);
    for (const place of own) this.#waiting.delete(place);
    this.#join(own, this.#groupAt(boxed));
  }
}

/** The element that a place is in; for text right in a shadow root, its host. */
export function homeOf(place: Place): Element {
  if (place.nodeType === Node.ELEMENT_NODE) return place as Element;
  return place.parentElement ?? (place.getRootNode() as ShadowRoot).host;
}

function parted<T>(all: Iterable<T>, isFirst: (one: T) => boolean): [T[], T[]] {
  const [first, second]: [T[], T[]] = [[], []];
  for (const one of all) (isFirst(one) ? first : second).push(one);
  return [first, second];
}

/** What has no box is close to nothing: where it will be once it has one is not known. */
function areClose(element: Element, others: readonly Place[]): boolean {
  if (others.length === 0) return true;
  const box = element.getBoundingClientRect();
  return !hasNoBox(box) && others.every((other) => isCloseTo(box, homeOf(other).getBoundingClientRect()));
}

function isCloseTo(one: DOMRect, other: DOMRect): boolean {
  return Math.abs(one.top - other.top) < widestGroup && Math.abs(one.left - other.left) < 2 * widestGroup;
}

function hasNoBox({ width, height }: DOMRectReadOnly): boolean {
  return width === 0 && height === 0;
}
