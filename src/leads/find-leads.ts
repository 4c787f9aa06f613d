import { explain } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { type Lead, leadOf } from './lead.ts';
import { recordSearch } from './lookup-names.ts';
import { type AskLead, askFor, type LookupFailure, readRows } from './read-rows.ts';
import { type StoredNumber, storedForms } from './stored-forms.ts';

export interface FoundLeads {
  /** The newest first. */
  readonly leads: readonly Lead[];
  /** How many leads have the number. More than are in `leads` if there are many. */
  readonly total: number;
}

/** At most this many leads are read. Each costs one request. */
const mostLeads = 5;

/** The leads that have this number, in any form in which the dialer may store it. */
export async function findLeads(
  ask: AskLead,
  number: StoredNumber,
): Promise<Result<FoundLeads, LookupFailure>> {
  const found = await readRows(ask, 'lead_search', { phone_number: storedForms(number).join(',') });
  if (!found.ok) return found;
  return readNewest(
    ask,
    found.value.flatMap(({ lead_ids }) => lead_ids.split('-')),
  );
}

/** The most leads of one record that are counted. */
const mostCounted = '50';

/** The leads that have this ID of a record in the CRM (`vendor_lead_code`). */
export async function findLeadsOfRecord(
  ask: AskLead,
  record: string,
): Promise<Result<FoundLeads, LookupFailure>> {
  const input = { ...recordSearch, vendor_lead_code: record, records: mostCounted };
  const found = await askFor(ask, 'update_lead', input);
  if (!found.ok) return found;
  const results = found.value === 'nothing' ? [] : found.value.results;
  return readNewest(
    ask,
    results.map(({ values }) => values['lead_id'] ?? ''),
  );
}

async function readNewest(
  ask: AskLead,
  found: readonly string[],
): Promise<Result<FoundLeads, LookupFailure>> {
  const ids = [...new Set(found)]
    .filter((id) => /^\d+$/.test(id))
    .toSorted((one, other) => Number(other) - Number(one));
  const leads: Lead[] = [];
  for (const id of ids.slice(0, mostLeads)) {
    const lead = await readLead(ask, id);
    if (!lead.ok) return lead;
    leads.push(lead.value);
  }
  return ok({ leads, total: ids.length });
}

/** One lead by its ID. */
export async function readLead(ask: AskLead, id: string): Promise<Result<Lead, LookupFailure>> {
  const rows = await readRows(ask, 'lead_all_info', { lead_id: id });
  if (!rows.ok) return rows;
  const [row] = rows.value;
  return row ? ok(leadOf(row)) : fail({ reason: explain({ kind: 'unrecognized' }) });
}
