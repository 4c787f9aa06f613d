import {
  decide,
  type FoundNumber,
  isBare,
  isRuledOut,
  mayHoldNumber,
  numbersOf,
} from '../../phone/find/find-numbers.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { type Mark, type MarkPart, type Marks, textOf } from '../highlight/marks.ts';
import { type Candidate, containerOf } from '../scan/candidate-index.ts';
import { isExcludedElement } from '../scan/exclusions.ts';
import { headerOf } from './context.ts';
import { LazyContext } from './lazy-context.ts';
import { beginsWithDigits, endsInDigits } from './text-boundary.ts';
import { hasNeighbours, isOneLine, type TextRun, textRunAround, textRunsOf } from './text-run.ts';

const mostCached = 2000;
const longestCached = 200;
const longestShown = 64;

/** Finds the numbers of single text nodes and makes marks of them. */
export class NumberMatcher {
  readonly #marks: Marks;
  #country: CountryCode;
  /** By text: its numbers, or that those depend on what stands around. */
  readonly #known = new Map<string, readonly FoundNumber[] | 'depends'>();
  /** By text, and by what stands around it. */
  readonly #knownAround = new Map<string, readonly FoundNumber[]>();
  readonly #leftAlone = new Map<Element, boolean>();
  /** Texts that hold nothing that could be a number. */
  readonly #hopeless = new Map<string, true>();

  constructor(marks: Marks, country: CountryCode) {
    this.#marks = marks;
    this.#country = country;
  }

  /** ISO 3166 code of the country that national numbers are read in. */
  get country(): CountryCode {
    return this.#country;
  }

  set country(country: CountryCode) {
    this.#country = country;
    this.#known.clear();
    this.#knownAround.clear();
    this.#hopeless.clear();
  }

  /** The page has had its turn: what was read off its elements may not hold any more. */
  begin(): void {
    this.#leftAlone.clear();
  }

  /**
   * Whether a closer look at the node, whose text is `data`, is worth it. `joins`: by the signs at its edges the text may
   * go on with a number of its neighbour.
   */
  mayHold(node: Text, joins: boolean, data: string = node.data): boolean {
    if (!mayHoldNumber(data)) return joins && passagesWith(node).some(({ text }) => mayHoldNumber(text));
    if (!joins && this.#hopeless.has(data)) return false;
    if (!isBare(data)) return true;
    const element = containerOf(node);
    return hasNeighbours(node, element) || !isRuledOut(data, headerOf(element));
  }

  /** The same for a text of which it is not known what stands beside it. */
  mayHoldAlone(node: Text): boolean {
    const { data } = node;
    return this.mayHold(node, beginsWithDigits(data) || endsInDigits(data, false), data);
  }

  /** Marks the numbers of the node, which is in the place or is the place. */
  read(node: Text, place: Candidate): void {
    // What changes is dropped by the watcher, so marks that are still there are still right. Only one that reaches into
    // the node from its neighbour does not say that the node itself was read.
    const before = this.#marks.of(node);
    const isRead = (mark: Mark) =>
      mark.country === this.#country && mark.place === place && mark.parts.length === 1;
    if (before.length > 0 && before.every(isRead)) return;
    this.#marks.drop(node);
    const found = this.find(node, place).filter(({ parts }) => !this.#isMarked(parts));
    for (const mark of found) this.#marks.add(mark);
  }

  /** The numbers of a node that may hold some, with those that begin or end in its neighbours. */
  find(node: Text, place: Candidate = node): Mark[] {
    const around = new LazyContext(containerOf(node), node.data, this.#country);
    return passagesWith(node).flatMap((passage) => this.#marksIn(passage, node, place, around));
  }

  #marksIn(passage: TextRun, node: Text, place: Candidate, around: LazyContext): Mark[] {
    const all = this.#find(passage.text, around);
    // Asked only where there is a number: looking at all ancestors of every date and price costs more than they do.
    if (all.length === 0 || isExcludedElement(containerOf(node), this.#leftAlone)) return [];
    const marks: Mark[] = [];
    for (const found of all) {
      const parts = partsOf(passage, found);
      if (!parts.some((part) => part.node === node)) continue;
      if (parts.length > 1 && !isOneLine(parts.map((part) => part.node)))
        return textRunsOf(node).flatMap((alone) => this.#marksIn(alone, node, place, around));
      const { number, ext } = found;
      const shown = textOf({ parts });
      if (shown.length > longestShown) continue;
      marks.push({
        parts,
        place,
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

  #find(text: string, around: LazyContext): readonly FoundNumber[] {
    if (text.length > longestCached) return numbersOf(decide(text, around));
    const known = this.#known.get(text);
    const found = known === 'depends' ? this.#knownAround.get(around.keyOf(text)) : known;
    return found ?? this.#decide(text, around);
  }

  #decide(text: string, around: LazyContext): readonly FoundNumber[] {
    const decisions = decide(text, around);
    // Dates and prices come again and again; nothing around them makes numbers of them.
    if (decisions.length === 0) remember(this.#hopeless, text, true);
    const found = numbersOf(decisions);
    remember(this.#known, text, around.isAsked ? 'depends' : found);
    if (around.isAsked) remember(this.#knownAround, around.keyOf(text), found);
    return found;
  }
}

/** The node by itself, or with its neighbours where it has some. */
function passagesWith(node: Text): TextRun[] {
  return hasNeighbours(node, containerOf(node)) && node.data.length < 2000
    ? [textRunAround(node)]
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
