import { indexOf } from './column-evidence.ts';

/** What the page says about a text, from around it: the words that tell a phone number from an order number. */

const longestLabel = 60;
const naming = ['itemprop', 'autocomplete', 'data-label', 'data-field', 'data-title', 'col-id'];
/** What the rows of one body are headed by, as long as it can be taken to be still so: columns come, go and move. */
interface Headers {
  readonly columns: number;
  readonly until: number;
  readonly texts: string[];
}
const columnHeaders = new WeakMap<Element, Headers>();
const headersLast = 1000;

/** Header of the column, label or field name that belongs to the text in `element`; empty when there is none. */
export function headerOf(element: Element): string {
  const cell =
    element.localName === 'td' ? element : element.closest('td,th,[role="gridcell"],[role="cell"]');
  return nameOf(element, cell) || (cell ? columnHeaderOf(cell) : '') || labelBefore(element, cell);
}

/** Names that the page's author gave: microdata, autocomplete, data attributes. */
function nameOf(element: Element, cell: Element | null): string {
  let up: Element | null = element;
  for (let level = 0; up && level < 3; level++, up = up.parentElement) {
    if (up.hasAttributes()) {
      for (const attribute of naming) {
        const name = up.getAttribute(attribute);
        if (name) return words(name);
      }
      if (/^(?:tel|callto|sips?):/i.test(up.getAttribute('href') ?? '')) return 'phone';
    }
    if (up === cell) return '';
  }
  return '';
}

function columnHeaderOf(cell: Element): string {
  const row = cell.parentElement;
  if (!row) return '';
  const header = columnHeader(row, positionOf(cell), () => gridHeader(cell));
  return header || rowHeader(row, cell);
}

/** The column that the cell begins in (from 0): cells before it may reach over several. */
function positionOf(cell: Element): number {
  if (!(cell instanceof HTMLTableCellElement)) return indexOf(cell);
  let position = 0;
  let before = cell.previousElementSibling;
  for (; before instanceof HTMLTableCellElement; before = before.previousElementSibling)
    position += before.colSpan;
  return position;
}

/** What stands above the cells in this column (from 0). `inGrid` is asked in a grid that is no table. */
export function columnHeader(row: Element, index: number, inGrid: () => string): string {
  const { texts } = headersOf(row);
  // An empty answer is asked again, for headers may come after the rows.
  const header = texts[index] || (row instanceof HTMLTableRowElement ? tableHeader(row, index) : inGrid());
  texts[index] = header;
  return header;
}

/** Whether the tag (`<td data-label="…">`) has a name that the page's author gave for what is inside. */
export function isNamed(tag: string): boolean {
  return tag.length > 4 && naming.some((attribute) => tag.includes(attribute));
}

function headersOf(row: Element): Headers {
  const body = row.parentElement ?? row;
  const columns = row.childElementCount;
  const known = columnHeaders.get(body);
  const now = performance.now();
  if (known && known.columns === columns && now < known.until) return known;
  const headers = { columns, until: now + headersLast, texts: [] };
  columnHeaders.set(body, headers);
  return headers;
}

function tableHeader(row: HTMLTableRowElement, index: number): string {
  const table = row.closest('table');
  const head = table?.tHead?.rows[table.tHead.rows.length - 1] ?? table?.rows[0];
  if (!head || head === row) return '';
  let at = 0;
  for (const cell of head.cells) {
    if (index >= at && index < at + cell.colSpan)
      return cell.tagName === 'TH' || head.parentElement?.tagName === 'THEAD' ? short(cell) : '';
    at += cell.colSpan;
  }
  return '';
}

function gridHeader(cell: Element): string {
  const grid = cell.closest('[role="grid"],[role="table"],[role="treegrid"]');
  const row = cell.closest('[role="row"]');
  if (!grid || !row) return '';
  const told = Number(cell.getAttribute('aria-colindex'));
  const cells = [...row.querySelectorAll('[role="gridcell"],[role="cell"],[role="rowheader"]')];
  const index = told > 0 ? told : cells.indexOf(cell) + 1;
  const headers = [...grid.querySelectorAll('[role="columnheader"]')];
  const header =
    headers.find((each) => Number(each.getAttribute('aria-colindex')) === index) ?? headers[index - 1];
  return header ? short(header) : '';
}

/** The `<th>` that begins a row of two. */
function rowHeader(row: Element, cell: Element): string {
  const first = row.firstElementChild;
  return first && first !== cell && first.tagName === 'TH' && row.childElementCount === 2 ? short(first) : '';
}

/** A short text just before: `<dt>`, `<label>`, or the first of a pair of elements. */
function labelBefore(element: Element, cell: Element | null): string {
  let up: Element | null = element;
  for (let level = 0; up && level < 3; level++, up = up.parentElement) {
    const before: Element | null = up.previousElementSibling;
    // In a row of many cells the one before is another column, no label.
    if (up === cell && (up.parentElement?.childElementCount ?? 0) > 2) return '';
    if (before) return isLabel(before) ? short(before) : '';
    if (up === cell || up.tagName === 'LI' || up.tagName === 'P') return '';
  }
  return '';
}

/** Few words in one piece, without a number of their own. */
function isLabel(element: Element): boolean {
  if (element.childElementCount > 3 || element.tagName === 'TABLE') return false;
  const text = element.textContent ?? '';
  return text.length <= longestLabel && /\p{L}/u.test(text) && !/\d{4}/.test(text);
}

/** The label, name and purpose of a field. */
export function fieldHeader(field: HTMLInputElement | HTMLTextAreaElement): string {
  const label = field.labels?.[0];
  return [
    field.getAttribute('autocomplete') ?? '',
    field.type === 'tel' ? 'tel' : '',
    field.getAttribute('aria-label') ?? (label ? short(label) : ''),
    words(field.name || field.id),
    field.placeholder,
  ]
    .filter(Boolean)
    .join(' ')
    .slice(0, 2 * longestLabel);
}

function short(element: Element): string {
  const text = element.textContent ?? '';
  return text.length > 4 * longestLabel ? '' : text.replace(/\s+/g, ' ').trim().slice(0, longestLabel);
}

/** `homePhone_1` → `home Phone 1`. */
function words(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .trim()
    .slice(0, longestLabel);
}
