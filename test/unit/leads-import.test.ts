import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guessMapping, startsWithHeader, textsOf } from '../../src/leads/import/column-mapping.ts';
import { readImportNumber } from '../../src/leads/import/import-number.ts';
import type { ImportTexts } from '../../src/leads/import/import-row.ts';
import { changedTexts, leadFieldsOf, splitName } from '../../src/leads/import/kept-text.ts';
import {
  canBeSearched,
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
  unclearEntry,
} from '../../src/leads/import/lead-import.ts';
import { readAddReply, readSearchReply } from '../../src/leads/import/lead-reply.ts';
import { addLeadRequest } from '../../src/leads/import/lead-request.ts';
import { isReportedNumber, textsOfPageNumber } from '../../src/leads/import/page-number.ts';
import {
  addRows,
  editRow,
  filteredRows,
  readRow,
  repeatedRows,
  rowsToSend,
} from '../../src/leads/import/review.ts';

const texts = (more: Partial<ImportTexts> = {}): ImportTexts => ({
  ...{ number: '', name: '', company: '', email: '', recordId: '' },
  ...more,
});
const target: ImportTarget = { listId: '101', campaign: 'SALES', duplicates: 'list', skipsDoNotCall: true };
const row = { phoneCode: '1', value: '7275550142', texts: texts({ number: '727-555-0142' }) };

