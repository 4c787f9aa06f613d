import { expect, test } from 'vitest';
import { checkNumber } from '../../src/phone/dialing/dial-string.ts';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import { callerIdParts, dialOptionsFor } from '../../src/settings/values/dial-options.ts';
import { confirmReason, homeCountry, numberRules } from '../../src/settings/values/number-rules.ts';

const sites = [
  'https://crm.example.com/*;vendor=url:/contacts/{id};preview;inGroup=SALESLINE',
  'https://leads.example.com/*;lead=url:/lead/{id};preview=no',
  'https://page.example.com/*;vendor=page:.record;lead=page:[data-lead]@data-lead',
];
const settings: Settings = { ...defaults, sites };

test.each<[string, string | undefined, object]>([
  ['no page', undefined, { preview: false }],
  ['a page of no site', 'https://other.example.com/contacts/42', { preview: false }],
  [
    'a record in the address',
    'https://crm.example.com/contacts/42',
    { preview: true, vendorId: '42', inGroup: 'SALESLINE' },
  ],
  ['no record in the address', 'https://crm.example.com/list', { preview: true, inGroup: 'SALESLINE' }],
  ['a lead', 'https://leads.example.com/lead/1001', { preview: false, leadId: '1001' }],
  ['a lead that is no number', 'https://leads.example.com/lead/abc', { preview: false }],
  ['a record that only the page knows', 'https://page.example.com/contacts/42', { preview: false }],
])('what goes along with a dial from %s', (_name, url, parts) => {
  expect(dialOptionsFor(settings, url)).toEqual(parts);
});

const onPage = 'https://page.example.com/contacts/42';
test.each<[string, string | null, object]>([
  ['an id', ' AB-42 ', { vendorId: 'AB-42' }],
  ['nothing', '', { isRecordDropped: true }],
  ['several', null, { isRecordDropped: true }],
  ['a sentence', 'Record 42, opened today', { isRecordDropped: true }],
  ['SQL', "1' OR 1", { isRecordDropped: true }],
  ['fields of the command', '1!1!YES', { isRecordDropped: true }],
  ['markup', '<b>1</b>', { isRecordDropped: true }],
  ['two lines', '1\n2', { isRecordDropped: true }],
  ['too much', 'x'.repeat(21), { isRecordDropped: true }],
])('where the page shows %s as its record, that is what goes along', (_name, text, parts) => {
  const read = [{ selector: '.record', text }];
  expect(dialOptionsFor(settings, onPage, read)).toEqual({ preview: false, ...parts });
});

test.each<[string, object]>([
  ['1001', { leadId: '1001' }],
  ['0', { leadId: '0' }],
  ['1001 ', { isRecordDropped: true }],
  ['12345678901', { isRecordDropped: true }],
  ['-1', { isRecordDropped: true }],
])('of a lead, %j is digits or not sent', (text, parts) => {
  const read = [{ selector: '[data-lead]', attribute: 'data-lead', text }];
  expect(dialOptionsFor(settings, onPage, read)).toEqual({ preview: false, ...parts });
});

test('a page cannot bring a record that the rule for its address does not name', () => {
  const read = [
    { selector: '.other', text: '1' },
    { selector: '.record', attribute: 'title', text: '2' },
    { selector: '[data-lead]', text: '3' },
  ];
  expect(dialOptionsFor(settings, onPage, read)).toEqual({ preview: false });
  expect(dialOptionsFor(settings, 'https://crm.example.com/list', read)).not.toHaveProperty('vendorId');
  expect(dialOptionsFor(settings, undefined, read)).toEqual({ preview: false });
});

test('a site rule can turn off the preview that the setting turns on', () => {
  const preview = { ...settings, previewLead: true };
  expect(dialOptionsFor(preview, 'https://leads.example.com/lead/7').preview).toBe(false);
  expect(dialOptionsFor(preview, undefined).preview).toBe(true);
});

test.each([
  ['', {}],
  ['17275551212', { outbound_cid: '17275551212' }],
  ['alias:SALES', { group_alias: 'SALES' }],
  ['18135550000', {}],
])('the caller id "%s" is sent to the dialer only when it is one of the choices', (callerId, sent) => {
  const callerIds = ['17275551212=Main office', 'alias:SALES=Sales desk'];
  expect(callerIdParts({ callerId, callerIds })).toEqual(sent);
});

test.each<[string, Partial<Settings>, string, 'unusualNumber' | 'everyCallAsks' | 'dials' | 'refuses']>([
  ['at home', {}, '+17275551212', 'dials'],
  ['abroad, nothing said about countries', {}, '+442071838750', 'unusualNumber'],
  ['abroad, all countries allowed', { allowedCountries: ['*'] }, '+442071838750', 'dials'],
  ['abroad, country allowed', { allowedCountries: ['US', 'GB'] }, '+442071838750', 'dials'],
  ['abroad, country not allowed', { allowedCountries: ['US'] }, '+442071838750', 'refuses'],
  ['same calling code, another country', { allowedCountries: ['US'] }, '+18095551234', 'refuses'],
  ['at home, asked always', { confirmDial: 'always' }, '+17275551212', 'everyCallAsks'],
  ['abroad, asked never', { confirmDial: 'never' }, '+442071838750', 'dials'],
  ['a premium number', { confirmDial: 'never' }, '+19005551234', 'refuses'],
  ['a blocked beginning', { blockedPrefixes: ['+1727'] }, '+17275551212', 'refuses'],
])('a click on a number %s', (_name, changed, number, outcome) => {
  const values = { ...defaults, ...changed };
  const judged = checkNumber(number, numberRules(values));
  expect(!judged.ok ? 'refuses' : (confirmReason(values, judged.value, 'US') ?? 'dials')).toBe(outcome);
});

test('the country is the first that exists', () => {
  expect(homeCountry(undefined, 'XX', '', 'FR', 'DE')).toBe('FR');
  expect(homeCountry(undefined)).toBe('US');
});
