import type { ReportFunction } from './report-functions.ts';

/** The names of the functions that a report may call. Apart from their table, which the worker does not need. */
export const reportFunctionNames: readonly ReportFunction[] = [
  'agent_stats_export',
  'recording_lookup',
  'call_dispo_report',
];
