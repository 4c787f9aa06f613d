/** The small functions of the agent API: docs/vicidial/facts.md 5.11 and 5.12. */

import { campaignOf, findLead, findLiveAgent, writeColumn } from '../dialer/table-access.ts';
import {
  type AgentFunction,
  type AgentRequest,
  error,
  namesAgent,
  type Printed,
  success,
  type UnboundFunction,
  type UnboundRequest,
  unless,
} from './agent-function.ts';

/** Columns of a lead that update_fields takes, in the order it prints them. */
const LEAD_FIELDS = [
  'address1',
  'address2',
  'address3',
  'alt_phone',
  'city',
  'comments',
  'country_code',
  'date_of_birth',
  'email',
  'first_name',
  'gender',
  'last_name',
  'middle_initial',
  'phone_code',
  'phone_number',
  'postal_code',
  'province',
  'rank',
  'owner',
  'security_phrase',
  'source_id',
  'state',
  'title',
  'vendor_lead_code',
]; // prettier-ignore

function updateFields({ dialer, agent, caller, get }: AgentRequest): Printed[] {
  const given = LEAD_FIELDS.filter((name) => get(name) !== '');
  if (!caller.modifyLeads) return [error('user is not allowed to modify lead info', caller.user)];
  if (agent.leadId < 1) return [error('agent_user does not have a lead on their screen', agent.user)];
  if (given.length === 0) return [error('no fields have been defined', agent.user)];
  const lead = findLead(dialer, agent.leadId);
  for (const name of given) if (lead) lead.fields[name] = get(name);
  const set = given.map((name) => `${name}="${get(name)}"`).join(',');
  const values = `${caller.user}|${agent.user}|${agent.leadId}|1|1|${given.join(',')}|${set}|`;
  return [success('update_fields lead updated', values)];
}

function changeInGroups({ dialer, agent, caller, get }: AgentRequest): Printed[] {
  const value = get('value');
  const choices = get('ingroup_choices');
  const campaign = campaignOf(dialer, agent);
  if (!campaign.allowInbound)
    return [error('campaign does not allow inbound calls', `${agent.user}|${campaign.id}`)];
  if (!caller.changeAgentCampaign)
    return [error('user is not allowed to change agent in-groups', caller.user)];
  // The list starts with a blank and ends with a dash; the text before the first blank is ignored.
  const named = choices
    .replace(/-$/, '')
    .split(' ')
    .slice(1)
    .filter((one) => one.length > 1);
  const unknown = named.find((one) => !dialer.inGroups.includes(one));
  if (unknown !== undefined) return [error('ingroup does not exist', `${agent.user}|${unknown}|${choices}`)];
  if (choices === '' && value !== 'CHANGE') {
    const values = `${agent.user}|${value}|${choices}`;
    return [error('ingroup_choices are required for ADD and REMOVE values', values)];
  }
  if (get('blended') === 'YES' && campaign.dialMethod === 'MANUAL') {
    return [error('campaign dial_method does not allow outbound autodial', `${agent.user}|YES`)];
  }
  const others = agent.ingroups.filter((one) => !named.includes(one));
  const next = value === 'CHANGE' ? named : value === 'ADD' ? [...others, ...named] : others;
  const list = value === 'CHANGE' ? choices : next.length === 0 ? ' -' : ` ${next.join(' ')} -`;
  writeColumn(dialer, agent, 'ingroups', list);
  agent.ingroups = next;
  agent.blended = get('blended') === 'YES';
  const kept = get('set_as_default') === 'YES' ? 'User settings set as default' : '';
  const values = `${caller.user}|${agent.user}|${list}|${get('blended')}|${kept}`;
  return [success('change_ingroups function set', values)];
}

function activeLead({ dialer, get }: UnboundRequest): Printed[] {
  const account = dialer.accounts.find((one) => one.customThree === get('value'));
  if (!account) return [error('no user found', get('value'))];
  const agent = findLiveAgent(dialer, account.user);
  if (!agent) return [error('user not logged in', account.user)];
  const lead = findLead(dialer, agent.leadId);
  if (!lead) return [error('no active lead found', account.user)];
  const fields = [lead.fields['province'] ?? '', lead.fields['security_phrase'] ?? '', lead.sourceId];
  const values = [account.user, lead.phoneNumber, lead.leadId, lead.vendorLeadCode, ...fields].join('|');
  return [success('st_get_agent_active_lead lead found', values)];
}

