import type { AwayLimit } from '../settings/values/away-limit.ts';
import type { PauseRequestCode } from '../settings/values/pause-request-code.ts';
import type { TeamAgent } from './team-agent.ts';

/** A user group with more agents away than its limit allows. */
export interface ExceededLimit {
  readonly group: string;
  /** How many would be away. */
  readonly away: number;
  readonly most: number;
}

/**
 * The groups that would be over their limit if the agents in `leaving` (IDs) were paused too. An agent who is paused is away, but
 * not one who only asks for a pause. A group without a leaving agent is not named, because nothing changes for it.
 */
export function exceededLimits(
  agents: readonly TeamAgent[],
  leaving: ReadonlySet<string>,
  limits: readonly AwayLimit[],
  codes: readonly PauseRequestCode[],
): readonly ExceededLimit[] {
  const asking = new Set(codes.map(({ code }) => code));
  const others = limits.find(({ group }) => group === '*')?.most;
  const groups = new Set(agents.filter(({ id }) => leaving.has(id)).map(({ group }) => group));
  return [...groups].flatMap((group) => {
    const most = limits.find((each) => each.group === group)?.most ?? others;
    if (most === undefined) return [];
    const away = agents.filter(
      (agent) =>
        agent.group === group &&
        (leaving.has(agent.id) || (agent.state === 'paused' && !asking.has(agent.pauseCode))),
    ).length;
    return away > most ? [{ group, away, most }] : [];
  });
}
