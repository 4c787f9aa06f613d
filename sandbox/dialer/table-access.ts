/** Reads and changes the dialer's tables: finds rows, writes command columns, logs agents in. */
import {
  type Account,
  type Call,
  type Campaign,
  COLUMN_WIDTH,
  type Column,
  type Dialer,
  type Lead,
  type LiveAgent,
} from './tables.ts';

export const findAccount = (dialer: Dialer, user: string): Account | undefined =>
  dialer.accounts.find((account) => account.user.toLowerCase() === user.toLowerCase());

export const findLiveAgent = (dialer: Dialer, user: string): LiveAgent | undefined =>
  dialer.liveAgents.find((agent) => agent.user.toLowerCase() === user.toLowerCase());

export const findLead = (dialer: Dialer, leadId: number): Lead | undefined =>
  dialer.leads.find((lead) => lead.leadId === leadId);

/** The campaign an agent is logged in to. A live agent without one is a bug in the sandbox. */
export function campaignOf(dialer: Dialer, agent: LiveAgent): Campaign {
  const campaign = dialer.campaigns.find((one) => one.id === agent.campaignId);
  if (!campaign) throw new Error(`agent ${agent.user} is logged in to no known campaign`);
  return campaign;
}

export const callOf = (dialer: Dialer, agent: LiveAgent): Call | undefined =>
  agent.callerid === '' ? undefined : dialer.calls.find((call) => call.callerid === agent.callerid);

/** A broken SQL statement: with PHP 8.1's default the request dies with HTTP 500 and an empty body. */
export class SqlFailure extends Error {}

/**
 * Writes a command column. The text is cut to the column's width; a single quote breaks the statement, which then either
 * writes nothing or ends the request, as the settings specify.
 */
export function writeColumn(dialer: Dialer, agent: LiveAgent, column: Column, text: string): void {
  if (text.includes("'")) {
    if (dialer.settings.sqlErrors === 'exception') throw new SqlFailure(`quote in external_${column}`);
    return;
  }
  agent.columns[column] = [...text].slice(0, COLUMN_WIDTH[column]).join('');
}

export const emptyColumns = (): Record<Column, string> => ({
  dial: '',
  status: '',
  transferconf: '',
  dtmf: '',
  park: '',
  pause: '',
  recording: '',
  pauseCode: '',
  hangup: '',
  ingroups: '',
});

/** Puts an agent's row into the table, as the login page does. */
export function logIn(
  dialer: Dialer,
  user: string,
  campaignId: string,
  confExten: string,
  now: number,
): LiveAgent {
  const agent: LiveAgent = {
    user,
    campaignId,
    confExten,
    status: 'PAUSED',
    leadId: 0,
    previewLeadId: 0,
    callerid: '',
    comments: '',
    callsToday: 0,
    ringCallerid: '',
    pauseCode: 'LOGIN',
    blended: false,
    ingroups: [],
    columns: emptyColumns(),
    recording: undefined,
    sessionRow: undefined,
    screen: {
      loggedInAt: now,
      lastDialEpoch: '',
      lastPauseEpoch: '',
      lastTransferEpoch: '',
      dispoTicks: undefined,
      pauseAfterCall: false,
      takesQueueCalls: true,
      thirdParty: undefined,
      queueRow: undefined,
      announced: 'nothing',
      hasUnsavedHangUp: false,
      wasOpened: false,
      alerts: [],
      played: '',
    },
  };
  dialer.liveAgents = dialer.liveAgents.filter((one) => one.user !== user).concat(agent);
  return agent;
}

/** The sub status that agent_status derives: docs/vicidial/facts.md 6. */
export function subStatusOf(dialer: Dialer, agent: LiveAgent): string {
  if (agent.status === 'PAUSED') return agent.previewLeadId > 0 ? 'PREVIEW' : agent.leadId > 0 ? 'DISPO' : '';
  if (agent.status === 'READY') return agent.ringCallerid === '' ? '' : 'RING';
  if (agent.status !== 'INCALL') return '';
  const call = callOf(dialer, agent);
  if (call?.parked) return 'PARK';
  if (!call) return 'DEAD';
  const onSameLead = dialer.liveAgents.filter(
    (one) => one.status === 'INCALL' && one.leadId === agent.leadId && agent.leadId > 0,
  );
  if (onSameLead.length > 1) return '3-WAY';
  return agent.comments === 'MANUAL' && call.channel === '' ? 'DIAL' : '';
}
