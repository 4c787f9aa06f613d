import type { Settings } from '../settings/catalog.ts';

/** The user groups and campaigns whose agents a supervisor may see. An empty list allows all of them. */
export interface TeamScope {
  readonly groups: readonly string[];
  readonly campaigns: readonly string[];
}

export function teamScope({
  teamGroups,
  teamCampaigns,
}: Pick<Settings, 'teamGroups' | 'teamCampaigns'>): TeamScope {
  return { groups: teamGroups, campaigns: teamCampaigns };
}

/** Whether an agent, or a row of the statistics, is in the scope. The dialer ignores upper and lower case too. */
export function isInScope(
  { group, campaign }: { readonly group: string; readonly campaign: string },
  { groups, campaigns }: TeamScope,
): boolean {
  return allows(groups, group) && allows(campaigns, campaign);
}

const allows = (ids: readonly string[], id: string) =>
  ids.length === 0 || ids.some((each) => each.toLowerCase() === id.toLowerCase());

/** Whether a row that does not fit its columns is surely in the scope: each limited part is one of its cells. */
export function isRowInScope(cells: readonly string[], { groups, campaigns }: TeamScope): boolean {
  return [groups, campaigns].every((ids) => ids.length === 0 || cells.some((cell) => allows(ids, cell)));
}

/** The filters of `logged_in_agents` for the scope. */
export function scopeFilters({ groups, campaigns }: TeamScope): {
  readonly user_groups?: string;
  readonly campaigns?: string;
} {
  return {
    ...(groups.length > 0 ? { user_groups: groups.join('|') } : {}),
    ...(campaigns.length > 0 ? { campaigns: campaigns.join('|') } : {}),
  };
}
