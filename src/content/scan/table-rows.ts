import { kindOfHeader } from '../../phone/find/find-numbers.ts';
import { cellsIn, mayRowHoldNumber } from '../../phone/find/row-prefilter.ts';
import { columnHeader } from '../match/column-header.ts';
import { hasOwnHeader } from '../match/context.ts';

/** From so many rows on, each is looked at as a whole first. */
const fewestRows = 32;
/** Elements in a row; where there are more, the table only lays out the page. */
const mostInRow = 200;

/** The first row of the long table that the text is in, if it is in one. */
export function firstRowOfLong(text: Text): Element | undefined {
  const row = text.parentElement?.closest('tr');
  const rows = row?.parentElement;
  const isLong = (rows?.children.length ?? 0) >= fewestRows;
  if (!row || !rows || !isLong || row.getElementsByTagName('*').length > mostInRow) return undefined;
  return rows.firstElementChild ?? undefined;
}

/** Characters of markup; what is more than that is read text by text. */
const longestRow = 20_000;

/** A look at the rows of a table, one by one, as long as the page has no turn in between. */
export class RowFilter {
  #markup = '';
  readonly #isId: (boolean | undefined)[] = [];

  /** Whether a text of the row may hold a number. */
  mayHoldNumber(row: Element): boolean {
    const markup = row.innerHTML;
    this.#markup = markup;
    let canTell: boolean | undefined;
    return mayRowHoldNumber(markup, (column, tag) => {
      // With cells in cells or over several columns, which column it is can not be told.
      canTell ??= !markup.includes('colspan=') && cellsIn(markup) === row.childElementCount;
      if (!canTell || hasOwnHeader(tag)) return false;
      this.#isId[column] ??= kindOfHeader(columnHeader(row, column)) === 'id';
      return this.#isId[column];
    });
  }

  /** Whether the row that was looked at last is very large, or has a cell that reaches far beyond it. */
  get isWide(): boolean {
    return this.#markup.length > longestRow || this.#markup.includes('rowspan=');
  }
}
