/** park_call, transfer_conference, send_dtmf, recording, ra_call_control. Facts: sections 5.7 to 5.10 and 5.12. */
import {
  type AgentFunction,
  type AgentRequest,
  error,
  namesAgent,
  notice,
  type Printed,
  serverTime,
  success,
  unless,
} from './agent-function.ts';
import { campaignOf, findLead, writeColumn } from './dialer.ts';

const PARKING = /(PARK|GRAB)_(IVR_)?CUSTOMER|(PARK|GRAB)_XFER|SWAP_PARK_/;
const TRANSFERS = [
  'BLIND_TRANSFER',
  'LOCAL_CLOSER',
  'DIAL_WITH_CUSTOMER',
  'PARK_CUSTOMER_DIAL',
  'HANGUP_XFER',
  'HANGUP_BOTH',
  'LEAVE_VM',
  'LEAVE_3WAY_CALL',
];
const CALLER_IDS = ['CAMPAIGN', 'AGENT_PHONE', 'CUSTOMER', 'CUSTOM_CID'];

function transferRefusal({ dialer, agent, caller, get }: AgentRequest, inGroup: string): Printed | undefined {
  if (agent.leadId < 1 || agent.callerid.length < 16) {
    return error('agent_user does not have a live call', agent.user);
  }
  const value = get('value');
  if (!TRANSFERS.includes(value)) return error('value is not valid', `${value}|${caller.user}`);
  const needsInGroup = value === 'LOCAL_CLOSER' || get('consultative') === 'YES';
  if ((needsInGroup || inGroup !== '') && !dialer.inGroups.includes(inGroup)) {
    return error('ingroup is not valid', inGroup);
  }
  const alias = get('group_alias');
  if (alias !== '' && dialer.groupAliases[alias] === undefined) {
    return error('group_alias is not valid', `${agent.user}|${alias}`);
  }
  const choice = get('cid_choice');
  if (choice !== '' && !CALLER_IDS.includes(choice)) {
    return error('cid_choice is not valid', `${agent.user}|${choice}`);
  }
  return undefined;
}

function transfer(request: AgentRequest): Printed[] {
  const { dialer, agent, epoch, get } = request;
  const asked = get('ingroup_choices');
  const inGroup = asked === 'DEFAULTINGROUP' ? campaignOf(dialer, agent).defaultInGroup : asked;
  const refusal = transferRefusal(request, inGroup);
  if (refusal) return [refusal];
  const value = get('value');
  const consultative = get('consultative') === 'YES' ? 'YES' : 'NO';
  const override = get('dial_override') === 'YES' ? 'YES' : '';
  const alias = get('group_alias');
  const shown = alias === '' ? '' : (dialer.groupAliases[alias] ?? '');
  const number = get('phone_number');
  const stored = [value, inGroup, number, consultative, override, alias, shown, epoch];
  if (!/^(HANGUP|LEAVE)_/.test(value)) stored.push(get('cid_choice'));
  writeColumn(dialer, agent, 'transferconf', stored.join('---'));
  const values = [value, inGroup, number, consultative, agent.user, agent.callerid, ''].join('|');
  return [success('transfer_conference function set', values)];
}

function recording({ dialer, agent, now, get }: AgentRequest): Printed[] {
  const value = get('value');
  const { serverIp } = dialer.settings;
  const end = `${serverIp}|${agent.confExten}|${agent.status}`;
  if (value === 'STATUS') {
    const { recording: running } = agent;
    if (!running) return [notice('not recording', `${agent.user}|||||${end}`)];
    const file = `${running.id}|${running.filename}|${serverIp}|${serverTime(running.startedAt)}`;
    return [notice('recording active', `${agent.user}|${file}|${end}`)];
  }
  if (value === 'STOP' && agent.columns.recording === '') {
    return [error('stop recording error', `${agent.user}|||||${end}`)];
  }
  const stage = get('stage').slice(0, 14);
  const name = stage.replaceAll('DATETIME', serverTime(now).replace(/\D/g, ''));
  writeColumn(dialer, agent, 'recording', value === 'START' && name !== '' ? `START!${name}` : value);
  return [success('recording function sent', `${agent.user}|${value}||||${end}`)];
}

/** Acts at once in the tables, past the screen: made for remote agents, harmful for others. */
function remoteControl({ dialer, agent, get }: AgentRequest): Printed[] {
  const id = get('value');
  const stage = get('stage');
  if (!dialer.calls.some((call) => call.callerid === id)) return [error('no active call found', id)];
  const where = {
    HANGUP: 'HANGUP',
    EXTENSIONTRANSFER: get('phone_number'),
    INGROUPTRANSFER: get('ingroup_choices'),
  };
  if (!Object.hasOwn(where, stage)) return [error('stage is not valid', stage)];
  const lead = findLead(dialer, agent.leadId);
  const asked = get('status');
  if (lead) lead.status = (asked !== '' ? asked : 'RAXFER').slice(0, 6);
  dialer.calls = dialer.calls.filter((call) => call.callerid !== id);
  agent.status = 'READY';
  agent.leadId = 0;
  agent.callerid = '';
  const what = stage === 'HANGUP' ? 'hungup' : 'transfer';
  return [success(`ra_call_control ${what}`, `${agent.user}|${id}|${where[stage as keyof typeof where]}`)];
}

export const CALL_WORK_FUNCTIONS: Readonly<Record<string, AgentFunction>> = {
  park_call: {
    malformed: unless((value) => PARKING.test(value)),
    run: ({ dialer, agent, get }) => {
      if (agent.leadId < 1) return [error('agent_user does not have a lead on their screen', agent.user)];
      writeColumn(dialer, agent, 'park', get('value'));
      return [success('park_call function set', `${get('value')}|${agent.user}`)];
    },
  },
  transfer_conference: { malformed: unless((value) => value.length > 7), run: transfer },
  send_dtmf: {
    malformed: unless((value) => value.length > 0),
    run: ({ dialer, agent, get }) => {
      writeColumn(dialer, agent, 'dtmf', get('value'));
      return [success('send_dtmf function set', `${get('value')}|${agent.user}`)];
    },
  },
  recording: { malformed: unless((value) => ['START', 'STOP', 'STATUS'].includes(value)), run: recording },
  ra_call_control: {
    takesAltUser: false,
    malformed: (request) => {
      const { get } = request;
      if (get('value') !== '' && get('stage') !== '' && namesAgent(request)) return undefined;
      return `${get('value')}|${get('agent_user')}|${get('stage')}`;
    },
    run: remoteControl,
  },
};
