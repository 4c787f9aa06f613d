import { kindOfHeader } from '../../phone/find/find-numbers.ts';
import { indexOf, isTableCell } from './column-evidence.ts';
import { isLabel, labelText, referenced } from './element-text.ts';

/** The headers of a table body's rows. They are kept for a moment, because columns are added, removed and moved. */
interface Headers {
  readonly columns: number;
  /** Milliseconds of `performance.now()`. */
  readonly until: number;
  readonly texts: readonly string[];
}
const headersByBody = new WeakMap<Element, Headers>();
/** Column header elements of grids by ARIA roles, in reverse order of the page. */
const headersByGrid = new WeakMap<
  Element,
  { readonly readAt: number; readonly headers: readonly Element[] }
>();

/** Milliseconds. Headers can be added after the rows, so a missing one is looked for again soon. */
const lifetime = 1000;
const lifetimeIfMissing = 10;

/** Levels around a table up to which a table with nothing but its headers is looked for. */
const mostLevels = 5;

/** The header of the cell's column, or of its row where the row is a pair of header and value. Empty without one. */
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

/** The header above this column (from 0) of a table row; empty without one. */
export function columnHeader(row: Element, column: number): string {
  if (!isTableRow(row)) return '';
  const body = row.parentElement ?? row;
  const columns = row.childElementCount;
  const known = headersByBody.get(body);
  const now = performance.now();
  if (known && known.columns === columns && now < known.until) return known.texts[column] ?? '';
  const texts = headersOf(row);
  if (!texts) return '';
  const until = now + (texts.length > 0 ? lifetime : lifetimeIfMissing);
  headersByBody.set(body, { columns, until, texts });
  return texts[column] ?? '';
}

/** Headers that the cell names: `headers` in HTML, `aria-describedby` in jqGrid. One in its own row is the row's name. */
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

/** The column that the cell begins in (from 0): cells before it can span several. */
function positionOf(cell: Element): number {
  if (!isTableCell(cell)) return indexOf(cell);
  let position = 0;
  let before = cell.previousElementSibling;
  for (; isTableCell(before); before = before.previousElementSibling) position += before.colSpan;
  return position;
}

/** Undefined for a row of the head itself, which says nothing about the rows beside it. */
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

/** The rows of the head; without one, the rows at the top that hold nothing but header cells. */
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
 * The header of each column, from several head rows with spans. The lowest text that is known to head phones or IDs
 * counts, else the lowest one: `Work` below `Phone` says less than `Phone`.
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
  return Array.from(columns, (texts = []) => mostTelling(texts));
}

/** The first of the texts that is known to head phones or IDs, else the first. */
function mostTelling(texts: readonly string[]): string {
  return texts.find((text) => kindOfHeader(text) !== undefined) ?? texts[0] ?? '';
}

/** Without the options and values of a filter in the header cell. */
function headText(cell: Element): string {
  if (!cell.querySelector('select,textarea')) return labelText(cell);
  const copy = cell.cloneNode(true) as Element;
  for (const field of copy.querySelectorAll('select,textarea')) field.remove();
  return labelText(copy);
}

/** Grids that scroll under their header keep it in a table of its own, just before. It has as many columns. */
function separateHeaders(table: HTMLTableElement, row: HTMLTableRowElement): readonly string[] {
  const columns = [...row.cells].reduce((sum, { colSpan }) => sum + colSpan, 0);
  let around: Element | null = table;
  for (let level = 0; around && level < mostLevels; level++, around = around.parentElement) {
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

/** The header in a grid by ARIA roles, which can be in another part of the grid than the cell. */
function gridHeader(cell: Element): string {
  const grid = cell.closest('[role="grid"],[role="table"],[role="treegrid"]');
  const row = cell.closest('[role="row"]');
  if (!grid || !row) return '';
  return (
    headerInGrid(cell, row, columnHeadersIn(grid, lifetime)) ||
    headerInGrid(cell, row, columnHeadersIn(grid, lifetimeIfMissing))
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
    const text = mostTelling(above.map(labelText).filter((each) => /\p{L}/u.test(each)));
    // The header of a column that is out of sight can be missing; another column's would be wrong.
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

/** The `<th>` that begins a row of two. */
function rowHeader(row: Element, cell: Element): string {
  const first = row.firstElementChild;
  return first && first !== cell && first.localName === 'th' && row.childElementCount === 2
    ? labelText(first)
    : '';
}
