type Rows = readonly (readonly string[])[];

/** Rows as CSV (RFC 4180). A cell that a spreadsheet would read as a formula begins with an apostrophe. */
export function csvText(rows: Rows): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

const csvCell = (text: string) => `"${withoutFormula(text).replaceAll('"', '""')}"`;

/** Rows as text that can be pasted into a spreadsheet, with tabs between the cells and no formulas. */
export function pasteText(rows: Rows): string {
  return rows
    .map((row) => `${row.map((text) => withoutFormula(text.replace(/[\t\r\n]+/g, ' '))).join('\t')}\n`)
    .join('');
}

/** A spreadsheet also finds a formula after spaces. */
const withoutFormula = (text: string) => (/^(?:\s*[=+\-@]|[\t\r])/.test(text) ? `'${text}` : text);
