/** The functions that change remote agents and add caller IDs. See docs/vicidial/non-agent-api.md. */
import { hasRight, type NonAgentFunction, type NonAgentRequest } from './non-agent-function.ts';

function updateRemoteAgent({ dialer, caller, get }: NonAgentRequest): string {
  const error = 'ERROR: update_remote_agent';
  if (!hasRight(caller, 'modify_remoteagents')) {
    return `${error} USER DOES NOT HAVE PERMISSION TO UPDATE REMOTE AGENTS: |${caller.user}|0\n`;
  }
  const user = get('agent_user');
  if (user.length < 2) return `${error} YOU MUST USE ALL REQUIRED FIELDS: |${caller.user}|${user}\n`;
  const remote = dialer.remoteAgents.find((one) => one.user === user);
  if (!remote) return `${error} REMOTE AGENT DOES NOT EXIST: |${caller.user}|\n`;
  const [status, campaign, lines] = [get('status'), get('campaign_id'), get('number_of_lines')];
  if (campaign !== '' && !dialer.campaigns.some(({ id }) => id === campaign)) {
    const about = `|${caller.user}|${campaign}|0`;
    return `${error} YOU MUST USE A VALID CAMPAIGN ID, THIS IS AN OPTIONAL FIELD: ${about}\n`;
  }
  if (status !== '' && status !== 'ACTIVE' && status !== 'INACTIVE') {
    return `${error} STATUS MUST BE ACTIVE OR INACTIVE, THIS IS AN OPTIONAL FIELD: |${caller.user}|${status}\n`;
  }
  if (status + campaign + lines === '') return `${error} NO UPDATES DEFINED: |${caller.user}|\n`;
  if (status !== '' && status === remote.status && campaign + lines === '') {
    return `NOTICE: update_remote_agent REMOTE AGENT IS ALREADY ${status}: |${caller.user}|${user}\n`;
  }
  if (status === 'ACTIVE' || status === 'INACTIVE') remote.status = status;
  if (campaign !== '') remote.campaignId = campaign;
  if (lines !== '') remote.lines = Number(lines);
  return `SUCCESS: update_remote_agent REMOTE AGENT HAS BEEN UPDATED - ${caller.user}|${user}|\n`;
}

function addGroupAlias({ dialer, caller, get }: NonAgentRequest): string {
  if (!hasRight(caller, 'ast_admin_access')) {
    return `ERROR: add_group_alias USER DOES NOT HAVE PERMISSION TO ADD GROUP ALIASES: |${caller.user}|0\n`;
  }
  const number = get('caller_id_number');
  if (number.length < 6) {
    const about = `|${caller.user}|${get('group_alias_id')}|${get('group_alias_name')}|${number}`;
    return `ERROR: add_group_alias YOU MUST USE ALL REQUIRED FIELDS: ${about}\n`;
  }
  const [id, name] = [get('group_alias_id') || number, get('group_alias_name') || number];
  if (Object.hasOwn(dialer.groupAliases, id)) {
    return `ERROR: add_group_alias GROUP ALIAS ALREADY EXISTS: |${caller.user}|${id}\n`;
  }
  dialer.groupAliases = { ...dialer.groupAliases, [id]: number };
  return `SUCCESS: add_group_alias GROUP ALIAS HAS BEEN ADDED - ${caller.user}|${id}|${name}|${number}\n`;
}

export const REMOTE_AGENT_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = {
  update_remote_agent: updateRemoteAgent,
  add_group_alias: addGroupAlias,
};
