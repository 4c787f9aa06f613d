import { containerOf, isInside } from '../dom/composed-tree.ts';
import type { Candidate } from '../highlight/mark.ts';
import { idle, pause, sliceBudgetMs } from './scheduling.ts';

/** Candidates that are near each other, observed through one element. */
interface Group {
  readonly sentinel: Element;
  readonly candidates: Set<Candidate>;
  /** Undefined until the browser reports it. */
  isNear: boolean | undefined;
}

/**
 * Each observed element costs about 1.6 µs per frame. Two hundred candidates are observed one by one; with more,
 * candidates are grouped. A group counts as near if its sentinel is near, which is less exact for the other candidates.
 */
const maxObservedSingly = 200;
const maxInGroup = 48;
/** Pixels; less than the margin around the screen in which sentinels are near. */
const maxGroupHeight = 1200;
/** Milliseconds without a report, as while nobody scrolls, after which sentinels are checked for having been hidden. */
const hiddenCheckAfterMs = 500;
/** Milliseconds after the first report after which the check no longer waits for the next one. */
const hiddenCheckWithinMs = 2000;

/**
 * The candidates of the page, and which of them are near the viewport. A page can contain ten thousand numbers, of which
 * a person sees a dozen, so only the position of the others is tracked.
 */
export class CandidateIndex {
  readonly #onNear: (candidates: readonly Candidate[]) => void;
  readonly #onFar: (candidates: readonly Candidate[]) => void;
  readonly #observer: IntersectionObserver;
  readonly #groups = new Map<Element, Group>();
  readonly #groupOf = new Map<Candidate, Group>();
  /** Added and not yet in a group. */
  readonly #waiting = new Set<Candidate>();
  /** The group that the next candidate may join. */
  #open: Group | undefined;
  #hiddenTimer = 0;
  /** When the first report came that the check waits after. */
  #reportedAt: number | undefined;

  constructor(
    onNear: (candidates: readonly Candidate[]) => void,
    onFar: (candidates: readonly Candidate[]) => void,
    signal: AbortSignal,
  ) {
    this.#onNear = onNear;
    this.#onFar = onFar;
    // Each report, and each frame in which a highlight changes, costs milliseconds. Five reports a second are enough,
    // because the margin is twice as high as the screen. Firefox does not support `delay` and reports in each frame.
    // `scrollMargin` applies to the window too; a `rootMargin` would be added to it in both browsers (in Chromium up to
    // five screens).
    const options = { scrollMargin: '200%', delay: 200 };
    this.#observer = new IntersectionObserver((entries) => this.#onIntersections(entries), options);
    signal.addEventListener('abort', () => this.clear());
  }

  /** Whether the candidate is near the viewport; undefined if it is no candidate or was not reported yet. */
  isNear(candidate: Node): boolean | undefined {
    return this.#groupOf.get(candidate as Candidate)?.isNear;
  }

  /** Whether an added candidate is not observed yet: call `settle`. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Adds a candidate, or updates one that may have moved. */
  add(candidate: Candidate): void {
    const before = this.#groupOf.get(candidate);
    this.#waiting.add(candidate);
    if (before) this.#leave(candidate, before);
    if (this.#waiting.size >= maxInGroup) this.settle(Number.POSITIVE_INFINITY);
  }

  /** Starts to observe the added candidates, until the time `end` (of `performance.now()`). */
  settle(end: number): void {
    const size = Math.min(maxInGroup, Math.ceil((this.#groupOf.size + 1) / maxObservedSingly));
    let count = 0;
    let box: DOMRect | undefined;
    for (const candidate of this.#waiting) {
      this.#waiting.delete(candidate);
      if (!candidate.isConnected) continue;
      const element = elementOf(candidate);
      const open = this.#groups.get(element) ?? this.#openGroup(size);
      if (open && open.sentinel !== element) box ??= open.sentinel.getBoundingClientRect();
      if (open && (open.sentinel === element || (box && isCloseTo(box, element.getBoundingClientRect()))))
        this.#join([candidate], open);
      else {
        this.#open = this.#groupAt(element);
        this.#join([candidate], this.#open);
        box = undefined;
      }
      if (++count % maxInGroup === 0 && performance.now() > end) return;
    }
  }

  /** Removes the candidates that left the page. Call `settle` after it. */
  purge(): void {
    for (const group of this.#groups.values()) {
      for (const candidate of group.candidates) if (!candidate.isConnected) this.#leave(candidate, group);
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
    this.#reportedAt = undefined;
  }

  /** The most recent group, if it is not full. */
  #openGroup(size: number): Group | undefined {
    const open = this.#open;
    return open && open.candidates.size < size && this.#groups.get(open.sentinel) === open ? open : undefined;
  }

  #groupAt(sentinel: Element): Group {
    const known = this.#groups.get(sentinel);
    if (known) return known;
    const group = { sentinel, candidates: new Set<Candidate>(), isNear: undefined };
    this.#groups.set(sentinel, group);
    this.#observer.observe(sentinel);
    return group;
  }

  #join(candidates: readonly Candidate[], group: Group): void {
    for (const candidate of candidates) {
      group.candidates.add(candidate);
      this.#groupOf.set(candidate, group);
    }
    if (group.isNear) this.#onNear(candidates);
    else if (group.isNear === false) this.#onFar(candidates);
  }

  #leave(candidate: Candidate, group: Group): void {
    group.candidates.delete(candidate);
    this.#groupOf.delete(candidate);
    if (group.candidates.size === 0) this.#close(group);
    else if (![...group.candidates].some((each) => isInside(elementOf(each), group.sentinel)))
      this.#dissolve(group);
  }

  /** Ends a group whose sentinel no longer represents its candidates. They wait for another group. */
  #dissolve(group: Group): void {
    for (const candidate of group.candidates) {
      this.#groupOf.delete(candidate);
      this.#waiting.add(candidate);
    }
    this.#close(group);
  }

