import * as p from './parameters.ts';

/**
 * The dialer's functions, as one table: every function of the agent API (facts.md sections 5 and 9) and
 * those of the non-agent API that we use (section 7). Requests, replies and their types come from here.
 */

/** Which script is asked: agc/api.php or vicidial/non_agent_api.php. */
export type Door = 'agent' | 'nonAgent';

export interface FunctionRow {
  readonly door: Door;
  readonly required: Readonly<Record<string, p.Rule>>;
  readonly optional: Readonly<Record<string, p.Rule>>;
  /** What the account or the target agent needs beyond API access and the function's name in its list. */
  readonly needs?: string;
  /** How a good answer begins, after the verdict. A function without one answers in rows or lines of its own. */
  readonly success: readonly string[];
  /** Names of the pipe-separated fields behind it; later releases only append. */
  readonly fields: readonly string[];
  /** What a good answer means. For the agent API it never means that it happened. */
  readonly effect: string;
  /** Where it is seen that it happened. */
  readonly confirmedBy: string;
}

const target = { agent_user: p.agentUser };
const leadFields = {
  address1: p.leadField,
  address2: p.leadField,
  address3: p.leadField,
  alt_phone: p.leadField,
  city: p.leadField,
  comments: p.leadField,
  country_code: p.leadField,
  date_of_birth: p.leadField,
  first_name: p.leadField,
  gender: p.leadField,
  last_name: p.leadField,
  middle_initial: p.leadField,
  postal_code: p.leadField,
  province: p.leadField,
  security_phrase: p.leadField,
  source_id: p.vendorId,
  state: p.leadField,
  title: p.leadField,
  vendor_lead_code: p.vendorId,
  rank: p.seconds,
  owner: p.leadField,
} as const;

