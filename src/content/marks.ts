import type { Paint } from './paint.ts';

/** A number found in the page's text. It holds places, never a live Range: those slow every change of the page. */
export interface Mark {
  readonly parts: readonly MarkPart[];
  /** The characters on the screen. */
  readonly shown: string;
  /** E.164. */
  readonly number: string;
  readonly ext?: string;
  /** The country it was read in. */
  readonly country: string;
}

export interface MarkPart {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** Marks that lie near each other, watched through one element. */
interface Group {
  readonly sentinel: WeakRef<Element>;
  readonly marks: Set<Mark>;
  isClosed: boolean;
}

/** The group that the next mark may come to. */
interface Open {
  readonly group: Group;
  readonly at: number;
  /** Tree and place of its sentinel; the place is asked for once, for asking is what costs. */
  readonly root: Node;
  box: DOMRect | undefined;
}

/**
 * Watching one element costs about 1.6 µs per frame, so a few hundred are watched singly and only then are marks
 * grouped: a group is as visible as its sentinel, which is not always true of what lies beside it.
 */
const watchedSingly = 400;
const mostInGroup = 24;
const farthestInGroup = 256;
/** Pixels; about the height of a screen, which is how far beyond the screen sentinels are watched. */
const widestGroup = 600;
/** Milliseconds that a group without marks is kept. */
const closeAfter = 1000;

/** The characters that stand where the mark was made, as of now. */
export function textOf({ parts }: Pick<Mark, 'parts'>): string {
  return parts.map(({ node, start, end }) => node.data.slice(start, end)).join('');
}

/** Whether the page still shows what the mark says. */
export function isCurrent(mark: Mark): boolean {
  return mark.parts.every(({ node }) => node.isConnected) && textOf(mark) === mark.shown;
}

/**
 * All marks of the document. Only those near the screen are painted, because each painted range costs time in every
 * frame. Nothing here keeps a removed node alive: marks hang on their nodes, groups on their sentinels.
 */
export class Marks {
  readonly #paint: Paint;
  readonly #byNode = new WeakMap<Text, Mark[]>();
  readonly #groupOf = new WeakMap<Mark, Group>();
  readonly #groups = new WeakMap<Element, Group>();
  /** Where the marks of an element came to last, as long as the page's elements stay what they are. */
  #lastGroups = new WeakMap<Element, Group>();
  /** Groups whose marks are gone; in a text that changes in place the next one is on its way. */
  readonly #empty = new Set<Group>();
  #emptyTimer = 0;
  readonly #near = new Set<Group>();
  readonly #observer: IntersectionObserver;
  #open: Open | undefined;
  #count = 0;

