import { isFaxNumber } from '../../phone/find/fax-label.ts';
import {
  type ClassifiedSpan,
  classify,
  type FindOptions,
  type FoundNumber,
  hasShortNumbers,
  isBare,
  isIdHeader,
  isRuledOut,
  mayHoldNumber,
  numbersOf,
} from '../../phone/find/find-numbers.ts';
import { taughtAt } from '../../phone/find/taught-rules.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { containerOf } from '../dom/composed-tree.ts';
import { isExcludedElement } from '../dom/exclusions.ts';
import { type Candidate, type Mark, type MarkPart, textOf } from '../highlight/mark.ts';
import type { Marks } from '../highlight/marks.ts';
import { headerOf } from './context.ts';
import { LazyContext } from './lazy-context.ts';
import { beginsWithDigits, endsInDigits } from './text-boundary.ts';
import { hasNeighbors, type Piece, type TextRun, textRunAround, textRunsOf } from './text-run.ts';
import { isOneText, isReversed, jointOf } from './visual-line.ts';

const maxCached = 2000;
const maxCachedLength = 200;
const maxShownLength = 64;
/** Milliseconds. Measuring makes the browser compute the layout, which takes longer than finding the number. */
const directionKnownForMs = 5000;

/** Digits of a text node with their classification, and the text and the header that it depends on. */
export interface ExplainedSpan {
  readonly classified: ClassifiedSpan;
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly header: string;
  /** Whether it is a number and yet not marked, because it is a fax number. */
  readonly isFax: boolean;
}

/** Finds the numbers of text nodes and creates marks for them. */
export class NumberMatcher {
  readonly #marks: Marks;
  #country: CountryCode;
  #taught: FindOptions['taught'];
  /** Cache: text → its numbers, or `depends` if they depend on its context. */
  readonly #known = new Map<string, readonly FoundNumber[] | 'depends'>();
  /** Cache: text and context → numbers. */
  readonly #knownInContext = new Map<string, readonly FoundNumber[]>();
  readonly #excluded = new Map<Element, boolean>();
  /** Texts whose digits were measured and not reversed, with the time. */
  readonly #unreversedAt = new WeakMap<Text, number>();
  /** Texts that contain no possible number. */
  readonly #withoutCandidate = new Map<string, true>();

  constructor(marks: Marks, country: CountryCode) {
    this.#marks = marks;
    this.#country = country;
  }

  /** ISO 3166 code of the country whose national numbers are recognized. */
  get country(): CountryCode {
    return this.#country;
  }

  set country(country: CountryCode) {
    this.#country = country;
    this.#forget();
  }

  /** What people taught about the numbers of the site. */
  get taught(): FindOptions['taught'] {
    return this.#taught;
  }

  /** The marks that are there were found without these rules: the caller drops them. */
  set taught(taught: FindOptions['taught']) {
    this.#taught = taught;
    this.#forget();
  }

