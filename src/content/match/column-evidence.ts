import { voteColumn } from '../../phone/find/column-vote.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';

type Vote = 'phones' | 'ids' | undefined;

const bare = /^\s*[\d٠-٩۰-۹０-９]{7,15}\s*$/;
const mostRows = 200;

/** What a column was found to hold, and how many rows and columns there were then. */
interface Poll {
  readonly vote: Vote;
  readonly rows: number;
  readonly columns: number;
}
const votes = new WeakMap<Element, Map<number, Poll>>();

/** What the cells above and below say of a cell that holds nothing but digits. */
export function columnOf(element: Element, text: string, country: CountryCode): Vote {
  if (!bare.test(text)) return undefined;
  const cell = element.localName === 'td' ? element : element.closest('td,[role="gridcell"],[role="cell"]');
  const row = cell?.parentElement;
  const body = row?.parentElement;
  if (!cell || !row || !body) return undefined;
  const index = indexOf(cell);
  const known = votes.get(body) ?? new Map<number, Poll>();
  votes.set(body, known);
  const last = known.get(index);
  // `children.length` is remembered by the browser, `childElementCount` is counted each time.
  const rows = body.children.length;
  // Rows may come one by one: with twice as many the column is asked again.
  const columns = row.children.length;
  if (last && rows < 2 * last.rows && columns === last.columns) return last.vote;
  const vote = voteColumn(cellsNear(row, index), country);
  known.set(index, { vote, rows, columns });
  return vote;
}

/** Which of its row's cells this is. */
export function indexOf(cell: Element): number {
  if (cell instanceof HTMLTableCellElement) return cell.cellIndex;
  let index = 0;
  for (let before = cell.previousElementSibling; before; before = before.previousElementSibling) index++;
  return index;
}

function cellsNear(row: Element, index: number): string[] {
  const cells = [row.children[index]?.textContent ?? ''];
  let above = row.previousElementSibling;
  let below = row.nextElementSibling;
  while ((above || below) && cells.length < mostRows) {
    if (above) cells.push(above.children[index]?.textContent ?? '');
    if (below) cells.push(below.children[index]?.textContent ?? '');
    above = above?.previousElementSibling ?? null;
    below = below?.nextElementSibling ?? null;
  }
  return cells;
}
