import type { LeadLookupFunction } from './lookup-functions.ts';

/** The names of the functions that a lead lookup may call. Apart from their table, which the worker does not need. */
export const leadLookupNames: readonly LeadLookupFunction[] = [
  'lead_search',
  'lead_all_info',
  'lead_callback_info',
  'phone_number_log',
  'recording_lookup',
];

/** The names of the functions with which the page for new leads checks rows and list. None of them changes anything. */
export const importCheckNames = ['lead_search', 'list_info'] as const;
