import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CallListRow,
  journaledMs,
  movedTo,
  newCallRows,
  noCallList,
  pressedRow,
  settledRow,
  skippedRow,
} from '../../src/leads/call-list/call-list.ts';
import { resultSheet } from '../../src/leads/import/result-sheet.ts';
import { type Entry, type EntryState, newEntry } from '../../src/session/journal.ts';
import { dialTo, sessionIn } from '../support/builders.ts';
import { propertyRuns } from '../support/property-runs.ts';

const texts = { number: '727-555-0142', name: 'Ann', company: '', email: '', recordId: '=1+1' };
const row: CallListRow = { phoneCode: '1', value: '7275550142', texts, at: 0, state: 'open' };
const owner = 'dialer.example|1000';
const dial = (id: string, more: Partial<Entry> = {}): Entry => ({
  ...newEntry(id, owner, dialTo('+17275550142'), sessionIn('paused'), 1000),
  ...more,
});
const dispose = (id: string, status: string, createdAt: number): Entry => ({
  ...newEntry(id, owner, { kind: 'dispose', status }, sessionIn('disposition'), createdAt),
  state: 'confirmed',
});

test('the rows of a new list are open, and a number with exactly one lead has its ID', () => {
  const rows = newCallRows([row, { ...row, value: '7275550143' }], ({ value }) =>
    value === '7275550143' ? '18' : undefined,
  );
  expect(rows).toMatchObject([
    { at: 0, state: 'open' },
    { at: 1, state: 'open', leadId: '18' },
  ]);
  expect(rows[0]).not.toHaveProperty('leadId');
});

test('a press while the outcome of the last one is open is the same press', () => {
  const first = pressedRow({ ...row, disposition: 'N', failure: { kind: 'outsideHours' } }, 'a', 1000);
  expect(first).toEqual({ ...row, state: 'pending', press: 'a', pressedAt: 1000 });
  expect(pressedRow(first, 'b', 2000)).toBe(first);
  expect(pressedRow({ ...first, state: 'dialed' }, 'b', 2000)).toMatchObject({ press: 'b', pressedAt: 2000 });
});

test.each<[EntryState, CallListRow['state']]>([
  ['asking', 'pending'],
  ['new', 'pending'],
  ['sent', 'pending'],
  ['confirmed', 'dialed'],
  ['refused', 'refused'],
  ['unknown', 'unknown'],
])('a press whose journal entry is %s makes the row %s', (state, expected) => {
  const failure = { kind: 'doNotCall' } as const;
  const settled = settledRow(pressedRow(row, 'a', 1000), [dial('a', { state, failure })], 2000);
  expect(settled.state).toBe(expected);
  expect(settled.failure).toEqual(expected === 'refused' ? failure : undefined);
});

test('the row has the status that the agent set, or the one that the agent screen reported', () => {
  const pressed = pressedRow(row, 'a', 1000);
  const called = dial('a', { state: 'confirmed', calledAt: 1500 });
  const next = dial('b', { state: 'confirmed', calledAt: 4000, createdAt: 3500 });
  const own = settledRow(pressed, [called, dispose('c', 'SALE', 3000), next, dispose('d', 'N', 5000)], 6000);
  expect(own.disposition).toBe('SALE');
  expect(settledRow(pressed, [{ ...called, disposedAs: 'CALLBK' }], 6000).disposition).toBe('CALLBK');
  // A status that is known stays when the journal no longer has its entry.
  expect(settledRow(own, [called], 6000)).toBe(own);
});

test('a press that never reached the worker leaves the row open, and one that the journal may have forgotten is unknown', () => {
  const pressed = pressedRow(row, 'a', 1000);
  expect(settledRow(pressed, [dial('b')], 1000 + journaledMs - 1).state).toBe('open');
  expect(settledRow(pressed, [], 1000 + journaledMs).state).toBe('unknown');
  const dialed = { ...pressed, state: 'dialed' } as const;
  expect(settledRow(dialed, [], 1000)).toBe(dialed);
  expect(settledRow(row, [dial('a')], 1000)).toBe(row);
});

test('a row is skipped only before it is dialed', () => {
  expect(skippedRow(row).state).toBe('skipped');
  const dialed = { ...row, state: 'dialed' } as const;
  expect(skippedRow(dialed)).toBe(dialed);
});

test('the place stays in the list, and settling a row twice changes it once', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(10_000), (position, size) => {
      const moved = movedTo({ ...noCallList, size }, position);
      return moved.position >= 0 && moved.position <= size;
    }),
    { numRuns: propertyRuns },
  );
  const states = fc.constantFrom<EntryState>('asking', 'new', 'sent', 'confirmed', 'refused', 'unknown');
  fc.assert(
    fc.property(states, fc.boolean(), fc.boolean(), (state, isCalled, isDisposed) => {
      const entries = [
        dial('a', { state, ...(isCalled ? { calledAt: 1500 } : {}) }),
        ...(isDisposed ? [dispose('c', 'SALE', 3000)] : []),
      ];
      const settled = settledRow(pressedRow(row, 'a', 1000), entries, 4000);
      return settledRow(settled, entries, 5000) === settled;
    }),
    { numRuns: propertyRuns },
  );
});

test('a result has the texts of each row, the columns that only some rows have, and what happened', () => {
  const extra = { callback: '2027-01-31', 'custom.plan_name': 'Gold' };
  const rows = [row, { ...row, texts: { ...texts, extra } }];
  const header = { column: (column: string) => column, results: ['state'] };
  expect(resultSheet(rows, header, ({ state }) => [state])).toEqual([
    ['number', 'name', 'company', 'email', 'recordId', 'callback', 'custom.plan_name', 'state'],
    ['727-555-0142', 'Ann', '', '', '=1+1', '', '', 'open'],
    ['727-555-0142', 'Ann', '', '', '=1+1', '2027-01-31', 'Gold', 'open'],
  ]);
});
