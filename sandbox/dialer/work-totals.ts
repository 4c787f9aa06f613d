/** Sums up what agents do, for agent_stats_export. The dialer keeps this in its agent log. */
import { subStatusOf } from './table-access.ts';
import type { Dialer, LiveAgent, WorkPart, WorkTotals } from './tables.ts';

/** Totals of an agent who has done nothing yet. `rest` replaces parts of them. */
export const openTotals = (user: string, campaignId: string, rest: Partial<WorkTotals> = {}): WorkTotals => ({
  ...{ user, campaignId, part: undefined, countedAt: 0, countedCalls: 0, loggedInAt: 0 },
  ...{ calls: 0, sessions: 0, pauses: 0 },
  ...{ pauseMs: 0, waitMs: 0, talkMs: 0, dispoMs: 0, deadMs: 0 },
  ...rest,
});

function partOf(dialer: Dialer, agent: LiveAgent): WorkPart {
  const sub = subStatusOf(dialer, agent);
  if (sub === 'DEAD') return 'dead';
  if (sub === 'DISPO') return 'dispo';
  if (agent.status === 'PAUSED') return 'pause';
  return agent.status === 'READY' || agent.status === 'CLOSER' ? 'wait' : 'talk';
}

function addTime(totals: WorkTotals, now: number): void {
  const passed = now - totals.countedAt;
  if (totals.part === 'pause') totals.pauseMs += passed;
  else if (totals.part === 'wait') totals.waitMs += passed;
  else if (totals.part === 'dispo') totals.dispoMs += passed;
  else if (totals.part !== undefined) totals.talkMs += passed;
  if (totals.part === 'dead') totals.deadMs += passed;
}

/** Counts what happened since the last call. The more often it is called, the more exact are the times. */
export function countWork(dialer: Dialer, now: number): void {
  const known = new Map(dialer.workTotals.map((totals) => [`${totals.user} ${totals.campaignId}`, totals]));
  for (const agent of dialer.liveAgents) {
    const { user, campaignId, callsToday, screen } = agent;
    let totals = known.get(`${user} ${campaignId}`);
    if (!totals) {
      totals = openTotals(user, campaignId, { countedAt: now, countedCalls: callsToday });
      dialer.workTotals.push(totals);
    }
    if (totals.loggedInAt === screen.loggedInAt) addTime(totals, now);
    else
      Object.assign(totals, {
        sessions: totals.sessions + 1,
        loggedInAt: screen.loggedInAt,
        part: undefined,
      });
    const part = partOf(dialer, agent);
    if (part === 'pause' && totals.part !== 'pause') totals.pauses += 1;
    totals.calls += Math.max(0, callsToday - totals.countedCalls);
    Object.assign(totals, { part, countedAt: now, countedCalls: callsToday });
  }
}
