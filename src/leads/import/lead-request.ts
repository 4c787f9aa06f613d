import { source } from '../../vicidial/request.ts';
import { customTextsOf, type ImportRow } from './import-row.ts';
import { keptCustomText, leadFieldsOf } from './kept-text.ts';
import type { DuplicateScope, ListTarget } from './lead-import.ts';
import { callbackOf } from './row-callback.ts';

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
export function addLeadRequest(row: ImportRow, target: ListTarget): Record<string, string> {
  const { listId, campaign, duplicates, skipsDoNotCall, hopperPriority } = target;
  const fields = Object.entries(leadFieldsOf(row.texts, row.ext)).filter(([, text]) => text !== '');
  return {
    function: 'add_lead',
    source,
    phone_code: row.phoneCode,
    phone_number: row.value,
    list_id: listId,
    list_exists_check: 'Y',
    duplicate_check: duplicateChecks[duplicates],
    ...Object.fromEntries(fields),
    // The agent screen shows the custom fields of this list.
    ...(customTextsOf(row.texts).length > 0 ? { entry_list_id: listId } : {}),
    ...callbackParameters(row, target),
    ...(skipsDoNotCall ? { dnc_check: 'Y' } : {}),
    ...(skipsDoNotCall && campaign ? { campaign_dnc_check: 'Y', campaign_id: campaign } : {}),
    ...(hopperPriority === undefined ? {} : { add_to_hopper: 'Y', hopper_priority: String(hopperPriority) }),
  };
}

function callbackParameters(row: ImportRow, target: ListTarget): Record<string, string> {
  const at = callbackOf(row, target.callbackAt);
  if (at === undefined) return {};
  return {
    ...{ callback: 'Y', callback_status: 'CALLBK', callback_datetime: at, callback_type: 'ANYONE' },
    campaign_id: target.campaign,
  };
}

/**
 * The request that stores the callback and the custom fields of a lead that was added. `add_lead` never stores custom fields, and to
 * repeat this request changes nothing more (docs/vicidial/results-out.md 9).
 */
export function completionRequest(
  row: ImportRow & { readonly leadId: string },
  target: ListTarget,
): Record<string, string> {
  const custom = customTextsOf(row.texts).map(([label, text]) => [label, keptCustomText(text)] as const);
  return {
    // The parameters of the function come last: no label of a custom field replaces one of them.
    ...Object.fromEntries(custom),
    ...(custom.length > 0 ? { custom_fields: 'Y' } : {}),
    ...callbackParameters(row, target),
    ...{ function: 'update_lead', source, lead_id: row.leadId },
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
