import { type FindOptions, type FoundNumber, findNumbers, mayHoldNumber } from '../phone/find.ts';
import type { CountryCode } from '../phone/number.ts';
import { columnOf } from './column.ts';
import { headerOf } from './context.ts';
import { type Mark, type MarkPart, type Marks, textOf } from './marks.ts';
import { isLeftAlone } from './opt-out.ts';
import { hasNeighbours, isOneLine, type Passage, passageAround, passagesOf } from './passage.ts';

const digit = /[\d٠-٩۰-۹０-９]/;
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
  }

  /** Marks the numbers of the node, `at` being how many nodes were read before. Says whether it took a closer look. */
  read(node: Text, at: number): boolean {
    const { data } = node;
    // What changes is dropped by the watcher, so a mark that is still there is still right.
    const [mark] = this.#marks.of(node);
    if (mark?.country === this.#country) return false;
    if (mark) this.#marks.drop(node);
    const whole = data.length > 6 && mayHoldNumber(data);
    if (!whole && !mayBePart(data)) return false;
    const beside = hasNeighbours(node);
    if (!whole && !beside) return false;
    const passages = beside && data.length < 2000 ? [passageAround(node)] : passagesOf(node);
    if (!whole && !passages.some(({ text }) => mayHoldNumber(text))) return true;
    const element = homeOf(node);
    const header = headerOf(element);
    const around = { header: header || undefined, column: columnOf(element, data, this.#country) };
    for (const passage of passages) this.#mark(node, passage, around, at);
    return true;
  }

  #mark(node: Text, passage: Passage, around: Around, at: number): void {
    const all = this.#find(passage.text, around);
    // Asked only where there is a number: looking at all ancestors of every date and price costs more than they do.
    if (all.length === 0 || isLeftAlone(homeOf(node))) return;
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
    if (text.length > longestCached) return findNumbers(text, options);
    const key = `${around.header}\n${around.column}\n${text}`;
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= mostCached) this.#known.clear();
    const found = findNumbers(text, options);
    this.#known.set(key, found);
    return found;
  }
}

/** The element around the text; for text right in a shadow root, its host. */
function homeOf(node: Text): Element {
  return node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
}

/** Whether a number may begin or end at the node's edge. */
function mayBePart(data: string): boolean {
  return digit.test(data.length <= 24 ? data : data.slice(0, 12) + data.slice(-12));
}

function partsOf({ pieces }: Passage, { start, end }: FoundNumber): MarkPart[] {
  return pieces.flatMap(({ node, at, from, to }) => {
    const first = Math.max(start, at);
    const last = Math.min(end, at + to - from);
    return first < last ? [{ node, start: first - at + from, end: last - at + from }] : [];
  });
}
