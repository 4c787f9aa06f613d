import { csvText } from '../../csv.ts';
import type { LoggedCall } from '../../session/call-log.ts';

const columns = ['time', 'agent', 'site', 'number', 'outcome', 'disposition', 'recording paused'] as const;

/**
 * The calls as CSV with a header row. Times are ISO 8601 in UTC.
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
  return csvText([columns, ...rows]);
}

const isoTime = (at: number) => new Date(at).toISOString();