const agentFunctions = {
  version: {
    door: 'agent',
    required: {},
    optional: {},
    needs: 'no login',
    success: [],
    fields: ['version', 'build', 'date', 'epoch'],
    effect: 'Tells release and clock.',
    confirmedBy: 'the answer',
  },
  webserver: {
    door: 'agent',
    required: {},
    optional: {},
    success: ['Webserver Data'],
    fields: [],
    effect: 'Tells about the web server; a server fault where it is not Apache.',
    confirmedBy: 'the answer',
  },
  external_hangup: {
    door: 'agent',
    required: { ...target, value: p.oneOf('1') },
    optional: {},
    success: ['external_hangup function set - '],
    fields: ['value', 'agent'],
    effect: 'The screen hangs up at its next tick if a call is live or being dialled.',
    confirmedBy: 'status leaves INCALL and the lead stays until the disposition',
  },
  external_status: {
    door: 'agent',
    required: { ...target, value: p.status },
    optional: {
      callback_datetime: p.callbackTime,
      callback_type: p.oneOf('USERONLY', 'ANYONE'),
      callback_comments: p.comment,
      qm_dispo_code: p.qmCode,
    },
    success: ['external_status function set - '],
    fields: ['stored', 'agent'],
    effect:
      'The screen disposes with it once the disposition has been open for a tick. The status is not checked.',
    confirmedBy: 'the lead leaves the session; the echo holds `!` when the callback was kept',
  },
  external_pause: {
    door: 'agent',
    required: { ...target, value: p.oneOf('PAUSE', 'RESUME') },
    optional: {},
    success: ['external_pause function set - '],
    fields: ['value', 'epoch', 'agent'],
    effect: 'Pauses now or after the call in hand; RESUME does nothing in a manual campaign.',
    confirmedBy: 'status PAUSED, or READY or CLOSER',
  },
  logout: {
    door: 'agent',
    required: { ...target, value: p.oneOf('LOGOUT') },
    optional: {},
    success: ['logout function set - '],
    fields: ['value', 'epoch', 'agent'],
    effect: 'The screen logs out when no call is open. A later pause erases it.',
    confirmedBy: 'the agent is no longer logged in',
  },
  external_dial: {
    door: 'agent',
    required: { ...target, search: p.yesNo, preview: p.yesNo, focus: p.yesNo },
    optional: {
      value: p.dialNumber,
      phone_code: p.phoneCode,
      lead_id: p.leadId,
      alt_dial: p.oneOf('MAIN', 'ALT', 'ADDR3', 'SEARCH'),
      vendor_id: p.vendorId,
      dial_prefix: p.dialPrefix,
      group_alias: p.shortName,
      outbound_cid: p.shortToken,
      dial_ingroup: p.inGroup,
    },
    needs: "the agent's own manual dial setting is exactly 1",
    success: ['external_dial function set - '],
    fields: ['value', 'agent', 'phoneCode'],
    effect: 'Writes one pending dial, over an older one. No list, call time or limit is looked at yet.',
    confirmedBy: 'status INCALL with another call or lead than before; PREVIEW for a preview',
  },
  preview_dial_action: {
    door: 'agent',
    required: { ...target, value: p.oneOf('SKIP', 'DIALONLY', 'ALTDIAL', 'ADR3DIAL', 'FINISH') },
    optional: {},
    needs: 'the campaign allows preview; the agent is paused',
    success: ['preview_dial_action function set - '],
    fields: ['value', 'agent', 'stored'],
    effect: 'Acts on the lead in preview. SKIP without one erases a pending dial.',
    confirmedBy: 'PREVIEW ends',
  },
  external_add_lead: {
    door: 'agent',
    required: { ...target, phone_number: p.transferNumber, phone_code: p.phoneCode },
    optional: { ...leadFields, dnc_check: p.yesNo, campaign_dnc_check: p.yesNo },
    success: ['lead added - '],
    fields: ['phoneNumber', 'campaign', 'list', 'leadId', 'agent'],
    effect: "A lead in the manual dial list of the agent's campaign.",
    confirmedBy: 'the answer',
  },
  change_ingroups: {
    door: 'agent',
    required: { ...target, value: p.oneOf('CHANGE', 'ADD', 'REMOVE'), blended: p.yesNo },
    optional: { ingroup_choices: p.inGroupList, set_as_default: p.yesNo },
    needs: 'the API user may change agent in-groups; the campaign allows inbound calls',
    success: ['change_ingroups function set - '],
    fields: ['user', 'agent', 'inGroups', 'blended', 'note'],
    effect: 'The session takes calls of these in-groups from now on.',
    confirmedBy: 'the echo',
  },
  update_fields: {
    door: 'agent',
    required: target,
    optional: { ...leadFields, phone_number: p.transferNumber, phone_code: p.phoneCode },
    needs: 'the API user may modify leads; a lead is on the screen',
    success: ['update_fields lead updated - '],
    fields: ['user', 'agent', 'leadId', 'leads', 'sessions', 'names', 'values'],
    effect: 'Changes the lead and what the screen shows of it.',
    confirmedBy: 'the answer',
  },
  set_timer_action: {
    door: 'agent',
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
    needs: 'the API user may modify campaigns',
    success: ['set_timer_action lead updated - '],
    fields: ['user', 'agent', 'value', 'notes', 'seconds'],
    effect: 'A timed action in the present call.',
    confirmedBy: 'nothing',
  },
  st_login_log: {
    door: 'agent',
    required: { value: p.shortToken, vendor_id: p.vendorId },
    optional: {},
    success: ['st_login_log user found - '],
    fields: ['agent'],
    effect: 'Finds the agent of a CRM id and keeps its team id.',
    confirmedBy: 'the answer',
  },
  st_get_agent_active_lead: {
    door: 'agent',
    required: { value: p.shortToken, vendor_id: p.vendorId },
    optional: {},
    success: ['st_get_agent_active_lead lead found - '],
    fields: ['agent', 'phoneNumber', 'leadId', 'vendorLeadCode', 'province', 'securityPhrase', 'sourceId'],
    effect: 'Reads the lead on the screen of the agent with this CRM id.',
    confirmedBy: 'the answer',
  },
  ra_call_control: {
    door: 'agent',
    required: {
      ...target,
      value: p.callId,
      stage: p.oneOf('HANGUP', 'EXTENSIONTRANSFER', 'INGROUPTRANSFER'),
    },
    optional: { ingroup_choices: p.inGroup, phone_number: p.transferNumber, status: p.status },
    needs: 'a remote agent: it must not be used on an agent with a screen',
    success: ['ra_call_control hungup - ', 'ra_call_control transferred - ', 'ra_call_control transfer - '],
    fields: ['agent', 'callId', 'destination'],
    effect: 'Ends or moves the call at once, in the database.',
    confirmedBy: 'the answer',
  },
  send_dtmf: {
    door: 'agent',
    required: { ...target, value: p.dtmf },
    optional: {},
    success: ['send_dtmf function set - '],
    fields: ['value', 'agent'],
    effect: 'The screen plays the tones at its next tick.',
    confirmedBy: 'nothing',
  },
  transfer_conference: {
    door: 'agent',
    required: {
      ...target,
      value: p.oneOf(
        'HANGUP_XFER',
        'HANGUP_BOTH',
        'BLIND_TRANSFER',
        'LEAVE_VM',
        'LOCAL_CLOSER',
        'DIAL_WITH_CUSTOMER',
        'PARK_CUSTOMER_DIAL',
        'LEAVE_3WAY_CALL',
      ),
    },
    optional: {
      phone_number: p.transferNumber,
      ingroup_choices: p.inGroup,
      consultative: p.yesNo,
      dial_override: p.yesNo,
      group_alias: p.shortName,
      cid_choice: p.oneOf('CAMPAIGN', 'AGENT_PHONE', 'CUSTOMER', 'CUSTOM_CID'),
    },
    needs: 'a live call with a lead',
    success: ['transfer_conference function set - '],
    fields: ['value', 'inGroup', 'phoneNumber', 'consultative', 'agent', 'callId'],
    effect: 'The screen does it at its next tick, once for each epoch second.',
    confirmedBy: 'sub status 3-WAY or PARK, or the end of the call',
  },
  park_call: {
    door: 'agent',
    required: {
      ...target,
      value: p.oneOf(
        'PARK_CUSTOMER',
        'GRAB_CUSTOMER',
        'PARK_IVR_CUSTOMER',
        'GRAB_IVR_CUSTOMER',
        'PARK_XFER',
        'GRAB_XFER',
      ),
    },
    optional: {},
    needs: 'a lead on the screen',
    success: ['park_call function set - '],
    fields: ['value', 'agent'],
    effect: 'The screen parks or fetches the call at its next tick.',
    confirmedBy: 'sub status PARK comes or goes',
  },
  recording: {
    door: 'agent',
    required: { ...target, value: p.oneOf('START', 'STOP', 'STATUS') },
    optional: { stage: p.recordingMark },
    success: ['recording function sent - ', 'recording active - ', 'not recording - '],
    fields: ['agent', 'recordingId', 'fileName', 'server', 'startTime', 'agentServer', 'session', 'status'],
    effect: 'STATUS only reads, the status of the session with it. START and STOP are for the screen to do.',
    confirmedBy: 'STATUS afterwards',
  },
  webphone_url: {
    door: 'agent',
    required: { ...target, value: p.oneOf('DISPLAY', 'LAUNCH') },
    optional: {},
    success: [],
    fields: [],
    effect: 'The address of the web phone; it carries credentials of the phone.',
    confirmedBy: 'the answer',
  },
  call_agent: {
    door: 'agent',
    required: { ...target, value: p.oneOf('CALL') },
    optional: {},
    success: ['call_agent function sent - '],
    fields: ['agent'],
    effect: "Rings the agent's phone again.",
    confirmedBy: 'the phone rings',
  },
  audio_playback: {
    door: 'agent',
    required: { ...target, stage: p.oneOf('PLAY', 'STOP', 'PAUSE', 'RESUME', 'RESTART') },
    optional: { value: p.shortToken, dial_override: p.oneOf('Y', 'N') },
    success: ['audio_playback function sent - '],
    fields: ['value', 'stage', 'agent'],
    effect: 'Plays a file of the audio store in the session.',
    confirmedBy: 'it is heard',
  },
  switch_lead: {
    door: 'agent',
    required: target,
    optional: { lead_id: p.leadId, vendor_lead_code: p.vendorId },
    needs: 'a live inbound call; the campaign allows inbound lead search',
    success: ['switch_lead function set - '],
    fields: ['agent', 'leadId', 'vendorLeadCode', 'campaign', 'oldLeadId'],
    effect: 'The inbound call gets another lead.',
    confirmedBy: 'the lead of the session changes',
  },
  vm_message: {
    door: 'agent',
    required: { ...target, value: p.shortToken },
    optional: { lead_id: p.leadId },
    success: ['vm_message function set - '],
    fields: ['value', 'agent'],
    effect: 'Another message for LEAVE_VM of the present call.',
    confirmedBy: 'nothing',
  },
  calls_in_queue_count: {
    door: 'agent',
    required: { ...target, value: p.oneOf('DISPLAY') },
    optional: {},
    success: ['calls_in_queue_count - '],
    fields: ['count'],
    effect: 'Counts the calls and emails that wait for this agent. Reads only.',
    confirmedBy: 'the answer',
  },
  force_fronter_leave_3way: {
    door: 'agent',
    required: { ...target, value: p.oneOf('LOCAL_ONLY', 'LOCAL_AND_CCC', 'CCC_REMOTE') },
    optional: { lead_id: p.leadId },
    needs: 'the agent is on a call',
    success: ['force_fronter_leave_3way SENT - ', 'force_fronter_leave_3way command sent over CCC - '],
    fields: ['fronter'],
    effect: 'The other agent on the same lead leaves the three-way call.',
    confirmedBy: 'sub status 3-WAY ends',
  },
  force_fronter_audio_stop: {
    door: 'agent',
    required: { ...target, value: p.oneOf('LOCAL_ONLY', 'LOCAL_AND_CCC', 'CCC_REMOTE') },
    optional: { lead_id: p.leadId },
    needs: 'the agent is on a call',
    success: ['force_fronter_audio_stop SENT - ', 'force_fronter_audio_stop command sent over CCC - '],
    fields: ['fronter'],
    effect: 'Stops audio that the other agent on the same lead plays.',
    confirmedBy: 'it is heard',
  },
  refresh_panel: {
    door: 'agent',
    required: target,
    optional: { value: p.shortToken, formreload: p.oneOf('0', '1') },
    success: ['refresh_panel request sent - '],
    fields: ['user', 'agent', 'panels', 'names'],
    effect: 'The screen loads a panel again.',
    confirmedBy: 'nothing',
  },
  pause_code: {
    door: 'agent',
    required: { ...target, value: p.pauseCode },
    optional: {},
    needs: 'status PAUSED',
    success: ['pause_code function sent - '],
    fields: ['agent'],
    effect: 'Names the present pause. The code is not checked.',
    confirmedBy: 'agent_status shows the code',
  },
  send_notification: {
    door: 'agent',
    required: {
      recipient: p.shortToken,
      recipient_type: p.oneOf('USER', 'USER_GROUP', 'CAMPAIGN'),
      notification_text: p.comment,
    },
    optional: {},
    needs: 'the system setting for notifications; it is off by default',
    success: ['notification queued - '],
    fields: ['recipient', 'recipientType', 'count'],
    effect: 'A note on the screens of the recipients.',
    confirmedBy: 'nothing',
  },
  coffee: {
    door: 'agent',
    required: {},
    optional: {},
    needs: 'no login',
    success: [],
    fields: [],
    effect: 'None: it answers with HTTP 418.',
    confirmedBy: 'the answer',
  },
} as const satisfies Record<string, FunctionRow>;

