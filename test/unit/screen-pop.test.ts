import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callRecords } from '../../src/results/call-record.ts';
import type { ReceivedCall } from '../../src/results/received-call.ts';
import type { NumberLead } from '../../src/results/record-choice.ts';
import { type ScreenPop, screenPop } from '../../src/results/screen-pop.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { policyConflicts } from '../../src/settings/policy/conflicts.ts';
import { readPopRule } from '../../src/settings/values/pop-rule.ts';

const at = Date.UTC(2026, 10, 28, 12);
const crm = 'https://crm.example.com';
const record = `${crm}/contact/--A--vendor_lead_code--B--`;
const search = `${crm}/search?q=--A--phone_number--B--&did=--A--did_pattern--B--`;
const call: ReceivedCall = {
  id: 'Y1128120000000000042',
  owner: 'dialer.example|1000',
  direction: 'inbound',
  callId: 'Y1128120000000000042',
  lead: { id: '42', vendorId: 'C-1042', phoneNumber: '7275550142', inGroup: 'SALES', did: '8005550100' },
  number: '+17275550142',
  campaign: 'MAIN',
  startedAt: at,
};
const pop = (
  rules: readonly string[],
  more: Partial<ReceivedCall> = {},
  now = at + 500,
  leads: readonly NumberLead[] = [],
) => screenPop([{ ...call, ...more }], { screenPop: rules, sites: [`${crm}/app/*`] }, now, leads);
const addressOf = (found: ScreenPop | undefined) => (found?.kind === 'open' ? found.address : undefined);

describe('the record of a received call', () => {
  test.each<[string, readonly string[], Partial<ReceivedCall>, string | undefined]>([
    ['opens by its id', [record, search], {}, `${crm}/contact/C-1042`],
    [
      'is searched by number if no record is known',
      [record, search],
      { lead: { id: '42', did: '8005550100' } },
      `${crm}/search?q=17275550142&did=8005550100`,
    ],
    ['does not open if a field of each rule is unknown', [record], { lead: { id: '42' } }, undefined],
    [
      'opens by the rule of its in-group',
      [`${crm}/support;inGroup=SUPPORT`, `${crm}/sales;inGroup=SALES`],
      {},
      `${crm}/sales`,
    ],
    ['does not open for another in-group', [`${crm}/support;inGroup=SUPPORT`], {}, undefined],
    [
      'waits until lead or number is known',
      [`${crm}/all`],
      { lead: {}, number: undefined as never },
      undefined,
    ],
    ['does not open twice', [record], { poppedAt: at }, undefined],
    ['does not open after the call', [record], { endedAt: at + 100 }, undefined],
    [
      'does not open for a call that the agent dialed on the agent screen',
      [record],
      { callId: 'M1128120000000000042' },
      undefined,
    ],
    ['opens for an automatic call', [record], { callId: 'V1128120000000000042' }, `${crm}/contact/C-1042`],
    ['does not open on a host that is no site', ['https://other.example/--A--lead_id--B--'], {}, undefined],
    ['waits for the answer if its rule does', [`${record};on=answer`, search], {}, undefined],
    [
      'opens with the answer if its rule waits for it',
      [`${record};on=answer`],
      { answeredAt: at + 400 },
      `${crm}/contact/C-1042`,
    ],
    [
      'opens with the answer after a long ring',
      [`${record};on=answer`],
      { startedAt: at - 90_000, answeredAt: at },
      `${crm}/contact/C-1042`,
    ],
    [
      'opens by a web form of VICIdial',
      [`VAR${crm}/f?l=--A--LEAD_ID--B--&u=--A--user--B--`],
      {},
      `${crm}/f?l=42&u=1000`,
    ],
  ])('%s', (_what, rules, more, expected) => {
    expect(addressOf(pop(rules, more))).toBe(expected);
  });

  test('does not open for a call that began a minute ago', () => {
    expect(pop([record], {}, at + 61_000)).toBeUndefined();
  });

  test('no value of a call changes the host or adds a field', () => {
    const value = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('../../x', '@evil.example/', '?a=1#b'),
    );
    fc.assert(
      fc.property(value, (vendorId) => {
        const url = new URL(addressOf(pop([`${record}?b=1`], { lead: { id: '42', vendorId } })) ?? '');
        expect([url.origin, url.search, url.hash]).toEqual([crm, '?b=1', '']);
      }),
    );
  });
});