function webphone({ agent, get }: AgentRequest): Printed[] {
  const { sessionRow } = agent;
  if (!sessionRow) return [error('webphone_url error - no session data', agent.user)];
  if (sessionRow.webphoneUrl === '') return [error('webphone_url error - webphone url is empty', agent.user)];
  if (get('value') === 'DISPLAY') return [{ html: sessionRow.webphoneUrl }];
  return [{ html: `<html><body><iframe src="${sessionRow.webphoneUrl}"></iframe></body></html>\n` }];
}

const needsBoth = ({ get }: UnboundRequest) =>
  get('value') !== '' && get('vendor_id') !== '' ? undefined : `${get('value')}|${get('vendor_id')}`;

export const OTHER_FUNCTIONS: Readonly<Record<string, AgentFunction>> = {
  calls_in_queue_count: {
    malformed: unless((value) => value === 'DISPLAY'),
    run: ({ dialer, agent }) => {
      const mine = dialer.waitingInbound.filter((call) => agent.ingroups.includes(call.inGroup));
      return [{ ...success('calls_in_queue_count', String(mine.length)), isLast: 'no newline' } as Printed];
    },
  },
  webphone_url: { malformed: unless((value) => value === 'DISPLAY' || value === 'LAUNCH'), run: webphone },
  call_agent: {
    malformed: unless((value) => value === 'CALL'),
    run: ({ agent }) =>
      agent.sessionRow
        ? [success('call_agent function sent', agent.user)]
        : [error('call_agent error - no session data', agent.user)],
  },
  change_ingroups: {
    takesAltUser: false,
    malformed: (request) => {
      const { get } = request;
      const fine = /^(CHANGE|ADD|REMOVE)$/.test(get('value')) && /^(YES|NO)$/.test(get('blended'));
      if (fine && get('agent_user').length > 1) return undefined;
      return [get('value'), get('blended'), get('ingroup_choices'), get('agent_user')].join('|');
    },
    run: changeInGroups,
  },
  update_fields: {
    malformed: (request) => (namesAgent(request) ? undefined : request.get('agent_user')),
    run: updateFields,
  },
  refresh_panel: {
    malformed: (request) => (namesAgent(request) ? undefined : request.get('agent_user')),
    run: ({ agent, caller, get }) => {
      const panels = ['formreload', 'scriptreload', 'script2reload', 'emailreload', 'chatreload'];
      const asked = panels.filter((name) => get(name) === '1').join(',');
      return [success('refresh_panel request sent', `${caller.user}|${agent.user}|1|${asked}|`)];
    },
  },
  set_timer_action: {
    malformed: (request) =>
      request.get('value').length > 1 && namesAgent(request)
        ? undefined
        : `${request.get('value')}|${request.get('agent_user')}`,
    run: ({ agent, caller, get }) => {
      if (!caller.modifyCampaigns)
        return [error('user is not allowed to modify campaign settings', caller.user)];
      const values = [caller.user, agent.user, get('value'), get('notes'), get('rank')].join('|');
      return [success('set_timer_action lead updated', values)];
    },
  },
};

/** The functions that need no session. */
export const UNBOUND_FUNCTIONS: Readonly<Record<string, UnboundFunction>> = {
  st_get_agent_active_lead: { needsSession: false, malformed: needsBoth, run: activeLead },
  st_login_log: {
    needsSession: false,
    malformed: needsBoth,
    run: ({ dialer, get }) => {
      const account = dialer.accounts.find((one) => one.customThree === get('value'));
      if (!account) return [error('no user found', get('value'))];
      account.customFour = get('vendor_id');
      return [success('st_login_log user found', account.user)];
    },
  },
  send_notification: {
    needsSession: false,
    malformed: () => undefined,
    run: ({ dialer, get }) => {
      if (!dialer.settings.notifications) {
        return [error('Agent API Notifications are disabled on this system', '0')];
      }
      dialer.lastNotification += 1;
      dialer.notifications.push({ recipient: get('recipient'), text: get('notification_text') });
      const values = `${get('recipient')}|${get('recipient_type')}|${dialer.lastNotification}`;
      return [success('notification queued', values)];
    },
  },
};
