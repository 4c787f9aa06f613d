import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportTexts } from '../../src/leads/import/import-row.ts';
import { changedTexts, leadFieldsOf } from '../../src/leads/import/kept-text.ts';
import {
  canBeSearched,
  type ImportEntry,
  type LeadImport,
  type ManualTarget,
  newEntries,
  noEntries,
  retriedEntry,
  searchedManualEntry,
  sentEntry,
  settledEntry,
  unknownEntry,
  withManualList,
} from '../../src/leads/import/lead-import.ts';
import { manualLeadRequest, readManualReply } from '../../src/leads/import/manual-list.ts';
import { rareFunctions } from '../../src/vicidial/rare-functions.ts';
import { encode } from '../../src/vicidial/request.ts';
import { recorded } from '../support/recorded-replies.ts';

const texts = (more: Partial<ImportTexts> = {}): ImportTexts => ({
  ...{ number: '', name: '', company: '', email: '', recordId: '' },
  ...more,
});
const target: ManualTarget = { isManual: true, skipsDoNotCall: true };
const row = { phoneCode: '1', value: '7275550142', texts: texts({ name: 'Ana Cruz' }) };
const read = (text: string) => readManualReply(text, row, '1000');
const [entry] = newEntries('import-1', [row], target) as [ImportEntry];

describe('the request', () => {
  test('has number, texts and the agent, and asks for do-not-call lists only where they count', () => {
    expect(manualLeadRequest({ ...row, ext: '12' }, target, '1000')).toEqual({
      ...{ function: 'external_add_lead', source: 'clicktodial', agent_user: '1000' },
      ...{ phone_code: '1', phone_number: '7275550142', first_name: 'Ana', last_name: 'Cruz' },
      ...{ comments: 'ext. 12', dnc_check: 'YES', campaign_dnc_check: 'YES' },
    });
    const all = manualLeadRequest(row, { ...target, skipsDoNotCall: false }, '1000');
    expect(all).not.toHaveProperty('dnc_check');
    expect(all).not.toHaveProperty('campaign_dnc_check');
  });

  test('has only values that the agent API keeps completely', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (name, company, email, recordId) => {
        const given = texts({ name, company, email, recordId });
        const {
          function: _name,
          source: _source,
          ...input
        } = manualLeadRequest({ ...row, texts: given }, target, '1000');
        const sent = encode('external_add_lead', rareFunctions.external_add_lead, input as never);
        expect(sent).toMatchObject({ ok: true, value: input });
      }),
    );
  });

  test('letters lose their accents, and an ID or address that is not kept completely is left out', () => {
    const given = texts({
      name: "Seán O'Brien",
      company: 'Smith & Co.',
      email: 'a+b@c.example',
      recordId: "C'1",
    });
    expect(leadFieldsOf(given, undefined, 'agent')).toEqual({
      ...{ first_name: 'Sean', last_name: 'OBrien', comments: 'Smith Co.', email: '', vendor_lead_code: '' },
    });
    expect(changedTexts(given, undefined, 'agent')).toEqual({
      ...{ name: 'Sean OBrien', company: 'Smith Co.', email: '', recordId: '' },
    });
    const custom = texts({ name: 'Ana', extra: { 'custom.plan': '"Gold"' } });
    expect(changedTexts(custom, undefined, 'agent')).toEqual({});
  });
});

