import {
  decide,
  type FindOptions,
  type FoundNumber,
  isRuledOut,
  mayHoldNumber,
  numbersOf,
} from '../phone/find.ts';
import type { CountryCode } from '../phone/number.ts';
import { columnOf } from './column.ts';
import { headerOf } from './context.ts';
import { type Mark, type MarkPart, type Marks, textOf } from './marks.ts';
import { isLeftAlone } from './opt-out.ts';
import { hasNeighbours, isOneLine, type Passage, passageAround, passagesOf } from './passage.ts';

const mostCached = 2000;
const longestCached = 200;
const longestShown = 64;

/** What stands around a text, as far as it says what its numbers are. */
type Around = Pick<FindOptions, 'header' | 'column'>;

/** Finds the numbers of single text nodes and makes marks of them. */
export class Judge {
  readonly #marks: Marks;
  #country: CountryCode;
  readonly #known = new Map<string, readonly FoundNumber[]>();
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
    this.#hopeless.clear();
  }

  /** The page has had its turn: what was read off its elements may not hold any more. */
  begin(): void {
    this.#leftAlone.clear();
  }

  /**
   * Marks the numbers of the node, whose text is `data`; `at` is how many nodes were read before. `joins`: by the signs
   * at its edges the text may go on with a number of its neighbour. Says whether it took a closer look.
   */
  read(node: Text, data: string, at: number, joins: boolean): boolean {
    const whole = mayHoldNumber(data);
    if (!whole && !joins) return false;
    // What changes is dropped by the watcher, so a mark that is still there is still right.
    const [mark] = this.#marks.of(node);
    if (mark?.country === this.#country) return false;
    if (mark) this.#marks.drop(node);
    if (!joins && this.#hopeless.has(data)) return false;
    const element = homeOf(node);
    const beside = hasNeighbours(node, element);
    if (!whole && !beside) return false;
    const passages = beside && data.length < 2000 ? [passageAround(node)] : passagesOf(node);
    if (!whole && !passages.some(({ text }) => mayHoldNumber(text))) return true;
    const header = headerOf(element);
    if (!beside && isRuledOut(data, header)) return false;
    const around = { header: header || undefined, column: columnOf(element, data, this.#country) };
    for (const passage of passages) this.#mark(node, passage, around, at);
    return true;
  }

  #mark(node: Text, passage: Passage, around: Around, at: number): void {
    const all = this.#find(passage.text, around);
    // Asked only where there is a number: looking at all ancestors of every date and price costs more than they do.
    if (all.length === 0 || isLeftAlone(homeOf(node), this.#leftAlone)) return;
    for (const found of all) {
      const parts = partsOf(passage, found);
      if (!parts.some((part) => part.node === node)) continue;
      if (parts.length > 1 && !isOneLine(parts.map((part) => part.node))) {
        for (const alone of passagesOf(node)) this.#mark(node, alone, around, at);
        return;
      }
      const { number, ext } = found;
      const shown = textOf({ parts });
      if (shown.length > longestShown || this.#isMarked(parts)) continue;
      const mark: Mark = {
        parts,
        shown,
        number,
        country: this.#country,
        ...(ext === undefined ? {} : { ext }),
      };
      this.#marks.add(mark, at);
    }
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

  #find(text: string, around: Around): readonly FoundNumber[] {
    const options = { country: this.#country, ...around };
    if (text.length > longestCached) return numbersOf(decide(text, options));
    const key = `${around.header}\n${around.column}\n${text}`;
    const known = this.#known.get(key);
    if (known) return known;
    const decisions = decide(text, options);
    // Dates and prices come again and again; nothing around them makes numbers of them.
    if (decisions.length === 0) remember(this.#hopeless, text, true);
    const found = numbersOf(decisions);
    remember(this.#known, key, found);
    return found;
  }
}

/** The element around the text; for text right in a shadow root, its host. */
function homeOf(node: Text): Element {
  return node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
}

function remember<V>(cache: Map<string, V>, key: string, value: V): void {
  if (cache.size >= mostCached) cache.clear();
  cache.set(key, value);
}

function partsOf({ pieces }: Passage, { start, end }: FoundNumber): MarkPart[] {
  return pieces.flatMap(({ node, at, from, to }) => {
    const first = Math.max(start, at);
    const last = Math.min(end, at + to - from);
    return first < last ? [{ node, start: first - at + from, end: last - at + from }] : [];
  });
}