const nonAgentFunctions = {
  non_agent_version: {
    door: 'nonAgent',
    required: {},
    optional: {},
    needs: 'no login',
    success: [],
    fields: ['version', 'build', 'date', 'epoch'],
    effect: 'Tells release and clock.',
    confirmedBy: 'the answer',
  },
  agent_status: {
    door: 'nonAgent',
    required: target,
    optional: { header: p.oneOf('YES'), stage: p.oneOf('tab', 'pipe', 'csv') },
    needs: 'level 7 and view reports',
    success: [],
    fields: [],
    effect: 'Reads one session.',
    confirmedBy: 'the answer',
  },
  logged_in_agents: {
    door: 'nonAgent',
    required: {},
    optional: {
      show_sub_status: p.oneOf('YES'),
      header: p.oneOf('YES'),
      stage: p.oneOf('tab', 'pipe', 'csv'),
    },
    needs: 'level 7 and view reports',
    success: [],
    fields: [],
    effect: 'Reads every session that the account may see.',
    confirmedBy: 'the answer',
  },
  user_details: {
    door: 'nonAgent',
    required: target,
    optional: { header: p.oneOf('YES'), stage: p.oneOf('tab', 'pipe', 'csv') },
    needs: 'level 7 and view reports',
    success: [],
    fields: [],
    effect: 'Reads one user.',
    confirmedBy: 'the answer',
  },
} as const satisfies Record<string, FunctionRow>;

export const functions = { ...agentFunctions, ...nonAgentFunctions };

export type FunctionName = keyof typeof functions;
export type AgentFunction = keyof typeof agentFunctions;

type Value<R> = R extends p.ChoiceRule<infer C> ? C : string;
type Values<Rules> = { readonly [K in keyof Rules]: Value<Rules[K]> };

/** What a caller gives; login, source and the function's name are added elsewhere. */
export type Input<F extends FunctionName> = Values<(typeof functions)[F]['required']> &
  Partial<Values<(typeof functions)[F]['optional']>>;

/** The name on the wire: `version` exists behind both doors. */
export function wireName(name: FunctionName): string {
  return name === 'non_agent_version' ? 'version' : name;
}
