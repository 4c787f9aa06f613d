import type { AskReport } from '../team/day-report.ts';
import { reportFunctions } from '../team/report-functions.ts';
import { askNonAgent } from './ask-non-agent.ts';

/** Sends one request of a report through the worker, and decodes the reply. An error line is no failure here. */
export const askReport: AskReport = (name, input) => askNonAgent(reportFunctions, name, input);
