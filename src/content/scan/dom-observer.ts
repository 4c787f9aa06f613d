import type { Highlighter } from '../highlight/highlighter.ts';
import type { Marks } from '../highlight/marks.ts';
import type { CandidateIndex } from './candidate-index.ts';
import type { PageScanner } from './page-scanner.ts';

const watched = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['href', 'value'],
};

/** Sees every change of the page. Inside the observer nothing is read: stale marks go, the rest is queued. */
export class DomObserver {
  readonly #marks: Marks;
  readonly #places: CandidateIndex;
  readonly #scan: PageScanner;
  readonly #paint: Highlighter;
  readonly #observer = new MutationObserver((records) => this.#changed(records));
  readonly #known = new WeakSet<Node>();
  readonly #onChange: () => void;
  #shadows: WeakRef<ShadowRoot>[] = [];

  /** `onChange` is told after the marks that changed are gone. */
  constructor(
    marks: Marks,
    places: CandidateIndex,
    scan: PageScanner,
    paint: Highlighter,
    onChange: () => void,
    signal: AbortSignal,
  ) {
    this.#marks = marks;
    this.#places = places;
    this.#scan = scan;
    this.#paint = paint;
    this.#onChange = onChange;
    document.addEventListener('visibilitychange', () => this.#turn(), { signal });
    signal.addEventListener('abort', () => this.#observer.disconnect());
  }

  add(root: Document | ShadowRoot): void {
    if (this.#known.has(root)) return;
    this.#known.add(root);
    if (root instanceof ShadowRoot) this.#shadows.push(new WeakRef(root));
    this.#paint.adoptIn(root);
    if (document.hidden) return;
    this.#observer.observe(root, watched);
    this.#scan.tree(root);
  }

  /** Takes in what changed in this very task. */
  flush(): void {
    const records = this.#observer.takeRecords();
    if (records.length > 0) this.#changed(records);
  }

  #changed(records: readonly MutationRecord[]): void {
    let hasGone = false;
    for (const record of records) {
      if (record.type === 'characterData') {
        const node = record.target as CharacterData;
        this.#marks.drop(node);
        this.#scan.text(node);
      } else if (record.type === 'childList') {
        this.#moved(record);
        hasGone ||= record.removedNodes.length > 0;
      } else if (record.attributeName === 'href') {
        this.#scan.tree(record.target);
      }
    }
    if (hasGone) {
      this.#marks.purge();
      this.#scan.gone();
    }
    this.#onChange();
  }

  #moved({ addedNodes, previousSibling, nextSibling }: MutationRecord): void {
    for (const node of addedNodes) if (isReadable(node)) this.#scan.tree(node);
    // A number may begin or end in the text beside.
    this.#beside(previousSibling, 'lastChild');
    this.#beside(nextSibling, 'firstChild');
  }

  #beside(sibling: Node | null, edge: 'firstChild' | 'lastChild'): void {
    let node = sibling;
    for (let depth = 0; node && depth < 4 && !(node instanceof Text); depth++) node = node[edge];
    if (node instanceof Text && this.#marks.drop(node)) this.#scan.text(node);
  }

  /** Reads everything anew. */
  again(): void {
    this.#scan.clear();
    this.#places.clear();
    for (const root of this.#roots()) this.#scan.tree(root);
  }

  /** Hidden tabs cost nothing: nobody watches, and all is read again when they come back. */
  #turn(): void {
    this.#observer.disconnect();
    if (document.hidden) {
      this.#scan.clear();
      this.#places.clear();
      return;
    }
    for (const root of this.#roots()) this.#observer.observe(root, watched);
    this.again();
    this.#marks.check();
    this.#onChange();
  }

  #roots(): (Document | ShadowRoot)[] {
    this.#shadows = this.#shadows.filter((reference) => reference.deref()?.isConnected);
    const roots = this.#shadows.flatMap((reference) => reference.deref() ?? []);
    return this.#known.has(document) ? [document, ...roots] : roots;
  }
}

function isReadable(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE || node.nodeType === Node.ELEMENT_NODE;
}
