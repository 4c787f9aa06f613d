import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sendCommand } from '../../src/background/session/send-command.ts';
import { fail, ok } from '../../src/result.ts';
import type { Command, Dial } from '../../src/session/command.ts';
import { rules } from '../../src/session/command-rules.ts';
import { newEntry } from '../../src/session/journal.ts';
import { unseen } from '../../src/session/state.ts';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import type { FunctionName, Input } from '../../src/vicidial/functions.ts';
import { encode } from '../support/agent-api.ts';

const wire = vi.hoisted(() => ({
  asked: [] as [string, Record<string, string>][],
  reply: (_name: string): unknown => ({}),
  settings: {} as Settings,
}));
vi.mock('../../src/background/dialer/client.ts', () => ({
  askDialer: async (name: string, input: Record<string, string>) => {
    wire.asked.push([name, input]);
    return wire.reply(name);
  },
}));

beforeEach(() => {
  wire.asked.length = 0;
  wire.reply = () => ok({});
  wire.settings = defaults;
});

const dial: Dial = {
  kind: 'dial',
  number: '+13125551212',
  formatted: '+1 312 555 1212',
  phoneCode: '1',
  value: '3125551212',
  preview: false,
};

const send = (command: Command, callId?: string) =>
  sendCommand(newEntry('a-click', 'me', command, unseen, 0), { agent: '1000', callId }, wire.settings);

const table: readonly [Command, string, Record<string, string>][] = [
  [
    dial,
    'external_dial',
    { value: '3125551212', phone_code: '1', search: 'YES', preview: 'NO', focus: 'NO' },
  ],
  [{ kind: 'cancelDial' }, 'preview_dial_action', { value: 'SKIP' }],
  [{ kind: 'previewDial', which: 'main' }, 'preview_dial_action', { value: 'DIALONLY' }],
  [{ kind: 'previewDial', which: 'alternative' }, 'preview_dial_action', { value: 'ALTDIAL' }],
  [{ kind: 'previewDial', which: 'third' }, 'preview_dial_action', { value: 'ADR3DIAL' }],
  [{ kind: 'previewSkip' }, 'preview_dial_action', { value: 'SKIP' }],
  [{ kind: 'previewFinish' }, 'preview_dial_action', { value: 'FINISH' }],
  [{ kind: 'hangUp' }, 'external_hangup', { value: '1' }],
  [{ kind: 'dispose', status: 'NI' }, 'external_status', { value: 'NI' }],
  [{ kind: 'pause', code: 'LUNCH' }, 'external_pause', { value: 'PAUSE' }],
  [{ kind: 'resume' }, 'external_pause', { value: 'RESUME' }],
  [{ kind: 'pauseCode', code: 'LUNCH' }, 'pause_code', { value: 'LUNCH' }],
  [{ kind: 'park' }, 'park_call', { value: 'PARK_CUSTOMER' }],
  [{ kind: 'grab' }, 'park_call', { value: 'GRAB_CUSTOMER' }],
  [{ kind: 'tones', keys: '1#*,' }, 'send_dtmf', { value: '1#*,' }],
  [{ kind: 'startRecording' }, 'recording', { value: 'START' }],
  [{ kind: 'stopRecording' }, 'recording', { value: 'STOP' }],
  [
    { kind: 'transfer', to: { kind: 'number', number: '3125550100' } },
    'transfer_conference',
    { value: 'BLIND_TRANSFER', phone_number: '3125550100' },
  ],
  [
    { kind: 'transfer', to: { kind: 'inGroup' } },
    'transfer_conference',
    { value: 'LOCAL_CLOSER', ingroup_choices: 'DEFAULTINGROUP' },
  ],
  [
    { kind: 'transfer', to: { kind: 'inGroup', inGroup: 'SUPPORT' } },
    'transfer_conference',
    { value: 'LOCAL_CLOSER', ingroup_choices: 'SUPPORT' },
  ],
  [
    { kind: 'transfer', to: { kind: 'agent', agent: '1001' } },
    'transfer_conference',
    { value: 'LOCAL_CLOSER', ingroup_choices: 'AGENTDIRECT', phone_number: '1001' },
  ],
  [
    { kind: 'addParty', number: '3125550100', park: false },
    'transfer_conference',
    { value: 'DIAL_WITH_CUSTOMER', phone_number: '3125550100', consultative: 'NO' },
  ],
  [
    { kind: 'addParty', number: '3125550100', park: true },
    'transfer_conference',
    { value: 'PARK_CUSTOMER_DIAL', phone_number: '3125550100', consultative: 'NO' },
  ],
  [{ kind: 'dropParty' }, 'transfer_conference', { value: 'HANGUP_XFER' }],
  [{ kind: 'leaveThreeWay' }, 'transfer_conference', { value: 'LEAVE_3WAY_CALL' }],
  [{ kind: 'ringPhone' }, 'call_agent', { value: 'CALL' }],
  [
    { kind: 'inGroups', change: 'add', inGroups: ['SALESLINE', 'SUPPORT'], blended: true },
    'change_ingroups',
    { value: 'ADD', blended: 'YES', ingroup_choices: 'SALESLINE SUPPORT' },
  ],
  [{ kind: 'logOut' }, 'logout', { value: 'LOGOUT' }],
];

