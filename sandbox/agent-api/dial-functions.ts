/** external_dial, preview_dial_action, external_add_lead. The order of checks: docs/vicidial/facts.md 5.3. */

import { addLead } from '../dialer/leads.ts';
import { campaignOf, findAccount, findLead, SqlFailure, writeColumn } from '../dialer/table-access.ts';
import type { Lead } from '../dialer/tables.ts';
import {
  type AgentFunction,
  type AgentRequest,
  error,
  namesAgent,
  notice,
  type Printed,
  success,
  type UnboundRequest,
} from './agent-function.ts';

/** Only digits are dialed, and letters are dropped. MANUALNEXT is the one word that is accepted: the next hopper lead. */
const dialedValue = (value: string) =>
  value.includes('MANUALNEXT') ? 'MANUALNEXT' : value.replace(/\D/g, '');

function dialMalformed(request: UnboundRequest): string | undefined {
  const { get } = request;
  const value = dialedValue(get('value'));
  const hasWhat = value.length > 1 || get('lead_id').length > 0;
  if (
    hasWhat &&
    namesAgent(request, 2) &&
    ['search', 'preview', 'focus'].every((name) => get(name).length > 1)
  ) {
    return undefined;
  }
  return [
    value,
    ...['phone_code', 'search', 'preview', 'focus', 'vendor_id', 'agent_user', 'alt_user'].map(get),
  ].join('|');
}

/** The columns of a lead that external_add_lead fills, besides number, list and vendor_lead_code, and their widths. */
const LEAD_COLUMNS: Readonly<Record<string, number>> = {
  ...{ title: 4, first_name: 30, middle_initial: 1, last_name: 30 },
  ...{ address1: 100, city: 50, state: 2, postal_code: 10, email: 70, comments: 255 },
};

/** Puts a lead into the manual dial list of the agent's campaign. It searches for no duplicate. */
function addManualLead({ dialer, agent, get }: AgentRequest): Printed[] {
  const number = (get('value') || get('phone_number')).replace(/\D/g, '');
  const { id, manualDialList: listId } = campaignOf(dialer, agent);
  if (listId === '') return [error('campaign manual dial list undefined', `${number}|${id}|${agent.user}`)];
  const checks = (name: string) => /^(YES|Y)$/.test(get(name));
  const refusals = [
    ...(checks('dnc_check') && dialer.doNotCall.has(number)
      ? [error('add_lead PHONE NUMBER IN DNC', `${number}|${agent.user}`)]
      : []),
    ...(checks('campaign_dnc_check') && dialer.campaignDoNotCall.has(`${id}|${number}`)
      ? [error('add_lead PHONE NUMBER IN CAMPAIGN DNC', `${number}|${id}|${agent.user}`)]
      : []),
  ];
  if (refusals.length > 0) return refusals;
  const vendorLeadCode = (get('vendor_id') || get('vendor_lead_code')).slice(0, 20);
  const lead = addLead(dialer, { number, phoneCode: get('phone_code'), listId, vendorLeadCode });
  for (const [column, width] of Object.entries(LEAD_COLUMNS)) {
    const text = get(column).slice(0, width);
    if (text !== '') lead.fields[column] = text;
  }
  return [success('lead added', `${number}|${id}|${listId}|${lead.leadId}|${agent.user}`)];
}

type Number = { number: string; phoneCode: string; altDial: string } | { refusal: Printed };

/** The number to dial when a lead is named: that of the lead, whatever the value is. */
function numberOfLead(request: AgentRequest, lead: Lead): Number {
  const { agent, get } = request;
  const own = { MAIN: lead.phoneNumber, ALT: lead.altPhone, ADDR3: lead.address3 };
  let altDial = get('alt_dial');
  if (altDial === 'SEARCH') {
    const value = dialedValue(get('value'));
    const found = Object.entries(own).find(([, number]) => number === value && number !== '');
    if (!found) {
      const values = `${agent.user}||${lead.leadId}|`;
      return { refusal: error('phone number lead_id search not found', values) };
    }
    altDial = found[0];
  }
  const number = altDial === 'ALT' ? own.ALT : altDial === 'ADDR3' ? own.ADDR3 : own.MAIN;
  if (number.length < 2) {
    return {
      refusal: error('phone number is not valid', `${agent.user}|${number}|${lead.leadId}|${altDial}`),
    };
  }
  return { number, phoneCode: lead.phoneCode, altDial };
}

function numberOf(request: AgentRequest): Number {
  const { dialer, agent, get } = request;
  const leadId = get('lead_id');
  if (leadId === '') {
    return { number: dialedValue(get('value')), phoneCode: get('phone_code'), altDial: get('alt_dial') };
  }
  const lead = findLead(dialer, Number(leadId));
  if (!lead) return { refusal: error('lead_id is not valid', `${agent.user}|${leadId}`) };
  return numberOfLead(request, lead);
}

