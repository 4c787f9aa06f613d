import { describe, expect, test } from 'vitest';
import type { Dial } from '../../src/session/command.ts';
import { decide } from '../../src/session/decide.ts';
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
