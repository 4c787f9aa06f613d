import type { Explanation } from '../failure.ts';
import { isSameState, type TeamAgent, type TeamRow, teamState } from './team-agent.ts';

/** The team as the last reply showed it. The worker writes it to storage, and every team page reads it there. */
export interface TeamList {
  readonly agents: readonly TeamAgent[];
  /** Rows of the reply that do not fit its columns, as text. Their agents are missing. */
  readonly unfit: readonly string[];
  /** Epoch milliseconds of the last reply with a list. Null before the first one. */
  readonly seenAt: number | null;
  /** Epoch milliseconds of the last request, and of the end of the last request. */
  readonly askedAt: number;
  readonly answeredAt: number;
  /** Why the last request failed. The agents are then those of an earlier reply. */
  readonly failure: Explanation | null;
  /** Failed requests in a row. */
  readonly failures: number;
  /** Calls that wait for an agent in the whole system, and when that was asked. Null until it is known. */
  readonly callsWaiting: { readonly count: number; readonly at: number } | null;
  /** Leads in the hopper by campaign (null: not known), and when that was asked. Only for an alert on it. */
  readonly hoppers: Readonly<Record<string, { readonly count: number | null; readonly at: number }>>;
}

export const emptyTeamList: TeamList = {
  agents: [],
  unfit: [],
  seenAt: null,
  askedAt: 0,
  answeredAt: 0,
  failure: null,
  failures: 0,
  callsWaiting: null,
  hoppers: {},
};

/** Rows that do not fit are shown as text, and only the first of them. */
const mostUnfit = 5;
/** Milliseconds. After a longer gap between two lists an agent may have changed twice, so the clocks begin again. Hidden pages ask once a minute. */
export const longestGapMs = 150_000;

interface Seen {
  readonly rows: readonly TeamRow[];
  readonly unfit: readonly (readonly string[])[];
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * The list after a reply. The dialer gives no time in state, so a state that the list before showed keeps its start time. A
 * state in the first list began before that list. An agent who was missing in the list before has logged in since then.
 */
export function followTeam(before: TeamList, { rows, unfit, at }: Seen): TeamList {
  const isFirst = before.seenAt === null || at - before.seenAt > longestGapMs || at < before.seenAt;
  const known = new Map(isFirst ? [] : before.agents.map((agent) => [agent.id, agent]));
  const agents = rows.map((row) => {
    const now = agentOf(row);
    const last = known.get(now.id);
    if (last && isSameState(last, now)) return { ...now, since: last.since, isAtLeast: last.isAtLeast };
    return { ...now, since: at, isAtLeast: isFirst };
  });
  return {
    ...before,
    agents,
    unfit: unfit.slice(0, mostUnfit).map((cells) => cells.join(' | ')),
    seenAt: at,
    answeredAt: at,
    failure: null,
    failures: 0,
  };
}

/** The list after a request that failed: the agents stay as they were. */
export function failTeam(before: TeamList, failure: Explanation, at: number): TeamList {
  return { ...before, failure, failures: before.failures + 1, answeredAt: at };
}

function agentOf(row: TeamRow): Omit<TeamAgent, 'since' | 'isAtLeast'> {
  const state = teamState(row);
  const isPause = state === 'paused' || state === 'wrapUp' || state === 'preview';
  return {
    id: row.user.toLowerCase(),
    user: row.user,
    name: row.full_name,
    state,
    pauseCode: isPause ? (row.pause_code ?? '') : '',
    campaign: row.campaign_id,
    group: row.user_group,
    callsToday: Number(row.calls_today) || 0,
    leadId: row.lead_id === '0' ? '' : row.lead_id,
    callId: row.callerid,
  };
}
