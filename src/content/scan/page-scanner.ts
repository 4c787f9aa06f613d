import type { NumberMatcher } from '../match/number-matcher.ts';
import type { CandidateIndex } from './candidate-index.ts';
import { idle, pause, sliceBudgetMs } from './scheduling.ts';
import { ShadowRoots } from './shadow-roots.ts';
import { TextWalker } from './text-walker.ts';

const textsPerTimeCheck = 16;
/** Milliseconds between two runs while the page keeps changing, so that a burst of changes is read together. */
const restMs = 100;
const maxQueued = 5000;

/** Scans changed and new parts of the page in slices, the newest changes first. It pauses while the tab is hidden. */
export class PageScanner {
  readonly #matcher: NumberMatcher;
  readonly #candidates: CandidateIndex;
  readonly #signal: AbortSignal;
  readonly #shadows: ShadowRoots;
  readonly #changed = new Set<CharacterData>();
  readonly #trees = new Set<Node>();
  #hasGone = false;
  #walker: TextWalker | undefined;
  #running = false;
  #restedAt = Number.NEGATIVE_INFINITY;

  constructor(
    matcher: NumberMatcher,
    candidates: CandidateIndex,
    onShadow: (root: ShadowRoot) => void,
    signal: AbortSignal,
  ) {
    this.#matcher = matcher;
    this.#candidates = candidates;
    this.#shadows = new ShadowRoots(onShadow, signal);
    this.#signal = signal;
    signal.addEventListener('abort', () => this.clear());
  }

  /** Queues a text or comment whose data changed. */
  text(node: CharacterData): void {
    // A text far from the viewport is read with its current data when it comes near.
    if (this.#candidates.isNear(node) === false) return;
    if (this.#changed.size < maxQueued) this.#changed.add(node);
    else this.#trees.add(node.getRootNode());
    this.#start();
  }

  /** Queues a tree that was added or moved. */
  tree(node: Node): void {
    this.#walker?.moved(node);
    this.#trees.add(this.#trees.size < maxQueued ? node : node.getRootNode());
    this.#start();
  }

  /** Call when nodes were removed from the page. */
  gone(): void {
    this.#hasGone = true;
    this.#start();
  }

  clear(): void {
    this.#changed.clear();
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
    const wait = this.#restedAt + restMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await idle();
    try {
      while (this.#hasWork() && !this.#signal.aborted && !document.hidden) {
        this.#slice(performance.now() + sliceBudgetMs);
        if (this.#hasWork()) await pause();
      }
    } finally {
      this.#running = false;
    }
    this.#restedAt = performance.now();
    this.#shadows.scheduleLateCheck();
  }

  #hasWork(): boolean {
    return (
      this.#changed.size > 0 ||
      this.#trees.size > 0 ||
      this.#hasGone ||
      this.#walker !== undefined ||
      this.#candidates.isWaiting ||
      this.#shadows.isSearching
    );
  }

  /** Works until the time `end` (of `performance.now()`). */
  #slice(end: number): void {
    this.#matcher.begin();
    let count = 0;
    for (const node of this.#changed) {
      this.#changed.delete(node);
      if (node.isConnected && node.nodeType === Node.TEXT_NODE) this.#readChanged(node as Text);
      if (++count % textsPerTimeCheck === 0 && performance.now() > end) return;
    }
    while (this.#walker || this.#trees.size > 0) {
      this.#step(end);
      if (performance.now() > end) return;
    }
    // New candidates join existing groups before the removed candidates leave them.
    this.#candidates.settle(end);
    if (this.#hasGone && !this.#candidates.isWaiting) {
      this.#hasGone = false;
      this.#candidates.purge();
    }
    this.#shadows.continueSearch(end);
  }

  #readChanged(node: Text): void {
    if (!this.#matcher.mayHoldAlone(node)) return;
    if (this.#candidates.isNear(node)) this.#matcher.read(node, node);
    else this.#candidates.add(node);
  }

  /** Continues with the current tree, or takes the next one. */
  #step(end: number): void {
    const walker = this.#walker;
    if (walker) {
      if (walker.isLost) this.#trees.add(walker.root);
      if (walker.isLost || walker.walk(end)) this.#walker = undefined;
      return;
    }
    const [root] = this.#trees;
    if (!root) return;
    this.#trees.delete(root);
    if (!root.isConnected) return;
    if (root.nodeType !== Node.TEXT_NODE)
      this.#walker = new TextWalker(root, this.#matcher, this.#candidates, this.#shadows);
    else if (this.#matcher.mayHoldAlone(root as Text)) this.#candidates.add(root as Text);
  }
}
