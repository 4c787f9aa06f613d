import { logFunctions } from '../vicidial/non-agent/log-functions.ts';
import { teamFunctions } from '../vicidial/non-agent/team-functions.ts';

const { recording_lookup, call_dispo_report } = logFunctions;
const { agent_stats_export } = teamFunctions;

/** The functions from which the reports of a day are made. None of them changes anything. */
export const reportFunctions = { agent_stats_export, recording_lookup, call_dispo_report };

export type ReportFunction = keyof typeof reportFunctions;
