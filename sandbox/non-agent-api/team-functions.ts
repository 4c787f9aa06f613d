/** The functions that read agents and their sessions. See docs/vicidial/facts.md 6 and 7 and docs/vicidial/results-out.md 8. */
import { findAccount, findLead, findLiveAgent, subStatusOf } from '../dialer/table-access.ts';
import type { Dialer, LiveAgent } from '../dialer/tables.ts';
import {
  mayRead,
  maySee,
  maySeeGroup,
  type NonAgentFunction,
  type NonAgentRequest,
  table,
} from './non-agent-function.ts';

/** The lead of the preview, or the lead on the agent's screen. */
const shownLead = (agent: LiveAgent): number =>
  agent.status === 'PAUSED' && agent.previewLeadId > 0 ? agent.previewLeadId : agent.leadId;

const STATUS_HEADER = (
  'status|callerid|lead_id|campaign_id|calls_today|full_name|user_group|user_level|pause_code|' +
  'real_time_sub_status|phone_number|vendor_lead_code|session_id'
).split('|');

function agentStatus({ dialer, caller, get }: NonAgentRequest): string {
  const asked = get('agent_user');
  if (!mayRead(caller)) {
    return `ERROR: agent_status USER DOES NOT HAVE PERMISSION TO GET AGENT INFO: |${caller.user}|0|\n`;
  }
  if (asked.length < 1) return `ERROR: agent_status INVALID SEARCH PARAMETERS: ${caller.user}|${asked}\n`;
  const account = findAccount(dialer, asked);
  if (!account || !maySee(caller, account)) {
    return `ERROR: agent_status AGENT NOT FOUND: ${caller.user}|${asked}\n`;
  }
  const agent = findLiveAgent(dialer, asked);
  if (!agent) return `ERROR: agent_status AGENT NOT LOGGED IN: ${caller.user}|${asked}\n`;
  const leadId = shownLead(agent);
  const lead = findLead(dialer, leadId);
  const wantsIp = get('include_ip') === 'YES';
  const row = [agent.status, agent.callerid, String(leadId), agent.campaignId, String(agent.callsToday)];
  row.push(account.fullName, account.group, String(account.level), agent.pauseCode);
  row.push(subStatusOf(dialer, agent), lead?.phoneNumber ?? '', lead?.vendorLeadCode ?? '', agent.confExten);
  // The header always has the column. The row has it only if a login older than two days is known.
  if (wantsIp && account.computerIp !== undefined) row.push(account.computerIp);
  return table(get, wantsIp ? [...STATUS_HEADER, 'computer_ip'] : STATUS_HEADER, [row]);
}

const LIST_HEADER =
  'user|campaign_id|session_id|status|lead_id|callerid|calls_today|full_name|user_group|user_level'.split(
    '|',
  );

function loggedInAgents({ dialer, caller, get }: NonAgentRequest): string {
  if (!mayRead(caller)) {
    return `ERROR: logged_in_agents USER DOES NOT HAVE PERMISSION TO GET AGENT INFO: |${caller.user}|0|\n`;
  }
  const passes = (filter: string, value: string) => filter === '' || filter.split('|').includes(value);
  const withSub = get('show_sub_status') === 'YES';
  const accounts = new Map(dialer.accounts.map((account) => [account.user, account]));
  const rows = dialer.liveAgents.flatMap((agent) => {
    const account = accounts.get(agent.user);
    if (!account || !maySee(caller, account)) return [];
    if (!passes(get('campaigns'), agent.campaignId) || !passes(get('user_groups'), account.group)) return [];
    // Only the long form looks for the lead of a preview.
    const leadId = withSub ? shownLead(agent) : agent.leadId;
    const row = [agent.user, agent.campaignId, agent.confExten, agent.status, String(leadId), agent.callerid];
    row.push(String(agent.callsToday), account.fullName, account.group, String(account.level));
    return [withSub ? [...row, agent.pauseCode, subStatusOf(dialer, agent)] : row];
  });
  if (rows.length === 0) return `ERROR: logged_in_agents NO LOGGED IN AGENTS: ${caller.user}|\n`;
  return table(get, withSub ? [...LIST_HEADER, 'pause_code', 'sub_status'] : LIST_HEADER, rows);
}

function userDetails({ dialer, caller, get }: NonAgentRequest): string {
  const asked = get('agent_user');
  if (!mayRead(caller)) {
    return `ERROR: user_details USER DOES NOT HAVE PERMISSION TO GET USER DETAILS: |${caller.user}|0|\n`;
  }
  if (asked.length < 1) return `ERROR: user_details INVALID SEARCH PARAMETERS: ${caller.user}|${asked}\n`;
  const account = findAccount(dialer, asked);
  if (!account || !maySee(caller, account))
    return `ERROR: user_details USER NOT FOUND: ${caller.user}|${asked}\n`;
  const row = [
    account.user,
    account.fullName,
    account.group,
    String(account.level),
    account.active ? 'Y' : 'N',
  ];
  return table(get, ['user', 'full_name', 'user_group', 'user_level', 'active'], [row]);
}

const GROUP_HEADER = (
  'usergroups|calls_waiting|agents_logged_in|agents_in_calls|agents_waiting|agents_paused|' +
  'agents_in_dead_calls|agents_in_dispo|agents_in_dial'
).split('|');

/** The column in which `user_group_status` counts an agent. */
function countedAs(dialer: Dialer, agent: LiveAgent): string {
  const sub = subStatusOf(dialer, agent);
  if (sub === 'DEAD') return 'agents_in_dead_calls';
  if (sub === 'DISPO') return 'agents_in_dispo';
  if (agent.status === 'PAUSED') return 'agents_paused';
  return agent.status === 'READY' || agent.status === 'CLOSER' ? 'agents_waiting' : 'agents_in_calls';
}

/** An unknown or hidden group counts nobody. Waiting calls are those of the whole system (docs/vicidial/results-out.md 8). */
function userGroupStatus({ dialer, caller, get }: NonAgentRequest): string {
  if (!mayRead(caller)) {
    return `ERROR: user_group_status USER DOES NOT HAVE PERMISSION TO GET USER GROUP INFO: |${caller.user}|0|\n`;
  }
  const asked = get('user_groups');
  if (asked.length < 1) return `ERROR: user_group_status INVALID SEARCH PARAMETERS: ${caller.user}|\n`;
  const groups = asked.split('|');
  const groupOf = new Map(dialer.accounts.map((account) => [account.user, account.group]));
  const agents = dialer.liveAgents.filter((agent) => {
    const group = groupOf.get(agent.user);
    return group !== undefined && groups.includes(group) && maySeeGroup(caller, group);
  });
  const counts = new Map<string, number>([
    ['calls_waiting', dialer.waitingInbound.length],
    ['agents_logged_in', agents.length],
  ]);
  const add = (column: string) => counts.set(column, (counts.get(column) ?? 0) + 1);
  for (const agent of agents) {
    add(countedAs(dialer, agent));
    if (subStatusOf(dialer, agent) === 'DIAL') add('agents_in_dial');
  }
  const row = GROUP_HEADER.slice(1).map((column) => String(counts.get(column) ?? 0));
  return table(get, GROUP_HEADER, [[groups.join(' '), ...row]]);
}

export const TEAM_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = {
  agent_status: agentStatus,
  logged_in_agents: loggedInAgents,
  user_details: userDetails,
  user_group_status: userGroupStatus,
};