describe('a rule that offers a choice', () => {
  const choose = `${record};several=choose`;
  const lead = (id: string, vendorId: string, name = ''): NumberLead => ({
    ...{ id, vendorId, name },
    ...{ status: 'NEW', listId: '101' },
  });
  const searched = { searchedAt: at };

  test('asks for the leads of the number first, and not before the answer that it waits for', () => {
    expect(pop([choose])).toEqual({ kind: 'lookUp', call: call.id, number: '+17275550142' });
    expect(pop([`${choose};on=answer`])).toBeUndefined();
    expect(pop([`${choose};on=answer`], { answeredAt: at })?.kind).toBe('lookUp');
    expect(pop([`${choose};inGroup=SUPPORT`, search])?.kind).toBe('open');
  });

  test('offers each record once, that of the call first', () => {
    const leads = [
      lead('44', 'C-1044', 'Bob'),
      lead('43', 'C-1042'),
      lead('42', 'C-1042', 'Ann'),
      lead('41', ''),
    ];
    expect(pop([choose], searched, at, leads)).toEqual({
      kind: 'choose',
      call: call.id,
      choice: {
        call: call.id,
        callKey: String(at),
        place: 'newTab',
        options: [
          { lead: lead('42', 'C-1042', 'Ann'), address: `${crm}/contact/C-1042` },
          { lead: lead('44', 'C-1044', 'Bob'), address: `${crm}/contact/C-1044` },
        ],
      },
    });
  });

  test.each<[string, Partial<ReceivedCall>, readonly NumberLead[], string]>([
    ['the record of the call if nothing was found', searched, [], `${crm}/contact/C-1042`],
    ['the one record', searched, [lead('42', 'C-1042')], `${crm}/contact/C-1042`],
    [
      'the one record of a lead that has one',
      { ...searched, lead: { id: '42' } },
      [lead('42', ''), lead('44', 'C-1044')],
      `${crm}/contact/C-1044`,
    ],
    [
      'the search if no lead has a record',
      { ...searched, lead: { id: '42' } },
      [lead('44', '')],
      `${crm}/search?q=17275550142&did=`,
    ],
  ])('opens %s', (_what, more, leads, address) => {
    const byNumber = `${crm}/search?q=--A--phone_number--B--&did=`;
    expect(addressOf(pop([choose, byNumber], more, at, leads))).toBe(address);
  });

  test('has the chosen record in the results of the call', () => {
    expect(callRecords([], [{ ...call, chosenRecordId: 'C-1044' }])).toMatchObject([
      { recordId: 'C-1044', leadId: '42' },
    ]);
  });
});

test.each<[string, string | undefined]>([
  [`${record};several=choose`, undefined],
  [`${record};several=all`, 'notChoice'],
  [`${record};inGroup=SALES;in=window`, undefined],
  [`${record};on=ring`, undefined],
  [`${record};on=later`, 'notChoice'],
  [`${record};in=elsewhere`, 'notChoice'],
  [`${record};inGroup=a b`, 'notDialerName'],
  [`${record};other=1`, 'unknownPart'],
  [`${crm}/?p=--A--pass--B--`, 'secretField'],
  [`${crm}/?p=--A--phone_pass--B--`, 'secretField'],
  [`${crm}/?p=--A--first_name--B--`, 'unknownField'],
  ['javascript:alert(1)', 'notAddressTemplate'],
  ['https://user:secret@crm.example.com/', 'urlHasLogin'],
])('the rule %s: %s', (line, error) => {
  const read = readPopRule(line);
  expect(read.ok ? undefined : read.error.kind).toBe(error);
});

test('a rule whose host is no site is reported', () => {
  const sources = Object.fromEntries(Object.keys(defaults).map((key) => [key, 'policy'])) as never;
  const values = { ...defaults, sites: [`${crm}/*`], screenPop: [record, 'https://other.example/'] };
  expect(policyConflicts(values, sources)).toMatchObject([
    { key: 'screenPop', fault: { kind: 'popNotOnSite', entry: 'https://other.example/' } },
  ]);
});