describe('the reply', () => {
  test.each([
    [
      'SUCCESS: lead added - 7275550142|SALES|998|1039|1000\n',
      { kind: 'added', leadId: '1039', listId: '998' },
    ],
    ['SUCCESS: lead added - 7275550143|SALES|998|1039|1000\n', { kind: 'unclear' }],
    ['SUCCESS: lead added - 7275550142|SALES|998|1039|1001\n', { kind: 'unclear' }],
    [
      'ERROR: add_lead PHONE NUMBER IN CAMPAIGN DNC - 7275550142|SALES|1000\n',
      { kind: 'refused', failure: { kind: 'doNotCall' } },
    ],
    ['ERROR: lead insertion failed - 7275550142|SALES|998|1000\n', { kind: 'refused' }],
    ['ERROR: campaign manual dial list undefined - 7275550142|SALES|1000\n', { kind: 'import' }],
    ['ERROR: agent_user is not logged in - 1000\n', { kind: 'import', failure: { kind: 'notLoggedIn' } }],
    [
      'ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION - 7275550142|api|external_add_lead|API\n',
      { kind: 'import', failure: { kind: 'noPermission' } },
    ],
    ['', { kind: 'unclear' }],
    ['<html>', { kind: 'unclear' }],
  ])('%j is read as %j', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  test('the recorded refusal is that of a number on a do-not-call list', () => {
    const refused = recorded.filter(({ params }) => params['function'] === 'external_add_lead');
    expect(refused.map(({ body }) => read(body))).toEqual([
      { kind: 'refused', failure: { kind: 'doNotCall' } },
    ]);
  });
});

describe('the journal', () => {
  test('the rows have neither callbacks nor custom fields, so an added lead is complete', () => {
    const extra = { callback: '2027-01-31 15:30', 'custom.plan': 'Gold' };
    const [plain] = newEntries('import-1', [{ ...row, texts: texts({ extra }) }], target) as [ImportEntry];
    expect(plain.texts).toEqual(texts());
    const added = { kind: 'added', leadId: '7', hasCallback: false } as const;
    expect(settledEntry(sentEntry(plain, 0), added, target)).toMatchObject({ state: 'done', leadId: '7' });
  });

  test('a row that was cut off is searched for, later than for a list', () => {
    const sent = sentEntry(entry, 1_000);
    expect(canBeSearched(sent, target, 20_999)).toBe(false);
    expect(canBeSearched(sent, target, 21_000)).toBe(true);
  });

  test('a lead in a known manual dial list is that of the row, no lead is proof that it has not arrived, and the rest is unknown', () => {
    const sent = sentEntry(entry, 0);
    const leads = [
      { leadId: '9', listId: '101' },
      { leadId: '7', listId: '998' },
    ];
    expect(searchedManualEntry(sent, leads, ['998'])).toMatchObject({ state: 'done', leadId: '7' });
    expect(searchedManualEntry(sent, leads, [])).toMatchObject({ state: 'unknown' });
    expect(searchedManualEntry(sent, leads.slice(0, 1), ['998'])).toMatchObject({ state: 'new' });
    expect(searchedManualEntry(sent, [], [])).toMatchObject({ state: 'new' });
    expect(searchedManualEntry({ ...sent, tries: 3 }, [], [])).toMatchObject({ state: 'unknown' });
    expect(retriedEntry(unknownEntry(sent))).toMatchObject({ state: 'sent' });
  });

  test('an import keeps each list that the dialer has named once', () => {
    const open = { id: 'import-1', state: 'running', counts: noEntries } as LeadImport;
    const named = withManualList(open, '998');
    expect(withManualList(named, '998')).toBe(named);
    expect(withManualList(named, '999').manualLists).toEqual(['998', '999']);
  });

  test('whatever is lost on the way, no number is added twice, although the dialer searches for no duplicate', () => {
    const event = fc.constantFrom('answered', 'lostRequest', 'lostReply', 'noAccount');
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.integer({ min: 1, max: 6 }), (events, count) => {
        const leads: string[] = [];
        const queue = [...events];
        let lists: readonly string[] = [];
        let now = 0;
        let entries = newEntries(
          'import-1',
          Array.from({ length: count }, (_, at) => ({ ...row, value: `727555010${at}` })),
          target,
        );
        const put = (changed: ImportEntry) => {
          entries = entries.map((each) => (each.key === changed.key ? changed : each));
        };
        for (let step = 0; step < 200; step += 1) {
          now += 30_000;
          const unclear = entries.find((each) => canBeSearched(each, target, now));
          const next = entries.find(({ state }) => state === 'new');
          if (unclear) {
            const found = leads.flatMap((number, at) =>
              number === unclear.value ? [{ leadId: String(at), listId: '998' }] : [],
            );
            const isPossible = queue[0] !== 'noAccount';
            put(isPossible ? searchedManualEntry(unclear, found, lists) : unknownEntry(unclear));
          } else if (next) {
            const sent = sentEntry(next, now);
            put(sent);
            const what = queue.shift() ?? 'answered';
            if (what === 'lostRequest' || what === 'noAccount') continue;
            leads.push(sent.value);
            if (what === 'lostReply') continue;
            lists = ['998'];
            const leadId = String(leads.length - 1);
            put(settledEntry(sent, { kind: 'added', leadId, hasCallback: false }, target));
          } else break;
        }
        expect(new Set(leads).size).toBe(leads.length);
        for (const each of entries) {
          expect(['done', 'unknown']).toContain(each.state);
          if (each.state === 'done') expect(leads).toContain(each.value);
        }
      }),
    );
  });
});
