import { leadFunctions } from '../vicidial/non-agent/lead-functions.ts';
import { listFunctions } from '../vicidial/non-agent/list-functions.ts';
import { logFunctions } from '../vicidial/non-agent/log-functions.ts';
import { numberFunctions } from '../vicidial/non-agent/number-functions.ts';

const { lead_search, lead_all_info, lead_callback_info, update_lead } = leadFunctions;
const { list_info, list_custom_fields } = listFunctions;
const { recording_lookup } = logFunctions;
const { phone_number_log } = numberFunctions;

/**
 * The functions with which leads are looked up, and lists before leads are added to them. `update_lead` is only used to search
 * (lookup-names.ts), so nothing is changed.
 */
export const leadLookupFunctions = {
  lead_search,
  lead_all_info,
  lead_callback_info,
  phone_number_log,
  recording_lookup,
  list_info,
  list_custom_fields,
  update_lead,
};

export type LeadLookupFunction = keyof typeof leadLookupFunctions;
