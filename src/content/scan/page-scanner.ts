import type { NumberMatcher } from '../match/number-matcher.ts';
import type { CandidateIndex } from './candidate-index.ts';
import { idle, pause, sliceBudgetMs } from './scheduling.ts';
import { ShadowRoots } from './shadow-roots.ts';
import { TextWalker } from './text-walker.ts';

const textsBetweenLooks = 16;
/** Milliseconds between two runs while the page keeps changing, so that what changes in a burst is read together. */
const spell = 100;
const mostQueued = 5000;

/** Goes through what is new on the page in slices, newest changes first, and sleeps while the tab is hidden. */
export class PageScanner {
  readonly #matcher: NumberMatcher;
  readonly #candidates: CandidateIndex;
  readonly #signal: AbortSignal;
  readonly #shadows: ShadowRoots;
  readonly #changed = new Set<CharacterData>();
  readonly #trees = new Set<Node>();
  #hasGone = false;
  #walk: TextWalker | undefined;
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

  /** A text, or a comment, that changed in candidate. */
  text(node: CharacterData): void {
    // What is far is read when it comes near, whatever it says then.
    if (this.#candidates.isNear(node) === false) return;
    if (this.#changed.size < mostQueued) this.#changed.add(node);
    else this.#trees.add(node.getRootNode());
    this.#start();
  }

  /** Something new, or in a new candidate, with all that is in it. */
  tree(node: Node): void {
    this.#walk?.moved(node);
    this.#trees.add(this.#trees.size < mostQueued ? node : node.getRootNode());
    this.#start();
  }

  /** Something left the page. */
  gone(): void {
    this.#hasGone = true;
    this.#start();
  }

  clear(): void {
    this.#changed.clear();
    this.#trees.clear();
    this.#shadows.clear();
    this.#walk = undefined;
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
    try {
      while (this.#hasWork() && !this.#signal.aborted && !document.hidden) {
        this.#slice(performance.now() + sliceBudgetMs);
        if (this.#hasWork()) await pause();
      }
    } finally {
      this.#running = false;
    }
    this.#restedAt = performance.now();
    this.#shadows.lookLater();
  }

  #hasWork(): boolean {
    return (
      this.#changed.size > 0 ||
      this.#trees.size > 0 ||
      this.#hasGone ||
      this.#walk !== undefined ||
      this.#candidates.isWaiting ||
      this.#shadows.isLooking
    );
  }

  /** Works until the time `end` (of `performance.now()`). */
  #slice(end: number): void {
    this.#matcher.begin();
    let count = 0;
    for (const node of this.#changed) {
      this.#changed.delete(node);
      if (node.isConnected && node.nodeType === Node.TEXT_NODE) this.#readChanged(node as Text);
      if (++count % textsBetweenLooks === 0 && performance.now() > end) return;
    }
    while (this.#walk || this.#trees.size > 0) {
      this.#step(end);
      if (performance.now() > end) return;
    }
    // What is new comes to the groups that are there before those lose what is gone.
    this.#candidates.settle(end);
    if (this.#hasGone && !this.#candidates.isWaiting) {
      this.#hasGone = false;
      this.#candidates.purge();
    }
    this.#shadows.look(end);
  }

  #readChanged(node: Text): void {
    if (!this.#matcher.mayHoldAlone(node)) return;
    if (this.#candidates.isNear(node)) this.#matcher.read(node, node);
    else this.#candidates.add(node);
  }

  /** Goes on with the tree at hand, or takes the next one. */
  #step(end: number): void {
    const walk = this.#walk;
    if (walk) {
      if (walk.isLost) this.#trees.add(walk.root);
      if (walk.isLost || walk.go(end)) this.#walk = undefined;
      return;
    }
    const [root] = this.#trees;
    if (!root) return;
    this.#trees.delete(root);
    if (!root.isConnected) return;
    if (root.nodeType !== Node.TEXT_NODE)
      this.#walk = new TextWalker(root, this.#matcher, this.#candidates, this.#shadows);
    else if (this.#matcher.mayHoldAlone(root as Text)) this.#candidates.add(root as Text);
  }
}
