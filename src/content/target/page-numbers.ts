import type { PageNumber, RecordPlace } from '../../messages/contract.ts';
import { readLink } from '../../phone/dialing/phone-urls.ts';
import { containerOf } from '../dom/composed-tree.ts';
import type { Mark } from '../highlight/mark.ts';
import { headerOf } from '../match/context.ts';
import type { NumberMatcher } from '../match/number-matcher.ts';
import { type KnownRecords, readRecordTexts } from '../match/record-id.ts';
import { textsIn } from '../scan/near-viewport.ts';
import { phoneLinks } from './dial-target.ts';

type Cell = PageNumber['cells'][number];

/** Most cells of a row that are read, and characters in each. A longer text is no name, and the cell is left out. */
const mostCells = 24;
const longestCell = 200;

const cells = 'td,th,[role="gridcell"],[role="cell"],[role="rowheader"]';

/** Reads numbers of the page with the texts of their rows. It is valid only until scripts of the page run. */
export class PageNumberReader {
  readonly #matcher: NumberMatcher;
  readonly #places: readonly RecordPlace[];
  readonly #records: KnownRecords = new Map();
  readonly #rows = new Map<Element, readonly Cell[]>();

  constructor(matcher: NumberMatcher, places: readonly RecordPlace[]) {
    this.#matcher = matcher;
    this.#places = places;
    matcher.begin();
  }

  /** The numbers that these trees show, at most `most`: first those in texts, then those of links without one, in each tree. */
  all(roots: readonly (Document | ShadowRoot)[], most: number): PageNumber[] {
    const found: PageNumber[] = [];
    for (const root of roots)
      for (const number of this.#in(root)) {
        if (found.length >= most) return found;
        found.push(number);
      }
    return found;
  }

  *#in(root: Document | ShadowRoot): Generator<PageNumber> {
    const links = new Set<Element | null>();
    let last: Mark['parts'][number] | undefined;
    for (const { node, joins } of textsIn(root)) {
      if (!this.#matcher.mayHold(node, joins)) continue;
      for (const mark of this.#matcher.find(node)) {
        const [first] = mark.parts;
        const element = containerOf(node);
        // A number across several nodes is found in each of them.
        const isRepeated = first?.node === last?.node && first?.start === last?.start;
        last = first;
        if (isRepeated || !element?.checkVisibility()) continue;
        links.add(element.closest(phoneLinks));
        yield this.one(element, mark);
      }
    }
    for (const link of root.querySelectorAll<HTMLAnchorElement>(phoneLinks)) {
      const address = readLink(link.getAttribute('href') ?? '', this.#matcher.country);
      if (address && !links.has(link) && link.checkVisibility())
        yield this.one(link, { shown: textOfAddress(address), number: address.number });
    }
  }

  one(element: Element, { shown, number }: Pick<Mark, 'shown' | 'number'>): PageNumber {
    return {
      shown,
      number,
      cells: this.#cellsAround(element),
      records: readRecordTexts(element, this.#places, this.#records),
    };
  }

  #cellsAround(element: Element): readonly Cell[] {
    const row = element.closest('tr,[role="row"]');
    if (!row) return [];
    const known = this.#rows.get(row) ?? [...row.querySelectorAll(cells)].slice(0, mostCells).map(cellOf);
    this.#rows.set(row, known);
    return known;
  }
}

const textOfAddress = ({ number, ext }: { readonly number: string; readonly ext?: string }) =>
  ext === undefined ? number : `${number} x${ext}`;

/** The header and the text of a cell. If it has one link, that is its name, and the rest describes it. */
function cellOf(cell: Element): Cell {
  const links = cell.querySelectorAll('a');
  const text = ((links.length === 1 && links[0]?.textContent) || cell.textContent || '').trim();
  return [headerOf(cell), text.length > longestCell ? '' : text];
}
