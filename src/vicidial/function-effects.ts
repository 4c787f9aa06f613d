import type { AgentFunction } from './agent-functions.ts';
import type { Endpoint } from './function-row.ts';
import type { NonAgentFunctionName } from './non-agent/non-agent-functions.ts';

/**
 * What a request does at the dialer. `createOrDelete`: it creates a user, a DID or a phone, or it deletes something. `change`:
 * any other change, including one that the dialer can take back.
 */
export type Effect = 'read' | 'change' | 'createOrDelete';

/** The functions of the agent API by effect (docs/vicidial/facts.md 5 and 9). */
const agentEffects: Readonly<Record<AgentFunction, Effect>> = {
  audio_playback: 'change',
  call_agent: 'change',
  calls_in_queue_count: 'read',
  change_ingroups: 'change',
  coffee: 'read',
  external_add_lead: 'change',
  external_dial: 'change',
  external_hangup: 'change',
  external_pause: 'change',
  external_status: 'change',
  force_fronter_audio_stop: 'change',
  force_fronter_leave_3way: 'change',
  logout: 'change',
  park_call: 'change',
  pause_code: 'change',
  preview_dial_action: 'change',
  ra_call_control: 'change',
  recording: 'change',
  refresh_panel: 'change',
  send_dtmf: 'change',
  send_notification: 'change',
  set_timer_action: 'change',
  st_get_agent_active_lead: 'read',
  // It stores the team of the agent too.
  st_login_log: 'change',
  switch_lead: 'change',
  transfer_conference: 'change',
  update_fields: 'change',
  version: 'read',
  vm_message: 'change',
  webphone_url: 'change',
  webserver: 'read',
};

/** The functions of the non-agent API by effect (docs/vicidial/non-agent-api.md). */
const nonAgentEffects: Readonly<Record<NonAgentFunctionName, Effect>> = {
  add_did: 'createOrDelete',
  add_dnc_phone: 'change',
  add_fpg_phone: 'change',
  add_group_alias: 'change',
  add_lead: 'change',
  add_list: 'change',
  add_phone: 'createOrDelete',
  add_phone_alias: 'createOrDelete',
  add_user: 'createOrDelete',
  agent_campaigns: 'read',
  agent_ingroup_info: 'read',
  agent_stats_export: 'read',
  agent_status: 'read',
  batch_update_lead: 'change',
  blind_monitor: 'change',
  call_dispo_report: 'read',
  call_status_stats: 'read',
  callid_info: 'read',
  callmenu_list: 'read',
  campaigns_list: 'read',
  ccc_lead_info: 'read',
  check_phone_number: 'read',
  coffee: 'read',
  container_list: 'read',
  copy_did: 'createOrDelete',
  copy_user: 'createOrDelete',
  delete_dnc_phone: 'change',
  delete_fpg_phone: 'change',
  did_log_export: 'read',
  hopper_list: 'read',
  in_group_status: 'read',
  ingroup_list: 'read',
  lead_all_info: 'read',
  lead_callback_info: 'read',
  lead_dearchive: 'change',
  lead_field_info: 'read',
  lead_search: 'read',
  lead_status_search: 'read',
  list_custom_fields: 'read',
  list_info: 'read',
  logged_in_agents: 'read',
  moh_list: 'read',
  phone_number_log: 'read',
  recording_lookup: 'read',
  server_refresh: 'change',
  sounds_list: 'read',
  update_alt_url: 'change',
  update_campaign: 'change',
  update_cid_group_entry: 'change',
  update_did: 'change',
  update_lead: 'change',
  update_list: 'change',
  update_log_entry: 'change',
  update_phone: 'change',
  update_phone_alias: 'change',
  update_presets: 'change',
  update_remote_agent: 'change',
  update_user: 'change',
  user_details: 'read',
  user_group_status: 'read',
  version: 'read',
  vm_list: 'read',
};

/** A value with which a function that can change something only reads. */
const readingValues: Readonly<Record<string, readonly [parameter: string, value: string]>> = {
  recording: ['value', 'STATUS'],
  update_alt_url: ['alt_url_id', 'LIST'],
  update_cid_group_entry: ['stage', 'INFO'],
  update_lead: ['no_update', 'Y'],
  update_presets: ['action', 'LIST'],
  webphone_url: ['value', 'DISPLAY'],
};

/** Values with which a function deletes something. Parameters that begin with `delete_` are such ones too. */
const deletingValues: Readonly<Record<string, readonly [parameter: string, value: string]>> = {
  update_cid_group_entry: ['stage', 'DELETE'],
  update_list: ['custom_fields_delete', 'Y'],
  update_presets: ['action', 'DELETE'],
};

/** A request without its login, by parameter name. */
interface FunctionRequest {
  readonly endpoint: Endpoint;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What this request does, or undefined for a function that its API does not have. */
export function effectOf({ endpoint, parameters }: FunctionRequest): Effect | undefined {
  const name = parameters['function'] ?? '';
  const effects: Readonly<Record<string, Effect>> = endpoint === 'agent' ? agentEffects : nonAgentEffects;
  if (!Object.hasOwn(effects, name)) return undefined;
  const has = (pair: readonly [string, string] | undefined) => pair && parameters[pair[0]] === pair[1];
  if (has(readingValues[name])) return 'read';
  return has(deletingValues[name]) || deletes(parameters) ? 'createOrDelete' : effects[name];
}

/** `delete_vm_after_email` only sets whether a phone keeps its voice mail. */
function deletes(parameters: FunctionRequest['parameters']): boolean {
  return Object.entries(parameters).some(
    ([name, value]) => name.startsWith('delete_') && name !== 'delete_vm_after_email' && value === 'Y',
  );
}
