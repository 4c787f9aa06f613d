/** Agents without a person: up to 500 accounts that are logged in and work through a day. The same seed gives the same day. */
import { firstNames, lastNames } from '../crm/people.ts';
import { pick, random } from '../crm/random.ts';
import { openAccount } from '../dialer/call-center.ts';
import { addLead } from '../dialer/leads.ts';
import { logIn } from '../dialer/table-access.ts';
import type { Dialer, LiveAgent, SimulatedAgent, WorkTotals } from '../dialer/tables.ts';
import { openTotals } from '../dialer/work-totals.ts';

export interface Team {
  size: number;
  seed: number;
}

export const mostSimulatedAgents = 500;

export const TEAM_GROUPS = ['NORTH', 'SOUTH', 'WEST'] as const;
export const TEAM_CAMPAIGNS = ['RENEWALS', 'SURVEYS'] as const;

const FIRST_USER = 3000;

/** Names that break careless readers: the API separates columns and rows without quoting. */
const ODD_NAMES = ['Pia | Pipe', 'Tara\tTab', '<img src=x onerror=alert(1)>', 'Zoë Müller'];

/** Adds the accounts 3000, 3001 … and logs each of them in, in a random moment of the day. */
export function addTeam(dialer: Dialer, { size, seed }: Team, now: number): void {
  const next = random(seed);
  dialer.nextRandom = next;
  const [model] = dialer.campaigns;
  if (!model) throw new Error('a team needs a campaign to copy');
  const change = { dialMethod: 'RATIO', previewDial: 'DISABLED' } as const;
  for (const id of TEAM_CAMPAIGNS) dialer.campaigns.push({ ...model, ...change, id, name: id, hopper: [] });
  for (let at = 0; at < Math.min(size, mostSimulatedAgents); at += 1) {
    const user = String(FIRST_USER + at);
    const fullName = ODD_NAMES[at] ?? `${pick(firstNames, next)} ${pick(lastNames, next)}`;
    const group = TEAM_GROUPS[at % TEAM_GROUPS.length] ?? 'NORTH';
    dialer.accounts.push(openAccount(user, `Team${user}`, fullName, { group, lastLogin: now }));
    const campaign = pick(TEAM_CAMPAIGNS, next);
    const agent = logIn(dialer, user, campaign, String(8_601_000 + at), now - 3_600_000);
    const digits = String(at).padStart(4, '0');
    const lead = addLead(dialer, { number: `312555${digits}`, phoneCode: '1', listId: '201' });
    agent.callsToday = Math.floor(next() * 60);
    const worker: SimulatedAgent = { user, leadId: lead.leadId, changesAt: 0, isOnBreak: false };
    dialer.simulated.push(worker);
    dialer.workTotals.push(morningOf(agent, at));
    beginDay({ dialer, agent, worker, now });
  }
}

/** What an agent did before the sandbox began: enough for the calls that are counted. */
function morningOf({ user, campaignId, callsToday, screen }: LiveAgent, at: number): WorkTotals {
  const perCall = (least: number, spread: number) => callsToday * (least + ((at * 37) % spread)) * 1000;
  const pauses = 1 + Math.floor(callsToday / 9);
  return openTotals(user, campaignId, {
    ...{ calls: callsToday, countedCalls: callsToday, sessions: 1, loggedInAt: screen.loggedInAt, pauses },
    ...{ countedAt: screen.loggedInAt, pauseMs: pauses * (180 + ((at * 53) % 240)) * 1000 },
    ...{ waitMs: perCall(8, 30), talkMs: perCall(90, 120), dispoMs: perCall(5, 25), deadMs: perCall(0, 3) },
  });
}

/** One moment of one simulated agent. */
interface Moment {
  dialer: Dialer;
  agent: LiveAgent;
  worker: SimulatedAgent;
  now: number;
}

/** A time between two distances from now, in seconds. */
const within = ({ dialer, now }: Moment, least: number, most: number): number =>
  now + (least + dialer.nextRandom() * (most - least)) * 1000;

function beginDay(moment: Moment): void {
  const part = moment.dialer.nextRandom();
  if (part < 0.12) takeBreak(moment);
  else if (part < 0.6) takeCall(moment);
  else wait(moment);
}

function wait(moment: Moment): void {
  const { agent, worker } = moment;
  agent.status = agent.ingroups.length > 0 ? 'CLOSER' : 'READY';
  agent.pauseCode = '';
  worker.isOnBreak = false;
  worker.changesAt = within(moment, 3, 40);
}

function takeBreak(moment: Moment): void {
  const { dialer, agent, worker } = moment;
  agent.status = 'PAUSED';
  agent.pauseCode = pick(['BREAK', 'LUNCH', 'ADMIN', ''], dialer.nextRandom);
  worker.isOnBreak = true;
  worker.changesAt = within(moment, 60, 900);
}

function takeCall(moment: Moment): void {
  const { dialer, agent, worker, now } = moment;
  const { leadId, user } = worker;
  const callerid = `V${String(Math.floor(now / 1000)).slice(-9)}${user.padStart(10, '0')}`;
  const endsAt = within(moment, 20, 400);
  const call = { callerid, user, leadId, dialed: '', placedAt: now, answersAt: now, endsAt };
  dialer.calls.push({ ...call, channel: `SIP/trunk-${user}`, parked: false });
  Object.assign(agent, { status: 'INCALL', leadId, callerid, comments: '', pauseCode: '' });
  agent.callsToday += 1;
  agent.screen.announced = 'answered';
  // The agent hangs up before the customer, or after the customer, who leaves a dead call.
  worker.changesAt = Math.max(now + 5_000, endsAt + (dialer.nextRandom() - 0.7) * 20_000);
}

function wrapUp(moment: Moment): void {
  const { dialer, agent, worker } = moment;
  dialer.calls = dialer.calls.filter(({ callerid }) => callerid !== agent.callerid);
  Object.assign(agent, { status: 'PAUSED', callerid: '', comments: '' });
  worker.changesAt = within(moment, 4, 90);
}

function finishWrapUp(moment: Moment): void {
  const { dialer, agent, worker, now } = moment;
  const isPaused = agent.screen.pauseAfterCall;
  agent.leadId = 0;
  agent.screen.pauseAfterCall = false;
  if (isPaused || dialer.nextRandom() < 0.1) takeBreak(moment);
  else wait(moment);
  // A pause that a command asked for lasts until a command ends it.
  if (isPaused) Object.assign(worker, { isOnBreak: false, changesAt: now + idleMs });
}

/** How soon an agent whom a command paused is looked at again. */
const idleMs = 10_000;

function work(moment: Moment): void {
  const { agent, worker, now } = moment;
  if (agent.status === 'INCALL') wrapUp(moment);
  else if (agent.status !== 'PAUSED') takeCall(moment);
  else if (agent.leadId > 0) finishWrapUp(moment);
  else if (worker.isOnBreak) wait(moment);
  else worker.changesAt = now + idleMs;
}

/**
 * Does what is due in the simulated day. An agent whom a command paused stays paused, and one who was logged out stays away,
 * because the day changes only what it has begun itself.
 */
export function advanceTeam(dialer: Dialer, now: number): void {
  const due = dialer.simulated.filter(({ changesAt }) => changesAt <= now);
  if (due.length === 0) return;
  const live = new Map(dialer.liveAgents.map((agent) => [agent.user, agent]));
  for (const worker of due) {
    const agent = live.get(worker.user);
    if (agent) work({ dialer, agent, worker, now });
  }
  dialer.simulated = dialer.simulated.filter(({ user }) => live.has(user));
}