describe('the mapping of columns', () => {
  test.each([
    [
      ['Name', 'Phone', 'E-mail', 'Company', 'Contact ID'],
      ['name', 'number', 'email', 'company', 'recordId'],
    ],
    [
      ['Name', 'Phone', 'E-mail', 'Company', 'Record'],
      ['name', 'number', 'email', 'company', 'recordId'],
    ],
    [
      ['Vorname', 'Nachname', 'Telefon', 'Firma'],
      ['firstName', 'lastName', 'number', 'company'],
    ],
    [
      ['Nombre', 'Apellidos', 'Móvil', 'Correo', 'Empresa'],
      ['firstName', 'lastName', 'number', 'email', 'company'],
    ],
    [
      ['Phone', 'Mobile', 'Fax'],
      ['number', undefined, undefined],
    ],
  ])('%j is read as %j', (header, expected) => {
    expect(guessMapping([header], true)).toEqual(expected);
    expect(startsWithHeader([header, header.map(() => '727-555-0142')])).toBe(true);
  });

  test('columns without names are read by their cells', () => {
    const table = [
      ['Ann', '(727) 555-0142', 'ann@example.com'],
      ['Bob', '(727) 555-0143', 'bob@example.com'],
    ];
    expect(startsWithHeader(table)).toBe(false);
    expect(guessMapping(table, false)).toEqual([undefined, 'number', 'email']);
  });

  test('line breaks in cells become spaces, and two names become one', () => {
    expect(textsOf(['Ann\nMary', 'Cruz', '1'], ['firstName', 'lastName', 'number'])).toEqual(
      texts({ name: 'Ann Mary Cruz', number: '1' }),
    );
  });

  test('any table gets one meaning for each column, and no meaning twice', () => {
    const cells = fc.array(fc.array(fc.string({ maxLength: 20 }), { maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(cells, fc.boolean(), (table, hasHeader) => {
        const mapping = guessMapping(table, hasHeader);
        const used = mapping.filter((each) => each !== undefined);
        expect(new Set(used).size).toBe(used.length);
        for (const line of table) expect(textsOf(line, mapping).name).not.toMatch(/[\r\n\t]/);
      }),
    );
  });
});

describe('the numbers of rows', () => {
  test.each([
    ['(727) 555-0142', { phoneCode: '1', value: '7275550142' }],
    ['+44 20 7946 0101', { phoneCode: '44', value: '2079460101' }],
    ['tel:+17275550142', { phoneCode: '1', value: '7275550142' }],
    ['+1 813 555 0154 x159', { phoneCode: '1', value: '8135550154', ext: '159' }],
    ['+49 30 901820 Durchwahl 12', { phoneCode: '49', value: '30901820', ext: '12' }],
  ])('%s is read', (text, value) => {
    expect(readImportNumber(text, 'US')).toEqual({ ok: true, value });
  });

  test.each([
    ['1.7275E+10', 'damagedNumber'],
    ['1,7275550142E+10', 'damagedNumber'],
    ['########', 'damagedNumber'],
    ['', 'notANumber'],
    ['call me', 'notANumber'],
    ['911', 'emergencyNumber'],
    ['12345', 'numberTooShort'],
  ])('%s is refused as %s', (text, kind) => {
    expect(readImportNumber(text, 'US')).toMatchObject({ ok: false, error: { kind } });
  });
});

describe('what the dialer keeps', () => {
  test('names lose pipes, commas, quotes and letters that are not Latin, as in the recordings', () => {
    const fields = leadFieldsOf(texts({ name: "O'Brien, Seán | Óg", company: 'Smith "& Co"' }));
    expect(fields).toMatchObject({ first_name: 'Sen g', last_name: "O'Brien", comments: 'Smith & Co' });
    expect(changedTexts(texts({ name: '花子 Tanaka' }))).toEqual({ name: 'Tanaka' });
    expect(changedTexts(texts({ name: "Ann O'Brien", company: 'Smith & Co', email: 'a@b.example' }))).toEqual(
      {},
    );
    expect(changedTexts(texts({ recordId: '0123456789012345678901' }))).toEqual({
      recordId: '01234567890123456789',
    });
  });

  test('an extension is in the comment, after as much of the company as there is room for', () => {
    const comments = (company: string) => leadFieldsOf(texts({ company }), '159').comments;
    expect(comments('')).toBe('ext. 159');
    expect(comments('Smith & Co')).toBe('Smith & Co, ext. 159');
    const long = 'x'.repeat(255);
    expect(comments(long)).toBe(`${'x'.repeat(245)}, ext. 159`);
    expect(addLeadRequest({ ...row, ext: '159' }, target)).toMatchObject({ comments: 'ext. 159' });
    expect(changedTexts(texts({ company: 'Smith & Co' }), '159')).toEqual({});
    expect(changedTexts(texts({ company: long }), '159')).toEqual({ company: 'x'.repeat(245) });
    expect(changedTexts(texts({ company: long }))).toEqual({});
  });

  test('a name is split at its last space or its comma', () => {
    expect(splitName('Ana María Cruz')).toEqual({ first_name: 'Ana María', last_name: 'Cruz' });
    expect(splitName('Cruz, Ana María')).toEqual({ first_name: 'Ana María', last_name: 'Cruz' });
    expect(splitName('Cher')).toEqual({ first_name: 'Cher', last_name: '' });
  });

  test('a request has only characters that every dialer keeps', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (name, company, email) => {
        const request = addLeadRequest({ ...row, texts: texts({ name, company, email }) }, target);
        for (const value of Object.values(request)) expect(value).toMatch(/^[\x20-\x7e]*$/);
        expect(request['first_name'] ?? '').not.toMatch(/[|,";#]/);
      }),
    );
  });
});

describe('the review', () => {
  const added = addRows(
    [],
    ['727-555-0142', '+1 (727) 555-0142', 'no number', '727-555-0143'].map((number) =>
      readRow(texts({ number }), 'US'),
    ),
  );

  test('a repeated number and an invalid one are not chosen', () => {
    expect(added.map(({ isChosen }) => isChosen)).toEqual([true, false, false, true]);
    expect([...repeatedRows(added)]).toEqual([[1, 0]]);
    expect(rowsToSend(added).map(({ value }) => value)).toEqual(['7275550142', '7275550143']);
  });

  test('a repeated number is sent once, whichever of its rows are chosen', () => {
    const all = added.map((each) => ({ ...each, isChosen: true }));
    expect(rowsToSend(all).map(({ value }) => value)).toEqual(['7275550142', '7275550143']);
    const second = added.map((each) => ({ ...each, isChosen: each.id === 1 }));
    expect(rowsToSend(second)).toHaveLength(1);
  });

  test('an edited row with a valid number is chosen', () => {
    const edited = editRow(added, 2, texts({ number: '727-555-0199' }), 'US');
    expect(edited[2]).toMatchObject({ isChosen: true, number: { ok: true } });
  });

  test('the filter finds problems, texts and numbers that the dialer has', () => {
    const ids = (show: 'all' | 'problems' | 'existing' | 'chosen', text = '') =>
      filteredRows(added, { show, text }, repeatedRows(added), new Map([['1 7275550143', ['9']]])).map(
        ({ id }) => id,
      );
    expect(ids('all')).toEqual([0, 1, 2, 3]);
    expect(ids('problems')).toEqual([1, 2]);
    expect(ids('existing')).toEqual([3]);
    expect(ids('chosen')).toEqual([0, 3]);
    expect(ids('all', 'NO num')).toEqual([2]);
  });
});

describe('replies', () => {
  const read = (text: string) => readAddReply(text, { value: '2025550101' }, { listId: '101' });

  test('every recorded reply to add_lead is read: an added lead, a refusal of the row, or one of the import', () => {
    const file = join(import.meta.dirname, '../recordings/recorded-non-agent.jsonl');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const kinds = new Map<string, number>();
    for (const line of lines) {
      const { params, body } = JSON.parse(line) as { params: Record<string, string>; body: string };
      if (params['function'] !== 'add_lead') continue;
      const value = (params['phone_number'] ?? '').replace(/\D/g, '');
      const { kind } = readAddReply(body, { value }, { listId: params['list_id'] ?? '' });
      const isAdded = body.includes('LEAD HAS BEEN ADDED -');
      if (isAdded) expect(kind).toBe('row');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect(kinds.get('row') ?? 0).toBeGreaterThan(20);
    expect(kinds.get('import') ?? 0).toBeGreaterThan(3);
  });

  test.each([
    [
      'SUCCESS: add_lead LEAD HAS BEEN ADDED - 2025550101|101|13||6666\n',
      { kind: 'row', reply: { kind: 'added', leadId: '13', hasCallback: false } },
    ],
    [
      'NOTICE: add_lead NANPA options disabled, NANPA prefix data not loaded - 0|6666\nSUCCESS: add_lead LEAD HAS BEEN ADDED - 2025550101|101|32||6666\n',
      { kind: 'row', reply: { kind: 'added', leadId: '32', hasCallback: false } },
    ],
    ['SUCCESS: add_lead LEAD HAS BEEN ADDED - 2025550199|101|13||6666\n', { kind: 'unclear' }],
    ['SUCCESS: add_lead LEAD HAS BEEN ADDED - 2025550101|102|13||6666\n', { kind: 'unclear' }],
    [
      'ERROR: add_lead DUPLICATE PHONE NUMBER IN LIST - 2025550101|101|13\n',
      { kind: 'row', reply: { kind: 'duplicate', leadId: '13', listId: '101' } },
    ],
    [
      'ERROR: add_lead DUPLICATE PHONE NUMBER IN SYSTEM - 2025550101|101|13|998\n',
      { kind: 'row', reply: { kind: 'duplicate', leadId: '13', listId: '998' } },
    ],
    [
      'ERROR: add_lead PHONE NUMBER IN DNC - 2025550101|6666\n',
      { kind: 'row', reply: { kind: 'refused', failure: { kind: 'doNotCall' } } },
    ],
    [
      'ERROR: add_lead INVALID PHONE NUMBER LENGTH - 2025550101|6666\n',
      { kind: 'row', reply: { kind: 'refused', failure: { kind: 'notValid' } } },
    ],
    [
      'ERROR: add_lead USER DOES NOT HAVE PERMISSION TO ADD LEADS TO THE SYSTEM: |5001|0|\n',
      { kind: 'import', failure: { kind: 'noPermission' } },
    ],
    [
      'ERROR: add_lead NOT AN ALLOWED LIST ID - 2025550101|101\n',
      { kind: 'import', failure: { kind: 'listNotAllowed', about: '101' } },
    ],
    [
      'ERROR: add_lead NOT A DEFINED LIST ID, LIST EXISTS CHECK ENABLED - 2025550101|101\n',
      { kind: 'import', failure: { kind: 'listNotFound', about: '101' } },
    ],
    [
      'ERROR: Login incorrect, please try again: |6666|x|BAD|\n',
      { kind: 'import', failure: { kind: 'wrongLogin' } },
    ],
    ['', { kind: 'unclear' }],
    ['<html><body>Sign in</body></html>', { kind: 'unclear' }],
  ])('%s', (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  test('a search gives the newest leads, none, or nothing that can be read', () => {
    const search = (text: string) => readSearchReply(text, { value: '2025550101' });
    expect(search('2025550101|4|18-17-15-13\n')).toEqual({ ok: true, value: ['18', '17', '15', '13'] });
    expect(search('2025550101|0|\n')).toEqual({ ok: true, value: [] });
    expect(search('ERROR: lead_search NO MATCHES FOUND IN THE SYSTEM: |6666|||2025550101\n')).toEqual({
      ok: true,
      value: [],
    });
    expect(
      search('ERROR: lead_search USER DOES NOT HAVE PERMISSION TO SEARCH FOR LEADS: |1|0|\n'),
    ).toMatchObject({
      ok: false,
      error: { kind: 'noPermission' },
    });
    expect(search('2025550199|1|18\n')).toEqual({ ok: false, error: undefined });
  });
});

describe('the journal', () => {
  const [entry] = newEntries('import-1', [row]) as [ImportEntry];

  test('a row that was cut off is searched for before it is sent again, and not too early', () => {
    const sent = sentEntry(entry, 1_000);
    expect(sent).toMatchObject({ state: 'sent', tries: 1 });
    expect(canBeSearched(sent, target, 6_999)).toBe(false);
    expect(canBeSearched(sent, target, 7_000)).toBe(true);
    expect(canBeSearched(unclearEntry(sent, 16_000), target, 17_000)).toBe(false);
    expect(searchedEntry(sent, '7', target)).toMatchObject({ state: 'done', leadId: '7' });
    expect(searchedEntry(sent, undefined, target)).toMatchObject({ state: 'new' });
    expect(searchedEntry({ ...sent, tries: 3 }, undefined, target)).toMatchObject({ state: 'unknown' });
  });

  test('a duplicate in the list is the own lead only after an earlier try', () => {
    const reply = { kind: 'duplicate', leadId: '7', listId: '101' } as const;
    const first = sentEntry(entry, 0);
    expect(settledEntry(first, reply, target)).toMatchObject({
      ...{ state: 'refused', leadId: '7', failure: { kind: 'duplicateLead', about: '7' } },
    });
    expect(settledEntry(sentEntry(first, 0), reply, target)).toMatchObject({ state: 'done', leadId: '7' });
    const elsewhere = { ...reply, listId: '102' };
    expect(settledEntry(sentEntry(first, 0), elsewhere, target)).toMatchObject({ state: 'refused' });
  });

  test('a retry sends refused rows again, and searches for unknown ones', () => {
    expect(retriedEntry({ ...entry, state: 'refused', leadId: '7' })).toEqual(entry);
    expect(retriedEntry({ ...entry, state: 'unknown' })).toMatchObject({ state: 'sent', sentAt: 0 });
    const done: ImportEntry = { ...entry, state: 'done' };
    expect(retriedEntry(done)).toBe(done);
  });

  test('an import is done when no row is open, unless it was stopped', () => {
    const open: LeadImport = {
      ...{ id: 'import-1', by: '2000', address: 'https://dialer.example', at: 0, target },
      ...{ state: 'running', counts: noEntries },
    };
    expect(countedImport(open, { ...noEntries, sent: 1 }).state).toBe('running');
    expect(countedImport(open, { ...noEntries, done: 1 }).state).toBe('done');
    expect(countedImport({ ...open, state: 'stopped' }, noEntries).state).toBe('stopped');
  });

  test('whatever is lost on the way, no number is added twice, and no row is forgotten', () => {
    const event = fc.constantFrom('answered', 'lostRequest', 'lostReply', 'stoppedBeforeSending');
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.integer({ min: 1, max: 6 }), (events, count) => {
        const leads: string[] = [];
        const queue = [...events];
        let now = 0;
        let entries = newEntries(
          'import-1',
          Array.from({ length: count }, (_, at) => ({ ...row, value: `727555010${at}` })),
        );
        const put = (changed: ImportEntry) => {
          entries = entries.map((each) => (each.key === changed.key ? changed : each));
        };
        for (let step = 0; step < 200; step += 1) {
          now += 30_000;
          const unclear = entries.find((each) => canBeSearched(each, target, now));
          const next = entries.find(({ state }) => state === 'new');
          if (unclear) {
            const at = leads.indexOf(unclear.value);
            put(searchedEntry(unclear, at < 0 ? undefined : String(at), target));
          } else if (next) {
            const sent = sentEntry(next, now);
            put(sent);
            const what = queue.shift() ?? 'answered';
            if (what === 'lostRequest' || what === 'stoppedBeforeSending') continue;
            const known = leads.indexOf(sent.value);
            if (known < 0) leads.push(sent.value);
            if (what === 'lostReply') continue;
            const leadId = String(leads.indexOf(sent.value));
            const reply =
              known < 0
                ? ({ kind: 'added', leadId, hasCallback: false } as const)
                : ({ kind: 'duplicate', leadId, listId: '101' } as const);
            put(settledEntry(sent, reply, target));
          } else break;
        }
        expect(new Set(leads).size).toBe(leads.length);
        for (const each of entries) {
          expect(['done', 'unknown']).toContain(each.state);
          if (each.state === 'done') expect(leads).toContain(each.value);
          else expect(leads).not.toContain(each.value);
        }
      }),
    );
  });
});

describe('numbers of a page', () => {
  const cells = [
    ['Name', 'Ann Cruz'],
    ['Phone', '(727) 555-0142'],
    ['Company', 'Smith & Co'],
    ['E-mail', 'ann@example.com'],
    ['Contact ID', 'C9'],
  ] as const;
  const number = { shown: '(727) 555-0142', number: '+17275550142', cells };

  test('the cells of the row are name, company, e-mail address and record', () => {
    expect(textsOfPageNumber(number, {}, 'US')).toEqual({
      ...{ number: '(727) 555-0142', name: 'Ann Cruz', company: 'Smith & Co' },
      ...{ email: 'ann@example.com', recordId: 'C9' },
    });
  });

  test('the rule of the site comes before the cells', () => {
    expect(textsOfPageNumber(number, { vendorId: 'C1', recordName: 'Ann  Vance' }, 'US')).toMatchObject({
      ...{ name: 'Ann Vance', recordId: 'C1' },
    });
  });

  test.each(['(727) 555-0199', 'Call us', ''])(
    'a number that is shown as %j is reviewed in full',
    (shown) => {
      expect(textsOfPageNumber({ ...number, shown }, {}, 'US').number).toBe('+17275550142');
    },
  );

  test('a report of another shape or length is no number', () => {
    const reported = { ...number, records: [{ selector: '.id', text: null }] };
    expect(isReportedNumber(reported)).toBe(true);
    const others: readonly unknown[] = [
      ...[null, 7, 'text', {}, [], number],
      { ...reported, shown: 'x'.repeat(65) },
      { ...reported, number: 17275550142 },
      { ...reported, cells: [['Name']] },
      { ...reported, cells: [['Name', 'x'.repeat(401)]] },
      { ...reported, cells: Array.from({ length: 25 }, () => ['', '']) },
      { ...reported, records: [{ selector: '.id', text: 7 }] },
      { ...reported, records: Array.from({ length: 21 }, () => ({ selector: '.id', text: '1' })) },
    ];
    expect(others.filter(isReportedNumber)).toEqual([]);
  });
});
