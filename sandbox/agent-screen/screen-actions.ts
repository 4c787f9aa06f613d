/** What the agent screen can do: hang up, store a disposition, pause, resume, log out. The screen's buttons and its tick use the same functions. */
import { callOf, campaignOf, findLead } from '../dialer/table-access.ts';
import type { Dialer, LiveAgent } from '../dialer/tables.ts';

/** An event that the page passes to its own agent_events function. */
export interface ScreenEvent {
  type: string;
  message: string;
}

/** Whether the disposition screen is open. After a fatal hang-up the table still has INCALL (docs/vicidial/results-out.md 9). */
export const isInDisposition = (agent: LiveAgent): boolean =>
  agent.screen.hasUnsavedHangUp || (agent.status === 'PAUSED' && agent.leadId > 0);

/** Whether a hang-up now is a PHP fatal: PHP 8 subtracts empty texts when a dialed call was never answered. */
export function isHangUpFatal(dialer: Dialer, agent: LiveAgent): boolean {
  const call = callOf(dialer, agent);
  return dialer.settings.sqlErrors === 'exception' && agent.comments === 'MANUAL' && call?.channel === '';
}

/** Whether every poll is a PHP fatal: PHP 8 cannot log a poll after the customer has hung up. */
export function isPollFatal(dialer: Dialer, agent: LiveAgent): boolean {
  const isDead = agent.status === 'INCALL' && callOf(dialer, agent) === undefined;
  return dialer.settings.sqlErrors === 'exception' && isDead;
}

export function alertAgent(agent: LiveAgent, text: string): ScreenEvent {
  agent.screen.alerts.push(text);
  return { type: 'agent_alert', message: text };
}

/**
 * Hangs up the call and opens the disposition screen. The lead stays, and the call ID is removed. A logout that waited for the
 * end of the call runs before the disposition, which leaves the lead INCALL. After a fatal hang-up the screen shows the
 * disposition while the tables keep the call until a status is set.
 */
export function hangUp(dialer: Dialer, agent: LiveAgent): ScreenEvent[] {
  const opened = [
    { type: 'agent_hangup', message: '' },
    { type: 'dispo_screen_open', message: '' },
  ];
  agent.columns.hangup = '';
  agent.screen.dispoTicks = 0;
  if (isHangUpFatal(dialer, agent)) {
    const call = callOf(dialer, agent);
    if (call) Object.assign(call, { answersAt: undefined, endsAt: undefined });
    agent.screen.hasUnsavedHangUp = true;
    return opened;
  }
  endCall(dialer, agent);
  if (agent.columns.pause === 'LOGOUT') return [...opened, ...logOut(dialer, agent, 'API')];
  return opened;
}

function endCall(dialer: Dialer, agent: LiveAgent): void {
  dialer.calls = dialer.calls.filter((call) => call.callerid !== agent.callerid);
  agent.status = 'PAUSED';
  agent.callerid = '';
  agent.comments = '';
  agent.recording = undefined;
  agent.columns.recording = '';
  agent.screen.thirdParty = undefined;
  agent.screen.announced = 'nothing';
  agent.screen.hasUnsavedHangUp = false;
}

/** The status of an agent who is not kept paused: waiting for calls, unless the campaign is dialed manually. */
function waitOrPause(dialer: Dialer, agent: LiveAgent): ScreenEvent {
  if (campaignOf(dialer, agent).dialMethod === 'MANUAL' || agent.screen.pauseAfterCall) {
    agent.status = 'PAUSED';
    return { type: 'state_paused', message: '' };
  }
  agent.status = agent.ingroups.length > 0 ? 'CLOSER' : 'READY';
  return { type: 'state_ready', message: agent.status };
}

/**
 * Stores a disposition (`STATUS` or `STATUS!when!TYPE!comments!qm`), frees the screen and the queue row. For a callback the
 * event names CBHOLD, never the status that was chosen (docs/vicidial/results-out.md 6).
 */
export function dispose(dialer: Dialer, agent: LiveAgent, stored: string, now: number): ScreenEvent[] {
  const [asked = '', at = '', type = '', comments = ''] = stored.split('!');
  const status = asked.slice(0, 6);
  const lead = findLead(dialer, agent.leadId);
  if (lead) lead.status = status;
  if (agent.screen.hasUnsavedHangUp) endCall(dialer, agent);
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
  return [{ type: 'dispo_set', message: callback ? 'CBHOLD' : status }, next];
}

/** Removes an agent's row from the table, which logs the agent out. */
export function logOut(dialer: Dialer, agent: LiveAgent, reason: 'NORMAL' | 'API'): ScreenEvent[] {
  dialer.liveAgents = dialer.liveAgents.filter((one) => one !== agent);
  return [
    { type: 'logged_out', message: reason },
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

/** Makes the agent wait for calls again. Ignored while a disposition is open and in manually dialed campaigns. */
export function resume(dialer: Dialer, agent: LiveAgent): ScreenEvent[] {
  if (agent.status !== 'PAUSED' || agent.leadId > 0 || agent.previewLeadId > 0) return [];
  if (campaignOf(dialer, agent).dialMethod === 'MANUAL') return [];
  agent.pauseCode = '';
  return [waitOrPause(dialer, agent)];
}
