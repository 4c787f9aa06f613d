import { source } from '../../vicidial/request.ts';
import type { ImportRow } from './import-row.ts';
import { leadFieldsOf } from './kept-text.ts';
import type { DuplicateScope, ImportTarget } from './lead-import.ts';

/**
 * The list is always part of the search, so a row that is sent again after a lost reply is refused if it has arrived
 * (docs/vicidial/facts.md 7).
 */
const duplicateChecks: Readonly<Record<DuplicateScope, string>> = {
  list: 'DUPLIST',
  campaign: 'DUPLIST-DUPCAMP',
  system: 'DUPLIST-DUPSYS',
};

/** The request that adds a row to the list of the target, without the login. */
export function addLeadRequest(
  row: ImportRow,
  { listId, campaign, duplicates, skipsDoNotCall, hopperPriority }: ImportTarget,
): Record<string, string> {
  const fields = Object.entries(leadFieldsOf(row.texts)).filter(([, text]) => text !== '');
  return {
    function: 'add_lead',
    source,
    phone_code: row.phoneCode,
    phone_number: row.value,
    list_id: listId,
    list_exists_check: 'Y',
    duplicate_check: duplicateChecks[duplicates],
    ...Object.fromEntries(fields),
    ...(skipsDoNotCall ? { dnc_check: 'Y' } : {}),
    ...(skipsDoNotCall && campaign ? { campaign_dnc_check: 'Y', campaign_id: campaign } : {}),
    ...(hopperPriority === undefined ? {} : { add_to_hopper: 'Y', hopper_priority: String(hopperPriority) }),
  };
}

/** The request that searches for the leads with the number of a row. */
export const searchRequest = ({ value }: Pick<ImportRow, 'value'>): Record<string, string> => ({
  function: 'lead_search',
  source,
  phone_number: value,
});

/** The request for the list of a lead. */
export const listOfLeadRequest = (leadId: string): Record<string, string> => ({
  function: 'lead_field_info',
  source,
  lead_id: leadId,
  field_name: 'list_id',
});
