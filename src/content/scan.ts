import type { Judge } from './judge.ts';
import type { Marks } from './marks.ts';
import { beginsWithDigits, endsInDigits } from './seam.ts';
import { Shadows } from './shadows.ts';

/** Milliseconds of work before the page gets its turn. */
const budget = 8;
const nodesBetweenLooks = 16;
/** Milliseconds between two runs while the page keeps changing, so that what changes in a burst is read together. */
const spell = 100;
const mostQueued = 5000;
/** Texts that are read from the screen on, and before it, ahead of the rest of the document. */
const ahead = 2000;
const before = 100;

type Slice = { end: number };

/** Reads queued trees in slices, newest changes first, and sleeps while the tab is hidden. */
export class Scan {
  readonly #judge: Judge;
  readonly #marks: Marks;
  readonly #signal: AbortSignal;
  readonly #shadows: Shadows;
  readonly #changed = new Set<Text>();
  readonly #gone = new Set<Node>();
  readonly #trees = new Set<Node>();
  #walker: TreeWalker | undefined;
  /** The text that the walker stands on, and whether a number may go on behind it. */
  #last: Text | undefined;
  #isOpen = false;
  /** How many texts are still read ahead before the walker goes to the document's beginning. */
  #ahead = 0;
  #running = false;
  #restedAt = Number.NEGATIVE_INFINITY;
  #at = 0;

  constructor(judge: Judge, marks: Marks, onShadow: (root: ShadowRoot) => void, signal: AbortSignal) {
    this.#judge = judge;
    this.#marks = marks;
    this.#shadows = new Shadows(onShadow, signal);
    this.#signal = signal;
    signal.addEventListener('abort', () => this.clear());
  }

  /** Text that changed in place. */
  text(node: Text): void {
    this.#changed.add(node);
    if (this.#changed.size > mostQueued) {
      this.#changed.clear();
      this.tree(document);
    }
    this.#start();
  }

  /** Something new, with all that is in it. */
  tree(node: Node): void {
    if (node.nodeType === Node.TEXT_NODE) {
      this.text(node as Text);
      return;
    }
    if (this.#trees.size > mostQueued) {
      this.#trees.clear();
      this.#trees.add(document);
    }
    this.#trees.add(node);
    this.#start();
  }

  /** A tree that left the page. */
  gone(node: Node): void {
    this.#gone.add(node);
    this.#start();
  }

  clear(): void {
    this.#changed.clear();
    this.#gone.clear();
    this.#trees.clear();
    this.#shadows.clear();
    this.#walker = undefined;
  }

  #start(): void {
    if (this.#running || this.#signal.aborted) return;
    this.#running = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    const wait = this.#restedAt + spell - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await idle();
    while (this.#hasWork() && !this.#signal.aborted && !document.hidden) {
      this.#slice({ end: performance.now() + budget });
      if (this.#hasWork()) await pause();
    }
    this.#running = false;
    this.#restedAt = performance.now();
    this.#shadows.lookLater();
  }

  #hasWork(): boolean {
    return (
      this.#changed.size > 0 ||
      this.#gone.size > 0 ||
      this.#trees.size > 0 ||
      this.#walker !== undefined ||
      this.#shadows.isLooking
    );
  }

  #slice(slice: Slice): void {
    this.#judge.begin();
    let count = 0;
    for (const node of this.#changed) {
      this.#changed.delete(node);
      if (node.isConnected) this.#readAlone(node);
      if (++count % nodesBetweenLooks === 0 && performance.now() > slice.end) return;
    }
    for (const node of this.#gone) {
      this.#gone.delete(node);
      if (!node.isConnected) this.#forget(node);
      if (performance.now() > slice.end) return;
    }
    while (this.#walker ?? this.#nextTree()) if (!this.#walk(slice)) return;
    this.#shadows.look(slice.end);
  }

  /** Whether a tree waits; its walker is ready then. */
  #nextTree(): boolean {
    for (const root of this.#trees) {
      this.#trees.delete(root);
      if (!root.isConnected) continue;
      this.#walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      // What stands before the tree is not known.
      this.#last = undefined;
      this.#isOpen = !(root instanceof Document);
      if (root === document) this.#goToScreen(this.#walker);
      return true;
    }
    return false;
  }

  /** A page can be long and scrolled far down: what is on the screen is read first. */
  #goToScreen(walker: TreeWalker): void {
    this.#ahead = 0;
    if (window.scrollY === 0) return;
    // Below what may stick to the top of the screen.
    const shown = document.elementFromPoint(innerWidth / 2, innerHeight / 4);
    if (!shown || shown === document.documentElement || shown === document.body) return;
    walker.currentNode = shown;
    for (let count = 0; count < before && walker.previousNode(); count++);
    this.#isOpen = true;
    this.#ahead = ahead;
  }

  #goToBeginning(walker: TreeWalker): void {
    this.#ahead = 0;
    walker.currentNode = walker.root;
    this.#last = undefined;
    this.#isOpen = false;
  }

  /** Whether the tree was read to its end within the slice. */
  #walk(slice: Slice): boolean {
    const walker = this.#walker;
    if (!walker) return true;
    const { root } = walker;
    if (!root.contains(walker.currentNode)) {
      // The page removed the node we stood on; what follows it can only be found from the top.
      this.#walker = undefined;
      this.#trees.add(root);
      return true;
    }
    for (let count = 1; ; count++) {
      const node = walker.nextNode() as Text | null;
      if (this.#ahead > 0 && (!node || --this.#ahead === 0)) {
        this.#goToBeginning(walker);
        continue;
      }
      if (!node) break;
      const looked = this.#readNext(node);
      if ((looked || count % nodesBetweenLooks === 0) && performance.now() > slice.end) return false;
    }
    this.#walker = undefined;
    if (this.#last && this.#isOpen && !(root instanceof Document)) this.#readAlone(this.#last);
    this.#last = undefined;
    this.#shadows.search(root);
    return performance.now() <= slice.end;
  }

  /** Reads the text that the walker came to. Says whether that took a closer look. */
  #readNext(node: Text): boolean {
    const { data } = node;
    const looked = this.#judge.read(node, data, this.#at++, this.#isOpen && beginsWithDigits(data));
    this.#isOpen = endsInDigits(data, this.#isOpen);
    this.#last = node;
    return looked;
  }

  /** Reads a text of which it is not known what stands beside it. */
  #readAlone(node: Text): void {
    const { data } = node;
    this.#judge.read(node, data, this.#at++, beginsWithDigits(data) || endsInDigits(data, false));
  }

  #forget(root: Node): void {
    if (root instanceof Text) {
      this.#marks.drop(root);
      return;
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) this.#marks.drop(node as Text);
  }
}

/** When the page has nothing to do, or after a tenth of a second. */
function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 100 }));
}

/** The page's turn. `scheduler.yield` comes back before other tasks of ours would (Chromium 129, Firefox 142). */
function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
