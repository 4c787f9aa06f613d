import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessMapping, mapCustomFields, textsOf } from '../../src/leads/import/column-mapping.ts';
import { customLabel, extraColumnsOf, textIn, withText } from '../../src/leads/import/import-row.ts';
import { changedTexts } from '../../src/leads/import/kept-text.ts';
import {
  completedEntry,
  countedImport,
  type ImportEntry,
  type ImportTarget,
  type LeadImport,
  newEntries,
  noEntries,
  retriedEntry,
  searchedEntry,
  sentEntry,
  settledEntry,
} from '../../src/leads/import/lead-import.ts';
import { readAddReply, readCompletionReply } from '../../src/leads/import/lead-reply.ts';
import { addLeadRequest, completionRequest } from '../../src/leads/import/lead-request.ts';
import { filteredRows, readRow } from '../../src/leads/import/review.ts';
import { callbackOf, readCallbackTime } from '../../src/leads/import/row-callback.ts';

const plain = { number: '2025550101', name: 'Ann', company: '', email: '', recordId: '' };
const target: ImportTarget = { listId: '101', campaign: 'SALES', duplicates: 'list', skipsDoNotCall: true };
const extra = { callback: '2027-01-31 15:30', 'custom.plan_name': 'Gold "1"', 'custom.notes': '' };
const row = { phoneCode: '1', value: '2025550101', texts: { ...plain, extra } };
const [entry] = newEntries('import-1', [row]) as [ImportEntry];
const failure = { kind: 'serverFault' } as const;

describe('the columns', () => {
  const table = [
    ['Phone', 'Plan name', 'Call back at', 'Other'],
    ['2025550101', 'Gold', '2027-01-31', 'x'],
    ['2025550102', '', '', ''],
  ];

  test('a header names a callback, or a custom field of the list, and the rows have only the texts that exist', () => {
    const guessed = guessMapping(table, true);
    expect(guessed).toEqual(['number', 'name', 'callback', undefined]);
    const mapping = mapCustomFields(guessed, table, ['plan_name', 'renewal']);
    expect(mapping).toEqual(['number', 'custom.plan_name', 'callback', undefined]);
    expect(textsOf(table[1] ?? [], mapping)).toMatchObject({
      number: '2025550101',
      extra: { callback: '2027-01-31', 'custom.plan_name': 'Gold' },
    });
    expect(textsOf(table[2] ?? [], mapping).extra).toBeUndefined();
  });

  test('the column with the numbers stays, and a custom field that a column fills already is not filled twice', () => {
    expect(mapCustomFields(['number', 'name'], table, ['phone', 'plan'])).toEqual(['number', 'name']);
    const chosen = ['number', 'name', undefined, 'custom.plan_name'] as const;
    expect(mapCustomFields(chosen, table, ['plan_name'])).toEqual(chosen);
  });

  test('any column is read and changed, and a search finds its texts', () => {
    const changed = withText(withText(plain, 'custom.plan_name', 'Gold'), 'name', 'Bob');
    expect([textIn(changed, 'custom.plan_name'), textIn(changed, 'name')]).toEqual(['Gold', 'Bob']);
    expect(extraColumnsOf([{ texts: plain }, row])).toEqual(['callback', 'custom.plan_name', 'custom.notes']);
    expect([customLabel('custom.plan_name'), customLabel('callback')]).toEqual(['plan_name', undefined]);
    const rows = [plain, row.texts].map((texts, id) => ({ id, isChosen: true, ...readRow(texts, 'US') }));
    const found = filteredRows(rows, { show: 'all', text: 'gold' }, new Map(), new Map());
    expect(found.map(({ id }) => id)).toEqual([1]);
  });

  test('the review names what the dialer changes in a custom field', () => {
    expect(changedTexts(row.texts)).toEqual({ 'custom.plan_name': 'Gold 1' });
  });
});

