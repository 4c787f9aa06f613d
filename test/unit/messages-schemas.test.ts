import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ownInputs } from '../../src/messages/own-schemas.ts';
import { pageInputs } from '../../src/messages/page-schemas.ts';

const asks = (action: unknown, more: object = {}) =>
  v.safeParse(pageInputs.callAction, { id: 'press-0001', call: 'click-0001', action, ...more }).success;

test.each([
  { kind: 'hangUp' },
  { kind: 'park' },
  { kind: 'grab' },
  { kind: 'startRecording' },
  { kind: 'stopRecording' },
  { kind: 'tones', keys: '0123456789*#,' },
])('a page may request $kind', (action) => {
  expect(asks(action)).toBe(true);
});

test.each([
  ['a dial', { kind: 'dial', number: '+17275550142' }],
  ['a transfer', { kind: 'transfer', to: { kind: 'number', number: '7275550142' } }],
  ['a third party', { kind: 'addParty', number: '7275550142', park: false }],
  ['a hang-up with a disposition', { kind: 'hangUp', disposition: { status: 'SALE' } }],
  ['a disposition', { kind: 'dispose', status: 'SALE' }],
  ['a pause', { kind: 'pause', code: '' }],
  ['ready', { kind: 'resume' }],
  ['a log-out', { kind: 'logOut' }],
  ['in-groups', { kind: 'inGroups', change: 'add', inGroups: ['A'], blended: false }],
  ['a preview', { kind: 'previewDial', which: 'main' }],
  ['ringing the phone', { kind: 'ringPhone' }],
  ["adding to the lead's comments", { kind: 'saveNote', text: 'Ask for Iris' }],
  ['a command nobody knows', { kind: 'eraseAll' }],
  ['no command', undefined],
  ['letters as keys', { kind: 'tones', keys: '1A' }],
  ['no keys', { kind: 'tones', keys: '' }],
  ['too many keys', { kind: 'tones', keys: '1'.repeat(41) }],
  ['more than the command', { kind: 'park', number: '7275550142' }],
])('a page may not request %s', (_name, action) => {
  expect(asks(action)).toBe(false);
});

test('a page may not add anything to the request', () => {
  expect(asks({ kind: 'park' }, { agent: '1001' })).toBe(false);
});

test('a page may send few requests', () => {
  expect(Object.keys(pageInputs).sort()).toEqual([
    'agentScreen',
    'callAction',
    'dial',
    'hello',
    'joinAgentScreen',
    'leadHint',
    'openSession',
    'plans',
    'status',
    'undoTeaching',
  ]);
});

test.each([
  [{ function: 'lead_search', source: 'clicktodial', phone_number: '7275550142' }, true],
  [{ function: 'lead_search', user: '6666' }, false],
  [{ function: 'lead_search', pass: 'secret' }, false],
  [{ 'function[]': 'lead_search' }, false],
])(
  'a page of the extension may send the parameters %o with the account of the supervisor: %s',
  (parameters, is) => {
    expect(v.safeParse(ownInputs.askAsSupervisor, { endpoint: 'nonAgent', parameters }).success).toBe(is);
  },
);

test.each([
  [{}, {}, true],
  [{ callbackAt: '2027-01-31 15:30:00' }, { callback: '2027-01-31', 'custom.plan_name': 'Gold' }, true],
  [{ callbackAt: 'soon' }, {}, false],
  [{}, { 'custom.plan name': 'Gold' }, false],
  [{}, { pass: 'x' }, false],
  [{}, Object.fromEntries(Array.from({ length: 102 }, (_, at) => [`custom.f${at}`, ''])), false],
])('an import may carry callbacks and custom fields: %j %j', (target, extra, expected) => {
  const texts = { number: '', name: '', company: '', email: '', recordId: '', extra };
  const { success } = v.safeParse(ownInputs.startLeadImport, {
    id: 'import-0001',
    target: { listId: '101', campaign: 'SALES', duplicates: 'list', skipsDoNotCall: true, ...target },
    rows: [{ phoneCode: '1', value: '7275550142', texts }],
  });
  expect(success).toBe(expected);
});
