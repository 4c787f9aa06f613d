import type { LoggedCall } from '../../session/call-log.ts';

const columns = ['time', 'agent', 'site', 'number', 'outcome', 'disposition', 'recording paused'] as const;

/**
 * The calls as CSV (RFC 4180) with a header row. Times are ISO 8601 in UTC. A cell that a spreadsheet would read as a
 * formula begins with an apostrophe.
 */
export function callLogCsv(calls: readonly LoggedCall[]): string {
  const rows = calls.map(({ at, owner, site, number, outcome, disposition, recordingPauses = [] }) => [
    isoTime(at),
    owner,
    site,
    number,
    outcome,
    disposition,
    // ISO 8601 intervals; an open end: the recording was not started again.
    recordingPauses.map(([from, to]) => `${isoTime(from)}/${to === null ? '' : isoTime(to)}`).join(' '),
  ]);
  return [[...columns], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const isoTime = (at: number) => new Date(at).toISOString();

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
