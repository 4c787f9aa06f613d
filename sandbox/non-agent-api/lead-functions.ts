/** The functions that read leads, their calls, callbacks and recordings. See docs/vicidial/facts.md 7. */
import { serverTime } from '../dialer/server-time.ts';
import { findLead } from '../dialer/table-access.ts';
import type { Account, Dialer, Lead } from '../dialer/tables.ts';
import { addCallback } from './add-lead.ts';
import { mayRead, type NonAgentFunction, type NonAgentRequest, table } from './non-agent-function.ts';

const mayModifyLeads = (caller: Account): boolean => caller.modifyLeads && caller.apiAccess;

function leadSearch({ dialer, caller, get }: NonAgentRequest): string {
  if (caller.level < 8 || !mayModifyLeads(caller)) {
    return `ERROR: lead_search USER DOES NOT HAVE PERMISSION TO SEARCH FOR LEADS: |${caller.user}|0|\n`;
  }
  const asked = get('phone_number');
  const numbers = asked.split(',').filter((number) => number.length >= 6);
  if (numbers.length === 0) {
    return `ERROR: lead_search NO VALID SEARCH METHOD - ${caller.user}|PHONE_NUMBER|(0)|(0)|(0)\n`;
  }
  const most = Number(get('records')) || 1_000;
  const found = numbers.map((number) => {
    const ids = dialer.leads.filter((lead) => lead.phoneNumber === number).map(({ leadId }) => leadId);
    return [number, ids.sort((a, b) => b - a).slice(0, most)] as const;
  });
  if (found.every(([, ids]) => ids.length === 0)) {
    return `ERROR: lead_search NO MATCHES FOUND IN THE SYSTEM: |${caller.user}|||${asked}\n`;
  }
  const rows = found.map(([number, ids]) => [number, String(ids.length), ids.join('-')]);
  // The header of this function lacks its separators.
  const header = get('header') === 'YES' ? 'search_keyrecords_foundlead_ids\n' : '';
  const withoutHeader = (name: string) => (name === 'header' ? '' : get(name));
  return header + table(withoutHeader, [], rows);
}

const LEAD_HEADER = (
  'status|user|vendor_lead_code|source_id|list_id|gmt_offset_now|phone_code|phone_number|title|first_name|' +
  'middle_initial|last_name|address1|address2|address3|city|state|province|postal_code|country_code|gender|' +
  'date_of_birth|alt_phone|email|security_phrase|comments|called_count|last_local_call_time|rank|owner|' +
  'entry_list_id|lead_id'
).split('|');

const LEAD_DEFAULTS: Readonly<Record<string, string>> = {
  gmt_offset_now: '0.00',
  called_count: '0',
  rank: '0',
  entry_list_id: '0',
};

function leadRow(lead: Lead): string[] {
  const columns: Readonly<Record<string, string>> = {
    ...LEAD_DEFAULTS,
    ...lead.fields,
    status: lead.status,
    vendor_lead_code: lead.vendorLeadCode,
    source_id: lead.sourceId,
    list_id: lead.listId,
    phone_code: lead.phoneCode,
    phone_number: lead.phoneNumber,
    address3: lead.address3,
    alt_phone: lead.altPhone,
    lead_id: String(lead.leadId),
  };
  return LEAD_HEADER.map((column) => columns[column] ?? '');
}

function leadAllInfo({ dialer, caller, get }: NonAgentRequest): string {
  if (!mayModifyLeads(caller) || !mayRead(caller)) {
    return `ERROR: lead_all_info USER DOES NOT HAVE PERMISSION TO GET LEAD INFO: |${caller.user}|0|\n`;
  }
  const lead = findLead(dialer, Number(get('lead_id')));
  if (!lead)
    return `ERROR: lead_all_info LEAD NOT FOUND: ${caller.user}|${get('lead_id')}|${get('phone_number')}\n`;
  if (get('stage') !== 'newline') return table(get, LEAD_HEADER, [leadRow(lead)]);
  return [...(get('header') === 'YES' ? LEAD_HEADER : []), ...leadRow(lead)]
    .map((cell) => `${cell}\n`)
    .join('');
}