  constructor(paint: Paint, signal: AbortSignal) {
    this.#paint = paint;
    // Each look, and each number painted anew, costs milliseconds in a frame: ten times a second is often enough, since
    // a screen's height lies in between. Firefox does not know the delay, and looks in each frame.
    const options = { rootMargin: '100%', scrollMargin: '100%', delay: 100 };
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), options);
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      this.#near.clear();
      this.#empty.clear();
      clearTimeout(this.#emptyTimer);
      this.#open = undefined;
    });
  }

  /** Elements came, went or moved: who lies near whom is asked anew. */
  elementsMoved(): void {
    this.#lastGroups = new WeakMap();
  }

  of(node: Text): readonly Mark[] {
    return this.#byNode.get(node) ?? [];
  }

  /** `at` is how many text nodes were read before, so that a group does not reach too far. */
  add(mark: Mark, at: number): void {
    const [first] = mark.parts;
    const element = first?.node.parentElement ?? (first?.node.getRootNode() as ShadowRoot | undefined)?.host;
    if (!first || !element) return;
    for (const { node } of mark.parts) this.#byNode.set(node, [...this.of(node), mark]);
    const group = this.#groupFor(element, at);
    group.marks.add(mark);
    this.#groupOf.set(mark, group);
    this.#count++;
    if (this.#near.has(group)) this.#paint.add(mark);
  }

  /** Forgets the marks that touch the node, and unpaints them before the next frame. */
  drop(node: Text): boolean {
    const marks = this.#byNode.get(node);
    if (!marks) return false;
    for (const mark of marks) this.#forget(mark);
    return true;
  }

  /** Marks near the screen. */
  *near(): Generator<Mark> {
    for (const group of this.#near) yield* group.marks;
  }

  /** Unpaints what the page has changed while nobody watched. */
  check(): void {
    for (const mark of [...this.near()]) if (!isCurrent(mark)) this.#forget(mark);
  }

  get count(): number {
    return this.#count;
  }

  #forget(mark: Mark): void {
    this.#paint.remove(mark);
    this.#count--;
    for (const { node } of mark.parts) {
      const rest = this.of(node).filter((each) => each !== mark);
      if (rest.length > 0) this.#byNode.set(node, rest);
      else this.#byNode.delete(node);
    }
    const group = this.#groupOf.get(mark);
    group?.marks.delete(mark);
    if (group?.marks.size !== 0) return;
    this.#empty.add(group);
    this.#emptyTimer ||= window.setTimeout(() => this.#closeEmpty(), closeAfter);
  }

  #closeEmpty(): void {
    this.#emptyTimer = 0;
    for (const group of this.#empty) if (group.marks.size === 0) this.#close(group);
    this.#empty.clear();
  }

  #close(group: Group): void {
    group.isClosed = true;
    this.#near.delete(group);
    if (this.#open?.group === group) this.#open = undefined;
    const sentinel = group.sentinel.deref();
    if (!sentinel) return;
    this.#groups.delete(sentinel);
    this.#observer.unobserve(sentinel);
  }

  #groupFor(element: Element, at: number): Group {
    const last = this.#lastGroups.get(element);
    if (last && !last.isClosed) return last;
    const group = this.#findGroup(element, at);
    this.#lastGroups.set(element, group);
    return group;
  }

  #findGroup(element: Element, at: number): Group {
    const open = this.#open;
    if (
      open &&
      open.group.marks.size < this.#groupSize() &&
      at >= open.at &&
      at - open.at < farthestInGroup
    ) {
      const near = open.group.sentinel.deref();
      if (near && open.root === element.getRootNode()) {
        open.box ??= near.getBoundingClientRect();
        if (areClose(open.box, element.getBoundingClientRect())) return open.group;
      }
    }
    const group = this.#groupAt(element);
    this.#open = { group, at, root: element.getRootNode(), box: undefined };
    return group;
  }

  /** The group with this sentinel. */
  #groupAt(sentinel: Element): Group {
    const known = this.#groups.get(sentinel);
    if (known) return known;
    const group = { sentinel: new WeakRef(sentinel), marks: new Set<Mark>(), isClosed: false };
    this.#groups.set(sentinel, group);
    this.#observer.observe(sentinel);
    return group;
  }

  #groupSize(): number {
    return Math.min(mostInGroup, Math.ceil(this.#count / watchedSingly));
  }

  /** A sentinel without a box sees nothing: what it stood for may still be in view, and finds another. */
  #reseat(group: Group, sentinel: Element): void {
    this.#open = undefined;
    let boxed = sentinel;
    while (boxed.parentElement && getComputedStyle(boxed).display === 'contents') boxed = boxed.parentElement;
    for (const mark of [...group.marks]) {
      const element = mark.parts[0]?.node.parentElement;
      if (!element) continue;
      this.#lastGroups.delete(element);
      // Hidden itself (a filter, a folded list): then so is what it holds.
      if (boxed === sentinel && sentinel.contains(element)) continue;
      const other = boxed === sentinel ? this.#groupFor(element, 0) : this.#groupAt(boxed);
      this.#lastGroups.set(element, other);
      group.marks.delete(mark);
      other.marks.add(mark);
      this.#groupOf.set(mark, other);
      if (this.#near.has(other)) this.#paint.add(mark);
      else this.#paint.remove(mark);
    }
    if (group.marks.size === 0) this.#close(group);
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect: box } of entries) {
      const group = this.#groups.get(target);
      if (!group) continue;
      if (isIntersecting && !this.#near.has(group)) {
        this.#near.add(group);
        for (const mark of [...group.marks]) {
          if (isCurrent(mark)) this.#paint.add(mark);
          else this.#forget(mark);
        }
      } else if (!isIntersecting) {
        if (this.#near.delete(group)) for (const mark of group.marks) this.#paint.remove(mark);
        if (box.width === 0 && box.height === 0) this.#reseat(group, target);
      }
    }
  }
}

function areClose(one: DOMRect, other: DOMRect): boolean {
  return Math.abs(one.top - other.top) < widestGroup && Math.abs(one.left - other.left) < 2 * widestGroup;
}
