import { voteColumn } from '../../phone/find/column-vote.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';

type Verdict = 'phones' | 'ids' | undefined;

const phoneLengthDigits = /^\s*[\d٠-٩۰-۹０-９]{7,15}\s*$/;
const maxRows = 200;

/** The verdict on a column, and how many rows and columns the table had at that time. */
interface ColumnVerdict {
  readonly verdict: Verdict;
  readonly rows: number;
  readonly columns: number;
}
const verdicts = new WeakMap<Element, Map<number, ColumnVerdict>>();

/** The verdict on the column of a cell that contains only digits, from the cells above and below it. */
export function columnOf(element: Element, text: string, country: CountryCode): Verdict {
  if (!phoneLengthDigits.test(text)) return undefined;
  const cell = element.localName === 'td' ? element : element.closest('td,[role="gridcell"],[role="cell"]');
  const row = cell?.parentElement;
  const body = row?.parentElement;
  if (!cell || !row || !body) return undefined;
  const index = indexOf(cell);
  const known = verdicts.get(body) ?? new Map<number, ColumnVerdict>();
  verdicts.set(body, known);
  const last = known.get(index);
  // Browsers cache `children.length` and count `childElementCount` each time.
  const rows = body.children.length;
  // Rows can be added one by one, so the column is read again when there are twice as many.
  const columns = row.children.length;
  if (last && rows < 2 * last.rows && columns === last.columns) return last.verdict;
  const verdict = voteColumn(cellsNear(row, index), country);
  known.set(index, { verdict, rows, columns });
  return verdict;
}

export function isTableCell(element: Element | null): element is HTMLTableCellElement {
  return element?.localName === 'td' || element?.localName === 'th';
}

/** The index of the cell in its row. */
export function indexOf(cell: Element): number {
  if (isTableCell(cell)) return cell.cellIndex;
  let index = 0;
  for (let before = cell.previousElementSibling; before; before = before.previousElementSibling) index++;
  return index;
}

function cellsNear(row: Element, index: number): string[] {
  const cells = [row.children[index]?.textContent ?? ''];
  let above = row.previousElementSibling;
  let below = row.nextElementSibling;
  while ((above || below) && cells.length < maxRows) {
    if (above) cells.push(above.children[index]?.textContent ?? '');
    if (below) cells.push(below.children[index]?.textContent ?? '');
    above = above?.previousElementSibling ?? null;
    below = below?.nextElementSibling ?? null;
  }
  return cells;
}
