import { prepareWords } from '../../phone/find/find-numbers.ts';
import type { Candidate } from '../highlight/mark.ts';
import type { NumberMatcher } from '../match/number-matcher.ts';
import { beginsWithDigits, endsInDigits } from '../match/text-boundary.ts';
import { pause, sliceBudgetMs } from './scheduling.ts';

/** Reads the candidates that come near the viewport, at once and in slices. */
export class NearViewport {
  readonly #matcher: NumberMatcher;
  readonly #candidates = new Set<Candidate>();
  #isReading = false;
  #arePrepared = false;

  constructor(matcher: NumberMatcher, signal: AbortSignal) {
    this.#matcher = matcher;
    signal.addEventListener('abort', () => this.#candidates.clear());
  }

  add(candidates: readonly Candidate[]): void {
    for (const candidate of candidates) this.#candidates.add(candidate);
    if (!this.#isReading) void this.#read();
  }

  /** Cancels the reading of candidates that left the viewport again. */
  remove(candidates: readonly Candidate[]): void {
    if (this.#candidates.size > 0) for (const candidate of candidates) this.#candidates.delete(candidate);
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    try {
      if (!this.#arePrepared) for (const _ of prepareWords()) await pause();
      this.#arePrepared = true;
      while (this.#candidates.size > 0) {
        await pause();
        this.#matcher.begin();
        this.#slice(performance.now() + sliceBudgetMs);
      }
    } finally {
      this.#isReading = false;
    }
  }

  #slice(end: number): void {
    for (const candidate of this.#candidates) {
      this.#candidates.delete(candidate);
      if (candidate.isConnected) this.#readCandidate(candidate);
      if (performance.now() > end) return;
    }
  }

  #readCandidate(candidate: Candidate): void {
    const matcher = this.#matcher;
    if (candidate.nodeType === Node.TEXT_NODE) {
      if (matcher.mayHoldAlone(candidate as Text)) matcher.read(candidate as Text, candidate);
      return;
    }
    for (const { node, joins } of textsIn(candidate))
      if (matcher.mayHold(node, joins)) matcher.read(node, candidate);
  }
}

/** The texts of a tree one by one. `joins`: a number may have begun in the previous text. */
export function* textsIn(root: Node): Generator<{ node: Text; joins: boolean }> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let isOpen = false;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    yield { node, joins: isOpen && beginsWithDigits(node.data) };
    isOpen = endsInDigits(node.data, isOpen);
  }
}
