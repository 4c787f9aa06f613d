import type { LoggedCall } from '../../session/call-log.ts';

const columns = ['time', 'agent', 'site', 'number', 'outcome', 'disposition'] as const;

/**
 * The calls as CSV (RFC 4180) with a header row. Times are ISO 8601 in UTC. A cell that a spreadsheet would read as a
 * formula begins with an apostrophe.
 */
export function callLogCsv(calls: readonly LoggedCall[]): string {
  const rows = calls.map(({ at, owner, site, number, outcome, disposition }) => [
    new Date(at).toISOString(),
    owner,
    site,
    number,
    outcome,
    disposition,
  ]);
  return [[...columns], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
