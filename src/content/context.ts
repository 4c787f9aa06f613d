/** What the page says about a text, from around it: the words that tell a phone number from an order number. */

const longestLabel = 60;
const columnHeaders = new WeakMap<Element, Map<number, string>>();

/** Header of the column, label or field name that belongs to the text in `element`; empty when there is none. */
export function headerOf(element: Element): string {
  const cell = element.closest('td,th,[role="gridcell"],[role="cell"]');
  const named = nameOf(element, cell);
  if (named) return named;
  if (cell) {
    const header = columnHeaderOf(cell);
    if (header) return header;
  }
  return labelBefore(element, cell);
}

/** Names that the page's author gave: microdata, autocomplete, data attributes. */
function nameOf(element: Element, cell: Element | null): string {
  let up: Element | null = element;
  for (let level = 0; up && level < 3; level++, up = up.parentElement) {
    const name =
      up.getAttribute('itemprop') ??
      up.getAttribute('autocomplete') ??
      up.getAttribute('data-label') ??
      up.getAttribute('data-field') ??
      up.getAttribute('data-title') ??
      up.getAttribute('col-id');
    if (name) return words(name);
    if (/^(?:tel|callto|sips?):/i.test(up.getAttribute('href') ?? '')) return 'phone';
    if (up === cell) return '';
  }
  return '';
}

function columnHeaderOf(cell: Element): string {
  if (cell instanceof HTMLTableCellElement) {
    const row = cell.parentElement;
    const table = cell.closest('table');
    if (!table || !(row instanceof HTMLTableRowElement)) return '';
    const index = columnOf(cell);
    const rowHeader = row.cells.length === 2 && cell !== row.cells[0] ? row.cells[0] : undefined;
    if (rowHeader?.tagName === 'TH') return short(rowHeader);
    return (
      remembered(table, index, () => {
        const head = table.tHead?.rows[table.tHead.rows.length - 1] ?? table.rows[0];
        if (!head || (head === row && cell.tagName !== 'TH')) return '';
        const found = [...head.cells].find((each) => {
          const at = columnOf(each);
          return at <= index && index < at + each.colSpan;
        });
        return found && (found.tagName === 'TH' || head.parentElement?.tagName === 'THEAD')
          ? short(found)
          : '';
      }) || (rowHeader ? short(rowHeader) : '')
    );
  }
  const grid = cell.closest('[role="grid"],[role="table"],[role="treegrid"]');
  const row = cell.closest('[role="row"]');
  if (!grid || !row) return '';
  const told = Number(cell.getAttribute('aria-colindex'));
  const cells = [...row.querySelectorAll('[role="gridcell"],[role="cell"],[role="rowheader"]')];
  const index = told > 0 ? told : cells.indexOf(cell) + 1;
  return remembered(grid, index, () => {
    const headers = [...grid.querySelectorAll('[role="columnheader"]')];
    const header =
      headers.find((each) => Number(each.getAttribute('aria-colindex')) === index) ?? headers[index - 1];
    return header ? short(header) : '';
  });
}

/** Position of a table cell in its row, wider cells before it counted. */
function columnOf(cell: HTMLTableCellElement): number {
  let index = 0;
  for (let before = cell.previousElementSibling; before; before = before.previousElementSibling)
    index += before instanceof HTMLTableCellElement ? before.colSpan : 0;
  return index;
}

function remembered(table: Element, index: number, find: () => string): string {
  const known = columnHeaders.get(table) ?? new Map<number, string>();
  columnHeaders.set(table, known);
  const header = known.get(index) ?? find();
  // An empty answer is asked again: headers may come after the rows.
  if (header) known.set(index, header);
  return header;
}

/** A short text just before: `<dt>`, `<label>`, or the first of a pair of elements. */
function labelBefore(element: Element, cell: Element | null): string {
  let up: Element | null = element;
  for (let level = 0; up && level < 3; level++, up = up.parentElement) {
    const before: Element | null = up.previousElementSibling;
    // In a row of many cells the one before is another column, no label.
    if (up === cell && (up.parentElement?.childElementCount ?? 0) > 2) return '';
    if (before) {
      const label = before.childElementCount < 4 ? short(before) : '';
      return /\p{L}/u.test(label) ? label : '';
    }
    if (up === cell || up.tagName === 'LI' || up.tagName === 'P') return '';
  }
  return '';
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
