import type { Highlighter } from './highlighter.ts';
import { type Candidate, isCurrent, isOnPage, type Mark } from './mark.ts';

/** The numbers near the viewport. Only those are found and highlighted: each highlighted range costs time per frame. */
export class Marks {
  readonly #highlighter: Highlighter;
  readonly #byNode = new Map<Text, Set<Mark>>();
  readonly #byCandidate = new Map<Candidate, Set<Mark>>();

  constructor(highlighter: Highlighter, signal: AbortSignal) {
    this.#highlighter = highlighter;
    signal.addEventListener('abort', () => {
      this.#byNode.clear();
      this.#byCandidate.clear();
    });
  }

  of(node: Text): readonly Mark[] {
    return [...(this.#byNode.get(node) ?? [])];
  }

  all(): Mark[] {
    return [...this.#byCandidate.values()].flatMap((marks) => [...marks]);
  }

  add(mark: Mark): void {
    for (const { node } of mark.parts) put(this.#byNode, node, mark);
    put(this.#byCandidate, mark.candidate, mark);
    this.#highlighter.add(mark);
  }

  /** Removes the marks that touch the node, and their highlights before the next frame. True if there were any. */
  drop(node: Node): boolean {
    const marks = this.#byNode.get(node as Text);
    if (!marks) return false;
    for (const mark of marks) this.#forget(mark);
    return true;
  }

  /** Forgets the marks that were found in these candidates. */
  dropIn(candidates: readonly Candidate[]): void {
    for (const candidate of candidates)
      for (const mark of this.#byCandidate.get(candidate) ?? []) this.#forget(mark);
  }

  /** Removes all marks: the rules by which they were found have changed. */
  clear(): void {
    for (const mark of this.all()) this.#forget(mark);
  }

  /** Forgets the marks whose nodes left the document. */
  purge(): void {
    for (const mark of this.all()) if (!isOnPage(mark)) this.#forget(mark);
  }

  /** Forgets the marks whose text changed while the page was not observed. */
  dropChanged(): void {
    for (const mark of this.all()) if (!isCurrent(mark)) this.#forget(mark);
  }

  #forget(mark: Mark): void {
    this.#highlighter.remove(mark);
    for (const { node } of mark.parts) take(this.#byNode, node, mark);
    take(this.#byCandidate, mark.candidate, mark);
  }
}

function put<K>(all: Map<K, Set<Mark>>, key: K, mark: Mark): void {
  const here = all.get(key);
  if (here) here.add(mark);
  else all.set(key, new Set([mark]));
}

function take<K>(all: Map<K, Set<Mark>>, key: K, mark: Mark): void {
  const here = all.get(key);
  here?.delete(mark);
  if (here?.size === 0) all.delete(key);
}
