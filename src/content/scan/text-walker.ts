import type { NumberMatcher } from '../match/number-matcher.ts';
import { beginsWithDigits, endsInDigits } from '../match/text-boundary.ts';
import type { CandidateIndex } from './candidate-index.ts';
import { textsIn } from './near-viewport.ts';
import type { ShadowRoots } from './shadow-roots.ts';
import { firstRowOfLong, RowFilter } from './table-rows.ts';

const textsBetweenLooks = 16;
const textsBetweenTables = 64;
const rowsBetweenLooks = 8;
/** Texts that are gone through from the screen on, and before it, ahead of the rest of the document. */
const ahead = 2000;
const before = 100;

/** The way through one tree, which can be interrupted at any text: takes down the candidates where numbers may be. */
export class TextWalker {
  readonly #matcher: NumberMatcher;
  readonly #candidates: CandidateIndex;
  readonly #shadows: ShadowRoots;
  readonly #walker: TreeWalker;
  /** Whether it stands on a row of a long table, whose rows are looked at one by one. */
  #isInRows = false;
  /** The parents of the rows that were looked at one by one, with all that is inside them. */
  #tables: Element[] = [];
  /** Whether a number may go on behind the text where it stands. */
  #isOpen: boolean;
  #last: Text | undefined;
  #isLost = false;
  /** How many texts are still ahead before it goes to the document's beginning. */
  #ahead = 0;

  constructor(root: Node, matcher: NumberMatcher, candidates: CandidateIndex, shadows: ShadowRoots) {
    this.#matcher = matcher;
    this.#candidates = candidates;
    this.#shadows = shadows;
    this.#walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    // What stands before the tree is not known.
    this.#isOpen = !(root instanceof Document);
    if (root === document) this.#goToScreen();
  }

  get root(): Node {
    return this.#walker.root;
  }

  /** The page took away the node where it stood; what followed that one can only be found from the top. */
  get isLost(): boolean {
    return this.#isLost || !this.root.contains(this.#walker.currentNode);
  }

  /** The node is in a new candidate, perhaps with the one where it stands. */
  moved(node: Node): void {
    this.#isLost ||= node.contains(this.#walker.currentNode);
  }

  /** Goes on until the time `end` (of `performance.now()`). Says whether it came to the end of the tree. */
  go(end: number): boolean {
    for (let count = 1; ; count++) {
      if (this.#isInRows && !this.#lookAtRows(end)) return false;
      const node = this.#next();
      if (this.#ahead > 0 && (!node || --this.#ahead === 0)) {
        this.#goToBeginning();
        continue;
      }
      if (!node) break;
      this.#lookAt(node);
      if (count % textsBetweenLooks > 0) continue;
      if (count % textsBetweenTables === 0) this.#enterRows(node);
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
    // It stands on the last row.
    this.#isInRows = false;
    this.#isOpen = false;
    return walker.nextSibling() as Text | null;
  }

  #lookAt(node: Text): void {
    const { data } = node;
    if (this.#matcher.mayHold(node, this.#isOpen && beginsWithDigits(data), data)) this.#candidates.add(node);
    this.#isOpen = endsInDigits(data, this.#isOpen);
    this.#last = node;
  }

  /** Goes on row by row, from the first one, where the text is in a long table. */
  #enterRows(node: Text): void {
    const first = this.#ahead > 0 ? undefined : firstRowOfLong(node);
    const table = first?.parentElement;
    if (!first || !table || !this.root.contains(table)) return;
    this.#tables.push(table);
    this.#lookAtRow(first, new RowFilter());
    this.#walker.currentNode = first;
    this.#isInRows = true;
  }

  /** Looks at the rows behind the one where it stands. Says whether it came to the last of them in time. */
  #lookAtRows(end: number): boolean {
    const look = new RowFilter();
    let row = this.#walker.currentNode as Element;
    for (let count = 1; ; count++) {
      const next = row.nextElementSibling;
      if (next) {
        row = next;
        this.#lookAtRow(row, look);
        if (count % rowsBetweenLooks > 0 || performance.now() <= end) continue;
      }
      this.#walker.currentNode = row;
      return !next;
    }
  }

  #lookAtRow(row: Element, look: RowFilter): void {
    this.#shadows.lookInside(row);
    if (!look.mayHoldNumber(row)) return;
    if (!look.isWide) this.#candidates.add(row);
    else
      for (const { node, joins } of textsIn(row))
        if (this.#matcher.mayHold(node, joins)) this.#candidates.add(node);
  }

  /** A page can be long and scrolled far down: what is on the screen comes first. */
  #goToScreen(): void {
    if (window.scrollY === 0) return;
    // Below what may stick to the top of the screen.
    const shown = document.elementFromPoint(innerWidth / 2, innerHeight / 4);
    if (!shown || shown === document.documentElement || shown === document.body) return;
    this.#walker.currentNode = shown;
    for (let count = 0; count < before && this.#walker.previousNode(); count++);
    this.#isOpen = true;
    this.#ahead = ahead;
  }

  #goToBeginning(): void {
    this.#ahead = 0;
    this.#walker.currentNode = this.root;
    this.#last = undefined;
    this.#isOpen = false;
  }
}
