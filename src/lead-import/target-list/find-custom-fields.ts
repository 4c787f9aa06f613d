import { leadLookupFunctions } from '../../leads/lookup-functions.ts';
import { type LookupFailure, readRows } from '../../leads/read-rows.ts';
import { askLead } from '../../platform/ask-lead.ts';
import { ok, type Result } from '../../result.ts';

/**
 * The labels of the custom fields of a list. It changes nothing. A label that is also a parameter of `update_lead` is left out: the
 * dialer would not take it as a custom field.
 */
export async function findCustomFields(listId: string): Promise<Result<readonly string[], LookupFailure>> {
  const found = await readRows(askLead, 'list_custom_fields', { list_id: listId });
  if (!found.ok) return found;
  const { required, optional } = leadLookupFunctions.update_lead;
  const taken = new Set<string>(['function', 'source', 'user', 'pass', ...required, ...optional]);
  const labels = found.value[0]?.custom_fields_list_space_delimited.split(/\s+/) ?? [];
  return ok(labels.filter((label) => /^\w{1,50}$/.test(label) && !taken.has(label)));
}
