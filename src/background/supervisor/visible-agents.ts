import { teamList } from '../../platform/stored-team.ts';
import type { TeamAgent } from '../../team/team-agent.ts';
import { isInScope, teamScope } from '../../team/team-scope.ts';
import { readSettings } from '../effective-settings.ts';

/** The agents of the list whom the settings let the supervisor see now. The list may be older than the settings. */
export async function visibleAgents(): Promise<readonly TeamAgent[]> {
  const scope = teamScope((await readSettings()).values);
  return (await teamList.get()).agents.filter((agent) => isInScope(agent, scope));
}
