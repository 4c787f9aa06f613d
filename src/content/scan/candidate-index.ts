import { containerOf, isInside } from '../dom/composed-tree.ts';
import type { Candidate } from '../highlight/mark.ts';
import { idle, pause, sliceBudgetMs } from './scheduling.ts';

/** Places that lie near each other, watched through one element. */
interface Group {
  readonly sentinel: Element;
  readonly candidates: Set<Candidate>;
  /** Not known until the browser has looked. */
  isNear: boolean | undefined;
}

/**
 * Watching one element costs about 1.6 µs per frame, so a few hundred are watched singly and only then are candidates
 * grouped: a group is as near as its sentinel, which is not always true of what lies beside it.
 */
const watchedSingly = 400;
const mostInGroup = 24;
/** Pixels; about the height of a screen, which is how far beyond the screen sentinels are watched. */
const widestGroup = 600;
/** Milliseconds after which sentinels are looked for that were hidden since. */
const hiddenAfter = 500;

/**
 * Where numbers may be on the page, and which of those candidates are near the screen. A page can hold ten thousand
 * numbers of which a dozen are ever looked at; the rest is not worth more than to know where it is.
 */
export class CandidateIndex {
  readonly #onNear: (candidates: readonly Candidate[]) => void;
  readonly #onFar: (candidates: readonly Candidate[]) => void;
  readonly #observer: IntersectionObserver;
  readonly #groups = new Map<Element, Group>();
  readonly #groupOf = new Map<Candidate, Group>();
  /** Added and not yet in a group. */
  readonly #waiting = new Set<Candidate>();
  /** The group that the next candidate may come to. */
  #open: Group | undefined;
  #hiddenTimer = 0;

  constructor(
    onNear: (candidates: readonly Candidate[]) => void,
    onFar: (candidates: readonly Candidate[]) => void,
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

  /** Whether the candidate is near the screen; nothing when it is not among the candidates, or not yet looked at. */
  isNear(candidate: Node): boolean | undefined {
    return this.#groupOf.get(candidate as Candidate)?.isNear;
  }

  /** Whether something that was added is not watched yet: `settle` is to follow. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Takes in a candidate, which may have moved since it was taken in before. */
  add(candidate: Candidate): void {
    const before = this.#groupOf.get(candidate);
    this.#waiting.add(candidate);
    if (before) this.#leave(candidate, before);
    if (this.#waiting.size >= mostInGroup) this.settle(Number.POSITIVE_INFINITY);
  }

  /** Has what was added watched, as much of it as is possible until the time `end` (of `performance.now()`). */
  settle(end: number): void {
    const size = Math.min(mostInGroup, Math.ceil((this.#groupOf.size + 1) / watchedSingly));
    let count = 0;
    let box: DOMRect | undefined;
    for (const candidate of this.#waiting) {
      this.#waiting.delete(candidate);
      if (!candidate.isConnected) continue;
      const home = elementOf(candidate);
      const open = this.#groups.get(home) ?? this.#openGroup(size);
      if (open && open.sentinel !== home) box ??= open.sentinel.getBoundingClientRect();
      if (open && (open.sentinel === home || (box && isCloseTo(box, home.getBoundingClientRect()))))
        this.#join([candidate], open);
      else {
        this.#open = this.#groupAt(home);
        this.#join([candidate], this.#open);
        box = undefined;
      }
      if (++count % mostInGroup === 0 && performance.now() > end) return;
    }
  }

  /** Forgets what is no longer on the page. `settle` is to follow. */
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
    this.#hiddenTimer = 0;
  }

  /** The group that was made last, if it has room. */
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

  /** The sentinel says nothing any more of the candidates that it stood for: they find another. */
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
    this.#onFar(candidatesOf(far));
    this.#onNear(candidatesOf(near));
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
      ({ candidates, sentinel }) => candidates.size > 1 && hasNoBox(sentinel.getBoundingClientRect()),
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
    const { sentinel, candidates } = group;
    let boxed = sentinel;
    while (getComputedStyle(boxed).display === 'contents')
      boxed = containerOf(boxed) ?? document.documentElement;
    // Hidden itself (a filter, a folded list): then so is what it holds.
    const own = [...candidates].filter((candidate) => isInside(elementOf(candidate), sentinel));
    if (boxed === sentinel && own.length === candidates.size) return;
    this.#dissolve(group);
    if (own.length === 0) return;
    for (const candidate of own) this.#waiting.delete(candidate);
    this.#join(own, this.#groupAt(boxed));
  }
}

/** The element that a candidate is watched by: a row itself, or what holds a text. */
function elementOf(candidate: Candidate): Element {
  if (candidate.nodeType === Node.ELEMENT_NODE) return candidate as Element;
  return containerOf(candidate) ?? document.documentElement;
}

function candidatesOf(groups: Iterable<Group>): Candidate[] {
  const all: Candidate[] = [];
  for (const { candidates } of groups) for (const candidate of candidates) all.push(candidate);
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