/** One field of a lead, bare and without a line end. */
function leadFieldInfo({ dialer, caller, get }: NonAgentRequest): string {
  if (!mayModifyLeads(caller)) {
    return `ERROR: lead_field_info USER DOES NOT HAVE PERMISSION TO GET LEAD INFO: |${caller.user}|0|\n`;
  }
  const [id, field] = [get('lead_id'), get('field_name')];
  if (id === '' || field === '')
    return `ERROR: lead_field_info INVALID SEARCH PARAMETERS: ${caller.user}|${id}|${field}\n`;
  const lead = findLead(dialer, Number(id));
  if (!lead) return `ERROR: lead_field_info LEAD NOT FOUND: ${caller.user}|${id}\n`;
  return leadRow(lead)[LEAD_HEADER.indexOf(field)] ?? '';
}

const CALLBACK_HEADER = (
  'lead_id|callback_type|recipient|callback_status|lead_status|callback_date|entry_date|user|list_id|' +
  'campaign_id|user_group|customer_timezone|customer_time|comments'
).split('|');

function leadCallbackInfo({ dialer, caller, get }: NonAgentRequest): string {
  if (!mayRead(caller)) {
    return `ERROR: lead_callback_info USER DOES NOT HAVE PERMISSION TO GET LEAD INFO: |${caller.user}|0|\n`;
  }
  const asked = get('lead_id');
  if (asked === '') return `ERROR: lead_callback_info INVALID SEARCH PARAMETERS: ${caller.user}||\n`;
  const lead = findLead(dialer, Number(asked));
  const rows = dialer.dispositions.flatMap(({ at, user, leadId, callback }) => {
    if (!lead || leadId !== lead.leadId || !callback) return [];
    const row = [
      String(leadId),
      callback.type,
      callback.type === 'USERONLY' ? user : '',
      'ACTIVE',
      lead.status,
    ];
    return [
      [
        ...row,
        callback.at,
        serverTime(at),
        user,
        lead.listId,
        campaignOfUser(dialer, user),
        'AGENTS',
        '',
        '',
        callback.comments,
      ],
    ];
  });
  if (rows.length === 0) {
    const stage = get('stage') || 'pipe';
    return `ERROR: lead_callback_info CALLBACK NOT FOUND: ${caller.user}|${asked}|${stage}|\n`;
  }
  return table(get, CALLBACK_HEADER, rows);
}

const campaignOfUser = (dialer: Dialer, user: string): string =>
  dialer.liveAgents.find((agent) => agent.user === user)?.campaignId ?? '';

const LOG_HEADER =
  'phone_number|call_date|list_id|length_in_sec|lead_status|hangup_reason|call_status|source_id|user'.split(
    '|',
  );

function phoneNumberLog({ dialer, caller, get }: NonAgentRequest): string {
  if (!mayRead(caller)) {
    return `ERROR: phone_number_log USER DOES NOT HAVE PERMISSION TO GET CALL LOG INFO: |${caller.user}|0|\n`;
  }
  const asked = get('phone_number');
  const numbers = asked.split(',').filter((number) => number.length >= 6);
  if (numbers.length === 0) {
    return `ERROR: phone_number_log NO VALID PHONE NUMBERS DEFINED: ${caller.user}|${asked}|\n`;
  }
  const rows = numbers.flatMap((number) => {
    const calls = callsTo(dialer, number).sort((a, b) => b.at - a.at);
    return (get('detail') === 'LAST' ? calls.slice(0, 1) : calls).map((call) => {
      const lead = findLead(dialer, call.leadId);
      const row = [number, serverTime(call.at), call.listId, String(call.seconds), lead?.status ?? ''];
      return [...row, 'AGENT', call.status, lead?.sourceId ?? '', call.user];
    });
  });
  if (rows.length === 0) {
    return `NOTICE: phone_number_log NO RECORDS FOUND FOR THIS PHONE NUMBER - ${caller.user}|${asked}||\n`;
  }
  return table(get, LOG_HEADER, rows);
}

/** The stored log, and the calls that were placed since the sandbox began. */
function callsTo(dialer: Dialer, number: string) {
  const placed = dialer.placed.map((call) => ({
    ...{ at: call.at, number: call.number, leadId: call.leadId, user: call.user, seconds: 0 },
    listId: findLead(dialer, call.leadId)?.listId ?? '',
    status:
      dialer.dispositions.find(({ at, leadId }) => leadId === call.leadId && at >= call.at)?.status ??
      'INCALL',
  }));
  return [...dialer.callLog, ...placed].filter((call) => call.number === number);
}

