/**
 * The non-agent API (vicidial/non_agent_api.php) with version, agent_status, logged_in_agents and user_details. Each wrong
 * login, and each login with a level that is too low, counts as a failure. See docs/vicidial/facts.md 2, 3.2, 3.4 and 7.
 */
import type { PhpReply } from '../agent-api/agent-api.ts';
import { judgeLogin } from '../dialer/login.ts';
import { nonAgentParameter, type Parameters } from '../dialer/php-parameters.ts';
import { epochOf, serverTime } from '../dialer/server-time.ts';
import { findAccount, findLead, findLiveAgent, subStatusOf } from '../dialer/table-access.ts';
import type { Account, Dialer, LiveAgent } from '../dialer/tables.ts';

interface NonAgentRequest {
  dialer: Dialer;
  caller: Account;
  get: (name: string) => string;
}

const SEPARATORS: Readonly<Record<string, string>> = { csv: ',', tab: '\t', pipe: '|' };

/** Data rows without a SUCCESS line. `stage` selects the separator. */
function table(
  get: NonAgentRequest['get'],
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const separator = SEPARATORS[get('stage')] ?? '|';
  const lines = get('header') === 'YES' ? [header, ...rows] : rows;
  return lines.map((fields) => `${fields.join(separator)}\n`).join('');
}

const maySee = (caller: Account, account: Account) =>
  caller.viewableGroups === undefined || caller.viewableGroups.includes(account.group);

/** Lead ID, phone number and vendor code on the agent's screen, or those of the preview. */
function leadShown(dialer: Dialer, agent: LiveAgent) {
  const leadId = agent.status === 'PAUSED' && agent.previewLeadId > 0 ? agent.previewLeadId : agent.leadId;
  const lead = findLead(dialer, leadId);
  return { leadId: String(leadId), phone: lead?.phoneNumber ?? '', vendor: lead?.vendorLeadCode ?? '' };
}

const STATUS_HEADER = (
  'status|callerid|lead_id|campaign_id|calls_today|full_name|user_group|user_level|pause_code|' +
  'real_time_sub_status|phone_number|vendor_lead_code|session_id'
).split('|');

function agentStatus({ dialer, caller, get }: NonAgentRequest): string {
  const asked = get('agent_user');
  if (!caller.viewReports || !caller.apiAccess) {
    return `ERROR: agent_status USER DOES NOT HAVE PERMISSION TO GET AGENT INFO: |${caller.user}|0|\n`;
  }
  if (asked.length < 1) return `ERROR: agent_status INVALID SEARCH PARAMETERS: ${caller.user}|${asked}\n`;
  const account = findAccount(dialer, asked);
  if (!account || !maySee(caller, account)) {
    return `ERROR: agent_status AGENT NOT FOUND: ${caller.user}|${asked}\n`;
  }
  const agent = findLiveAgent(dialer, asked);
  if (!agent) return `ERROR: agent_status AGENT NOT LOGGED IN: ${caller.user}|${asked}\n`;
  const shown = leadShown(dialer, agent);
  const wantsIp = get('include_ip') === 'YES';
  const row = [agent.status, agent.callerid, shown.leadId, agent.campaignId, String(agent.callsToday)];
  row.push(account.fullName, account.group, String(account.level), agent.pauseCode);
  row.push(subStatusOf(dialer, agent), shown.phone, shown.vendor, agent.confExten);
  // The header always has the column. The row has it only if a login older than two days is known.
  if (wantsIp && account.computerIp !== undefined) row.push(account.computerIp);
  return table(get, wantsIp ? [...STATUS_HEADER, 'computer_ip'] : STATUS_HEADER, [row]);
}

function loggedInAgents({ dialer, caller, get }: NonAgentRequest): string {
  if (!caller.viewReports || !caller.apiAccess) {
    return `ERROR: logged_in_agents USER DOES NOT HAVE PERMISSION TO GET AGENT INFO: |${caller.user}|0|\n`;
  }
  const passes = (filter: string, value: string) => filter === '' || filter.split('|').includes(value);
  const withSub = get('show_sub_status') === 'YES';
  const rows = dialer.liveAgents.flatMap((agent) => {
    const account = findAccount(dialer, agent.user);
    if (!account || !maySee(caller, account)) return [];
    if (!passes(get('campaigns'), agent.campaignId) || !passes(get('user_groups'), account.group)) return [];
    const shown = leadShown(dialer, agent);
    const row = [agent.user, agent.campaignId, agent.confExten, agent.status, shown.leadId, agent.callerid];
    row.push(String(agent.callsToday), account.fullName, account.group, String(account.level));
    return [withSub ? [...row, agent.pauseCode, subStatusOf(dialer, agent)] : row];
  });
  if (rows.length === 0) return `ERROR: logged_in_agents NO LOGGED IN AGENTS: ${caller.user}|\n`;
  const header =
    'user|campaign_id|session_id|status|lead_id|callerid|calls_today|full_name|user_group|user_level'.split(
      '|',
    );
  return table(get, withSub ? [...header, 'pause_code', 'sub_status'] : header, rows);
}

function userDetails({ dialer, caller, get }: NonAgentRequest): string {
  const asked = get('agent_user');
  if (!caller.viewReports || !caller.apiAccess) {
    return `ERROR: user_details USER DOES NOT HAVE PERMISSION TO GET AGENT INFO: |${caller.user}|0|\n`;
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

const FUNCTIONS: Readonly<Record<string, (request: NonAgentRequest) => string>> = {
  agent_status: agentStatus,
  logged_in_agents: loggedInAgents,
  user_details: userDetails,
};

function refusedLogin(dialer: Dialer, user: string, pass: string, now: number): string | undefined {
  const key = judgeLogin(dialer, { user, pass, level: 7, door: 'nonAgent' }, now);
  if (key === 'GOOD') return undefined;
  if (key === 'LOCK') return `ERROR: Too many login attempts, try again in 15 minutes: |${user}|LOCK|\n`;
  if (key === 'IPBLOCK') {
    return `ERROR: Your IP Address is not allowed: ${dialer.settings.serverIp}: ||IPBLOCK|\n`;
  }
  return `ERROR: Login incorrect, please try again: |${user}|${pass}|BAD|\n`;
}

/** Replies to one request to vicidial/non_agent_api.php. */
export function answerNonAgentApi(dialer: Dialer, parameters: Parameters, now: number): PhpReply {
  if (parameters.hasArray) return { status: 500, body: '' };
  const get = (name: string) => nonAgentParameter(parameters, name);
  if (get('function') === 'version') {
    const end = 'DST: 0|TZ: 0.00|TZNOW: 0.00|';
    const body = `VERSION: 2.14-194|BUILD: 241004-1518|DATE: ${serverTime(now)}|EPOCH: ${epochOf(now)}|${end}\n`;
    return { status: 200, body };
  }
  const refusal = refusedLogin(dialer, get('user'), get('pass'), now);
  if (refusal !== undefined) return { status: 200, body: refusal };
  const caller = findAccount(dialer, get('user'));
  const run = FUNCTIONS[get('function')];
  if (!caller || !run) return { status: 200, body: 'ERROR: NO FUNCTION SPECIFIED\n' };
  const source = get('source');
  if (source.length < 2) {
    return { status: 200, body: `ERROR: Invalid Source - ${source}\nERROR: Invalid Source: |${source}|\n` };
  }
  return { status: 200, body: run({ dialer, caller, get }) };
}
