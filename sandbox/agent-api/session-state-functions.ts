/** external_hangup, external_status, external_pause, pause_code, logout. docs/vicidial/facts.md 5.1, 5.2, 5.4, 5.5 and 5.6. */

import { campaignOf, writeColumn } from '../dialer/table-access.ts';
import { type AgentFunction, type AgentRequest, error, success, unless } from './agent-function.ts';

/** The callback part is kept only for a status flagged as callback, with a date of 13 characters or more. */
function storedStatus({ dialer, agent, get }: AgentRequest): string {
  const status = get('value');
  const at = get('callback_datetime');
  const quality = get('qm_dispo_code');
  const known = [...dialer.systemStatuses, ...campaignOf(dialer, agent).statuses];
  const isCallback = known.some((one) => one.callback && one.status.toLowerCase() === status.toLowerCase());
  if (at.length > 12 && isCallback) {
    const type = get('callback_type') === 'USERONLY' ? 'USERONLY' : 'ANYONE';
    return `${status}!${at}!${type}!${get('callback_comments').slice(0, 200)}!${quality}`;
  }
  return quality === '' ? status : `${status}!!!!${quality}`;
}

const NOT_RESUMABLE = ['READY', 'QUEUE', 'INCALL', 'CLOSER'];

export const SESSION_FUNCTIONS: Readonly<Record<string, AgentFunction>> = {
  external_hangup: {
    malformed: unless((value) => value.length > 0),
    run: ({ dialer, agent, get }) => {
      writeColumn(dialer, agent, 'hangup', get('value'));
      return [success('external_hangup function set', `${get('value')}|${agent.user}`)];
    },
  },
  external_status: {
    malformed: unless((value) => value.length > 0),
    run: (request) => {
      const stored = storedStatus(request);
      writeColumn(request.dialer, request.agent, 'status', stored);
      return [success('external_status function set', `${stored}|${request.agent.user}`)];
    },
  },
  external_pause: {
    malformed: unless((value) => /PAUSE|RESUME/.test(value)),
    run: ({ dialer, agent, epoch, get }) => {
      const value = get('value');
      if (value.includes('RESUME') && NOT_RESUMABLE.includes(agent.status)) {
        return [error('external_pause agent is not paused', `${value}|${agent.user}`)];
      }
      writeColumn(dialer, agent, 'pause', `${value}!${epoch}`);
      return [success('external_pause function set', `${value}|${epoch}|${agent.user}`)];
    },
  },
  pause_code: {
    malformed: unless((value) => value.length > 0 && value.length < 7),
    run: ({ dialer, agent, get }) => {
      if (agent.status !== 'PAUSED') return [error('pause_code error - agent is not paused', agent.user)];
      writeColumn(dialer, agent, 'pauseCode', get('value'));
      return [success('pause_code function sent', agent.user)];
    },
  },
  logout: {
    malformed: unless((value) => value === 'LOGOUT'),
    run: ({ dialer, agent, epoch }) => {
      writeColumn(dialer, agent, 'pause', 'LOGOUT');
      return [success('logout function set', `LOGOUT|${epoch}|${agent.user}`)];
    },
  },
};
