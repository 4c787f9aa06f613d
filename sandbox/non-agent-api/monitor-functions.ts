/** blind_monitor: rings the phone of a supervisor and connects it with a conference. See docs/vicidial/results-out.md 8. */
import type { Dialer, MonitorCall } from '../dialer/tables.ts';
import type { NonAgentFunction, NonAgentRequest } from './non-agent-function.ts';

/** The conferences of the server. They exist without an agent too. */
const CONFERENCE = /^86000\d\d$/;

const isConference = (dialer: Dialer, id: string) =>
  CONFERENCE.test(id) || dialer.liveAgents.some(({ confExten }) => confExten === id);

/** Digits before the conference: none speaks with everybody, and 0 only listens. The one for a whisper was not recorded. */
const PREFIX = { barge: '', listen: '0', whisper: '47378218' } as const;

function modeOf(dialer: Dialer, stage: string): MonitorCall['mode'] {
  if (stage === 'BARGE' || stage === 'BARGESWAP' || stage === 'HIJACK') return 'barge';
  return stage === 'WHISPER' && dialer.settings.whisper ? 'whisper' : 'listen';
}

/** The right to view reports is not needed. SUCCESS means that the call was queued, and not that anybody answered. */
function blindMonitor({ dialer, caller, get, now }: NonAgentRequest): string {
  const { user } = caller;
  if (!caller.apiAccess) {
    return `ERROR: blind_monitor USER DOES NOT HAVE PERMISSION TO BLIND MONITOR: |${user}|0|\n`;
  }
  const [phoneLogin, sessionId, serverIp] = [get('phone_login'), get('session_id'), get('server_ip')];
  if (serverIp !== dialer.settings.serverIp || !isConference(dialer, sessionId)) {
    return `ERROR: blind_monitor INVALID SESSION ID - ${sessionId}|${serverIp}|${user}\n`;
  }
  const phone = dialer.phones.find(({ login }) => login === phoneLogin);
  if (!phone) return `ERROR: blind_monitor INVALID PHONE LOGIN - ${phoneLogin}|${user}\n`;
  const mode = modeOf(dialer, get('stage'));
  dialer.monitorCalls.push({ at: now, user, phoneLogin, sessionId, mode });
  dialer.lastManagerCommand += 1;
  const server = serverIp.split('.').map((part) => part.padStart(3, '0'));
  const dialString = `${server.join('*')}*${PREFIX[mode]}${sessionId}`;
  const values = [phoneLogin, dialString, phone.dialplanNumber, sessionId, dialer.lastManagerCommand, user];
  return `SUCCESS: blind_monitor HAS BEEN LAUNCHED - ${values.join('|')}\n`;
}

export const MONITOR_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = {
  blind_monitor: blindMonitor,
};
