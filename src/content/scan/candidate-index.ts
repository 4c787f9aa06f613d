import { idle, pause, sliceBudgetMs } from '../scheduling.ts';

/** What may hold a number and is read when it comes near the screen: a text, or a row of a table. */
export type Candidate = Text | Element;

/** Places that lie near each other, watched through one element. */
interface Group {
  readonly sentinel: Element;
  readonly places: Set<Candidate>;
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
/** Milliseconds after which sentinels are looked for that were hidden since. */
const hiddenAfter = 500;

/**
 * Where numbers may be on the page, and which of those places are near the screen. A page can hold ten thousand
 * numbers of which a dozen are ever looked at; the rest is not worth more than to know where it is.
 */
export class CandidateIndex {
  readonly #onNear: (places: readonly Candidate[]) => void;
  readonly #onFar: (places: readonly Candidate[]) => void;
  readonly #observer: IntersectionObserver;
  readonly #groups = new Map<Element, Group>();
  readonly #groupOf = new Map<Candidate, Group>();
  /** Added and not yet in a group. */
  readonly #waiting = new Set<Candidate>();
  /** The group that the next place may come to. */
  #open: Group | undefined;
  #hiddenTimer = 0;

  constructor(
    onNear: (places: readonly Candidate[]) => void,
    onFar: (places: readonly Candidate[]) => void,
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
    return this.#groupOf.get(place as Candidate)?.isNear;
  }

  /** Whether something that was added is not watched yet: `settle` is to follow. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Takes in a place, which may have moved since it was taken in before. */
  add(place: Candidate): void {
    const before = this.#groupOf.get(place);
    this.#waiting.add(place);
    if (before) this.#leave(place, before);
    if (this.#waiting.size >= mostInGroup) this.settle(Number.POSITIVE_INFINITY);
  }

  /** Has what was added watched, as much of it as is possible until the time `end` (of `performance.now()`). */
  settle(end: number): void {
    const size = Math.min(mostInGroup, Math.ceil((this.#groupOf.size + 1) / watchedSingly));
    let count = 0;
    let box: DOMRect | undefined;
    for (const place of this.#waiting) {
      this.#waiting.delete(place);
      if (!place.isConnected) continue;
      const home = containerOf(place);
      const open = this.#groups.get(home) ?? this.#openGroup(size);
      if (open && open.sentinel !== home) box ??= open.sentinel.getBoundingClientRect();
      if (open && (open.sentinel === home || (box && isCloseTo(box, home.getBoundingClientRect()))))
        this.#join([place], open);
      else {
        this.#open = this.#groupAt(home);
        this.#join([place], this.#open);
        box = undefined;
      }
      if (++count % mostInGroup === 0 && performance.now() > end) return;
    }
  }

  /** Forgets what is no longer on the page. `settle` is to follow. */
  purge(): void {
    for (const group of this.#groups.values()) {
      for (const place of group.places) if (!place.isConnected) this.#leave(place, group);
      if (!group.sentinel.isConnected) this.#dissolve(group);
    }
  }

  clear(): void {
    this.#observer.disconnect();
    this.#groups.clear();
    this.#groupOf.clear();
    this.#waiting.clear();
    this.#open = undefined;
    clearTimeout(this.#hiddenTimer);
    this.#hiddenTimer = 0;
  }

  /** The group that was made last, if it has room. */
  #openGroup(size: number): Group | undefined {
    const open = this.#open;
    return open && open.places.size < size && this.#groups.get(open.sentinel) === open ? open : undefined;
  }

  #groupAt(sentinel: Element): Group {
    const known = this.#groups.get(sentinel);
    if (known) return known;
    const group = { sentinel, places: new Set<Candidate>(), isNear: undefined };
    this.#groups.set(sentinel, group);
    this.#observer.observe(sentinel);
    return group;
  }

  #join(places: readonly Candidate[], group: Group): void {
    for (const place of places) {
      group.places.add(place);
      this.#groupOf.set(place, group);
    }
    if (group.isNear) this.#onNear(places);
    else if (group.isNear === false) this.#onFar(places);
  }

  #leave(place: Candidate, group: Group): void {
    group.places.delete(place);
    this.#groupOf.delete(place);
    if (group.places.size === 0) this.#close(group);
    else if (![...group.places].some((each) => isInside(containerOf(each), group.sentinel)))
      this.#dissolve(group);
  }

  /** The sentinel says nothing any more of the places that it stood for: they find another. */
  #dissolve(group: Group): void {
    for (const place of group.places) {
      this.#groupOf.delete(place);
      this.#waiting.add(place);
    }
    this.#close(group);
  }

