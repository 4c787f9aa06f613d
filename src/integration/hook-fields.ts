import { type HookName, hookSenders } from './hook.ts';

/** The fields of each hook, as VICIdial names them (docs/vicidial/results-out.md 4). */
const leadFields =
  'lead_id vendor_id vendor_lead_code list_id gmt_offset_now phone_code phone_number title first_name middle_initial last_name ' +
  'address1 address2 address3 city state province postal_code country_code gender date_of_birth alt_phone email security_phrase ' +
  'comments source_id rank owner called_count entry_list_id entry_date list_name list_description';

const agentFields =
  'user pass campaign phone_login original_phone_login phone_pass fronter closer group channel_group SQLdate epoch uniqueid ' +
  'customer_zap_channel customer_server_ip server_ip SIPexten session_id phone parked_by dispo dialed_number dialed_label ' +
  'camp_script in_script fullname user_custom_one user_custom_two user_custom_three user_custom_four user_custom_five ' +
  'camp_custom_one camp_custom_two camp_custom_three camp_custom_four camp_custom_five agent_log_id did_id did_extension ' +
  'did_pattern did_description closecallid xfercallid call_id user_group did_custom_one did_custom_two did_custom_three ' +
  'did_custom_four did_custom_five ig_custom_one ig_custom_two ig_custom_three ig_custom_four ig_custom_five agent_email';

const talkFields = 'talk_time talk_time_min';
const dispoFields =
  'dispo_name talk_time_ms call_notes recording_id recording_filename callback_lead_status callback_datetime term_reason';

const callFields =
  'modify_date status dispo user full_name launch_user last_local_call_time dialed_number dialed_label user_custom_one ' +
  'user_custom_two user_custom_three user_custom_four user_custom_five user_group campaign campaign_id group did_id ' +
  'did_extension did_pattern did_description uniqueid call_id closecallid function SQLdate';

const fieldTexts: Readonly<Record<HookName, string>> = {
  dispo: `${leadFields} ${agentFields} ${talkFields} ${dispoFields}`,
  start: `${leadFields} ${agentFields} ${talkFields}`,
  noAgent: `${leadFields} ${callFields}`,
  addLead:
    'lead_id vendor_id vendor_lead_code list_id phone_number phone_code did_id did_extension did_pattern did_description ' +
    'closecallid uniqueid call_id function',
  callMenu: `${leadFields} ${callFields} ivr_time ${talkFields}`,
  webForm:
    `${leadFields} ${agentFields} called_since_last_reset script_width script_height preset_number_a preset_number_b ` +
    'preset_number_c preset_number_d preset_number_e preset_dtmf_a preset_dtmf_b inOUT LOGINvarONE LOGINvarTWO LOGINvarTHREE ' +
    'LOGINvarFOUR LOGINvarFIVE web_vars recording_id recording_filename',
};

/** The fields that the dialer replaces in a hook, in lower case: it ignores the case. */
export function fieldsOf(hook: HookName): readonly string[] {
  return fieldTexts[hook].toLowerCase().split(' ');
}

/**
 * Ids and numbers, which contain no character that a shell interprets. Every other field of a lead is text of customers: a pipe or a
 * backtick in it would run as a command on the dialer (docs/vicidial/results-out.md 2).
 */
const shellSafeFields: ReadonlySet<string> = new Set(
  (
    'lead_id list_id entry_list_id phone_code phone_number call_id uniqueid closecallid campaign campaign_id group did_id status ' +
    'dispo user called_count talk_time talk_time_min ivr_time function'
  ).split(' '),
);

/** Whether a value of this field can do no harm in this hook. `field` in lower case. */
export function isSafeIn(hook: HookName, field: string): boolean {
  return hookSenders[hook] !== 'shell' || shellSafeFields.has(field);
}

/** The fields that a generated hook sends: what joins it with the extension's record, and what the extension may not know. */
export const generatedFields: Readonly<Record<HookName, readonly string[]>> = {
  dispo: [
    'call_id',
    'lead_id',
    'vendor_lead_code',
    'list_id',
    'phone_number',
    'user',
    'campaign',
    'dispo',
    'talk_time',
    'term_reason',
    'callback_datetime',
    'uniqueid',
    'epoch',
  ],
  // At the start of a manual dial the other fields are empty or not reliable (docs/vicidial/results-out.md 3).
  start: ['call_id', 'lead_id', 'vendor_lead_code', 'phone_number', 'user', 'campaign', 'epoch'],
  noAgent: ['call_id', 'lead_id', 'list_id', 'phone_number', 'campaign_id', 'status', 'uniqueid'],
  addLead: ['call_id', 'lead_id', 'list_id', 'phone_number', 'did_id', 'uniqueid'],
  callMenu: ['call_id', 'lead_id', 'list_id', 'phone_number', 'campaign_id', 'status', 'uniqueid'],
  webForm: ['lead_id', 'vendor_lead_code', 'phone_number', 'call_id', 'campaign', 'user'],
};
