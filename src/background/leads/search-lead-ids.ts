import type { Failure } from '../../failure.ts';
import { storedForms } from '../../leads/stored-forms.ts';
import { toDialString } from '../../phone/dialing/dial-string.ts';
import { loadPlanOf } from '../../platform/phone-metadata.ts';
import { fail, ok, type Result } from '../../result.ts';
import { askNonAgent, type NonAgentOptions } from '../supervisor/supervisor-client.ts';

/** The IDs of the leads that have a number in E.164, the newest first. One request with the account of the supervisor. */
export async function searchLeadIds(
  number: string,
  options: NonAgentOptions,
): Promise<Result<readonly string[], Failure>> {
  await loadPlanOf(number);
  const parts = toDialString(number);
  if (!parts.ok) return parts;
  const input = { phone_number: storedForms(parts.value).join(',') };
  const found = await askNonAgent('lead_search', input, options);
  if (!found.ok) return found.error.kind === 'nothingFound' ? ok([]) : found;
  const ids = found.value.rows
    .flatMap(({ lead_ids }) => lead_ids.split('-'))
    .filter((id) => /^\d+$/.test(id))
    .toSorted((one, other) => Number(other) - Number(one));
  return ids.length === 0 ? fail({ kind: 'unrecognized' }) : ok(ids);
}
