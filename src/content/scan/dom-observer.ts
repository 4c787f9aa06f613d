import type { Highlighter } from '../highlight/highlighter.ts';
import type { Marks } from '../highlight/marks.ts';
import type { NumberMatcher } from '../match/number-matcher.ts';
import type { CandidateIndex } from './candidate-index.ts';
import { PageScanner } from './page-scanner.ts';

const observed = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['href', 'value'],
};

export interface ObserverDeps {
  readonly marks: Marks;
  readonly candidates: CandidateIndex;
  readonly matcher: NumberMatcher;
  readonly highlighter: Highlighter;
  /** Called after the marks that changed were removed. */
  readonly onChange: () => void;
}

/** Observes every change of the page. Its callback reads no text: it removes stale marks and queues what changed. */
export class DomObserver {
  readonly #marks: Marks;
  readonly #candidates: CandidateIndex;
  readonly #scanner: PageScanner;
  readonly #highlighter: Highlighter;
  readonly #observer = new MutationObserver((records) => this.#takeRecords(records));
  readonly #known = new WeakSet<Node>();
  readonly #onChange: () => void;
  #shadows: WeakRef<ShadowRoot>[] = [];

  constructor({ marks, candidates, matcher, highlighter, onChange }: ObserverDeps, signal: AbortSignal) {
    this.#marks = marks;
    this.#candidates = candidates;
    this.#scanner = new PageScanner(matcher, candidates, (root) => this.add(root), signal);
    this.#highlighter = highlighter;
    this.#onChange = onChange;
    document.addEventListener('visibilitychange', () => this.#switch(), { signal });
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  /** Observes and reads a tree. */
  add(root: Document | ShadowRoot): void {
    if (this.#known.has(root)) return;
    this.#known.add(root);
    if (root instanceof ShadowRoot) this.#shadows.push(new WeakRef(root));
    this.#highlighter.adoptIn(root);
    if (document.hidden) return;
    this.#observer.observe(root, observed);
    this.#scanner.tree(root);
  }

  /** Handles the changes of the current task. */
  flush(): void {
    const records = this.#observer.takeRecords();
    if (records.length > 0) this.#takeRecords(records);
  }

  #takeRecords(records: readonly MutationRecord[]): void {
    let hasGone = false;
    for (const record of records) {
      if (record.type === 'characterData') {
        const node = record.target as CharacterData;
        this.#marks.drop(node);
        this.#scanner.text(node);
      } else if (record.type === 'childList') {
        this.#takeChildren(record);
        hasGone ||= record.removedNodes.length > 0;
      } else if (record.attributeName === 'href') {
        this.#scanner.tree(record.target);
      }
    }
    if (hasGone) {
      this.#marks.purge();
      this.#scanner.gone();
    }
    this.#onChange();
  }

  #takeChildren({ addedNodes, previousSibling, nextSibling }: MutationRecord): void {
    for (const node of addedNodes) if (isTextOrElement(node)) this.#scanner.tree(node);
    // A number may begin or end in the adjacent text.
    this.#rereadEdge(previousSibling, 'lastChild');
    this.#rereadEdge(nextSibling, 'firstChild');
  }

  #rereadEdge(sibling: Node | null, edge: 'firstChild' | 'lastChild'): void {
    let node = sibling;
    for (let depth = 0; node && depth < 4 && !(node instanceof Text); depth++) node = node[edge];
    if (node instanceof Text && this.#marks.drop(node)) this.#scanner.text(node);
  }

  /** Reads everything again. */
  rescan(): void {
    this.#scanner.clear();
    this.#candidates.clear();
    for (const root of this.roots()) this.#scanner.tree(root);
  }

  /** Stops the observation of a hidden tab, so that it costs nothing, and reads the whole page when it is shown again. */
  #switch(): void {
    this.#observer.disconnect();
    if (document.hidden) {
      this.#scanner.clear();
      this.#candidates.clear();
      return;
    }
    for (const root of this.roots()) this.#observer.observe(root, observed);
    this.rescan();
    this.#marks.dropChanged();
    this.#onChange();
  }

  /** The document and the shadow roots that are observed. */
  roots(): (Document | ShadowRoot)[] {
    this.#shadows = this.#shadows.filter((reference) => reference.deref()?.isConnected);
    const roots = this.#shadows.flatMap((reference) => reference.deref() ?? []);
    return this.#known.has(document) ? [document, ...roots] : roots;
  }
}

function isTextOrElement(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE || node.nodeType === Node.ELEMENT_NODE;
}
