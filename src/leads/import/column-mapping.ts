import { kindOfHeader } from '../../phone/find/find-numbers.ts';
import {
  customColumn,
  customLabel,
  type ExtraColumn,
  type ImportColumn,
  type ImportTexts,
  importColumns,
  longestImportText,
} from './import-row.ts';

/** What the columns of a table mean. A table can have the first and the last name apart, and custom fields of the list. */
export const mappedColumns = [...importColumns, 'firstName', 'lastName', 'callback'] as const;

export type MappedColumn = (typeof mappedColumns)[number] | ExtraColumn;

/** The meaning of each column of a table, from left to right. Undefined: it is not used. */
export type ColumnMapping = readonly (MappedColumn | undefined)[];

export type Table = readonly (readonly string[])[];

/** Words of headers in the languages in which exports are common. The first match wins. */
const headerPatterns: readonly (readonly [pattern: RegExp, column: MappedColumn])[] = [
  [/e-?mail|correo/i, 'email'],
  [/^call.?back(.?(date|time|on|at))*$|^(volver a llamar|rückruf)$/i, 'callback'],
  [/first.?name|given.?name|vorname|prénom|^nombres?$/i, 'firstName'],
  [/last.?name|surname|family.?name|nachname|apellidos?/i, 'lastName'],
  [/company|organi[sz]ation|account|firma|empresa|société|business/i, 'company'],
  [/(record|contact|lead|customer|vendor|crm).*\b(id|code|no)\b|^(id|code|record)$/i, 'recordId'],
  [/phone|mobile|cell|tel|móvil|movil|número|numero|nummer|handy/i, 'number'],
  [/name|contact|nombre|nom\b|person|customer|cliente|kunde/i, 'name'],
];

const hasDigits = (text: string) => text.replace(/\D/g, '').length >= 6;
const isNumberText = (text: string) => hasDigits(text) && /^[\d\s()+./\-xext]+$/i.test(text);

/** The guess for each column by its header, and by its cells for columns without a known header. Each meaning is used once. */
export function guessMapping(table: Table, hasHeader: boolean): ColumnMapping {
  const [first = []] = table;
  const sample = table.slice(hasHeader ? 1 : 0, 21);
  const width = Math.max(0, ...table.slice(0, 21).map((row) => row.length));
  const used = new Set<MappedColumn>();
  const guesses = Array.from({ length: width }, (_, at) => {
    const guess = hasHeader ? columnOf(first[at] ?? '') : undefined;
    if (guess === undefined || used.has(guess)) return undefined;
    used.add(guess);
    return guess;
  });
  return guesses.map((guess, at) => {
    if (guess !== undefined) return guess;
    const cells = sample.map((row) => row[at] ?? '').filter(Boolean);
    const byCells = columnByCells(cells);
    if (byCells === undefined || used.has(byCells)) return undefined;
    used.add(byCells);
    return byCells;
  });
}

/** The mapping in which a column whose header is the label of a custom field fills that field. The column with the numbers stays. */
export function mapCustomFields(
  mapping: ColumnMapping,
  [header = []]: Table,
  labels: readonly string[],
): ColumnMapping {
  const simple = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return mapping.map((column, at) => {
    const label = labels.find((each) => simple(each) === simple(header[at] ?? ''));
    if (column === 'number' || label === undefined || mapping.includes(customColumn(label))) return column;
    return customColumn(label);
  });
}

function columnOf(header: string): MappedColumn | undefined {
  const text = header.trim();
  const found = headerPatterns.find(([pattern]) => pattern.test(text))?.[1];
  if (found) return found;
  return kindOfHeader(text) === 'phone' ? 'number' : undefined;
}

function columnByCells(cells: readonly string[]): MappedColumn | undefined {
  const most = (is: (cell: string) => boolean) =>
    cells.length > 0 && cells.filter(is).length * 2 > cells.length;
  if (most((cell) => /^\S+@\S+\.\S+$/.test(cell))) return 'email';
  return most(isNumberText) ? 'number' : undefined;
}

/** Whether the first row of a table contains headers: it has a known header, or no cell with a number while the second row has one. */
export function startsWithHeader([first = [], second]: Table): boolean {
  if (first.some(isNumberText)) return false;
  if (first.some((cell) => columnOf(cell) !== undefined)) return true;
  return second?.some(isNumberText) ?? false;
}

/** The texts of a row of the table. Line breaks and control characters become spaces. */
export function textsOf(row: readonly string[], mapping: ColumnMapping): ImportTexts {
  const read = (column: MappedColumn) => {
    const at = mapping.indexOf(column);
    return at < 0 ? '' : cleanText(row[at] ?? '');
  };
  const name = read('name') || [read('firstName'), read('lastName')].filter(Boolean).join(' ');
  const texts: Record<ImportColumn, string> = {
    number: read('number'),
    name,
    company: read('company'),
    email: read('email'),
    recordId: read('recordId'),
  };
  const extra = mapping.flatMap((column) => {
    if (column === undefined || !(column === 'callback' || customLabel(column) !== undefined)) return [];
    const text = read(column);
    return text === '' ? [] : [[column, text] as const];
  });
  return extra.length === 0 ? texts : { ...texts, extra: Object.fromEntries(extra) };
}

/** One line of text, cut to the longest that a row keeps. */
export function cleanText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longestImportText);
}