describe('the time of a callback', () => {
  test.each([
    ['2027-01-31 15:30', '2027-01-31 15:30:00'],
    ['2027-01-31T15:30', '2027-01-31 15:30:00'],
    [' 2027-01-31 15:30:59 ', '2027-01-31 15:30:00'],
    ['2027-01-31', '2027-01-31 09:00:00'],
    ['2027-02-30', undefined],
    ['2027-13-01', undefined],
    ['2027-01-31 25:00', undefined],
    ['01/02/2027', undefined],
    ['tomorrow', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(readCallbackTime(text)).toBe(expected);
  });

  test('the time of the row comes before that of the import, and a time that is not read is a problem', () => {
    expect(callbackOf(row, '2027-05-01 10:00:00')).toBe('2027-01-31 15:30:00');
    expect(callbackOf({ texts: plain }, '2027-05-01 10:00:00')).toBe('2027-05-01 10:00:00');
    const texts = { ...plain, extra: { callback: 'soon' } };
    const rows = [plain, texts].map((each, id) => ({ id, isChosen: true, ...readRow(each, 'US') }));
    const problems = filteredRows(rows, { show: 'problems', text: '' }, new Map(), new Map());
    expect(problems.map(({ id }) => id)).toEqual([1]);
  });
});

describe('the requests', () => {
  test('the lead is added with its callback, and its custom fields follow', () => {
    expect(addLeadRequest(row, target)).toMatchObject({
      ...{ callback: 'Y', callback_status: 'CALLBK', callback_datetime: '2027-01-31 15:30:00' },
      ...{ callback_type: 'ANYONE', campaign_id: 'SALES', entry_list_id: '101' },
    });
    expect(addLeadRequest(row, target)).not.toHaveProperty('plan_name');
    expect(completionRequest({ ...row, leadId: '7' }, target)).toEqual({
      ...{ function: 'update_lead', source: 'clicktodial', lead_id: '7', custom_fields: 'Y' },
      ...{ plan_name: 'Gold 1', callback: 'Y', callback_status: 'CALLBK', callback_type: 'ANYONE' },
      ...{ callback_datetime: '2027-01-31 15:30:00', campaign_id: 'SALES' },
    });
  });

  test('no label of a custom field replaces a parameter of the function', () => {
    const texts = { ...plain, extra: { 'custom.lead_id': '1', 'custom.function': 'add_user' } };
    expect(completionRequest({ ...row, texts, leadId: '7' }, target)).toMatchObject({
      ...{ function: 'update_lead', lead_id: '7' },
    });
  });
});

describe('the replies', () => {
  const stored = 'NOTICE: update_lead CUSTOM FIELDS VALUES UPDATED - |7|101|0|101|1\n';
  const added = 'NOTICE: update_lead SCHEDULED CALLBACK ADDED - 7|SALES|2027-01-31 15:30:00|ANYONE||CALLBK\n';
  const missing =
    'NOTICE: update_lead CUSTOM FIELDS NOT ADDED, NO CUSTOM FIELDS DEFINED FOR THIS LIST - 2025550101|7|101\n';
  test.each([
    [added + stored, { kind: 'row', reply: { kind: 'stored' } }],
    [stored, undefined],
    [added, undefined],
    [(added + stored).replaceAll('7|', '8|'), undefined],
    [
      added + missing,
      {
        kind: 'row',
        reply: {
          kind: 'refused',
          failure: { about: 'CUSTOM FIELDS NOT ADDED, NO CUSTOM FIELDS DEFINED FOR THIS LIST' },
        },
      },
    ],
    [
      'ERROR: update_lead USER DOES NOT HAVE PERMISSION TO UPDATE LEADS IN THE SYSTEM: |1|0|\n',
      { kind: 'import', failure: { kind: 'noPermission' } },
    ],
    ['', undefined],
    ['<html></html>', undefined],
  ])('%s', (text, expected) => {
    const read = readCompletionReply(text, { ...row, leadId: '7' }, target);
    if (expected) expect(read).toMatchObject(expected);
    else expect(read).toBeUndefined();
  });

  test('the recorded replies confirm a callback and custom fields, or refuse them', () => {
    const file = join(import.meta.dirname, '../recordings/recorded-non-agent.jsonl');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const kinds = lines.flatMap((line) => {
      const { params, body } = JSON.parse(line) as { params: Record<string, string>; body: string };
      const { function: name, callback, custom_fields, lead_id: leadId = '' } = params;
      if (name === 'add_lead' && callback === 'Y') {
        const reply = readAddReply(body, { value: params['phone_number'] ?? '' }, { listId: '101' });
        return [reply.kind === 'row' && reply.reply.kind === 'added' ? reply.reply.hasCallback : 'none'];
      }
      if (name !== 'update_lead' || (callback !== 'Y' && custom_fields !== 'Y')) return [];
      const texts = { ...plain, extra: custom_fields === 'Y' ? { 'custom.plan_name': 'Platinum' } : {} };
      const callbackAt = callback === 'Y' ? { callbackAt: '2027-01-31 15:30:00' } : {};
      const reply = readCompletionReply(body, { ...row, texts, leadId }, { ...target, ...callbackAt });
      return [reply?.kind === 'row' ? reply.reply.kind : 'none'];
    });
    expect(kinds).toEqual([true, false, false, true, 'stored', 'stored', 'stored']);
  });
});

describe('the journal', () => {
  const sent = sentEntry(entry, 1_000);

  test('a lead with custom fields, or without its callback, is not done when it is added', () => {
    const reply = { kind: 'added', leadId: '7', hasCallback: true } as const;
    const onlyCallback = { ...sent, texts: { ...plain, extra: { callback: '2027-01-31' } } };
    expect(settledEntry(sent, reply, target)).toMatchObject({ state: 'added', leadId: '7', tries: 0 });
    expect(settledEntry(onlyCallback, reply, target).state).toBe('done');
    expect(settledEntry(onlyCallback, { ...reply, hasCallback: false }, target).state).toBe('added');
    expect(searchedEntry(onlyCallback, '7', target).state).toBe('added');
    expect(searchedEntry({ ...sent, texts: plain }, '7', target).state).toBe('done');
  });

  test('an import is open as long as a lead lacks its custom fields, and a refusal leaves the lead and the reason', () => {
    const running = { state: 'running' } as LeadImport;
    expect(countedImport(running, { ...noEntries, added: 1 }).state).toBe('running');
    expect(countedImport(running, { ...noEntries, incomplete: 1 }).state).toBe('done');
    const added: ImportEntry = { ...sent, state: 'added', leadId: '7', tries: 0 };
    const refused = completedEntry(added, { kind: 'refused', failure });
    expect(refused).toMatchObject({ state: 'incomplete', leadId: '7', failure });
    expect(retriedEntry(refused)).toEqual(added);
    expect(completedEntry(added, { kind: 'stored' }).state).toBe('done');
  });

  test('whatever the replies are, the request for the custom fields is sent at most three times', () => {
    const kinds = fc.array(fc.constantFrom('stored', 'refused', 'unclear'), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(kinds, (replies) => {
        let current: ImportEntry = { ...sent, state: 'added', leadId: '7', tries: 0 };
        let requests = 0;
        for (const kind of replies) {
          if (current.state !== 'added') break;
          requests += 1;
          current = completedEntry(current, kind === 'stored' ? { kind } : { kind, failure });
        }
        expect(requests).toBeLessThanOrEqual(3);
        expect(current.state).not.toBe('added');
        expect(current.leadId).toBe('7');
      }),
    );
  });
});
