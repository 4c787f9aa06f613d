import { kindOfHeader } from '../../phone/find/find-numbers.ts';
import { indexOf, isTableCell } from './column-evidence.ts';
import { isLabel, labelText, referenced } from './element-text.ts';

/** The column headers of a table body. They are cached for a short time, because columns are added, removed and moved. */
interface Headers {
  readonly columns: number;
  /** Milliseconds of `performance.now()`. */
  readonly until: number;
  readonly texts: readonly string[];
}
const headersByBody = new WeakMap<Element, Headers>();
/** Column header elements of ARIA grids, in reverse document order. */
const headersByGrid = new WeakMap<
  Element,
  { readonly readAt: number; readonly headers: readonly Element[] }
>();

/** Milliseconds. Headers can be added after the rows, so missing ones are searched again soon. */
const lifetimeMs = 1000;
const missingLifetimeMs = 10;

/** How many ancestors of a table are searched for a separate table that contains only its headers. */
const maxLevels = 5;

/** The header of the cell's column, or of its row if that is a pair of header and value. Empty if there is none. */
export function columnHeaderOf(cell: Element): string {
  const row = cell.parentElement;
  if (!row) return '';
  return (
    referencedHeader(cell, row) ||
    (cell.hasAttribute('aria-colindex') ? gridHeader(cell) : '') ||
    columnHeader(row, positionOf(cell)) ||
    (isTableCell(cell) ? '' : gridHeader(cell)) ||
    rowHeader(row, cell)
  );
}

/** The header of this column (from 0) of a table row; empty if there is none. */
export function columnHeader(row: Element, column: number): string {
  if (!isTableRow(row)) return '';
  const body = row.parentElement ?? row;
  const columns = row.childElementCount;
  const known = headersByBody.get(body);
  const now = performance.now();
  if (known && known.columns === columns && now < known.until) return known.texts[column] ?? '';
  const texts = headersOf(row);
  if (!texts) return '';
  const until = now + (texts.length > 0 ? lifetimeMs : missingLifetimeMs);
  headersByBody.set(body, { columns, until, texts });
  return texts[column] ?? '';
}

/** The headers that the cell refers to: `headers` in HTML, `aria-describedby` in jqGrid. One in its own row names the row. */
function referencedHeader(cell: Element, row: Element): string {
  for (const attribute of ['headers', 'aria-labelledby', 'aria-describedby']) {
    if (!cell.hasAttribute(attribute)) continue;
    const header = referenced(cell, attribute)
      .filter((each) => isLabel(each) && !row.contains(each))
      .map(labelText)
      .join(' ');
    if (header) return header;
  }
  return '';
}

/** The first column of the cell (from 0). Cells before it can span several columns. */
function positionOf(cell: Element): number {
  if (!isTableCell(cell)) return indexOf(cell);
  let position = 0;
  let before = cell.previousElementSibling;
  for (; isTableCell(before); before = before.previousElementSibling) position += before.colSpan;
  return position;
}

/** The column headers for the row; undefined for a row of the head itself. */
function headersOf(row: HTMLTableRowElement): readonly string[] | undefined {
  const table = row.closest('table');
  if (!table) return [];
  const own = headRows(table);
  if (own.length > 0) return own.includes(row) ? undefined : headTexts(own);
  return separateHeaders(table, row);
}

function isTableRow(element: Element): element is HTMLTableRowElement {
  return element.localName === 'tr';
}

function isTable(element: Element): element is HTMLTableElement {
  return element.localName === 'table';
}

/** The rows of the head; without a head, the rows at the top that contain only header cells. */
function headRows(table: HTMLTableElement): HTMLTableRowElement[] {
  if (table.tHead) return [...table.tHead.rows];
  const rows: HTMLTableRowElement[] = [];
  for (const row of table.rows) {
    if (row.cells.length === 0 || [...row.cells].some(({ localName }) => localName !== 'th')) break;
    rows.push(row);
  }
  return rows;
}

/**
 * The header of each column, from several head rows with spans: the lowest text that is a known header of phones or IDs,
 * otherwise the lowest text. `Work` below `Phone` is less specific than `Phone`.
 */
