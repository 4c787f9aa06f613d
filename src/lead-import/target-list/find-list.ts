import { type LookupFailure, readRows } from '../../leads/read-rows.ts';
import { askLead } from '../../platform/ask-lead.ts';
import { ok, type Result } from '../../result.ts';

/** A list as the dialer has it now. */
export interface FoundList {
  readonly id: string;
  readonly name: string;
  readonly campaign: string;
  readonly isActive: boolean;
  /** All leads, the new ones, and those that can be dialed. Empty if the dialer does not count them. */
  readonly counts: readonly string[];
}

export const isListId = (text: string): boolean => /^\d{2,14}$/.test(text);

/** Reads a list with its counts. It changes nothing. `none`: the dialer has no list with this ID. */
export async function findList(id: string): Promise<Result<FoundList | 'none', LookupFailure>> {
  const input = { list_id: id, leads_counts: 'Y', dialable_count: 'Y' } as const;
  const found = await readRows(askLead, 'list_info', input);
  if (!found.ok) return found;
  const [row] = found.value;
  if (!row) return ok('none');
  const counted: Readonly<Record<string, string>> = row;
  const counts = ['all_leads_count', 'new_leads_count', 'dialable_count'].map((name) => counted[name] ?? '');
  return ok({
    ...{ id, name: row.list_name, campaign: row.campaign_id, isActive: row.active === 'Y' },
    counts: counts.every((count) => /^\d+$/.test(count)) ? counts : [],
  });
}
