import { describe, expect, test } from 'vitest';
import type { Dial } from '../../src/session/command.ts';
import { commandNow, decide } from '../../src/session/decide.ts';
import type { Entry, EntryState } from '../../src/session/journal.ts';
import type { AgentState } from '../../src/session/state.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { dialTo, sessionIn } from '../support/builders.ts';

const limits = { perMinute: 10, perHour: 200, disabledFeatures: [], isRemote: false };
const now = 100_000;
const first = dialTo('+17275550142');
const other = dialTo('+18135550191');
const entry = (state: EntryState, more: Partial<Entry> = {}): Entry => ({
  id: 'the-first-click',
  owner: 'dialer.example|1000',
  command: first,
  state,
  createdAt: now - 5_000,
  sentAt: now - 5_000,
  before: { state: 'paused' },
  ...more,
});
const session = (state: AgentState) => sessionIn(state, { since: now - 1_000, seenAt: now - 500 });
const ended = { calledAt: now - 4_000, endedAt: now - 2_500 };

describe('a second click', () => {
  test.each<[string, Entry, Dial, AgentState, string]>([
    [
      'on the same number follows the first while that is on its way',
      entry('sent'),
      first,
      'paused',
      'follow',
    ],
    [
      'on the same number follows the call that is on',
      entry('confirmed', { calledAt: now - 4_000 }),
      first,
      'connected',
      'follow',
    ],
    [
      'on the same number follows the call until it is disposed of',
      entry('confirmed', ended),
      first,
      'disposition',
      'follow',
    ],
    [
      'on the same number is a new call once the first is disposed of',
      entry('confirmed', ended),
      first,
      'paused',
      'send',
    ],
    ['on another number waits for the first', entry('sent'), other, 'paused', 'dialPending'],
    ['on another number is a new call after the first', entry('confirmed', ended), other, 'paused', 'send'],
    [
      'after a refusal is a new call',
      entry('refused', { failure: { kind: 'notPaused' } }),
      first,
      'paused',
      'send',
    ],
  ])('%s', (_name, known, command, state, outcome) => {
    const decision = decide('the-second-click', command, [known], session(state), limits, now);
    expect(decision.ok ? decision.value.do : decision.error.kind).toBe(outcome);
  });

  test('with the ID of the first is the first, with any outcome', () => {
    for (const state of ['asking', 'new', 'sent', 'confirmed', 'refused', 'unknown'] as const) {
      const decision = decide('the-first-click', first, [entry(state)], session('paused'), limits, now);
      expect(decision).toMatchObject({ ok: true, value: { do: 'follow' } });
    }
  });
});

test('dials above the limit are refused with the time of the next possible one', () => {
  const dials = Array.from({ length: 10 }, (_, index) =>
    entry('refused', {
      id: `click-number-${index}`,
      sentAt: now - 50_000 + index * 4_000,
      failure: { kind: 'notPaused' },
    }),
  );
  const decision = decide('one-too-many', other, dials, session('paused'), limits, now);
  expect(decision).toMatchObject({ ok: false, error: { kind: 'tooMany', until: now + 10_000 } });
});

test('the default limits let an agent dial every 4 s of a minute, and every 10 s of an hour', () => {
  const byDefault = { ...limits, perMinute: defaults.dialsPerMinute, perHour: defaults.dialsPerHour };
  const dialsEvery = (gapMs: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      entry('refused', { id: `click-number-${index}`, sentAt: now - (index + 1) * gapMs }),
    );
  for (const dials of [dialsEvery(4_000, 15), dialsEvery(10_000, 360)]) {
    expect(decide('the-next-one', other, dials, session('paused'), byDefault, now).ok).toBe(true);
  }
});

describe('a note for the comments of the lead', () => {
  const note = { kind: 'saveNote', text: 'Ask for Iris' } as const;
  const inCall = sessionIn('connected', { callSince: 7 });
  const again = (state: EntryState, more: Partial<Entry> = {}) => {
    const known = entry(state, { command: note, before: { state: 'connected', call: '7' }, ...more });
    const decision = decide('second-press', note, [known], inCall, { ...limits, readsLeads: true }, now);
    return decision.ok && decision.value.do;
  };

  test.each<[string, EntryState, Partial<Entry>, string]>([
    ['is not added twice', 'confirmed', {}, 'follow'],
    ['is not added twice when nobody knows whether it was', 'unknown', {}, 'follow'],
    ['can be added after the agent has read that', 'unknown', { dismissed: true }, 'send'],
    ['can be added after a refusal', 'refused', {}, 'send'],
    ['can be added in the next call', 'confirmed', { before: { state: 'connected', call: '5' } }, 'send'],
  ])('%s', (_what, state, more, expected) => {
    expect(again(state, more)).toBe(expected);
  });
});

describe('a hang-up with a disposition', () => {
  const sale = { kind: 'hangUp', disposition: { status: 'SALE' } } as const;
  const press = (command: typeof sale | { kind: 'hangUp' }, open: readonly Entry[], more = {}) =>
    decide('a-second-press', command, open, session('connected'), { ...limits, ...more }, now);
  const open = (command: Entry['command']) => [entry('sent', { id: 'a-first-press', command })];

  test('is one hang-up, however often and where it is pressed', () => {
    expect(press(sale, [])).toMatchObject({ value: { do: 'send' } });
    expect(press(sale, open(sale))).toMatchObject({ value: { do: 'follow' } });
    expect(press({ kind: 'hangUp' }, open(sale))).toMatchObject({ value: { do: 'follow' } });
  });

  test('does not replace the disposition of a hang-up in flight, and is not dropped silently', () => {
    const other = { kind: 'hangUp', disposition: { status: 'NI' } } as const;
    expect(press(sale, open(other))).toMatchObject({ ok: false, error: { kind: 'notNow' } });
    expect(press(sale, open({ kind: 'hangUp' }))).toMatchObject({ ok: false, error: { kind: 'notNow' } });
  });

  test('is refused where the dialer has no disposition', () => {
    expect(press(sale, [], { isRemote: true })).toMatchObject({ ok: false, error: { kind: 'notNow' } });
    expect(press({ kind: 'hangUp' }, [], { isRemote: true })).toMatchObject({ value: { do: 'send' } });
  });

  test('only sets the disposition if the call has just ended', () => {
    expect(commandNow(sale, session('disposition'))).toEqual({ kind: 'dispose', status: 'SALE' });
    expect(commandNow(sale, session('connected'))).toBe(sale);
    expect(commandNow({ kind: 'hangUp' }, session('disposition'))).toEqual({ kind: 'hangUp' });
  });
});
