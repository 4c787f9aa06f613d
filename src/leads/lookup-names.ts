import type { LeadLookupFunction } from './lookup-functions.ts';

/** The names of the functions that a lead lookup may call. Apart from their table, which the worker does not need. */
export const leadLookupNames: readonly LeadLookupFunction[] = [
  'lead_search',
  'lead_all_info',
  'lead_callback_info',
  'phone_number_log',
  'recording_lookup',
];