  #close(group: Group): void {
    group.places.clear();
    if (this.#open === group) this.#open = undefined;
    this.#groups.delete(group.sentinel);
    this.#observer.unobserve(group.sentinel);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    const near = new Set<Group>();
    const far = new Set<Group>();
    const boxless = new Set<Group>();
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const group = this.#groups.get(target);
      if (!group) continue;
      const wasNear = group.isNear;
      group.isNear = isIntersecting;
      if (wasNear !== isIntersecting) {
        (isIntersecting ? far : near).delete(group);
        (isIntersecting ? near : far).add(group);
      }
      if (!isIntersecting && hasNoBox(boundingClientRect)) boxless.add(group);
    }
    this.#onFar(placesOf(far));
    this.#onNear(placesOf(near));
    void this.#reseat(boxless);
    // A list that was filtered hides far sentinels too, which nobody tells: they were not to be seen before either.
    this.#hiddenTimer ||= window.setTimeout(async () => {
      // Right after a frame the layout stands; at any other time the browser would make it for this question.
      await idle();
      this.#hiddenTimer = 0;
      await this.#reseat(this.#hidden());
    }, hiddenAfter);
  }

  #hidden(): Group[] {
    return [...this.#groups.values()].filter(
      ({ places, sentinel }) => places.size > 1 && hasNoBox(sentinel.getBoundingClientRect()),
    );
  }

  /** Sentinels without a box see nothing: what they stood for may still be in view, and finds others. */
  async #reseat(groups: Iterable<Group>): Promise<void> {
    let end = performance.now() + sliceBudgetMs;
    for (const group of groups) {
      if (performance.now() > end) {
        await pause();
        end = performance.now() + sliceBudgetMs;
      }
      if (this.#groups.get(group.sentinel) === group) this.#reseatOne(group);
    }
    for (this.settle(end); this.isWaiting; this.settle(performance.now() + sliceBudgetMs)) await pause();
  }

  #reseatOne(group: Group): void {
    const { sentinel, places } = group;
    let boxed = sentinel;
    while (getComputedStyle(boxed).display === 'contents') boxed = above(boxed) ?? document.documentElement;
    // Hidden itself (a filter, a folded list): then so is what it holds.
    const own = [...places].filter((place) => isInside(containerOf(place), sentinel));
    if (boxed === sentinel && own.length === places.size) return;
    this.#dissolve(group);
    if (own.length === 0) return;
    for (const place of own) this.#waiting.delete(place);
    this.#join(own, this.#groupAt(boxed));
  }
}

/** The element that a place is in; for text right in a shadow root, its host. */
export function containerOf(place: Candidate): Element {
  if (place.nodeType === Node.ELEMENT_NODE) return place as Element;
  return above(place) as Element;
}

/** The element around a node; around what is right in a shadow root, its host. */
function above(node: Node): Element | undefined {
  return node.parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host;
}

function isInside(element: Element | undefined, other: Element): boolean {
  for (let up = element; up; up = above(up)) if (up === other) return true;
  return false;
}

function placesOf(groups: Iterable<Group>): Candidate[] {
  const all: Candidate[] = [];
  for (const { places } of groups) for (const place of places) all.push(place);
  return all;
}

/** What has no box is close to nothing: where it will be once it has one is not known. What is tall ends far away. */
function isCloseTo(sentinel: DOMRect, other: DOMRect): boolean {
  return (
    !hasNoBox(sentinel) &&
    !hasNoBox(other) &&
    Math.abs(sentinel.top - other.top) < widestGroup &&
    other.bottom - sentinel.top < 2 * widestGroup &&
    Math.abs(sentinel.left - other.left) < 2 * widestGroup
  );
}

function hasNoBox({ width, height }: DOMRectReadOnly): boolean {
  return width === 0 && height === 0;
}
