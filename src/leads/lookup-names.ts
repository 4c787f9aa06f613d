import type { LeadLookupFunction } from './lookup-functions.ts';

/** The functions of a lead lookup that never change anything. Apart from their table, which the worker does not need. */
export const leadLookupNames: readonly LeadLookupFunction[] = [
  'lead_search',
  'lead_all_info',
  'lead_callback_info',
  'phone_number_log',
  'recording_lookup',
];

/** The names of the functions with which the page for new leads checks rows and list. None of them changes anything. */
export const importCheckNames = ['lead_search', 'list_info', 'list_custom_fields'] as const;

/**
 * The only parameters with which `update_lead` searches for the record of a CRM: with `no_update` it changes nothing and lists the leads
 * (docs/vicidial/facts.md 7).
 */
export const recordSearch = { search_method: 'VENDOR_LEAD_CODE', no_update: 'Y' } as const;
const searchParameters = ['function', 'source', 'vendor_lead_code', 'records', ...Object.keys(recordSearch)];

/** Whether a request with these parameters belongs to a lookup, and so changes nothing. */
export function isLeadLookup(parameters: Readonly<Record<string, string>>): boolean {
  const name = parameters['function'];
  if (leadLookupNames.some((each) => each === name)) return true;
  return (
    name === 'update_lead' &&
    Object.entries(recordSearch).every(([parameter, value]) => parameters[parameter] === value) &&
    Object.keys(parameters).every((parameter) => searchParameters.includes(parameter))
  );
}