const RECORDING_HEADER = 'start_time|user|recording_id|lead_id|location'.split('|');

function recordingLookup({ dialer, caller, get }: NonAgentRequest): string {
  if (!mayRead(caller)) {
    return `ERROR: recording_lookup USER DOES NOT HAVE PERMISSION TO GET RECORDING INFO: |${caller.user}|0|\n`;
  }
  const [user, leadId, date, uniqueId] = [get('agent_user'), get('lead_id'), get('date'), get('uniqueid')];
  const isDate = /^\d{4}-\d\d-\d\d$/.test(date);
  if (leadId === '' && uniqueId === '' && !(user !== '' && isDate)) {
    return `ERROR: recording_lookup INVALID SEARCH PARAMETERS: ${caller.user}|${user}|${leadId}|${date}|${uniqueId}\n`;
  }
  const rows = dialer.storedRecordings
    .filter(
      (one) =>
        uniqueId === '' &&
        (leadId === '' || one.leadId === Number(leadId)) &&
        (user === '' || one.user === user) &&
        (date === '' || serverTime(one.startedAt).startsWith(date)),
    )
    .map((one) => [serverTime(one.startedAt), one.user, String(one.id), String(one.leadId), one.location]);
  if (rows.length === 0) {
    return `ERROR: recording_lookup NO RECORDINGS FOUND - ${caller.user}|${user}|${leadId}|${date}|${uniqueId}\n`;
  }
  return table(get, RECORDING_HEADER, rows);
}

/** Stores the callback and the custom fields of one lead. */
function completeLead(request: NonAgentRequest): string {
  const { dialer, caller, get } = request;
  const lead = findLead(dialer, Number(get('lead_id')));
  if (!lead)
    return `NOTICE: update_lead NO MATCHES FOUND IN THE SYSTEM: |${caller.user}|${get('lead_id')}||\n`;
  const callback = addCallback('update_lead', request, lead);
  if (get('custom_fields') !== 'Y') return callback;
  const { customFields = [] } = dialer.lists.find(({ id }) => id === lead.listId) ?? {};
  const about = `${lead.phoneNumber}|${lead.leadId}|${lead.listId}`;
  if (customFields.length === 0)
    return `${callback}NOTICE: update_lead CUSTOM FIELDS NOT ADDED, NO CUSTOM FIELDS DEFINED FOR THIS LIST - ${about}\n`;
  for (const label of customFields) if (get(label) !== '') lead.fields[label] = get(label);
  return `${callback}NOTICE: update_lead CUSTOM FIELDS VALUES UPDATED - |${lead.leadId}|${lead.listId}|0|${lead.listId}|1\n`;
}

/** The search, which lists the leads with no_update=Y and changes nothing, and the change of one lead. */
function updateLead(request: NonAgentRequest): string {
  const { dialer, caller, get } = request;
  if (caller.level < 8 || !mayModifyLeads(caller)) {
    return `ERROR: update_lead USER DOES NOT HAVE PERMISSION TO UPDATE LEADS IN THE SYSTEM: ${caller.user}|0\n`;
  }
  if (get('lead_id') !== '' && get('search_method') === '') return completeLead(request);
  const code = get('vendor_lead_code');
  if (get('search_method') !== 'VENDOR_LEAD_CODE' || code === '' || get('no_update') !== 'Y') {
    return `ERROR: update_lead NO VALID SEARCH METHOD - ${caller.user}|${get('search_method')}\n`;
  }
  const found = dialer.leads
    .filter((lead) => lead.vendorLeadCode === code)
    .toSorted((one, other) => other.leadId - one.leadId)
    .slice(0, Number(get('records')) || 1);
  if (found.length === 0)
    return `ERROR: update_lead NO MATCHES FOUND IN THE SYSTEM: |${caller.user}||${code}|\n`;
  return found
    .map(({ leadId, phoneNumber, listId }) => {
      const values = [caller.user, leadId, code, phoneNumber, listId, 0].join('|');
      return `NOTICE: update_lead LEADS FOUND IN THE SYSTEM: |${values}\n`;
    })
    .join('');
}

export const LEAD_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = {
  lead_search: leadSearch,
  update_lead: updateLead,
  lead_all_info: leadAllInfo,
  lead_field_info: leadFieldInfo,
  lead_callback_info: leadCallbackInfo,
  phone_number_log: phoneNumberLog,
  recording_lookup: recordingLookup,
};