  #close(group: Group): void {
    group.candidates.clear();
    if (this.#open === group) this.#open = undefined;
    this.#groups.delete(group.sentinel);
    this.#observer.unobserve(group.sentinel);
  }

  #onIntersections(entries: readonly IntersectionObserverEntry[]): void {
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
    this.#onFar(candidatesOf(far));
    this.#onNear(candidatesOf(near));
    void this.#regroup(boxless);
    // A filtered list hides far sentinels too. The browser does not report those, because they were not near before.
    this.#reportedAt ??= performance.now();
    if (performance.now() - this.#reportedAt > hiddenCheckWithinMs) return;
    clearTimeout(this.#hiddenTimer);
    this.#hiddenTimer = window.setTimeout(async () => {
      this.#reportedAt = undefined;
      // Right after a frame the layout is up to date; at another time the browser would have to compute it.
      await idle();
      await this.#regroup(this.#hidden());
    }, hiddenCheckAfterMs);
  }

  #hidden(): Group[] {
    return [...this.#groups.values()].filter(
      ({ candidates, sentinel }) => candidates.size > 1 && hasNoBox(sentinel.getBoundingClientRect()),
    );
  }

  /** Moves candidates to other groups if their sentinel has no box: they may still be in view. */
  async #regroup(groups: Iterable<Group>): Promise<void> {
    let end = performance.now() + sliceBudgetMs;
    for (const group of groups) {
      if (performance.now() > end) {
        await pause();
        end = performance.now() + sliceBudgetMs;
      }
      if (this.#groups.get(group.sentinel) === group) this.#regroupOne(group);
    }
    for (this.settle(end); this.isWaiting; this.settle(performance.now() + sliceBudgetMs)) await pause();
  }

  #regroupOne(group: Group): void {
    const { sentinel, candidates } = group;
    let boxed = sentinel;
    while (getComputedStyle(boxed).display === 'contents')
      boxed = containerOf(boxed) ?? document.documentElement;
    // The sentinel itself is hidden, by a filter or a collapsed list, and so are the candidates inside it.
    const own = [...candidates].filter((candidate) => isInside(elementOf(candidate), sentinel));
    if (boxed === sentinel && own.length === candidates.size) return;
    this.#dissolve(group);
    if (own.length === 0) return;
    for (const candidate of own) this.#waiting.delete(candidate);
    this.#join(own, this.#groupAt(boxed));
  }
}

/** The element that is observed for a candidate: the row itself, or the container of a text. */
function elementOf(candidate: Candidate): Element {
  if (candidate.nodeType === Node.ELEMENT_NODE) return candidate as Element;
  return containerOf(candidate) ?? document.documentElement;
}

function candidatesOf(groups: Iterable<Group>): Candidate[] {
  const all: Candidate[] = [];
  for (const { candidates } of groups) for (const candidate of candidates) all.push(candidate);
  return all;
}

/** Whether the boxes are close enough for one group. False without a box, because the later position is unknown. */
function isCloseTo(sentinel: DOMRect, other: DOMRect): boolean {
  return (
    !hasNoBox(sentinel) &&
    !hasNoBox(other) &&
    Math.abs(sentinel.top - other.top) < maxGroupHeight &&
    other.bottom - sentinel.top < 2 * maxGroupHeight &&
    Math.abs(sentinel.left - other.left) < 2 * maxGroupHeight
  );
}

function hasNoBox({ width, height }: DOMRectReadOnly): boolean {
  return width === 0 && height === 0;
}
