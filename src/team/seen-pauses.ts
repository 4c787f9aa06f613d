import { longestGapMs, type TeamList } from './team-list.ts';

/** How long an agent was in pauses with one code, as far as the lists of the team showed it. */
export interface SeenPause {
  /** The ID of the agent in the list of the team. */
  readonly id: string;
  /** Empty for a pause without a code. */
  readonly code: string;
  readonly ms: number;
}

/** The pauses of a day that this browser saw. VICIdial's API has no sums by pause code. */
export interface SeenPauses {
  /** Epoch milliseconds of the first list of the day. Null before it. */
  readonly since: number | null;
  /** Milliseconds since then in which no list came. */
  readonly unseenMs: number;
  readonly pauses: readonly SeenPause[];
}

export const noSeenPauses: SeenPauses = { since: null, unseenMs: 0, pauses: [] };

/**
 * The sums after a list that came at `at` (epoch milliseconds) and followed `before`. The time between the two lists counts for
 * the state in the earlier one, so a pause is as exact as the interval between two lists. A new day begins again.
 */
export function followPauses(
  seen: SeenPauses,
  before: Pick<TeamList, 'agents' | 'seenAt'>,
  at: number,
): SeenPauses {
  if (seen.since === null || !isSameDay(seen.since, at)) return { ...noSeenPauses, since: at };
  const gap = before.seenAt === null ? 0 : at - before.seenAt;
  if (gap <= 0) return seen;
  if (gap > longestGapMs) return { ...seen, unseenMs: seen.unseenMs + gap };
  const sums = new Map(seen.pauses.map((pause) => [keyOf(pause), pause]));
  for (const { id, state, pauseCode: code } of before.agents) {
    if (state !== 'paused') continue;
    const key = keyOf({ id, code });
    sums.set(key, { id, code, ms: (sums.get(key)?.ms ?? 0) + gap });
  }
  return { ...seen, pauses: [...sums.values()] };
}

const keyOf = ({ id, code }: Pick<SeenPause, 'id' | 'code'>) => `${code}\n${id}`;

const isSameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString();

/** Pause times in seconds by code: of each agent in the order of the IDs, and of all of them. */
export interface PauseTimes {
  readonly codes: readonly string[];
  readonly agents: readonly (readonly number[])[];
  readonly total: readonly number[];
}

/** The pause times of the agents with these IDs, for the codes that at least one of them had. */
export function pauseTimes({ pauses }: SeenPauses, ids: readonly string[]): PauseTimes {
  const wanted = new Set(ids);
  const shown = pauses.filter(({ id }) => wanted.has(id));
  const sums = new Map(shown.map((pause) => [keyOf(pause), Math.round(pause.ms / 1000)]));
  const codes = [...new Set(shown.map(({ code }) => code))].sort();
  const agents = ids.map((id) => codes.map((code) => sums.get(keyOf({ id, code })) ?? 0));
  const total = codes.map((_, at) => agents.reduce((sum, times) => sum + (times[at] ?? 0), 0));
  return { codes, agents, total };
}
