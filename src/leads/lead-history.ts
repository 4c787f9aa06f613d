import type { Result } from '../result.ts';
import type { ShownLeadField } from '../settings/shown-lead-fields.ts';
import type { NonAgentRecord } from '../vicidial/non-agent/non-agent-functions.ts';
import type { Lead } from './lead.ts';
import { type AskLead, type LookupFailure, readRows } from './read-rows.ts';

/**
 * What happened with a lead so far. Each part has its own right, so each can fail alone. A part that is missing was not requested.
 * Times are by the dialer's clock.
 */
export interface LeadHistory {
  /** The calls to the number of the lead, the latest first. */
  readonly calls?: Result<readonly NonAgentRecord<'phone_number_log'>[], LookupFailure>;
  readonly callbacks?: Result<readonly NonAgentRecord<'lead_callback_info'>[], LookupFailure>;
  readonly recordings?: Result<readonly NonAgentRecord<'recording_lookup'>[], LookupFailure>;
}

/** Asks the dialer for the parts of the history of a lead that the settings show: at most three requests, at the same moment. */
export async function readHistory(
  ask: AskLead,
  { id, number }: Pick<Lead, 'id' | 'number'>,
  shown: readonly ShownLeadField[],
): Promise<LeadHistory> {
  const [calls, callbacks, recordings] = await Promise.all([
    // The attempts of today are counted from the calls.
    shown.includes('lastCalls') || shown.includes('callCounts')
      ? readRows(ask, 'phone_number_log', { phone_number: number })
      : undefined,
    shown.includes('callbacks')
      ? readRows(ask, 'lead_callback_info', { lead_id: id, search_location: 'CURRENT' })
      : undefined,
    shown.includes('recordings') ? readRows(ask, 'recording_lookup', { lead_id: id }) : undefined,
  ]);
  return { ...(calls && { calls }), ...(callbacks && { callbacks }), ...(recordings && { recordings }) };
}

/** The address of a recording if a browser may open it, or undefined. The dialer's text is not trusted. */
export function recordingAddress(location: string): string | undefined {
  return /^https?:\/\/[\w.:-]+\/[^\s"'<>\\]*$/.test(location) ? location : undefined;
}
