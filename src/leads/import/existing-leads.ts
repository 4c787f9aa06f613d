import { ok, type Result } from '../../result.ts';
import { type AskLead, type LookupFailure, readRows } from '../read-rows.ts';
import { type StoredNumber, storedForms } from '../stored-forms.ts';

/** Numbers in one request: with all their forms they stay below the longest text that a parameter may have. */
export const numbersPerSearch = 25;

/** The IDs of the leads that have these numbers, the newest first, by the value of the number. One request. */
export async function findExistingLeads(
  ask: AskLead,
  numbers: readonly StoredNumber[],
): Promise<Result<ReadonlyMap<StoredNumber, readonly string[]>, LookupFailure>> {
  const forms = numbers.flatMap(storedForms);
  const found = await readRows(ask, 'lead_search', { phone_number: forms.join(',') });
  if (!found.ok) return found;
  const ids = new Map(
    found.value.map(({ search_key, lead_ids }) => [
      search_key,
      lead_ids.split('-').filter((id) => /^\d+$/.test(id)),
    ]),
  );
  const leads = numbers.map(
    (number) => [number, storedForms(number).flatMap((form) => ids.get(form) ?? [])] as const,
  );
  return ok(new Map(leads.filter(([, each]) => each.length > 0)));
}
