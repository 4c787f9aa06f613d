import type { FunctionRow } from './function-row.ts';
import { leadFields } from './lead-fields.ts';
import * as p from './parameters.ts';

const target = { agent_user: p.agentUser };
/** The other functions of the agent API: leads, remote agents, integrations, the server itself. */
export const rareFunctions = {
  /** Describes the web server. Fails with a server error where it is not Apache. Confirmed by: the reply. */
  webserver: {
    endpoint: 'agent',
    required: {},
    optional: {},
    success: [],
    fields: [],
  },
  /** Adds a lead to the manual dial list of the agent's campaign. Confirmed by: the reply. */
  external_add_lead: {
    endpoint: 'agent',
    required: { ...target, phone_number: p.transferNumber, phone_code: p.phoneCode },
    optional: { ...leadFields, dnc_check: p.yesNo, campaign_dnc_check: p.yesNo },
    success: ['lead added - '],
    fields: ['phoneNumber', 'campaign', 'list', 'leadId', 'agent'],
  },
  /** Sets a timed action for the current call. Needs: the API user may modify campaigns. Confirmed by: nothing. */
  set_timer_action: {
    endpoint: 'agent',
    required: {
      ...target,
      value: p.oneOf(
        'NONE',
        'WEBFORM',
        'WEBFORM2',
        'D1_DIAL',
        'D2_DIAL',
        'D3_DIAL',
        'D4_DIAL',
        'D5_DIAL',
        'MESSAGE_ONLY',
      ),
    },
    optional: { notes: p.comment, rank: p.seconds },
    success: ['set_timer_action lead updated - '],
    fields: ['user', 'agent', 'value', 'notes', 'seconds'],
  },
  /** Finds the agent with a CRM id and stores its team id. Confirmed by: the reply. */
  st_login_log: {
    endpoint: 'agent',
    required: { value: p.shortToken, vendor_id: p.vendorId },
    optional: {},
    success: ['st_login_log user found - '],
    fields: ['agent'],
  },
  /** Reads the lead on the screen of the agent with this CRM id. Confirmed by: the reply. */
  st_get_agent_active_lead: {
    endpoint: 'agent',
    required: { value: p.shortToken, vendor_id: p.vendorId },
    optional: {},
    success: ['st_get_agent_active_lead lead found - '],
    fields: ['agent', 'phoneNumber', 'leadId', 'vendorLeadCode', 'province', 'securityPhrase', 'sourceId'],
  },
  /** Plays a file of the audio store in the session. Confirmed by: the agent hears it. */
  audio_playback: {
    endpoint: 'agent',
    required: { ...target, stage: p.oneOf('PLAY', 'STOP', 'PAUSE', 'RESUME', 'RESTART') },
    optional: { value: p.shortToken, dial_override: p.oneOf('Y', 'N') },
    success: ['audio_playback function sent - '],
    fields: ['value', 'stage', 'agent'],
  },
  /**
   * Gives the inbound call another lead.
   * Needs: a live inbound call; the campaign allows inbound lead search.
   * Confirmed by: the lead of the session changes.
   */
  switch_lead: {
    endpoint: 'agent',
    required: target,
    optional: { lead_id: p.leadId, vendor_lead_code: p.vendorId },
    success: ['switch_lead function set - '],
    fields: ['agent', 'leadId', 'vendorLeadCode', 'campaign', 'oldLeadId'],
  },
  /** Sets another message for LEAVE_VM of the current call. Confirmed by: nothing. */
  vm_message: {
    endpoint: 'agent',
    required: { ...target, value: p.audioFiles },
    optional: { lead_id: p.leadId },
    success: ['vm_message function set - '],
    fields: ['agent', 'leadId', 'files'],
  },
  /**
   * The other agent on the same lead leaves the three-way call.
   * Needs: the agent is on a call.
   * Confirmed by: sub status 3-WAY ends.
   */
  force_fronter_leave_3way: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('LOCAL_ONLY', 'LOCAL_AND_CCC', 'CCC_REMOTE') },
    optional: { lead_id: p.leadId },
    success: ['force_fronter_leave_3way SENT - ', 'force_fronter_leave_3way command sent over CCC - '],
    fields: ['fronter'],
  },
  /**
   * Stops audio that the other agent on the same lead plays.
   * Needs: the agent is on a call.
   * Confirmed by: the agent hears it.
   */
  force_fronter_audio_stop: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('LOCAL_ONLY', 'LOCAL_AND_CCC', 'CCC_REMOTE') },
    optional: { lead_id: p.leadId },
    success: [
      'force_fronter_audio_stop function SENT - ',
      'force_fronter_audio_stop command sent over CCC - ',
    ],
    fields: ['value', 'server', 'fronter', 'leadId'],
  },
  /** The screen loads a panel again. Confirmed by: nothing. */
  refresh_panel: {
    endpoint: 'agent',
    required: target,
    optional: { formreload: p.oneOf('1'), scriptreload: p.oneOf('1'), emailreload: p.oneOf('1') },
    success: ['refresh_panel request sent - '],
    fields: ['user', 'agent', 'count', 'panels'],
  },
  /** No effect: the reply is HTTP 418. Needs no login. Confirmed by: the reply. */
  coffee: {
    endpoint: 'agent',
    required: {},
    optional: {},
    success: [],
    fields: [],
  },
} as const satisfies Record<string, FunctionRow>;
