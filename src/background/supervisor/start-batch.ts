import type { Failure } from '../../failure.ts';
import { mostBatches, teamBatches } from '../../platform/stored-batch.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail, ok, type Result } from '../../result.ts';
import { missingForCommand } from '../../team/supervisor-rights.ts';
import type { TeamAction } from '../../team/team-action.ts';
import { isOpenBatch, newBatch, openIds } from '../../team/team-batch.ts';
import { readSettings } from '../effective-settings.ts';
import { visibleAgents } from './visible-agents.ts';

/** Stores a new batch for these agents. An agent is in one open batch at a time. The same id again is the batch that it began. */
export async function startBatch(
  id: string,
  action: TeamAction,
  ids: readonly string[],
  reason: string,
): Promise<Result<null, Failure>> {
  const { signIn, rights } = await supervisorState.get();
  if (signIn.state !== 'in') return fail({ kind: 'notSignedIn' });
  if (rights && missingForCommand(rights)) return fail({ kind: 'noPermission' });
  const { values } = await readSettings();
  if (values.disabledFeatures.includes('teamActions')) return fail({ kind: 'setByOrganization' });
  const why = reason.trim();
  if (values.supervisorReasonRequired && why === '') return fail({ kind: 'reasonRequired' });
  const chosen = new Set(ids);
  const agents = (await visibleAgents()).filter((agent) => chosen.has(agent.id));
  if (agents.length === 0) return fail({ kind: 'noAgentsChosen' });
  const by = signIn.identity.user;
  const batch = newBatch({ id, by, at: Date.now(), action, ...(why ? { reason: why } : {}) }, agents);
  let refusal: Failure | undefined;
  await teamBatches.update((batches) => {
    if (batches.some((each) => each.id === id)) return batches;
    if (batches.some((each) => openIds(each).some((agent) => chosen.has(agent)))) {
      refusal = { kind: 'actionRunning' };
      return batches;
    }
    return [batch, ...batches].filter((each, at) => at < mostBatches || isOpenBatch(each));
  });
  return refusal ? fail(refusal) : ok(null);
}
