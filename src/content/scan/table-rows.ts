import { cellsIn, mayRowHoldNumber } from '../../phone/find/row-prefilter.ts';
import { columnHeader } from '../match/column-header.ts';
import { hasOwnHeader } from '../match/context.ts';

/** In tables with at least this many rows, the markup of each row is tested first. */
const minRows = 32;
/** Most elements in a row; a table with more in a row is only used for the layout of the page. */
const maxElementsInRow = 200;

/** The first row of the long table that contains the text; undefined if there is none. */
export function firstRowOfLong(text: Text): Element | undefined {
  const row = text.parentElement?.closest('tr');
  const rows = row?.parentElement;
  const isLong = (rows?.children.length ?? 0) >= minRows;
  if (!row || !rows || !isLong || row.getElementsByTagName('*').length > maxElementsInRow) return undefined;
  return rows.firstElementChild ?? undefined;
}

/** Characters of markup; a longer row is read text by text. */
const maxRowLength = 20_000;

/** Tests the rows of one table, one by one. It is valid only until scripts of the page run. */
export class RowFilter {
  #markup = '';
  readonly #isId: (boolean | undefined)[] = [];
  readonly #isIdHeader: (header: string) => boolean;

  readonly #hasShort: boolean;

  /** `isIdHeader`: whether bare digits below a header are not linked. `hasShort`: numbers of six digits count. */
  constructor(isIdHeader: (header: string) => boolean, hasShort: boolean) {
    this.#isIdHeader = isIdHeader;
    this.#hasShort = hasShort;
  }

  /** Whether a text of the row may contain a number. */
  mayHoldNumber(row: Element): boolean {
    const markup = row.innerHTML;
    this.#markup = markup;
    let isColumnKnown: boolean | undefined;
    return mayRowHoldNumber(
      markup,
      (column, tag) => {
        // The column of a cell is unknown if cells are nested or span several columns.
        isColumnKnown ??= !markup.includes('colspan=') && cellsIn(markup) === row.childElementCount;
        if (!isColumnKnown || hasOwnHeader(tag)) return false;
        this.#isId[column] ??= this.#isIdHeader(columnHeader(row, column));
        return this.#isId[column];
      },
      this.#hasShort,
    );
  }

  /** Whether the last tested row is very large, or has a cell that spans several rows. */
  get isWide(): boolean {
    return this.#markup.length > maxRowLength || this.#markup.includes('rowspan=');
  }
}
