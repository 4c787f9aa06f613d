import { expect, test } from 'vitest';
import { callLogCsv } from '../../src/options/call-log/call-log-csv.ts';
import { type LoggedCall, loggedCalls, logStart } from '../../src/session/call-log.ts';
import type { Command } from '../../src/session/command.ts';
import type { Entry } from '../../src/session/journal.ts';

const owner = 'dialer.example|1000';
const entry = (id: string, createdAt: number, command: Command, more: Partial<Entry> = {}): Entry => ({
  id,
  owner,
  command,
  createdAt,
  state: 'confirmed',
  before: { state: 'paused' },
  ...more,
});
const dial: Command = {
  kind: 'dial',
  number: '+17275550142',
  formatted: '+1 727 555 0142',
  phoneCode: '1',
  value: '7275550142',
  preview: false,
  origin: 'https://crm.example',
};
const call = (id: string, at: number, more: Partial<Entry> = {}) =>
  entry(id, at, dial, { calledAt: at + 1, ...more });
const dispose = (id: string, at: number, status: string, more: Partial<Entry> = {}) =>
  entry(id, at, { kind: 'dispose', status }, more);

test('a call is logged with a masked number, its site and its outcome', () => {
  expect(loggedCalls([call('a', 1)])).toEqual([
    {
      id: 'a',
      at: 1,
      owner,
      site: 'https://crm.example',
      number: '+• ••• ••• 0142',
      outcome: 'called',
      disposition: '',
    },
  ]);
  expect(JSON.stringify(loggedCalls([call('a', 1)]))).not.toMatch(/7275550|727 555/);
});

test.each<[string, readonly Entry[], readonly string[]]>([
  ['its own disposition', [call('a', 1), dispose('b', 2, 'SALE')], ['SALE']],
  [
    'none of the next call',
    [call('a', 1), dispose('b', 2, 'SALE'), call('c', 3), dispose('d', 4, 'NI')],
    ['SALE', 'NI'],
  ],
  ['none that the dialer refused', [call('a', 1), dispose('b', 2, 'SALE', { state: 'refused' })], ['']],
  ['none of another agent', [call('a', 1), dispose('b', 2, 'SALE', { owner: 'x|1' })], ['']],
  ['none before it', [dispose('b', 1, 'SALE'), call('a', 2)], ['']],
  [
    'none if it was refused',
    [call('a', 1, { state: 'refused', calledAt: undefined } as never), dispose('b', 2, 'SALE')],
    [''],
  ],
])('a call has %s', (_name, journal, dispositions) => {
  expect(loggedCalls(journal.toReversed()).map(({ disposition }) => disposition)).toEqual(dispositions);
});

test('the log begins the configured days ago, and never with 0 days', () => {
  const now = Date.parse('2026-11-28T12:00:00Z');
  expect(logStart(30, now)).toBe(Date.parse('2026-10-29T12:00:00Z'));
  expect(logStart(0, now)).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ['=1+1', `"'=1+1"`],
  ['+1 2', `"'+1 2"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['a "quoted", word', '"a ""quoted"", word"'],
])('the CSV cell of %s is %s', (disposition, written) => {
  const [logged] = loggedCalls([call('a', 1)]) as [LoggedCall];
  const lines = callLogCsv([{ ...logged, disposition }]).split('\r\n');
  expect(lines[0]).toBe('"time","agent","site","number","outcome","disposition","recording paused"');
  expect(lines[1]?.endsWith(`,${written},""`)).toBe(true);
});

test('a call is logged with the pauses of its recording, and no call with those of another one', () => {
  const paused = entry('b', 2, { kind: 'stopRecording' }, { settledAt: 20 });
  const recorded = entry('c', 3, { kind: 'startRecording' }, { settledAt: 30 });
  const logged = loggedCalls([call('a', 1), paused, recorded, call('d', 4)]);
  expect(logged.map(({ recordingPauses }) => recordingPauses)).toEqual([[[20, 30]], undefined]);
  expect(callLogCsv(logged).split('\r\n')[1]).toContain(
    '"1970-01-01T00:00:00.020Z/1970-01-01T00:00:00.030Z"',
  );
});
