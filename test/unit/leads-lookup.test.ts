import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCallCenter } from '../../sandbox/dialer/call-center.ts';
import { joinParameters } from '../../sandbox/dialer/php-parameters.ts';
import type { Dialer } from '../../sandbox/dialer/tables.ts';
import { answerNonAgentApi } from '../../sandbox/non-agent-api/non-agent-api.ts';
import { explain } from '../../src/failure.ts';
import { attemptsOn } from '../../src/leads/attempts.ts';
import { findLeads, findLeadsOfRecord, readLead } from '../../src/leads/find-leads.ts';
import { readHistory, recordingAddress } from '../../src/leads/lead-history.ts';
import { leadLookupFunctions } from '../../src/leads/lookup-functions.ts';
import {
  importCheckNames,
  isLeadLookup,
  leadLookupNames,
  recordSearch,
} from '../../src/leads/lookup-names.ts';
import type { AskLead } from '../../src/leads/read-rows.ts';
import { storedForms } from '../../src/leads/stored-forms.ts';
import { fail, ok } from '../../src/result.ts';
import { type ShownLeadField, shownLeadFields } from '../../src/settings/shown-lead-fields.ts';
import { decodeNonAgent } from '../../src/vicidial/non-agent/non-agent-reply.ts';
import { encodeNonAgent } from '../../src/vicidial/non-agent/non-agent-request.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const sue = { user: '2000', pass: 'Sue2000' };

/** Asks a sandbox. `sent`: the functions of the requests. */
function asking(dialer: Dialer, login = sue): { ask: AskLead; sent: string[] } {
  const sent: string[] = [];
  const ask: AskLead = async (name, input) => {
    sent.push(name);
    const encoded = encodeNonAgent(leadLookupFunctions, name, input);
    if (!encoded.ok) return fail(explain(encoded.error));
    const body = new URLSearchParams({ ...encoded.value, ...login });
    const { status, body: text } = answerNonAgentApi(
      dialer,
      joinParameters(new URLSearchParams(), body),
      now,
    );
    return ok(decodeNonAgent(leadLookupFunctions, name, encoded.value, { status, text }));
  };
  return { ask, sent };
}

const iris = { phoneCode: '1', value: '3125550142' };

describe('the forms of a number', () => {
  test.each([
    [iris, ['3125550142', '13125550142']],
    [{ phoneCode: '49', value: '30901820' }, ['30901820', '4930901820', '030901820']],
  ])('%o can be stored as %o', (number, forms) => {
    expect(storedForms(number)).toEqual(forms);
  });

  test('are digits only, and each one ends with the national number', () => {
    const digits = fc.stringMatching(/^[1-9]\d{4,9}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{0,2}$/), digits, (phoneCode, value) => {
        for (const form of storedForms({ phoneCode, value })) expect(form).toMatch(/^\d+$/);
        expect(storedForms({ phoneCode, value }).every((form) => form.endsWith(value))).toBe(true);
      }),
    );
  });
});

describe('a lookup by the record of the CRM', () => {
  test('finds its leads, the newest first', async () => {
    const dialer = openCallCenter(now);
    const [model] = dialer.leads;
    if (!model) throw new Error('the call center has no lead');
    dialer.leads.push({ ...model, leadId: 200, vendorLeadCode: 'C-1042' });
    dialer.leads.push({ ...model, leadId: 201, vendorLeadCode: 'C-1042' });
    const { ask, sent } = asking(dialer);
    expect(await findLeadsOfRecord(ask, 'C-1042')).toMatchObject({
      value: { total: 2, leads: [{ id: '201' }, { id: '200' }] },
    });
    expect(sent).toEqual(['update_lead', 'lead_all_info', 'lead_all_info']);
    expect(await findLeadsOfRecord(ask, 'C-9')).toEqual(ok({ leads: [], total: 0 }));
  });

  test('names the right that is missing', async () => {
    const { ask } = asking(openCallCenter(now), { user: '2001', pass: 'Tom2001' });
    expect(await findLeadsOfRecord(ask, 'C-1042')).toMatchObject({ error: { needs: { level: 8 } } });
  });
});

describe('the parameters of a lookup', () => {
  const search = { function: 'update_lead', source: 'clicktodial', vendor_lead_code: 'C-1', ...recordSearch };
  test.each([
    ['a search for a record', search, true],
    ['a search for a number', { function: 'lead_search', phone_number: '1' }, true],
    ['a search that could change the lead', { ...search, no_update: 'N' }, false],
    ['a change of the lead', { ...search, status: 'SALE' }, false],
    ['a search by another key', { ...search, search_method: 'LEAD_ID' }, false],
    ['another function', { ...search, function: 'add_lead' }, false],
  ])('%s: %o is one: %s', (_what, parameters, isOne) => {
    expect(isLeadLookup(parameters)).toBe(isOne);
  });
});

