import { voteColumn } from '../phone/column.ts';
import type { CountryCode } from '../phone/number.ts';

type Vote = 'phones' | 'ids' | undefined;

const bare = /^\s*[\d٠-٩۰-۹０-９]{7,15}\s*$/;
const mostRows = 200;

/** What a column was found to hold, and how many rows there were then. */
const votes = new WeakMap<Element, Map<number, { readonly vote: Vote; readonly rows: number }>>();

/** What the cells above and below say of a cell that holds nothing but digits. */
export function columnOf(element: Element, text: string, country: CountryCode): Vote {
  if (!bare.test(text)) return undefined;
  const cell = element.closest('td,[role="gridcell"],[role="cell"]');
  const row = cell?.parentElement;
  const body = row?.parentElement;
  if (!cell || !row || !body) return undefined;
  let index = 0;
  for (let before = cell.previousElementSibling; before; before = before.previousElementSibling) index++;
  const known = votes.get(body) ?? new Map();
  votes.set(body, known);
  const last = known.get(index);
  const rows = body.childElementCount;
  // Rows may come one by one: with twice as many the column is asked again.
  if (last && rows < 2 * last.rows) return last.vote;
  const vote = voteColumn(cellsNear(row, index), country);
  known.set(index, { vote, rows });
  return vote;
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
