import { hasShortNumbers } from '../../phone/find/find-numbers.ts';
import type { NumberMatcher } from '../match/number-matcher.ts';
import { beginsWithDigits, endsInDigits } from '../match/text-boundary.ts';
import type { CandidateIndex } from './candidate-index.ts';
import { textsIn } from './near-viewport.ts';
import type { ShadowRoots } from './shadow-roots.ts';
import { firstRowOfLong, RowFilter } from './table-rows.ts';

const textsPerTimeCheck = 16;
const textsPerTableCheck = 64;
const rowsPerTimeCheck = 8;
/** Texts after and before the start of the screen that are read before the rest of the document. */
const textsAfter = 2000;
const textsBefore = 100;

/** Walks through one tree and collects the candidates that may contain a number. It can be interrupted at any text. */
export class TextWalker {
  readonly #matcher: NumberMatcher;
  readonly #candidates: CandidateIndex;
  readonly #shadows: ShadowRoots;
  readonly #walker: TreeWalker;
  /** Whether the current node is a row of a long table, whose rows are tested one by one. */
  #isInRows = false;
  /** The parents of the rows that were tested one by one. */
  #tables: Element[] = [];
  /** Whether a number may continue after the current text. */
  #isOpen: boolean;
  #last: Text | undefined;
  #isLost = false;
  /** How many texts are still to be read before the walk starts at the beginning of the document. */
  #textsAfter = 0;

  constructor(root: Node, matcher: NumberMatcher, candidates: CandidateIndex, shadows: ShadowRoots) {
    this.#matcher = matcher;
    this.#candidates = candidates;
    this.#shadows = shadows;
    this.#walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    // The text before the tree is not known.
    this.#isOpen = !(root instanceof Document);
    if (root === document) this.#goToScreen();
  }

  get root(): Node {
    return this.#walker.root;
  }

  /** Whether the page removed the current node. The walk must then start again from the root. */
  get isLost(): boolean {
    return this.#isLost || !this.root.contains(this.#walker.currentNode);
  }

  /** Call when a node was moved: the current node may be inside it. */
  moved(node: Node): void {
    this.#isLost ||= node.contains(this.#walker.currentNode);
  }

  /** Walks until the time `end` (of `performance.now()`). Returns whether the end of the tree was reached. */
  walk(end: number): boolean {
    for (let count = 1; ; count++) {
      if (this.#isInRows && !this.#walkRows(end)) return false;
      const node = this.#next();
      if (this.#textsAfter > 0 && (!node || --this.#textsAfter === 0)) {
        this.#goToBeginning();
        continue;
      }
      if (!node) break;
      this.#readText(node);
      if (count % textsPerTimeCheck > 0) continue;
      if (count % textsPerTableCheck === 0) this.#enterRows(node);
      if (performance.now() > end) return false;
    }
    const last = this.#last;
    if (last && this.#isOpen && !(this.root instanceof Document) && this.#matcher.mayHoldAlone(last))
      this.#candidates.add(last);
    this.#shadows.search(this.root, this.#tables);
    return true;
  }

  #next(): Text | null {
    const walker = this.#walker;
    if (!this.#isInRows) return walker.nextNode() as Text | null;
    // The current node is the last row.
    this.#isInRows = false;
    this.#isOpen = false;
    return walker.nextSibling() as Text | null;
  }

  #readText(node: Text): void {
    const { data } = node;
    if (this.#matcher.mayHold(node, this.#isOpen && beginsWithDigits(data), data)) this.#candidates.add(node);
    this.#isOpen = endsInDigits(data, this.#isOpen);
    this.#last = node;
  }

  /** Continues row by row from the first row if the text is in a long table. */
  #enterRows(node: Text): void {
    const first = this.#textsAfter > 0 ? undefined : firstRowOfLong(node);
    const table = first?.parentElement;
    if (!first || !table || !this.root.contains(table)) return;
    this.#tables.push(table);
    this.#readRow(first, this.#newRowFilter());
    this.#walker.currentNode = first;
    this.#isInRows = true;
  }

  /** Tests the rows after the current one. Returns whether the last row was reached before `end`. */
  #walkRows(end: number): boolean {
    const rowFilter = this.#newRowFilter();
    let row = this.#walker.currentNode as Element;
    for (let count = 1; ; count++) {
      const next = row.nextElementSibling;
      if (next) {
        row = next;
        this.#readRow(row, rowFilter);
        if (count % rowsPerTimeCheck > 0 || performance.now() <= end) continue;
      }
      this.#walker.currentNode = row;
      return !next;
    }
  }

  #newRowFilter(): RowFilter {
    return new RowFilter(
      (header) => this.#matcher.isIdHeader(header),
      hasShortNumbers(this.#matcher.country),
    );
  }

  #readRow(row: Element, rowFilter: RowFilter): void {
    this.#shadows.searchInside(row);
    if (!rowFilter.mayHoldNumber(row)) return;
    if (!rowFilter.isWide) this.#candidates.add(row);
    else
      for (const { node, joins } of textsIn(row))
        if (this.#matcher.mayHold(node, joins)) this.#candidates.add(node);
  }

  /** Starts at the screen, because a page can be long and scrolled far down. */
  #goToScreen(): void {
    if (window.scrollY === 0) return;
    // Below a header that may stick to the top of the screen.
    const shown = document.elementFromPoint(innerWidth / 2, innerHeight / 4);
    if (!shown || shown === document.documentElement || shown === document.body) return;
    this.#walker.currentNode = shown;
    for (let count = 0; count < textsBefore && this.#walker.previousNode(); count++);
    this.#isOpen = true;
    this.#textsAfter = textsAfter;
  }

  #goToBeginning(): void {
    this.#textsAfter = 0;
    this.#walker.currentNode = this.root;
    this.#last = undefined;
    this.#isOpen = false;
  }
}