describe('a lookup by number', () => {
  test('finds the lead with its name, list and status in two requests', async () => {
    const { ask, sent } = asking(openCallCenter(now));
    const found = await findLeads(ask, iris);
    expect(found).toMatchObject({
      value: { total: 1, leads: [{ id: '103', name: 'Iris Ingram', listId: '101', status: 'NEW' }] },
    });
    expect(sent).toEqual(['lead_search', 'lead_all_info']);
  });

  test('finds leads in every stored form, the newest first, and reads at most five', async () => {
    const dialer = openCallCenter(now);
    const [model] = dialer.leads;
    if (!model) throw new Error('the call center has no lead');
    for (let leadId = 200; leadId < 207; leadId += 1) {
      const phoneNumber = leadId % 2 === 0 ? '3125550142' : '13125550142';
      dialer.leads.push({ ...model, leadId, phoneNumber });
    }
    const found = await findLeads(asking(dialer).ask, iris);
    expect(found.ok && found.value.total).toBe(8);
    expect(found.ok && found.value.leads.map(({ id }) => id)).toEqual(['206', '205', '204', '203', '202']);
  });

  test('of an unknown number finds nobody', async () => {
    const found = await findLeads(asking(openCallCenter(now)).ask, { phoneCode: '1', value: '8135550199' });
    expect(found).toEqual(ok({ leads: [], total: 0 }));
  });

  test('names the level and the rights that the account lacks', async () => {
    const tom = { user: '2001', pass: 'Tom2001' };
    const found = await findLeads(asking(openCallCenter(now), tom).ask, iris);
    expect(found).toMatchObject({
      error: {
        reason: { what: 'failure_noPermission' },
        needs: { level: 8, rights: ['modify_leads'], needsApiAccess: true },
      },
    });
  });
});

test('a record whose text has the separator is not guessed', async () => {
  const dialer = openCallCenter(now);
  for (const lead of dialer.leads) lead.fields['address1'] = '1 Main St\tApt 2';
  expect(await readLead(asking(dialer).ask, '103')).toMatchObject({
    error: { reason: { what: 'failure_unrecognized' } },
  });
});

test('a lead that does not exist is a refusal with its reason', async () => {
  expect(await readLead(asking(openCallCenter(now)).ask, '999')).toMatchObject({
    error: { reason: { what: 'failure_leadNotValid' } },
  });
});

describe('the history of a lead', () => {
  test('has calls, callbacks and recordings, and what is empty is no failure', async () => {
    const dialer = openCallCenter(now);
    const { ask } = asking(dialer);
    const lead = await readLead(ask, '103');
    if (!lead.ok) throw new Error('no lead 103');
    const history = await readHistory(ask, lead.value, shownLeadFields);
    expect(history).toMatchObject({
      calls: { value: [{ call_status: 'CALLBK', user: '1003' }, { call_status: 'N' }] },
      callbacks: ok([]),
      recordings: ok([]),
    });
    if (!history.calls?.ok) throw new Error('no calls');
    expect(attemptsOn('2026-11-27', history.calls.value)).toBe(1);
    expect(attemptsOn('2026-11-28', history.calls.value)).toBe(0);
  });

  test('each part fails alone', async () => {
    const dialer = openCallCenter(now);
    for (const one of dialer.accounts) if (one.user === '2000') one.viewReports = false;
    const lead = { id: '103', number: '3125550142' };
    const history = await readHistory(asking(dialer).ask, lead, shownLeadFields);
    expect(history.recordings).toMatchObject({ error: { needs: { level: 7, rights: ['view_reports'] } } });
  });

  test.each<[shown: readonly ShownLeadField[], asked: readonly string[]]>([
    [['leadName', 'lastCalls'], ['phone_number_log']],
    [['callCounts'], ['phone_number_log']],
    [['callbacks'], ['lead_callback_info']],
    [['recordings'], ['recording_lookup']],
    [['leadName', 'comments'], []],
  ])('with %j, only what is shown is requested', async (shown, asked) => {
    const names: string[] = [];
    const ask: AskLead = async (name) => {
      names.push(name);
      return fail(explain({ kind: 'noPermission' }));
    };
    const history = await readHistory(ask, { id: '103', number: '3125550142' }, shown);
    expect(names).toEqual(asked);
    expect(Object.keys(history)).toHaveLength(asked.length);
  });
});

test.each([
  ['http://203.0.113.5/RECORDINGS/MP3/20261128_1000.mp3', true],
  ['https://dialer.example:8443/a.wav', true],
  ['javascript:alert(1)', false],
  ['http://203.0.113.5/a b.mp3', false],
  ['', false],
])('the recording %s can be opened: %s', (location, canOpen) => {
  expect(recordingAddress(location) !== undefined).toBe(canOpen);
});

test('the names that the worker allows are those of the table', () => {
  const names = new Set<string>([...leadLookupNames, ...importCheckNames, 'update_lead']);
  expect([...names].sort()).toEqual(Object.keys(leadLookupFunctions).sort());
});
