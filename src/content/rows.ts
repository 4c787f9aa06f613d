import { kindOfHeader } from '../phone/find.ts';
import { cellsIn, mayRowHoldNumber } from '../phone/markup.ts';
import { columnHeader, isNamed } from './context.ts';

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

/** A look at the rows of a table, one by one, as long as the page has no turn in between. */
export class RowLook {
  #cells = 0;
  #isId: (boolean | undefined)[] = [];

  /** Whether a text of the row may hold a number. */
  mayHoldNumber(row: Element): boolean {
    const markup = row.innerHTML;
    let cells = 0;
    return mayRowHoldNumber(markup, (column, tag) => {
      cells ||= this.#cellsOf(row, markup);
      if (cells < 0 || isNamed(tag)) return false;
      this.#isId[column] ??= kindOfHeader(columnHeader(row, column, () => '')) === 'id';
      return this.#isId[column];
    });
  }

  /** How many cells the row has; negative where that can not be told from its markup, with cells in cells for example. */
  #cellsOf(row: Element, markup: string): number {
    const cells = row.childElementCount;
    if (cellsIn(markup) !== cells) return -1;
    if (cells !== this.#cells) this.#isId = [];
    this.#cells = cells;
    return cells;
  }
}
