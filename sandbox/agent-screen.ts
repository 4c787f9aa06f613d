/**
 * The agent screen: what the agent's browser tab does once a second with the columns the API wrote. `tickScreen` is the
 * whole of it: it changes the tables it is given as of the moment it is given, and knows no clock. Facts: sections 5, 6, 8.
 */
import { consumeCallWork } from './agent-screen-calls.ts';
import { takeDial } from './agent-screen-dial.ts';
import { callOf, campaignOf, findLead } from './dialer.ts';
import type { Dialer, LiveAgent } from './tables.ts';
import { advanceCalls } from './telephone-network.ts';

/** What the page tells its own agent_events function. */
export interface ScreenEvent {
  type: string;
  message: string;
}

export const isInDisposition = (agent: LiveAgent): boolean => agent.status === 'PAUSED' && agent.leadId > 0;

export function alertAgent(agent: LiveAgent, text: string): ScreenEvent {
  agent.screen.alerts.push(text);
  return { type: 'agent_alert', message: text };
}

/** Hangs up whoever is on the line and opens the disposition screen. The lead stays, the call id goes. */
export function hangUp(dialer: Dialer, agent: LiveAgent): ScreenEvent[] {
  dialer.calls = dialer.calls.filter((call) => call.callerid !== agent.callerid);
  agent.status = 'PAUSED';
  agent.callerid = '';
  agent.comments = '';
  agent.recording = undefined;
  agent.columns.hangup = '';
  agent.columns.recording = '';
  agent.screen.thirdParty = undefined;
  agent.screen.dispoTicks = 0;
  agent.screen.announced = 'nothing';
  return [
    { type: 'agent_hangup', message: '' },
    { type: 'dispo_screen_open', message: '' },
  ];
}

/** Where an agent goes when nothing holds him paused: waiting for calls, unless the campaign is dialled by hand. */
function waitOrPause(dialer: Dialer, agent: LiveAgent): ScreenEvent {
  if (campaignOf(dialer, agent).dialMethod === 'MANUAL' || agent.screen.pauseAfterCall) {
    agent.status = 'PAUSED';
    return { type: 'state_paused', message: '' };
  }
  agent.status = agent.ingroups.length > 0 ? 'CLOSER' : 'READY';
  return { type: 'state_ready', message: agent.status };
}

/** Stores a disposition (`STATUS` or `STATUS!when!TYPE!comments!qm`), frees the screen and the queue row. */
export function dispose(dialer: Dialer, agent: LiveAgent, stored: string, now: number): ScreenEvent[] {
  const [asked = '', at = '', type = '', comments = ''] = stored.split('!');
  const status = asked.slice(0, 6);
  const lead = findLead(dialer, agent.leadId);
  if (lead) lead.status = status;
  const callback = at === '' ? undefined : { at, type, comments };
  const number = lead?.phoneNumber ?? '';
  dialer.dispositions.push({ at: now, user: agent.user, leadId: agent.leadId, number, status, callback });
  dialer.queue = dialer.queue.filter((row) => row.id !== agent.screen.queueRow);
  agent.leadId = 0;
  agent.pauseCode = '';
  agent.columns.status = '';
  agent.screen.queueRow = undefined;
  agent.screen.dispoTicks = undefined;
  const next = waitOrPause(dialer, agent);
  agent.screen.pauseAfterCall = false;
  return [{ type: 'dispo_set', message: status }, next];
}

function consumeDisposition(dialer: Dialer, agent: LiveAgent, now: number): ScreenEvent[] {
  const { screen, columns } = agent;
  if (!isInDisposition(agent)) {
    screen.dispoTicks = undefined;
    return [];
  }
  screen.dispoTicks = (screen.dispoTicks ?? 0) + 1;
  return screen.dispoTicks > 1 && columns.status !== '' ? dispose(dialer, agent, columns.status, now) : [];
}

/** Takes an agent's row out of the table: the agent is not logged in any more. */
export function logOut(dialer: Dialer, agent: LiveAgent): ScreenEvent[] {
  dialer.liveAgents = dialer.liveAgents.filter((one) => one !== agent);
  return [
    { type: 'logged_out', message: 'NORMAL' },
    { type: 'logged_out_complete', message: '' },
  ];
}

export function pause(agent: LiveAgent): ScreenEvent[] {
  if (agent.status === 'INCALL') agent.screen.pauseAfterCall = true;
  if (agent.status !== 'READY' && agent.status !== 'CLOSER') return [];
  agent.status = 'PAUSED';
  agent.pauseCode = '';
  return [{ type: 'state_paused', message: '' }];
}

/** Goes back to waiting for calls. Ignored with a disposition open, and in campaigns dialled by hand. */
export function resume(dialer: Dialer, agent: LiveAgent): ScreenEvent[] {
  if (agent.status !== 'PAUSED' || agent.leadId > 0 || agent.previewLeadId > 0) return [];
  if (campaignOf(dialer, agent).dialMethod === 'MANUAL') return [];
  agent.pauseCode = '';
  return [waitOrPause(dialer, agent)];
}

function consumePause(dialer: Dialer, agent: LiveAgent): ScreenEvent[] {
  const { columns, screen } = agent;
  if (columns.pause === 'LOGOUT') {
    const isBusy = agent.leadId > 0 || agent.previewLeadId > 0 || callOf(dialer, agent) !== undefined;
    return isBusy ? [] : logOut(dialer, agent);
  }
  const [what = '', epoch = ''] = columns.pause.split('!');
  // The poll does not clear the column; only an epoch not yet acted on is a new command.
  if (epoch === '' || epoch === screen.lastPauseEpoch) return [];
  screen.lastPauseEpoch = epoch;
  if (what === 'PAUSE') return pause(agent);
  return what === 'RESUME' ? resume(dialer, agent) : [];
}

function consumePauseCode(agent: LiveAgent): ScreenEvent[] {
  const code = agent.columns.pauseCode;
  if (code === '' || agent.status !== 'PAUSED' || agent.leadId > 0) return [];
  agent.columns.pauseCode = '';
  agent.pauseCode = code;
  return [{ type: 'pause_code_open', message: code }];
}

/** Tells what has happened on the line since the last tick. */
function announce(dialer: Dialer, agent: LiveAgent): ScreenEvent[] {
  const { screen } = agent;
  if (agent.status !== 'INCALL') return [];
  const call = callOf(dialer, agent);
  if (!call && screen.announced !== 'dead') {
    screen.announced = 'dead';
    return [{ type: 'call_dead', message: agent.callerid }];
  }
  if (call && call.channel !== '' && screen.announced === 'dialed') {
    screen.announced = 'answered';
    return [{ type: 'call_answered', message: agent.callerid }];
  }
  return [];
}

/** One second of an agent screen. Returns the events its page reports, the noisy ones last. */
export function tickScreen(dialer: Dialer, agent: LiveAgent, now: number): ScreenEvent[] {
  advanceCalls(dialer, now);
  const events = [...announce(dialer, agent), ...consumeCallWork(dialer, agent, now)];
  if (agent.columns.hangup === '1' && agent.status === 'INCALL') events.push(...hangUp(dialer, agent));
  else events.push(...consumeDisposition(dialer, agent, now));
  events.push(...consumePause(dialer, agent), ...consumePauseCode(agent), ...takeDial(dialer, agent, now));
  events.push({ type: 'time_sync', message: String(Math.floor(now / 1000)) });
  if (agent.callerid === '') events.push({ type: 'none_in_session', message: agent.confExten });
  return events;
}
