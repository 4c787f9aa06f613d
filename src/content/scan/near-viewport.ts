import type { NumberMatcher } from '../match/number-matcher.ts';
import { beginsWithDigits, endsInDigits } from '../match/text-boundary.ts';
import { pause, sliceBudgetMs } from '../scheduling.ts';
import type { Candidate } from './candidate-index.ts';

/** Reads the places that come near the screen, at once and in slices. */
export class NearViewport {
  readonly #judge: NumberMatcher;
  readonly #places = new Set<Candidate>();
  #isReading = false;

  constructor(judge: NumberMatcher, signal: AbortSignal) {
    this.#judge = judge;
    signal.addEventListener('abort', () => this.#places.clear());
  }

  add(places: readonly Candidate[]): void {
    for (const place of places) this.#places.add(place);
    if (!this.#isReading) void this.#read();
  }

  /** They went away again before they were read. */
  remove(places: readonly Candidate[]): void {
    if (this.#places.size > 0) for (const place of places) this.#places.delete(place);
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    try {
      while (this.#places.size > 0) {
        await pause();
        this.#judge.begin();
        this.#slice(performance.now() + sliceBudgetMs);
      }
    } finally {
      this.#isReading = false;
    }
  }

  #slice(end: number): void {
    for (const place of this.#places) {
      this.#places.delete(place);
      if (place.isConnected) this.#readPlace(place);
      if (performance.now() > end) return;
    }
  }

  #readPlace(place: Candidate): void {
    const judge = this.#judge;
    if (place.nodeType === Node.TEXT_NODE) {
      if (judge.mayHoldAlone(place as Text)) judge.read(place as Text, place);
      return;
    }
    for (const { node, joins } of textsIn(place)) if (judge.mayHold(node, joins)) judge.read(node, place);
  }
}

/** The texts of a tree one by one; `joins`: a number may have begun in the one before. */
export function* textsIn(root: Node): Generator<{ node: Text; joins: boolean }> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let isOpen = false;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    yield { node, joins: isOpen && beginsWithDigits(node.data) };
    isOpen = endsInDigits(node.data, isOpen);
  }
}
