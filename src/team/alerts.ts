import type { AlertKind, AlertRule } from '../settings/values/alert-rule.ts';
import type { TeamAgent } from './team-agent.ts';
import type { TeamList } from './team-list.ts';

/** Something in the team that a supervisor wants to know of. */
export interface TeamAlert {
  /** The same alert in the next list has the same ID. A new pause of the same agent is a new alert. */
  readonly id: string;
  readonly rule: AlertRule;
  /** The name of the agent, or the campaign. Empty for an alert on the whole team. */
  readonly subject: string;
  /** Milliseconds in the state, or the number of leads, calls or agents. */
  readonly value: number;
}

/** When alerts were announced and acknowledged, by ID, in epoch milliseconds. All team pages of a browser share it. */
export interface AlertMemory {
  readonly announced: Readonly<Record<string, number>>;
  readonly acknowledged: Readonly<Record<string, number>>;
}

export const emptyAlertMemory: AlertMemory = { announced: {}, acknowledged: {} };

type Seen = Pick<TeamList, 'agents' | 'callsWaiting' | 'hoppers'>;

/**
 * The alerts of a list, in the order of the rules. `limits`: minutes by pause code. `at`: when the list was seen (epoch
 * milliseconds).
 */
export function alertsOf(
  list: Seen,
  rules: readonly AlertRule[],
  limits: ReadonlyMap<string, number>,
  at: number,
): readonly TeamAlert[] {
  return rules.flatMap((rule) => alertsOfRule(list, rule, limits, at));
}

function alertsOfRule(
  { agents, callsWaiting, hoppers }: Seen,
  rule: AlertRule,
  limits: ReadonlyMap<string, number>,
  at: number,
): readonly TeamAlert[] {
  const { kind, threshold } = rule;
  const longerThan = (isMeant: (agent: TeamAgent) => boolean, most: (agent: TeamAgent) => number) =>
    agents
      .filter((agent) => isMeant(agent) && at - agent.since > most(agent))
      .map((agent) => ofAgent(rule, agent, at));
  switch (kind) {
    case 'pauseOverLimit':
      return longerThan(
        ({ state, pauseCode }) => state === 'paused' && limits.has(pauseCode),
        ({ pauseCode }) => ((limits.get(pauseCode) ?? 0) + threshold) * 60_000,
      );
    case 'wrapUp':
    case 'deadCall':
      return longerThan(
        ({ state }) => state === kind,
        () => threshold * 1000,
      );
    case 'lagged':
      // The connection is lost already in the first list that shows it.
      return longerThan(
        ({ pauseCode }) => pauseCode === 'LAGGED',
        () => threshold * 1000 - 1,
      );
    case 'hopper': {
      const campaigns = new Set(agents.map(({ campaign }) => campaign));
      return Object.entries(hoppers).flatMap(([campaign, { count }]) =>
        count !== null && count < threshold && campaigns.has(campaign)
          ? [{ id: `hopper ${campaign}`, rule, subject: campaign, value: count }]
          : [],
      );
    }
    case 'callsWaiting':
      return callsWaiting !== null && callsWaiting.count > threshold
        ? [ofTeam(rule, callsWaiting.count)]
        : [];
    case 'nobodyWaiting': {
      const waiting = agents.filter(({ state }) => state === 'waiting').length;
      return agents.length > 0 && waiting < threshold ? [ofTeam(rule, waiting)] : [];
    }
    default:
      return kind satisfies never;
  }
}

function ofAgent(rule: AlertRule, { id, name, since }: TeamAgent, at: number): TeamAlert {
  return { id: `${rule.kind} ${id} ${since}`, rule, subject: name, value: at - since };
}

function ofTeam(rule: AlertRule, value: number): TeamAlert {
  return { id: rule.kind satisfies AlertKind, rule, subject: '', value };
}

const isQuiet = (since: number | undefined, { quietMinutes }: AlertRule, now: number): boolean =>
  since !== undefined && now >= since && now - since < quietMinutes * 60_000;

/** The alerts to show: an acknowledged one comes back after its quiet period if it is still true. */
export function openAlerts(
  alerts: readonly TeamAlert[],
  { acknowledged }: AlertMemory,
  now: number,
): readonly TeamAlert[] {
  return alerts.filter(({ id, rule }) => !isQuiet(acknowledged[id], rule, now));
}

/** The open alerts to announce by sound or notification, and the memory after that. */
export function announceAlerts(
  open: readonly TeamAlert[],
  memory: AlertMemory,
  now: number,
): { readonly toAnnounce: readonly TeamAlert[]; readonly memory: AlertMemory } {
  const toAnnounce = open.filter(({ id, rule }) => !isQuiet(memory.announced[id], rule, now));
  if (toAnnounce.length === 0) return { toAnnounce, memory };
  const announced = { ...recent(memory.announced, now), ...timesOf(toAnnounce, now) };
  return { toAnnounce, memory: { ...memory, announced } };
}

/** The memory after a supervisor has acknowledged these alerts. */
export function acknowledge(alerts: readonly TeamAlert[], memory: AlertMemory, now: number): AlertMemory {
  return { ...memory, acknowledged: { ...recent(memory.acknowledged, now), ...timesOf(alerts, now) } };
}

const timesOf = (alerts: readonly TeamAlert[], now: number) =>
  Object.fromEntries(alerts.map(({ id }) => [id, now]));

/** The longest quiet period is a day, so older times mean nothing. */
function recent(times: Readonly<Record<string, number>>, now: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(times).filter(([, at]) => now - at < 86_400_000));
}
