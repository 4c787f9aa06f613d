/**
 * The functions of the non-agent API that find and read a lead (docs/vicidial/non-agent-api.md). Apart from the other functions for
 * leads, because the worker needs only these.
 */
import { leadRecord } from './lead-record.ts';
import type { NonAgentRow } from './non-agent-row.ts';

export const leadSearchFunctions = {
  lead_search: {
    level: 8,
    rights: ['modify_leads'],
    needsApiAccess: true,
    required: ['phone_number'],
    optional: ['records', 'archived_lead', 'stage', 'header'],
    reply: 'rows',
    rows: {
      columns: ['search_key', 'records_found', 'lead_ids'],
      wrongHeader: 'search_keyrecords_foundlead_ids',
    },
    success: [{ text: 'LEADS FOUND IN THE SYSTEM', values: [] }],
    notice: [],
    errors: [
      'USER DOES NOT HAVE PERMISSION TO SEARCH FOR LEADS',
      'NO VALID SEARCH METHOD',
      'NOT AN ALLOWED LIST ID',
      'NO MATCHES FOUND IN THE SYSTEM',
    ],
  },
  lead_all_info: {
    level: 7,
    rights: ['modify_leads', 'view_reports'],
    needsApiAccess: true,
    required: ['lead_id'],
    optional: ['phone_number', 'custom_fields', 'force_entry_list_id', 'archived_lead', 'stage', 'header'],
    reply: 'rows',
    rows: leadRecord,
    success: [],
    notice: [],
    errors: ['USER DOES NOT HAVE PERMISSION TO GET LEAD INFO', 'LEAD NOT FOUND', 'LIST NOT FOUND'],
  },
} as const satisfies Record<string, NonAgentRow>;
