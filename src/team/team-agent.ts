/** What an agent of the team is doing, in the words of the real-time report (docs/vicidial/results-out.md 8). */
export const teamStates = [
  'ringing',
  'deadCall',
  'wrapUp',
  'inCall',
  'dialing',
  'onHold',
  'threeWay',
  'delivering',
  'waiting',
  'preview',
  'paused',
  'unknown',
] as const;

export type TeamState = (typeof teamStates)[number];

/** One agent who is logged in. Plain data: it crosses storage. */
export interface TeamAgent {
  /** The user name, in lower case: the dialer compares names case-insensitively. */
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly state: TeamState;
  /** The code of the pause, `LAGGED` included. Empty without one, and outside of a pause. */
  readonly pauseCode: string;
  readonly campaign: string;
  readonly group: string;
  readonly callsToday: number;
  /** The lead on the agent's screen; empty without one. */
  readonly leadId: string;
  readonly callId: string;
  /** Epoch milliseconds since which the agent has been in this state, as far as we saw. */
  readonly since: number;
  /** The state began before the first list that showed it: the time is at least this long. */
  readonly isAtLeast: boolean;
}

/** A row of `logged_in_agents` with `show_sub_status=YES`. */
export interface TeamRow {
  readonly user: string;
  readonly campaign_id: string;
  readonly status: string;
  readonly lead_id: string;
  readonly callerid: string;
  readonly calls_today: string;
  readonly full_name: string;
  readonly user_group: string;
  readonly pause_code?: string;
  readonly sub_status?: string;
}

const subStates: Readonly<Record<string, TeamState>> = {
  RING: 'ringing',
  DEAD: 'deadCall',
  DISPO: 'wrapUp',
  DIAL: 'dialing',
  PARK: 'onHold',
  '3-WAY': 'threeWay',
  PREVIEW: 'preview',
};

const states: Readonly<Record<string, TeamState>> = {
  INCALL: 'inCall',
  QUEUE: 'delivering',
  MQUEUE: 'delivering',
  READY: 'waiting',
  CLOSER: 'waiting',
  PAUSED: 'paused',
};

/** The state of a row. The report shows READY and PAUSED with a lead on the screen as wrap-up. */
export function teamState({
  status,
  sub_status = '',
  lead_id,
}: Pick<TeamRow, 'status' | 'sub_status' | 'lead_id'>): TeamState {
  const sub = subStates[sub_status];
  if (sub) return sub;
  const hasLead = lead_id !== '' && lead_id !== '0';
  if (hasLead && (status === 'PAUSED' || status === 'READY')) return 'wrapUp';
  return states[status] ?? 'unknown';
}

const connectedStates: ReadonlySet<TeamState> = new Set(['inCall', 'dialing', 'onHold', 'delivering']);

/** Whether a customer is on the line of this agent, or was until just now. */
export function isOnCall(state: TeamState): boolean {
  return connectedStates.has(state) || state === 'threeWay' || state === 'deadCall';
}

type Clocked = Pick<TeamAgent, 'state' | 'pauseCode' | 'callId'>;

/** Whether the time in state goes on: the same state, or the same call. The report counts a call from its start, on hold too. */
export function isSameState(before: Clocked, after: Clocked): boolean {
  if (before.callId !== after.callId) return false;
  if (connectedStates.has(before.state) && connectedStates.has(after.state)) return true;
  return before.state === after.state && before.pauseCode === after.pauseCode;
}
