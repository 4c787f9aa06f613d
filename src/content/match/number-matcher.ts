import {
  decide,
  type FoundNumber,
  isBare,
  isRuledOut,
  mayHoldNumber,
  numbersOf,
} from '../../phone/find/find-numbers.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { containerOf } from '../dom/composed-tree.ts';
import { isExcludedElement } from '../dom/exclusions.ts';
import { type Candidate, type Mark, type MarkPart, textOf } from '../highlight/mark.ts';
import type { Marks } from '../highlight/marks.ts';
import { headerOf } from './context.ts';
import { LazyContext } from './lazy-context.ts';
import { beginsWithDigits, endsInDigits } from './text-boundary.ts';
import { hasNeighbours, type TextRun, textRunAround, textRunsOf } from './text-run.ts';
import { isOneText, isReversed, jointOf } from './visual-line.ts';

const mostCached = 2000;
const longestCached = 200;
const longestShown = 64;

/** Finds the numbers of text nodes and makes marks for them. */
export class NumberMatcher {
  readonly #marks: Marks;
  #country: CountryCode;
  /** By text: its numbers, or that they depend on its context. */
  readonly #known = new Map<string, readonly FoundNumber[] | 'depends'>();
  /** By text and context. */
  readonly #knownInContext = new Map<string, readonly FoundNumber[]>();
  readonly #excluded = new Map<Element, boolean>();
  /** Texts without anything that could be a number. */
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
    this.#known.clear();
    this.#knownInContext.clear();
    this.#withoutCandidate.clear();
  }

  /** Forgets what was read from elements: the page could have changed them since. */
  begin(): void {
    this.#excluded.clear();
  }

  /**
   * Whether the node, whose text is `data`, can hold a number. Cheap, and reads no layout. `joins`: by the characters at its
   * edges, a number of its neighbor can continue in it.
   */
  mayHold(node: Text, joins: boolean, data: string = node.data): boolean {
    if (!mayHoldNumber(data)) return joins && runsWith(node).some(({ text }) => mayHoldNumber(text));
    if (!joins && this.#withoutCandidate.has(data)) return false;
    if (!isBare(data)) return true;
    const element = elementOf(node);
    return hasNeighbours(node, element) || !isRuledOut(data, headerOf(element));
  }

  /** The same for a text whose neighbors are not known yet. */
  mayHoldAlone(node: Text): boolean {
    const { data } = node;
    return this.mayHold(node, beginsWithDigits(data) || endsInDigits(data, false), data);
  }

  /** Marks the numbers of the node, which is in the candidate or is the candidate itself. */
  read(node: Text, candidate: Candidate): void {
    // The observer drops the marks of changed nodes, so marks that are still there are right. A mark that reaches into the
    // node from its neighbor does not prove that the node itself was read.
    const before = this.#marks.of(node);
    const isRead = (mark: Mark) =>
      mark.country === this.#country && mark.candidate === candidate && mark.parts.length === 1;
    if (before.length > 0 && before.every(isRead)) return;
    this.#marks.drop(node);
    const found = this.find(node, candidate).filter(({ parts }) => !this.#isMarked(parts));
    for (const mark of found) this.#marks.add(mark);
  }

  /** The numbers of a node, with those that begin or end in its neighbors. Reads layout where digits meet. */
  find(node: Text, candidate: Candidate = node): Mark[] {
    const context = new LazyContext(elementOf(node), node.data, this.#country);
    return runsWith(node, jointOf).flatMap((run) => this.#marksIn(run, node, candidate, context));
  }

  /** `fallback`: the runs to read where a number is not one text on the screen. */
  #marksIn(
    run: TextRun,
    node: Text,
    candidate: Candidate,
    context: LazyContext,
    fallback: () => TextRun[] = () => [textRunAround(node, jointOf, true)],
  ): Mark[] {
    const all = this.#find(run.text, context);
    // Only where there is a number: reading the ancestors of every date and price costs more than finding them.
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
      if (shown.length > longestShown || isReversed(parts)) continue;
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
    if (text.length > longestCached) return numbersOf(decide(text, context));
    const known = this.#known.get(text);
    const found = known === 'depends' ? this.#knownInContext.get(context.keyOf(text)) : known;
    return found ?? this.#decide(text, context);
  }

  #decide(text: string, context: LazyContext): readonly FoundNumber[] {
    const decisions = decide(text, context);
    // Dates and prices repeat; no context makes numbers of them.
    if (decisions.length === 0) remember(this.#withoutCandidate, text, true);
    const found = numbersOf(decisions);
    remember(this.#known, text, context.isRead ? 'depends' : found);
    if (context.isRead) remember(this.#knownInContext, context.keyOf(text), found);
    return found;
  }
}

/** The element that holds the text. A text on the page has one. */
function elementOf(node: Text): Element {
  return containerOf(node) ?? document.documentElement;
}

/** The node alone, or with its neighbors where it has some. `joint`: see `textRunAround`. */
function runsWith(node: Text, joint?: typeof jointOf): TextRun[] {
  return hasNeighbours(node, elementOf(node)) && node.data.length < 2000
    ? [textRunAround(node, joint)]
    : textRunsOf(node);
}

function remember<V>(cache: Map<string, V>, key: string, value: V): void {
  if (cache.size >= mostCached) cache.clear();
  cache.set(key, value);
}

function partsOf({ pieces }: TextRun, { start, end }: FoundNumber): MarkPart[] {
  return pieces.flatMap(({ node, at, from, to }) => {
    const first = Math.max(start, at);
    const last = Math.min(end, at + to - from);
    return first < last ? [{ node, start: first - at + from, end: last - at + from }] : [];
  });
}