  #forget(): void {
    this.#known.clear();
    this.#knownInContext.clear();
    this.#withoutCandidate.clear();
  }

  /** Whether bare digits below this header are not linked. */
  isIdHeader(header: string): boolean {
    return isIdHeader(header, this.#taught);
  }

  /** Clears what was read from elements, because the page could have changed them. */
  begin(): void {
    this.#excluded.clear();
  }

  /**
   * Whether the node, whose text is `data`, can contain a number. It is cheap and reads no layout. `joins`: a number of
   * the adjacent text can continue in the node, according to the characters at its edges.
   */
  mayHold(node: Text, joins: boolean, data: string = node.data): boolean {
    const hasShort = hasShortNumbers(this.#country);
    if (!mayHoldNumber(data, hasShort))
      return joins && runsWith(node).some(({ text }) => mayHoldNumber(text, hasShort));
    if (!joins && this.#withoutCandidate.has(data)) return false;
    if (!isBare(data)) return true;
    const element = elementOf(node);
    return hasNeighbors(node, element) || !isRuledOut(data, headerOf(element), this.#taught);
  }

  /** The same for a text whose adjacent texts are not known yet. */
  mayHoldAlone(node: Text): boolean {
    const { data } = node;
    return this.mayHold(node, beginsWithDigits(data) || endsInDigits(data, false), data);
  }

  /** Marks the numbers of the node, which is in the candidate or is the candidate itself. */
  read(node: Text, candidate: Candidate): void {
    // The observer removes the marks of changed nodes, so the existing marks are correct. A mark that extends into the
    // node from the adjacent one does not prove that the node itself was read.
    const before = this.#marks.of(node);
    const isRead = (mark: Mark) =>
      mark.country === this.#country && mark.candidate === candidate && mark.parts.length === 1;
    if (before.length > 0 && before.every(isRead)) return;
    this.#marks.drop(node);
    const found = this.find(node, candidate).filter(({ parts }) => !this.#isMarked(parts));
    for (const mark of found) this.#marks.add(mark);
  }

  /** The numbers of a node, also those that begin or end in adjacent nodes. Reads layout if digits meet at an edge. */
  find(node: Text, candidate: Candidate = node): Mark[] {
    const context = this.#contextOf(node);
    return runsWith(node, jointOf).flatMap((run) => this.#marksIn(run, node, candidate, context));
  }

  /** Everything in the node, or across its edges, that could be a number. */
  explain(node: Text): readonly ExplainedSpan[] {
    const context = this.#contextOf(node);
    return runsWith(node, jointOf).flatMap(({ text, pieces }) =>
      classify(text, context).map((classified) => ({
        classified,
        text,
        pieces,
        header: context.header ?? '',
        isFax: classified.linked && this.#isFax(text, classified, node, context),
      })),
    );
  }

  #contextOf(node: Text): LazyContext {
    return new LazyContext(elementOf(node), node.data, { country: this.#country, taught: this.#taught });
  }

  /** `fallback`: the runs to read if a number is not one text on the screen. */
  #marksIn(
    run: TextRun,
    node: Text,
    candidate: Candidate,
    context: LazyContext,
    fallback: () => TextRun[] = () => [textRunAround(node, jointOf, true)],
  ): Mark[] {
    const all = this.#find(run.text, context);
    // Checked only for numbers: reading the ancestors of every date and price takes longer than finding them.
    if (all.length === 0 || isExcludedElement(elementOf(node), this.#excluded)) return [];
    const marks: Mark[] = [];
    for (const found of all) {
      const parts = partsOf(run, found);
      if (!parts.some((part) => part.node === node)) continue;
      if (parts.length > 1 && !isOneText(parts.map((part) => part.node)))
        return fallback().flatMap((other) =>
          this.#marksIn(other, node, candidate, context, () => textRunsOf(node)),
        );
      const { number, ext } = found;
      const shown = textOf({ parts });
      if (shown.length > maxShownLength || this.#isReversed(parts, node)) continue;
      if (this.#isFax(run.text, found, node, context)) continue;
      marks.push({
        parts,
        candidate,
        shown,
        number,
        country: this.#country,
        ...(ext === undefined ? {} : { ext }),
      });
    }
    return marks;
  }

  /** Whether the words or the header beside the number say that it is a fax number, and nobody taught that it is called. */
  #isFax(
    text: string,
    { start, end }: Pick<FoundNumber, 'start' | 'end'>,
    node: Text,
    context: LazyContext,
  ): boolean {
    // A header counts only for a number without words of its own, so it is read for no other.
    const header = text.slice(0, start).trim() === '' ? headerOf(elementOf(node)) : '';
    return isFaxNumber(text, start, end, header) && !taughtAt(text, start, end, context).phone;
  }

  /**
   * Whether the digits are shown in reverse. A text that changes often and holds whole numbers is not measured each time. A
   * target measures again (`textTarget`).
   */
  #isReversed(parts: readonly MarkPart[], node: Text): boolean {
    if (parts.length > 1) return isReversed(parts);
    const now = performance.now();
    const knownAt = this.#unreversedAt.get(node) ?? Number.NEGATIVE_INFINITY;
    if (now - knownAt < directionKnownForMs) return false;
    if (isReversed(parts)) return true;
    this.#unreversedAt.set(node, now);
    return false;
  }

  #isMarked(parts: readonly MarkPart[]): boolean {
    return parts.some(({ node, start, end }) =>
      this.#marks
        .of(node)
        .some((mark) =>
          mark.parts.some((part) => part.node === node && part.start < end && start < part.end),
        ),
    );
  }

  #find(text: string, context: LazyContext): readonly FoundNumber[] {
    if (text.length > maxCachedLength) return numbersOf(classify(text, context));
    const known = this.#known.get(text);
    const found = known === 'depends' ? this.#knownInContext.get(context.keyOf(text)) : known;
    return found ?? this.#classify(text, context);
  }

  #classify(text: string, context: LazyContext): readonly FoundNumber[] {
    const classified = classify(text, context);
    // Dates and prices repeat. Unless the context was read, none can make them phone numbers.
    if (classified.length === 0 && !context.isRead) remember(this.#withoutCandidate, text, true);
    const found = numbersOf(classified);
    remember(this.#known, text, context.isRead ? 'depends' : found);
    if (context.isRead) remember(this.#knownInContext, context.keyOf(text), found);
    return found;
  }
}

/** The element that contains the text. A text on the page always has one. */
function elementOf(node: Text): Element {
  return containerOf(node) ?? document.documentElement;
}

/** The node alone, or with the adjacent nodes if there are any. `joint`: see `textRunAround`. */
function runsWith(node: Text, joint?: typeof jointOf): TextRun[] {
  return hasNeighbors(node, elementOf(node)) && node.data.length < 2000
    ? [textRunAround(node, joint)]
    : textRunsOf(node);
}

function remember<V>(cache: Map<string, V>, key: string, value: V): void {
  if (cache.size >= maxCached) cache.clear();
  cache.set(key, value);
}

function partsOf({ pieces }: TextRun, { start, end }: FoundNumber): MarkPart[] {
  return pieces.flatMap(({ node, at, from, to }) => {
    const first = Math.max(start, at);
    const last = Math.min(end, at + to - from);
    return first < last ? [{ node, start: first - at + from, end: last - at + from }] : [];
  });
}