function headTexts(rows: readonly HTMLTableRowElement[]): string[] {
  const columns: string[][] = [];
  const coveredUntil: number[] = [];
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      while ((coveredUntil[column] ?? 0) > at) column += 1;
      const text = headText(cell);
      for (let span = 0; span < cell.colSpan; span++, column++) {
        coveredUntil[column] = at + cell.rowSpan;
        if (/\p{L}/u.test(text)) columns[column] = [text, ...(columns[column] ?? [])];
      }
    }
  });
  return Array.from(columns, (texts = []) => mostSpecific(texts));
}

/** The first text that is a known header of phones or IDs, otherwise the first text. */
function mostSpecific(texts: readonly string[]): string {
  return texts.find((text) => kindOfHeader(text) !== undefined) ?? texts[0] ?? '';
}

/** The text of a header cell, without the options and values of a filter in it. */
function headText(cell: Element): string {
  if (!cell.querySelector('select,textarea')) return labelText(cell);
  const copy = cell.cloneNode(true) as Element;
  for (const field of copy.querySelectorAll('select,textarea')) field.remove();
  return labelText(copy);
}

/** The headers in a separate table directly before this one, with as many columns. Grids with a fixed header have one. */
function separateHeaders(table: HTMLTableElement, row: HTMLTableRowElement): readonly string[] {
  const columns = [...row.cells].reduce((sum, { colSpan }) => sum + colSpan, 0);
  let around: Element | null = table;
  for (let level = 0; around && level < maxLevels; level++, around = around.parentElement) {
    const before = around.previousElementSibling;
    if (!before) continue;
    const tables = isTable(before) ? [before] : [...before.querySelectorAll('table')];
    for (const each of tables) {
      const rows = headRows(each);
      if (rows.length === 0 || rows.length < each.rows.length) continue;
      const texts = headTexts(rows);
      if (texts.length === columns) return texts;
    }
  }
  return [];
}

/** The header in an ARIA grid, which can be in another part of the grid than the cell. */
function gridHeader(cell: Element): string {
  const grid = cell.closest('[role="grid"],[role="table"],[role="treegrid"]');
  const row = cell.closest('[role="row"]');
  if (!grid || !row) return '';
  return (
    headerInGrid(cell, row, columnHeadersIn(grid, lifetimeMs)) ||
    headerInGrid(cell, row, columnHeadersIn(grid, missingLifetimeMs))
  );
}

function columnHeadersIn(grid: Element, oldest: number): readonly Element[] {
  const now = performance.now();
  const known = headersByGrid.get(grid);
  if (known && now - known.readAt < oldest) return known.headers;
  const headers = [...grid.querySelectorAll('[role="columnheader"]')].reverse();
  headersByGrid.set(grid, { readAt: now, headers });
  return headers;
}

function headerInGrid(cell: Element, row: Element, headers: readonly Element[]): string {
  if (headers.length === 0) return '';
  const index = numberOf(cell, 'aria-colindex');
  if (index > 0) {
    const above = headers.filter((header) => {
      const first = numberOf(header, 'aria-colindex');
      return first > 0 && index >= first && index < first + Math.max(1, numberOf(header, 'aria-colspan'));
    });
    const text = mostSpecific(above.map(labelText).filter((each) => /\p{L}/u.test(each)));
    // The header of a column outside the viewport can be missing. The header of another column would be wrong.
    if (text || headers.some((header) => header.hasAttribute('aria-colindex'))) return text;
  }
  const cells = [...row.querySelectorAll('[role="gridcell"],[role="cell"],[role="rowheader"]')];
  const lowest = headers[0]?.closest('[role="row"]');
  const inRow = headers.filter((header) => header.closest('[role="row"]') === lowest).reverse();
  const header = inRow[cells.indexOf(cell)];
  return header ? labelText(header) : '';
}

function numberOf(element: Element, attribute: string): number {
  return Number(element.getAttribute(attribute) ?? 0);
}

/** The `<th>` at the start of a row of two cells. */
function rowHeader(row: Element, cell: Element): string {
  const first = row.firstElementChild;
  return first && first !== cell && first.localName === 'th' && row.childElementCount === 2
    ? labelText(first)
    : '';
}
