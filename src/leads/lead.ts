import { editableLeadFields } from '../settings/editable-lead-fields.ts';
import type { NonAgentRecord } from '../vicidial/non-agent/non-agent-functions.ts';
import type { LeadFields } from './lead-draft.ts';

/** A lead as the dialer has it. Empty texts: the dialer has none. */
export interface Lead {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly listId: string;
  /** Calling code without `+`. */
  readonly phoneCode: string;
  /** The digits as they are stored. */
  readonly number: string;
  readonly altNumber: string;
  readonly vendorCode: string;
  readonly place: string;
  /** How often the dialer has called the lead. */
  readonly attempts: number;
  /** By the dialer's clock. */
  readonly lastCalled: string;
  readonly comments: string;
  /** The fields that the settings can let agents change, as the dialer has them. */
  readonly fields: LeadFields;
}

/** The lead in a row of `lead_all_info`. */
export function leadOf(row: NonAgentRecord<'lead_all_info'>): Lead {
  const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');
  return {
    id: row.lead_id,
    name: joined(row.title, row.first_name, row.middle_initial, row.last_name),
    status: row.status,
    listId: row.list_id,
    phoneCode: row.phone_code,
    number: row.phone_number,
    altNumber: row.alt_phone,
    vendorCode: row.vendor_lead_code,
    place: joined(row.city, row.state, row.country_code),
    attempts: Number(row.called_count) || 0,
    lastCalled: row.last_local_call_time,
    comments: row.comments.trim(),
    fields: Object.fromEntries(editableLeadFields.map((field) => [field, row[field]])),
  };
}
