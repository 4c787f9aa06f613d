/**
 * Functions of the non-agent API about one phone number: the check before a call, its log, and the do-not-call lists
 * (docs/vicidial/non-agent-api.md).
 */
import { oneOf, shortToken, type TextRule } from '../parameters.ts';
import type { NonAgentRow } from './non-agent-row.ts';

/** A campaign, or the list of the system (docs/vicidial/facts.md 7). */
const dncList: TextRule = { ...shortToken, shape: /^([\w-]{1,8}|SYSTEM_INTERNAL)$/ };

export const numberFunctions = {
  check_phone_number: {
    level: 8,
    rights: [],
    needsApiAccess: true,
    required: ['phone_number', 'phone_code', 'local_call_time'],
    optional: [
      'postal_code',
      'state',
      'owner',
      'dnc_check',
      'campaign_dnc_check',
      'campaign_id',
      'usacan_prefix_check',
      'usacan_areacode_check',
      'nanpa_ac_prefix_check',
      'tz_method',
    ],
    reply: 'numberCheck',
    success: [],
    notice: [],
    errors: [
      'USER DOES NOT HAVE PERMISSION TO CHECK PHONE NUMBERS',
      'THIS IS NOT A VALID CALL TIME',
      'NANPA options disabled, NANPA prefix data not loaded',
      'PHONE NUMBER IN DNC',
      'PHONE NUMBER IN CAMPAIGN DNC',
      'INVALID PHONE NUMBER',
    ],
  },
  phone_number_log: {
    level: 7,
    rights: ['view_reports'],
    needsApiAccess: true,
    required: ['phone_number'],
    optional: ['detail', 'type', 'archived_lead', 'stage', 'header'],
    rules: { detail: oneOf('ALL', 'LAST') },
    reply: 'rows',
    rows: {
      columns: [
        'phone_number',
        'call_date',
        'list_id',
        'length_in_sec',
        'lead_status',
        'hangup_reason',
        'call_status',
        'source_id',
        'user',
      ],
      freeText: ['source_id'],
    },
    success: [],
    notice: [
      { text: 'NO RECORDS FOUND FOR THIS PHONE NUMBER', values: ['user', 'phone_number', 'lead_id', 'date'] },
    ],
    errors: ['USER DOES NOT HAVE PERMISSION TO GET CALL LOG INFO', 'NO VALID PHONE NUMBERS DEFINED'],
  },
  add_dnc_phone: {
    level: 8,
    rights: ['modify_lists'],
    needsApiAccess: false,
    required: ['phone_number', 'campaign_id'],
    optional: [],
    rules: { campaign_id: dncList },
    reply: 'lines',
    success: [{ text: 'DNC NUMBER HAS BEEN ADDED', values: ['user', 'phone_number', 'campaign_id'] }],
    notice: [],
    errors: [
      'USER DOES NOT HAVE PERMISSION TO ADD DNC NUMBERS',
      'YOU MUST USE ALL REQUIRED FIELDS',
      'DNC NUMBER ALREADY EXISTS',
    ],
  },
  delete_dnc_phone: {
    level: 8,
    rights: ['modify_lists', 'delete_from_dnc'],
    needsApiAccess: false,
    required: ['phone_number', 'campaign_id'],
    optional: [],
    rules: { campaign_id: dncList },
    reply: 'lines',
    success: [{ text: 'DNC NUMBER HAS BEEN DELETED', values: ['user', 'phone_number', 'campaign_id'] }],
    notice: [],
    errors: [
      'USER DOES NOT HAVE PERMISSION TO DELETE DNC NUMBERS',
      'YOU MUST USE ALL REQUIRED FIELDS',
      'DNC NUMBER DOES NOT EXIST',
    ],
  },
} as const satisfies Record<string, NonAgentRow>;