describe('each command is one request', () => {
  test.each(table)('%o', async (command, name, parameters) => {
    if (command.kind === 'dial') wire.reply = () => ok({ value: command.value });
    expect(await send(command)).toEqual(ok({}));
    expect(wire.asked).toEqual([[name, { agent_user: '1000', ...parameters }]]);
    // And one that the dialer keeps whole.
    expect(encode(name as FunctionName, wire.asked[0]?.[1] as Input<FunctionName>).ok).toBe(true);
  });

  test('no command is missing from this table', () => {
    // A note takes three requests: background-save-note.test.ts.
    const kinds = new Set([...table.map(([{ kind }]) => kind), 'saveNote']);
    expect([...kinds].sort()).toEqual(Object.keys(rules).sort());
  });
});

test('a dial whose echo is another number may have been taken, and is not confirmed', async () => {
  wire.reply = () => ok({ value: '312555' });
  expect(await send(dial)).toEqual({ ok: false, error: { kind: 'unrecognized' } });
});

test('a dial without the record ID of its page has a warning', async () => {
  wire.reply = () => ok({ value: dial.value });
  expect(await send({ ...dial, vendorId: '42' })).toEqual(ok({}));
  expect(wire.asked[0]?.[1]).toMatchObject({ vendor_id: '42' });
  expect(await send({ ...dial, isRecordDropped: true })).toEqual(ok({ warning: { kind: 'recordNotSent' } }));
});

test('a callback that the dialer dropped has a warning', async () => {
  const callback = { at: '2026-12-01 15:30:00', mine: true, comment: 'after lunch' };
  wire.reply = () => ok({ stored: 'NI', hasCallback: false });
  const dropped = await send({ kind: 'dispose', status: 'NI', callback });
  expect(dropped).toEqual(ok({ warning: { kind: 'callbackNotKept' } }));
  expect(wire.asked[0]?.[1]).toMatchObject({
    callback_datetime: callback.at,
    callback_type: 'USERONLY',
    callback_comments: callback.comment,
  });
  wire.reply = () => ok({ stored: 'CALLBK!…', hasCallback: true });
  expect(await send({ kind: 'dispose', status: 'CALLBK', callback })).toEqual(ok({}));
});

describe('a hang-up with a disposition', () => {
  const hangUp = { kind: 'hangUp', disposition: { status: 'SALE', thenPause: 'LUNCH' } } as const;
  const names = () => wire.asked.map(([name]) => name);

  test('hangs up, and its follow-up sets the disposition', async () => {
    expect(await send({ kind: 'hangUp', disposition: { status: 'SALE' } })).toEqual(ok({}));
    expect(names()).toEqual(['external_hangup']);
  });

  test('requests a pause before it ends the call, so that no other call comes in between', async () => {
    expect(await send(hangUp)).toEqual(ok({}));
    expect(wire.asked).toEqual([
      ['external_pause', { agent_user: '1000', value: 'PAUSE' }],
      ['external_hangup', { agent_user: '1000', value: '1' }],
    ]);
  });

  test('hangs up without the pause, but not with a login that was rejected', async () => {
    wire.reply = (name) => (name === 'external_pause' ? fail({ kind: 'noPermission' }) : ok({}));
    expect(await send(hangUp)).toEqual(ok({}));
    expect(names()).toEqual(['external_pause', 'external_hangup']);
    wire.asked.length = 0;
    wire.reply = () => fail({ kind: 'wrongLogin' });
    expect(await send(hangUp)).toEqual(fail({ kind: 'wrongLogin' }));
    expect(names()).toEqual(['external_pause']);
  });
});

describe('an agent without an agent screen', () => {
  const callId = 'M1212149210000000125';
  beforeEach(() => {
    wire.settings = { ...wire.settings, isRemoteAgent: true };
  });

  test.each<[Command, Record<string, string>]>([
    [{ kind: 'hangUp' }, { stage: 'HANGUP' }],
    [
      { kind: 'transfer', to: { kind: 'number', number: '3125550100' } },
      { stage: 'EXTENSIONTRANSFER', phone_number: '3125550100' },
    ],
    [
      { kind: 'transfer', to: { kind: 'inGroup', inGroup: 'SUPPORT' } },
      { stage: 'INGROUPTRANSFER', ingroup_choices: 'SUPPORT' },
    ],
  ])('%o goes by the id of the call', async (command, parameters) => {
    await send(command, callId);
    expect(wire.asked).toEqual([['ra_call_control', { agent_user: '1000', value: callId, ...parameters }]]);
  });

  test('nothing else is sent, and nothing without a call', async () => {
    await send({ kind: 'park' }, callId);
    await send(dial, callId);
    await send({ kind: 'hangUp' });
    expect(wire.asked).toEqual([]);
  });
});