/** The caller ID: that of the alias, or the requested one if the system allows it. */
function callerId({ dialer, agent, get }: AgentRequest): { callerId: string } | { refusal: Printed } {
  const alias = get('group_alias');
  const asked = get('outbound_cid');
  if (alias.length > 1) {
    const number = dialer.groupAliases[alias];
    if (number === undefined) return { refusal: error('group_alias is not valid', `${agent.user}|${alias}`) };
    if (number.length < 4) {
      const values = `${agent.user}|${alias}|${number}`;
      return { refusal: error('caller_id_number from group_alias is not valid', values) };
    }
    return { callerId: number };
  }
  if (asked.length > 1) {
    const allowed = dialer.settings.outboundCidAny;
    if (allowed === 'API_ONLY') return { callerId: asked };
    const values = `${agent.user}|${asked}|${allowed}`;
    return { refusal: error('outbound_cid is not allowed on this system', values) };
  }
  return { callerId: '' };
}

function closeLink(get: (name: string) => string): Printed[] {
  if (get('close_window_link') !== '1') return [];
  const link = `<a href="javascript:window.opener='x';window.close();">Close This Window</a>`;
  return [{ html: `\n${link}\n` }];
}

/** Writes the dial to the column or to the end of the agent's queue, as the campaign is set. */
function storeDial(request: AgentRequest, number: string, stored: string): Printed | undefined {
  const { dialer, agent } = request;
  if (campaignOf(dialer, agent).apiManualDial === 'STANDARD') {
    writeColumn(dialer, agent, 'dial', stored);
    return undefined;
  }
  if (dialer.queue.some((row) => row.user === agent.user && row.phoneNumber === number)) {
    const values = `${agent.user}|${number}`;
    return error('phone_number is already in this agents manual dial queue', values);
  }
  if (stored.includes("'")) {
    if (dialer.settings.sqlErrors === 'exception') throw new SqlFailure('quote in the dial queue');
    return undefined;
  }
  dialer.lastQueueRow += 1;
  const row = { id: dialer.lastQueueRow, user: agent.user, phoneNumber: number, status: 'READY' as const };
  dialer.queue.push({ ...row, dial: stored });
  return undefined;
}

function externalDial(request: AgentRequest): Printed[] {
  const { dialer, agent, epoch, get } = request;
  const lines: Printed[] = [];
  const campaign = campaignOf(dialer, agent);
  const askedInGroup = get('dial_ingroup');
  const inGroup = dialer.inGroups.includes(askedInGroup) ? askedInGroup : '';
  if (askedInGroup !== '' && inGroup === '')
    lines.push(notice('defined dial_ingroup not found', askedInGroup));
  const isIdle = agent.status === 'PAUSED' && agent.leadId < 1;
  if (campaign.apiManualDial === 'STANDARD' && inGroup === '' && !isIdle) {
    return [...lines, error('agent_user is not paused', agent.user)];
  }
  if (findAccount(dialer, agent.user)?.agentcallManual !== '1') {
    return [...lines, error('agent_user is not allowed to place manual dial calls', agent.user)];
  }
  const shown = callerId(request);
  if ('refusal' in shown) return [...lines, shown.refusal];
  const dialed = numberOf(request);
  if ('refusal' in dialed) return [...lines, dialed.refusal];
  const { number, phoneCode, altDial } = dialed;
  const asked = [number, phoneCode, get('search'), get('preview'), get('focus'), get('vendor_id'), epoch];
  const prefixAndId = [get('dial_prefix'), get('group_alias'), shown.callerId];
  const stored = [...asked, ...prefixAndId, '', get('lead_id'), altDial, inGroup].join('!');
  const refusal = storeDial(request, number, stored);
  if (refusal) return [...lines, refusal];
  const echoed = [number, agent.user, ...asked.slice(1), ...prefixAndId, altDial].join('|');
  return [...lines, success('external_dial function set', echoed), ...closeLink(get)];
}

const PREVIEW_ACTIONS = ['SKIP', 'DIALONLY', 'ALTDIAL', 'ADR3DIAL', 'FINISH'];

export const DIAL_FUNCTIONS: Readonly<Record<string, AgentFunction>> = {
  external_dial: { malformed: dialMalformed, run: externalDial },
  preview_dial_action: {
    malformed: (request) => {
      const { get } = request;
      if (PREVIEW_ACTIONS.includes(get('value')) && namesAgent(request, 2)) return undefined;
      return `${get('value')}||${get('agent_user')}|${get('alt_user')}`;
    },
    run: ({ dialer, agent, get }) => {
      const { id, previewDial } = campaignOf(dialer, agent);
      if (agent.status !== 'PAUSED') return [error('agent_user is not paused', agent.user)];
      if (previewDial === 'DISABLED') {
        const values = `${agent.user}|${id}|${previewDial}`;
        return [error('preview dialing not allowed on this campaign', values)];
      }
      writeColumn(dialer, agent, 'dial', get('value'));
      const values = `${get('value')}|${agent.user}|${get('value')}`;
      return [success('preview_dial_action function set', values)];
    },
  },
  external_add_lead: {
    malformed: (request) => {
      const { get } = request;
      const number = get('value') || get('phone_number');
      if (number.length > 1 && get('phone_code') !== '' && namesAgent(request, 2)) return undefined;
      return [number, get('phone_code'), get('agent_user'), get('alt_user')].join('|');
    },
    run: addManualLead,
  },
};
