import { explain } from '../../failure.ts';
import { seenPauses } from '../../platform/stored-seen-pauses.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { teamList } from '../../platform/stored-team.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { alertRules } from '../../settings/values/alert-rule.ts';
import { hopperToCount, isCountDue, isRefreshDue } from '../../team/refresh-schedule.ts';
import { followPauses } from '../../team/seen-pauses.ts';
import { missingRights } from '../../team/supervisor-rights.ts';
import { emptyTeamList, failTeam, followTeam } from '../../team/team-list.ts';
import { scopeFilters, teamScope } from '../../team/team-scope.ts';
import { teamFunctions } from '../../vicidial/non-agent/team-functions.ts';
import { readSettings } from '../effective-settings.ts';
import { askNonAgent } from './supervisor-client.ts';
import { supervisorLoginFailed } from './supervisor-sign-in.ts';

/**
 * Asks the dialer for the team if a refresh is due, and stores the list. Each open team page requests this, and the stored
 * times decide: the pages share one request, also after the worker was stopped.
 */
export async function refreshTeam(isVisible: boolean): Promise<void> {
  if ((await supervisorState.get()).signIn.state !== 'in') return;
  const { values } = await readSettings();
  if (values.disabledFeatures.includes('teamPage')) return;
  let isMine = false;
  await teamList.update((list) => {
    isMine = isRefreshDue(list, isVisible, Date.now());
    return isMine ? { ...list, askedAt: Date.now() } : list;
  });
  if (!isMine) return;
  const reply = await askNonAgent('logged_in_agents', {
    show_sub_status: 'YES',
    ...scopeFilters(teamScope(values)),
  });
  // The supervisor may have signed out meanwhile.
  if ((await supervisorState.get()).signIn.state !== 'in') return;
  const at = Date.now();
  if (reply.ok) {
    await followList(reply.value, at);
  } else if (reply.error.kind === 'notLoggedIn') {
    await followList({ rows: [], unfit: [] }, at);
  } else if (isLoginFailure(reply.error)) {
    await supervisorLoginFailed(reply.error);
    return;
  } else {
    const reason = explain(reply.error);
    await teamList.update((list) => failTeam(list, reason, at));
    return;
  }
  await countWaitingCalls(isVisible);
  await countHopper(isVisible);
}

/** Stores the list of a reply, and how long the agents of the list before it were paused. */
async function followList(
  reply: Pick<Parameters<typeof followTeam>[1], 'rows' | 'unfit'>,
  at: number,
): Promise<void> {
  let before = emptyTeamList;
  await teamList.update((list) => {
    before = list;
    return followTeam(list, { rows: reply.rows, unfit: reply.unfit, at });
  });
  await seenPauses.update((seen) => followPauses(seen, before, at));
}

/** The count is of the whole system, so the group that is asked for does not matter (docs/vicidial/results-out.md 8). */
async function countWaitingCalls(isVisible: boolean): Promise<void> {
  const list = await teamList.get();
  const [first] = list.agents;
  if (!first || !isCountDue(list, isVisible, Date.now())) return;
  const reply = await askNonAgent('user_group_status', { user_groups: first.group });
  const count = reply.ok ? Number(reply.value.rows[0]?.calls_waiting) : Number.NaN;
  if (Number.isNaN(count)) return;
  await teamList.update((now) => ({ ...now, callsWaiting: { count, at: Date.now() } }));
}

/** Counts the leads in the hopper of one campaign, if an alert needs that and the account may. */
async function countHopper(isVisible: boolean): Promise<void> {
  const { alerts } = (await readSettings()).values;
  if (!alertRules(alerts).some(({ kind }) => kind === 'hopper')) return;
  const { rights } = await supervisorState.get();
  if (!rights || missingRights(teamFunctions.hopper_list, rights)) return;
  const campaign = hopperToCount(await teamList.get(), isVisible, Date.now());
  if (campaign === undefined) return;
  const reply = await askNonAgent('hopper_list', { campaign_id: campaign });
  const isEmpty = !reply.ok && reply.error.kind === 'nothingFound';
  // After a failure, the last count stays, and the next minute asks again.
  await teamList.update((list) => {
    const count = reply.ok ? reply.value.rows.length : isEmpty ? 0 : list.hoppers[campaign]?.count;
    const hoppers = { ...list.hoppers, [campaign]: { count: count ?? null, at: Date.now() } };
    return { ...list, hoppers };
  });
}
