import * as v from 'valibot';
import { expect, test } from 'vitest';
import { allowedFromPages, inputs } from '../../src/messages/schemas.ts';

const asks = (work: unknown, more: object = {}) =>
  v.safeParse(inputs.callWork, { id: 'press-0001', call: 'click-0001', work, ...more }).success;

test.each([
  { kind: 'hangUp' },
  { kind: 'park' },
  { kind: 'grab' },
  { kind: 'startRecording' },
  { kind: 'stopRecording' },
  { kind: 'tones', keys: '0123456789*#,' },
])('a page may ask for $kind', (work) => {
  expect(asks(work)).toBe(true);
});

test.each([
  ['a dial', { kind: 'dial', number: '+17275550142' }],
  ['a transfer', { kind: 'transfer', to: { kind: 'number', number: '7275550142' } }],
  ['a third party', { kind: 'addParty', number: '7275550142', park: false }],
  ['a disposition', { kind: 'dispose', status: 'SALE' }],
  ['a pause', { kind: 'pause', code: '' }],
  ['ready', { kind: 'resume' }],
  ['a log-out', { kind: 'logOut' }],
  ['in-groups', { kind: 'inGroups', change: 'add', inGroups: ['A'], blended: false }],
  ['a preview', { kind: 'previewDial', which: 'main' }],
  ['ringing the phone', { kind: 'ringPhone' }],
  ['a command nobody knows', { kind: 'eraseAll' }],
  ['no command', undefined],
  ['letters as keys', { kind: 'tones', keys: '1A' }],
  ['no keys', { kind: 'tones', keys: '' }],
  ['too many keys', { kind: 'tones', keys: '1'.repeat(41) }],
  ['more than the command', { kind: 'park', number: '7275550142' }],
])('a page may not ask for %s', (_name, work) => {
  expect(asks(work)).toBe(false);
});

test('a page may not add anything to the question', () => {
  expect(asks({ kind: 'park' }, { agent: '1001' })).toBe(false);
});

test('what a page may ask is a short list', () => {
  expect([...allowedFromPages].sort()).toEqual([
    'agentScreen',
    'callWork',
    'dial',
    'hello',
    'plans',
    'status',
  ]);
});
