/** How the agent screen handles park, transfer, DTMF and recording commands: docs/vicidial/facts.md 5.7, 5.8, 5.9 and 5.10. */
import { serverTime } from '../dialer/server-time.ts';
import { callOf, findLead } from '../dialer/table-access.ts';
import type { Call, Dialer, LiveAgent } from '../dialer/tables.ts';
import { hangUp, type ScreenEvent } from './screen-actions.ts';

function consumePark(call: Call | undefined, agent: LiveAgent): ScreenEvent[] {
  const what = agent.columns.park;
  if (what === '') return [];
  agent.columns.park = '';
  if (!call || call.channel === '' || !what.endsWith('CUSTOMER')) return [];
  call.parked = what.includes('PARK');
  const name = what.includes('IVR') ? 'park_ivr' : 'park';
  return [{ type: `${name}_${call.parked ? 'started' : 'retrieved'}`, message: call.callerid }];
}

/** With an in-group, the first agent who waits for calls joins on the same lead, and the API reports 3-WAY. */
function consult(dialer: Dialer, agent: LiveAgent): void {
  const other = dialer.liveAgents.find((one) => one.status === 'READY' || one.status === 'CLOSER');
  if (!other) return;
  other.status = 'INCALL';
  other.leadId = agent.leadId;
  other.callerid = agent.callerid;
  other.comments = 'INBOUND';
}

function consumeTransfer(dialer: Dialer, agent: LiveAgent, call: Call | undefined): ScreenEvent[] {
  const [what = '', , number = '', consultative, , , , epoch = ''] = agent.columns.transferconf.split('---');
  if (what === '' || epoch === agent.screen.lastTransferEpoch || agent.status !== 'INCALL') return [];
  agent.screen.lastTransferEpoch = epoch;
  agent.columns.transferconf = '';
  if (what === 'HANGUP_XFER') {
    agent.screen.thirdParty = undefined;
    return [{ type: '3way_agent_hangup', message: number }];
  }
  if (what === 'DIAL_WITH_CUSTOMER' || what === 'PARK_CUSTOMER_DIAL') {
    if (call && what === 'PARK_CUSTOMER_DIAL') call.parked = true;
    agent.screen.thirdParty = number;
    if (consultative === 'YES') consult(dialer, agent);
    return [{ type: '3way_start', message: number }];
  }
  const names: Readonly<Record<string, string>> = {
    BLIND_TRANSFER: 'transfer_blind',
    LOCAL_CLOSER: 'transfer_local_closer',
    LEAVE_VM: 'transfer_vmail',
    LEAVE_3WAY_CALL: '3way_agent_leave',
    HANGUP_BOTH: '3way_agent_hangup',
  };
  return [{ type: names[what] ?? what, message: number }, ...hangUp(dialer, agent)];
}

function consumeRecording(dialer: Dialer, agent: LiveAgent, now: number): void {
  const { columns } = agent;
  if (columns.recording.startsWith('START')) {
    dialer.lastRecordingId += 1;
    const number = findLead(dialer, agent.leadId)?.phoneNumber ?? '';
    const [date = '', time = ''] = serverTime(now).split(' ');
    const parts = [`${date}-${time}`.replaceAll(/[-:]/g, ''), number, agent.user];
    const stamp = `${date.replaceAll('-', '')}-${time.replaceAll(':', '')}`;
    const filename = [stamp, ...parts.slice(1)].join('_') + columns.recording.slice('START!'.length);
    agent.recording = { id: dialer.lastRecordingId, filename, startedAt: now };
    columns.recording = String(dialer.lastRecordingId);
  } else if (columns.recording === 'STOP') {
    agent.recording = undefined;
    columns.recording = '';
  }
}

function consumeTones(dialer: Dialer, agent: LiveAgent): void {
  if (agent.columns.dtmf === '' || !callOf(dialer, agent)) return;
  agent.screen.played += agent.columns.dtmf.replaceAll('P', '#').replaceAll('S', '*').replaceAll('Q', '');
  agent.columns.dtmf = '';
}

/** What the screen does with each column of a live call. */
export const liveCallColumns = {
  dtmf(dialer: Dialer, agent: LiveAgent): ScreenEvent[] {
    consumeTones(dialer, agent);
    return [];
  },
  recording(dialer: Dialer, agent: LiveAgent, now: number): ScreenEvent[] {
    consumeRecording(dialer, agent, now);
    return [];
  },
  park: (dialer: Dialer, agent: LiveAgent) => consumePark(callOf(dialer, agent), agent),
  transferconf: (dialer: Dialer, agent: LiveAgent) => consumeTransfer(dialer, agent, callOf(dialer, agent)),
};
