/** park_call, transfer_conference, send_dtmf, recording, ra_call_control. docs/vicidial/facts.md 5.7, 5.8, 5.9, 5.10 and 5.12. */

import { serverTime } from '../dialer/server-time.ts';
import { campaignOf, findLead, writeColumn } from '../dialer/table-access.ts';
import {
  type AgentFunction,
  type AgentRequest,
  error,
  namesAgent,
  notice,
  type Printed,
  success,
  unless,
} from './agent-function.ts';

const PARKING = /(PARK|GRAB)_(IVR_)?CUSTOMER|(PARK|GRAB)_XFER/;
/** Transfers to a person or number. Only these read caller ID and alias. The others only end a call. */
const TO_SOMEBODY = /^(BLIND_TRANSFER|LEAVE_VM|DIAL_WITH_CUSTOMER|PARK_CUSTOMER_DIAL|LOCAL_CLOSER)$/;
const ENDINGS = /^(HANGUP_XFER|HANGUP_BOTH|LEAVE_3WAY_CALL)$/;
const CALLER_IDS = /CAMPAIGN|AGENT_PHONE|CUSTOMER|CUSTOM_CID/;

/** Only a local closer and a consultation read the in-group. */
const wantsInGroup = ({ get }: AgentRequest) =>
  get('value') === 'LOCAL_CLOSER' ||
  (/^(DIAL_WITH_CUSTOMER|PARK_CUSTOMER_DIAL)$/.test(get('value')) && get('consultative') === 'YES');

function transferRefusal(request: AgentRequest, inGroup: string): Printed | undefined {
  const { dialer, agent, caller, get } = request;
  if (agent.leadId < 1 || agent.callerid.length < 16) {
    return error('agent_user does not have a live call', agent.user);
  }
  const value = get('value');
  if (wantsInGroup(request) && !dialer.inGroups.includes(inGroup))
    return error('ingroup is not valid', inGroup);
  if (ENDINGS.test(value)) return undefined;
  if (!TO_SOMEBODY.test(value)) return error('value is not valid', `${value}|${caller.user}`);
  const alias = get('group_alias');
  const shown = dialer.groupAliases[alias];
  if (alias.length > 1 && shown === undefined) {
    return error('group_alias is not valid', `${agent.user}|${alias}`);
  }
  if (alias.length > 1 && Number(shown) < 4) {
    return error('caller_id_number from group_alias is not valid', `${agent.user}|${alias}|${shown}`);
  }
  const choice = get('cid_choice');
  if (choice.length > 1 && !CALLER_IDS.test(choice)) {
    return error('cid_choice is not valid', `${agent.user}|${choice}`);
  }
  return undefined;
}

/** The column's text: what kind, in-group, number, consultation, override, alias and caller id, epoch, caller id choice. */
function storedTransfer(request: AgentRequest, inGroup: string): string {
  const { dialer, epoch, get } = request;
  const value = get('value');
  if (ENDINGS.test(value)) return [value, '', '', 'NO', '', '', '', epoch].join('---');
  const alias = get('group_alias');
  const end = [alias, dialer.groupAliases[alias] ?? '', epoch, get('cid_choice')];
  const who = wantsInGroup(request)
    ? [inGroup, get('phone_number'), get('consultative') || 'NO', '']
    : ['', get('phone_number'), 'NO', get('dial_override') === 'YES' ? 'YES' : ''];
  return [value, ...who, ...end].join('---');
}

function transfer(request: AgentRequest): Printed[] {
  const { dialer, agent, get } = request;
  const asked = get('ingroup_choices');
  const isDefault = wantsInGroup(request) && asked.includes('DEFAULTINGROUP');
  const inGroup = isDefault ? campaignOf(dialer, agent).defaultInGroup : asked;
  const refusal = transferRefusal(request, inGroup);
  if (refusal) return [refusal];
  writeColumn(dialer, agent, 'transferconf', storedTransfer(request, inGroup));
  const consultative = get('consultative') || 'NO';
  const values = [get('value'), inGroup, get('phone_number'), consultative, agent.user, agent.callerid, ''];
  return [success('transfer_conference function set', values.join('|'))];
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

/** Changes the tables at once, without the agent screen. It is made for remote agents and harms others. */
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
