import { type TeamAgent, type TeamState, teamStates } from './team-agent.ts';

/** The columns of the team page in their order. Each sorts the table. */
export const teamColumns = [
  'name',
  'state',
  'time',
  'pauseCode',
  'campaign',
  'group',
  'calls',
  'lead',
] as const;

export type TeamColumn = (typeof teamColumns)[number];

/** The counts of the summary, as the real-time report makes them: preview is a pause, and hold is a call. */
export const summaryKeys = ['inCall', 'waiting', 'paused', 'wrapUp', 'deadCall', 'ringing'] as const;

export type SummaryKey = (typeof summaryKeys)[number];

const summaryOf: Readonly<Record<TeamState, SummaryKey | undefined>> = {
  ringing: 'ringing',
  deadCall: 'deadCall',
  wrapUp: 'wrapUp',
  inCall: 'inCall',
  dialing: 'inCall',
  onHold: 'inCall',
  threeWay: 'inCall',
  delivering: 'inCall',
  waiting: 'waiting',
  preview: 'paused',
  paused: 'paused',
  unknown: undefined,
};

/** What a team page shows of the team, and in which order. Empty texts filter nothing. */
export interface TeamView {
  readonly sort: TeamColumn;
  readonly isDescending: boolean;
  readonly state: SummaryKey | '';
  readonly campaign: string;
  readonly group: string;
  readonly text: string;
  readonly groupBy: 'campaign' | 'group' | '';
  /** The layout for a screen on the wall. */
  readonly isWall: boolean;
}

export const defaultView: TeamView = {
  sort: 'time',
  isDescending: true,
  state: '',
  campaign: '',
  group: '',
  text: '',
  groupBy: '',
  isWall: false,
};

/** A row of the table: an agent, or the name of the agents that follow. */
export type TableRow =
  | { readonly kind: 'agent'; readonly agent: TeamAgent }
  | { readonly kind: 'group'; readonly name: string; readonly count: number };

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

type Order = (a: TeamAgent, b: TeamAgent) => number;

/** Ascending order by column. The time in state is ascending from the shortest. */
const orders: Readonly<Record<TeamColumn, Order>> = {
  name: (a, b) => collator.compare(a.name, b.name),
  state: (a, b) => teamStates.indexOf(a.state) - teamStates.indexOf(b.state),
  time: (a, b) => b.since - a.since,
  pauseCode: (a, b) => collator.compare(a.pauseCode, b.pauseCode),
  campaign: (a, b) => collator.compare(a.campaign, b.campaign),
  group: (a, b) => collator.compare(a.group, b.group),
  calls: (a, b) => a.callsToday - b.callsToday,
  lead: (a, b) => collator.compare(a.leadId, b.leadId),
};

/** Agents that pass all filters but the one for the state: those that the summary counts. */
export function agentsInScope(agents: readonly TeamAgent[], view: TeamView): readonly TeamAgent[] {
  const text = view.text.trim().toLowerCase();
  return agents.filter(
    ({ campaign, group, name, user, pauseCode }) =>
      (view.campaign === '' || campaign === view.campaign) &&
      (view.group === '' || group === view.group) &&
      (text === '' || [name, user, pauseCode].some((each) => each.toLowerCase().includes(text))),
  );
}

/** The number of agents by summary key. */
export function countTeam(agents: readonly TeamAgent[]): Readonly<Record<SummaryKey, number>> {
  const counts = { inCall: 0, waiting: 0, paused: 0, wrapUp: 0, deadCall: 0, ringing: 0 };
  for (const { state } of agents) {
    const key = summaryOf[state];
    if (key) counts[key] += 1;
  }
  return counts;
}

/** The rows of a view in their order. Agents who are equal in the sorted column stay in the order of their names. */
export function arrangeTeam(agents: readonly TeamAgent[], view: TeamView): readonly TableRow[] {
  const shown = agents.filter(({ state }) => view.state === '' || summaryOf[state] === view.state);
  const order = orders[view.sort];
  const direction = view.isDescending ? -1 : 1;
  const sorted = [...shown].sort(
    (a, b) => direction * order(a, b) || orders.name(a, b) || collator.compare(a.id, b.id),
  );
  const { groupBy } = view;
  if (groupBy === '') return sorted.map((agent) => ({ kind: 'agent', agent }));
  const groups = new Map<string, TeamAgent[]>();
  for (const agent of sorted) {
    const members = groups.get(agent[groupBy]) ?? [];
    members.push(agent);
    groups.set(agent[groupBy], members);
  }
  return [...groups]
    .sort(([a], [b]) => collator.compare(a, b))
    .flatMap(([name, members]): TableRow[] => [
      { kind: 'group', name, count: members.length },
      ...members.map((agent) => ({ kind: 'agent', agent }) as const),
    ]);
}

/** The agents of rows, as rows with their index, for moving by keyboard. */
export function findByTyping(rows: readonly TableRow[], typed: string, from: number): number | undefined {
  const start = typed.toLowerCase();
  for (let step = 0; step < rows.length; step += 1) {
    const at = (from + step) % rows.length;
    const row = rows[at];
    if (row?.kind === 'agent' && row.agent.name.toLowerCase().startsWith(start)) return at;
  }
  return undefined;
}
