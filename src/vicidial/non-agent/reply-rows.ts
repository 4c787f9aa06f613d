import type { RowShape } from './non-agent-row.ts';

/** Values by column name. */
export type Row = Readonly<Record<string, string>>;

/** The rows of a reply. A row that does not fit its columns stays a list of cells, because any assignment would be a guess. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly unfit: readonly (readonly string[])[];
}

/** The parameters of a request. Some of them determine the columns. */
export type RowRequest = Readonly<Record<string, string | undefined>>;

const separators: Readonly<Record<string, string>> = { csv: ',', tab: '\t', newline: '\n' };

/** Columns with a fixed format. In a row that violates one of them, the cells are shifted. */
const columnForms: Readonly<Record<string, RegExp>> = {
  active: /^[YN]?$/,
  agents_logged_in: /^\d+$/,
  call_date: /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?$/,
  calls: /^\d*$/,
  calls_today: /^\d*$/,
  calls_waiting: /^\d*$/,
  custtime: /^\d*$/,
  entry_list_id: /^\d*$/,
  hopper_order: /^\d+$/,
  lead_id: /^\d*$/,
  length_in_sec: /^-?\d*$/,
  list_id: /^\d*$/,
  phone_code: /^\d*$/,
  records_found: /^\d*$/,
  resets_today: /^\d*$/,
  session_id: /^\d*$/,
  user_group: /^[\w-]*$/,
  user_level: /^\d*$/,
};

/** Parses the lines of a reply without a verdict. `request`: the sent parameters. */
export function readTable(lines: readonly string[], shape: RowShape, request: RowRequest): Table {
  const separator = shape.separator ?? separators[request['stage'] ?? ''] ?? '|';
  const records = shape.isOneRecord
    ? recordLines(lines, separator, shape)
    : lines.filter((line) => line !== '').map((line) => line.split(separator));
  const first = records[0] ?? [];
  const isWrongHeader = shape.wrongHeader?.replaceAll('|', separator) === first.join(separator);
  const isHeader =
    shape.hasHeaderAlways === true ||
    isWrongHeader ||
    (first.length > 1 && (first[0] === shape.columns[0] || isAddedFirst(first[0], shape)));
  const columns = isHeader && !isWrongHeader ? first.map((name) => name.trim()) : columnsFor(shape, request);
  const rows: Row[] = [];
  const unfit: (readonly string[])[] = [];
  for (const cells of isHeader ? records.slice(1) : records) {
    const row = fitRow(cells, columns, shape, separator);
    if (row) rows.push(row);
    else unfit.push(cells);
  }
  return { columns, rows, unfit };
}

const isAddedFirst = (name: string | undefined, shape: RowShape): boolean =>
  shape.added?.some(({ isFirst, columns }) => isFirst === true && columns[0] === name) ?? false;

/** The columns of this request, for replies without a header. */
function columnsFor(shape: RowShape, request: RowRequest): readonly string[] {
  let columns = shape.columns;
  for (const added of shape.added ?? []) {
    if (request[added.parameter] !== added.value) continue;
    columns = added.isFirst ? [...added.columns, ...columns] : [...columns, ...added.columns];
  }
  return columns;
}

/** An optional header, and a single record whose values may contain line breaks. */
function recordLines(lines: readonly string[], separator: string, shape: RowShape): string[][] {
  if (separator === '\n') {
    const cells = lines.slice(0, lines.at(-1) === '' ? -1 : undefined);
    if (cells[0] !== shape.columns[0]) return [cells];
    const last = shape.columns.at(-1) ?? '';
    const names = cells.indexOf(last) + 1 || shape.columns.length;
    return [cells.slice(0, names), cells.slice(names)];
  }
  const hasHeader = (lines[0] ?? '').startsWith(`${shape.columns[0]}${separator}${shape.columns[1]}`);
  const body = (hasHeader ? lines.slice(1) : lines).join('\n').replace(/\n$/, '').split(separator);
  return hasHeader ? [(lines[0] ?? '').split(separator), body] : [body];
}

/** The row by column name, or undefined if the assignment is uncertain. */
function fitRow(
  cells: readonly string[],
  columns: readonly string[],
  shape: RowShape,
  separator: string,
): Row | undefined {
  const optional = new Set(shape.added?.filter((one) => one.isOptional).flatMap((one) => one.columns));
  const isShort =
    cells.length < columns.length && columns.slice(cells.length).every((one) => optional.has(one));
  const names = isShort ? columns.slice(0, cells.length) : columns;
  const values = fitCells(cells, names, shape, separator);
  if (!values) return undefined;
  const row = Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
  const isShifted = Object.entries(columnForms).some(
    ([name, form]) => name in row && !form.test(row[name] ?? ''),
  );
  return isShifted ? undefined : row;
}

function fitCells(
  cells: readonly string[],
  names: readonly string[],
  shape: RowShape,
  separator: string,
): readonly string[] | undefined {
  const extra = cells.length - names.length;
  if (extra === 0) return cells;
  if (extra > 0 && shape.endsWithSeparator && cells.at(-1) === '') {
    return fitCells(cells.slice(0, -1), names, shape, separator);
  }
  const free = names.filter((name) => shape.freeText?.includes(name));
  const [only] = free;
  if (extra < 0 || free.length !== 1 || only === undefined) return undefined;
  // Every other column has a fixed alphabet, so the surplus separators are in this one.
  const at = names.indexOf(only);
  const whole = cells.slice(at, at + extra + 1).join(separator);
  return [...cells.slice(0, at), whole, ...cells.slice(at + extra + 1)];
}
