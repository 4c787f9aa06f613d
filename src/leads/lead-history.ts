import type { Result } from '../result.ts';
import type { NonAgentRecord } from '../vicidial/non-agent/non-agent-functions.ts';
import type { Lead } from './lead.ts';
import { type AskLead, type LookupFailure, readRows } from './read-rows.ts';

/** What happened with a lead so far. Each part has its own right, so each can fail alone. Times are by the dialer's clock. */
export interface LeadHistory {
  /** The calls to the number of the lead, the latest first. */
  readonly calls: Result<readonly NonAgentRecord<'phone_number_log'>[], LookupFailure>;
  readonly callbacks: Result<readonly NonAgentRecord<'lead_callback_info'>[], LookupFailure>;
  readonly recordings: Result<readonly NonAgentRecord<'recording_lookup'>[], LookupFailure>;
}

/** Asks the dialer for the history of a lead: three requests at the same moment. */
export async function readHistory(
  ask: AskLead,
  { id, number }: Pick<Lead, 'id' | 'number'>,
): Promise<LeadHistory> {
  const [calls, callbacks, recordings] = await Promise.all([
    readRows(ask, 'phone_number_log', { phone_number: number }),
    readRows(ask, 'lead_callback_info', { lead_id: id, search_location: 'CURRENT' }),
    readRows(ask, 'recording_lookup', { lead_id: id }),
  ]);
  return { calls, callbacks, recordings };
}

/** The address of a recording if a browser may open it, or undefined. The dialer's text is not trusted. */
export function recordingAddress(location: string): string | undefined {
  return /^https?:\/\/[\w.:-]+\/[^\s"'<>\\]*$/.test(location) ? location : undefined;
}
