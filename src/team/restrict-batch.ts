import type { Settings } from '../settings/catalog.ts';
import type { TeamAgent } from './team-agent.ts';
import { type BatchItem, endIfOver, isOpenItem, type TeamBatch } from './team-batch.ts';
import { isInScope, teamScope } from './team-scope.ts';

export type BatchSettings = Pick<Settings, 'disabledFeatures' | 'teamGroups' | 'teamCampaigns'>;

/**
 * Whether the settings allow an action on this agent now. They may have changed since the action began. `agent`: the agent in the
 * latest list, or undefined, because a smaller scope takes agents out of the list.
 */
export function isActionAllowed(
  item: Pick<BatchItem, 'group' | 'campaign'>,
  agent: Pick<TeamAgent, 'group' | 'campaign'> | undefined,
  settings: BatchSettings,
): boolean {
  const off = settings.disabledFeatures;
  if (off.includes('teamPage') || off.includes('teamActions')) return false;
  return isInScope(agent ?? item, teamScope(settings));
}

/**
 * The batch under the settings of now. An agent for whom the action is no longer allowed is skipped if nothing was sent yet.
 * Otherwise the action has failed for this agent, because its outcome is not known and nothing more is sent.
 */
export function restrictBatch(
  batch: TeamBatch,
  agents: readonly TeamAgent[],
  settings: BatchSettings,
  now: number,
): TeamBatch {
  const known = new Map(agents.map((agent) => [agent.id, agent]));
  const items = batch.items.map((item): BatchItem => {
    if (!isOpenItem(item) || isActionAllowed(item, known.get(item.id), settings)) return item;
    return item.request === undefined
      ? { ...item, state: 'skipped', skip: 'notAllowed' }
      : { ...item, state: 'failed', failure: 'notAllowed' };
  });
  return items.every((item, at) => item === batch.items[at]) ? batch : endIfOver({ ...batch, items }, now);
}
