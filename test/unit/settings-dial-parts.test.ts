import { expect, test } from 'vitest';
import { judgeNumber } from '../../src/phone/dialled.ts';
import { defaults, type Settings } from '../../src/settings/catalogue.ts';
import { callerIdParts, dialPartsFor } from '../../src/settings/dial-parts.ts';
import { homeCountry, mustAsk, numberRules } from '../../src/settings/number-rules.ts';

const sites = [
  'https://crm.example.com/*;vendor=url:/contacts/{id};preview;inGroup=SALESLINE',
  'https://leads.example.com/*;lead=url:/lead/{id};preview=no',
  'https://page.example.com/*;vendor=page:.record',
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
  expect(dialPartsFor(settings, url)).toEqual(parts);
});

test('a site may say that its calls are not previewed although the setting says they are', () => {
  const preview = { ...settings, previewLead: true };
  expect(dialPartsFor(preview, 'https://leads.example.com/lead/7').preview).toBe(false);
  expect(dialPartsFor(preview, undefined).preview).toBe(true);
});

test.each([
  ['', {}],
  ['17275551212', { outbound_cid: '17275551212' }],
  ['alias:SALES', { group_alias: 'SALES' }],
  ['18135550000', {}],
])('the caller id "%s" is told to the dialer only when it is one to choose from', (callerId, told) => {
  const callerIds = ['17275551212=Main office', 'alias:SALES=Sales desk'];
  expect(callerIdParts({ callerId, callerIds })).toEqual(told);
});

test.each<[string, Partial<Settings>, string, 'asks' | 'dials' | 'refuses']>([
  ['at home', {}, '+17275551212', 'dials'],
  ['abroad, nothing said about countries', {}, '+442071838750', 'asks'],
  ['abroad, all countries allowed', { allowedCountries: ['*'] }, '+442071838750', 'dials'],
  ['abroad, country allowed', { allowedCountries: ['US', 'GB'] }, '+442071838750', 'dials'],
  ['abroad, country not allowed', { allowedCountries: ['US'] }, '+442071838750', 'refuses'],
  ['same calling code, another country', { allowedCountries: ['US'] }, '+18095551234', 'refuses'],
  ['at home, asked always', { confirmDial: 'always' }, '+17275551212', 'asks'],
  ['abroad, asked never', { confirmDial: 'never' }, '+442071838750', 'dials'],
  ['a premium number', { confirmDial: 'never' }, '+19005551234', 'refuses'],
  ['a blocked beginning', { blockedPrefixes: ['+1727'] }, '+17275551212', 'refuses'],
])('a click on a number %s', (_name, changed, number, outcome) => {
  const values = { ...defaults, ...changed };
  const judged = judgeNumber(number, numberRules(values));
  expect(!judged.ok ? 'refuses' : mustAsk(values, judged.value, 'US') ? 'asks' : 'dials').toBe(outcome);
});

test('the country is the first that exists', () => {
  expect(homeCountry(undefined, 'XX', '', 'FR', 'DE')).toBe('FR');
  expect(homeCountry(undefined)).toBe('US');
});
