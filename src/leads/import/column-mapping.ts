import { kindOfHeader } from '../../phone/find/find-numbers.ts';
import { type ImportColumn, type ImportTexts, importColumns, longestImportText } from './import-row.ts';

/** What the columns of a table mean. A table can have the first and the last name apart. */
export const mappedColumns = [...importColumns, 'firstName', 'lastName'] as const;

export type MappedColumn = (typeof mappedColumns)[number];

/** The meaning of each column of a table, from left to right. Undefined: it is not used. */
export type ColumnMapping = readonly (MappedColumn | undefined)[];

export type Table = readonly (readonly string[])[];

/** Words of headers in the languages in which exports are common. The first match wins. */
const headerPatterns: readonly (readonly [pattern: RegExp, column: MappedColumn])[] = [
  [/e-?mail|correo/i, 'email'],
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
  return texts;
}

/** One line of text, cut to the longest that a row keeps. */
export function cleanText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longestImportText);
}
