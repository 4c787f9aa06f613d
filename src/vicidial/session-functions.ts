import type { FunctionRow } from './function-row.ts';
import { leadFields } from './lead-fields.ts';
import * as p from './parameters.ts';

const target = { agent_user: p.agentUser };

/** The common functions of the agent API (docs/vicidial/facts.md 5). */
export const sessionFunctions = {
  /** Reads the release and the server time. Needs no login. Confirmed by: the reply. */
  version: {
    endpoint: 'agent',
    required: {},
    optional: {},
    success: [],
    fields: ['version', 'build', 'date', 'epoch'],
  },
  /**
   * Stores one pending dial and overwrites an older one. The dialer checks no list, call time or limit yet.
   * Needs: the agent's own manual dial setting is exactly 1.
   * Confirmed by: status INCALL with another call or lead than before; PREVIEW for a preview.
   */
  external_dial: {
    endpoint: 'agent',
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
    success: ['external_dial function set - '],
    fields: ['value', 'agent', 'phoneCode'],
  },
  /**
   * Acts on the lead in preview. SKIP without one erases a pending dial.
   * Needs: the campaign allows preview; the agent is paused.
   * Confirmed by: PREVIEW ends.
   */
  preview_dial_action: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('SKIP', 'DIALONLY', 'ALTDIAL', 'ADR3DIAL', 'FINISH') },
    optional: {},
    success: ['preview_dial_action function set - '],
    fields: ['value', 'agent', 'stored'],
  },
  /**
   * The screen hangs up at its next tick if a call is live or being dialed.
   * Confirmed by: status leaves INCALL and the lead stays until the disposition.
   */
  external_hangup: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('1') },
    optional: {},
    success: ['external_hangup function set - '],
    fields: ['value', 'agent'],
  },
  /**
   * The screen sets this disposition after its disposition page was open for one tick. The dialer does not check the status.
   * Confirmed by: the lead leaves the session; the reply contains `!` when the callback was stored.
   */
  external_status: {
    endpoint: 'agent',
    required: { ...target, value: p.status },
    optional: {
      callback_datetime: p.callbackTime,
      callback_type: p.oneOf('USERONLY', 'ANYONE'),
      callback_comments: p.comment,
      qm_dispo_code: p.qmCode,
    },
    success: ['external_status function set - '],
    fields: ['stored', 'agent'],
  },
  /**
   * Pauses now or after the current call; RESUME does nothing in a manual campaign.
   * Confirmed by: status PAUSED, or READY or CLOSER.
   */
  external_pause: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('PAUSE', 'RESUME') },
    optional: {},
    success: ['external_pause function set - '],
    fields: ['value', 'epoch', 'agent'],
  },
  /**
   * Sets the code of the current pause. The dialer does not check the code.
   * Needs: status PAUSED.
   * Confirmed by: agent_status shows the code.
   */
  pause_code: {
    endpoint: 'agent',
    required: { ...target, value: p.pauseCode },
    optional: {},
    success: ['pause_code function sent - '],
    fields: ['agent'],
  },
  /**
   * The screen logs out when no call is open. A later pause erases it.
   * Confirmed by: the agent is no longer logged in.
   */
  logout: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('LOGOUT') },
    optional: {},
    success: ['logout function set - '],
    fields: ['value', 'epoch', 'agent'],
  },
  /**
   * STATUS only reads, including the status of the session. The agent screen carries out START and STOP.
   * Confirmed by: STATUS after it.
   */
  recording: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('START', 'STOP', 'STATUS') },
    optional: { stage: p.recordingMark },
    success: ['recording function sent - ', 'recording active - ', 'not recording - '],
    fields: ['agent', 'recordingId', 'fileName', 'server', 'startTime', 'agentServer', 'session', 'status'],
  },
  /** The screen plays the tones at its next tick. Confirmed by: nothing. */
  send_dtmf: {
    endpoint: 'agent',
    required: { ...target, value: p.dtmf },
    optional: {},
    success: ['send_dtmf function set - '],
    fields: ['value', 'agent'],
  },
  /**
   * The screen parks or retrieves the call at its next tick.
   * Needs: a lead on the screen.
   * Confirmed by: sub status PARK comes or goes.
   */
  park_call: {
    endpoint: 'agent',
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
    success: ['park_call function set - '],
    fields: ['value', 'agent'],
  },
  /**
   * The screen carries it out at its next tick, at most one command in each epoch second.
   * Needs: a live call with a lead.
   * Confirmed by: sub status 3-WAY or PARK, or the end of the call.
   */
  transfer_conference: {
    endpoint: 'agent',
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
    success: ['transfer_conference function set - '],
    fields: ['value', 'inGroup', 'phoneNumber', 'consultative', 'agent', 'callId'],
  },
  /**
   * Overwrites fields of the lead and what the screen shows of them.
   * Needs: the API user may modify leads; a lead is on the screen.
   * Confirmed by: the reply.
   */
  update_fields: {
    endpoint: 'agent',
    required: target,
    optional: { ...leadFields, phone_number: p.transferNumber, phone_code: p.phoneCode },
    success: ['update_fields lead updated - '],
    fields: ['user', 'agent', 'leadId', 'leads', 'sessions', 'names', 'values'],
  },
  /** Rings the agent's phone again. Confirmed by: the phone rings. */
  call_agent: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('CALL') },
    optional: {},
    success: ['call_agent function sent - '],
    fields: ['agent'],
  },
  /** Counts the calls and emails that wait for this agent. Confirmed by: the reply. */
  calls_in_queue_count: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('DISPLAY') },
    optional: {},
    success: ['calls_in_queue_count - '],
    fields: ['count'],
  },
  /**
   * The session takes calls of these in-groups from now on.
   * Needs: the API user may change agent in-groups; the campaign allows inbound calls.
   * Confirmed by: the reply.
   */
  change_ingroups: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('CHANGE', 'ADD', 'REMOVE'), blended: p.yesNo },
    optional: { ingroup_choices: p.inGroupList, set_as_default: p.yesNo },
    success: ['change_ingroups function set - '],
    fields: ['user', 'agent', 'inGroups', 'blended', 'note'],
  },
  /** Reads the address of the web phone, which contains credentials of the phone. Confirmed by: the reply. */
  webphone_url: {
    endpoint: 'agent',
    required: { ...target, value: p.oneOf('DISPLAY', 'LAUNCH') },
    optional: {},
    success: [],
    fields: [],
  },
  /**
   * Ends or transfers the call immediately, in the database.
   * Needs: a remote agent. Must not be used for an agent with a screen.
   * Confirmed by: the reply.
   */
  ra_call_control: {
    endpoint: 'agent',
    required: {
      ...target,
      value: p.callId,
      stage: p.oneOf('HANGUP', 'EXTENSIONTRANSFER', 'INGROUPTRANSFER'),
    },
    optional: { ingroup_choices: p.inGroup, phone_number: p.transferNumber, status: p.status },
    success: ['ra_call_control hungup - ', 'ra_call_control transferred - ', 'ra_call_control transfer - '],
    fields: ['agent', 'callId', 'destination'],
  },
} as const satisfies Record<string, FunctionRow>;
