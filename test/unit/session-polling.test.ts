import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../src/result.ts';
import type { Command } from '../../src/session/command.ts';
import { type Entry, newEntry } from '../../src/session/journal.ts';
import { type AskDialer, pollSession, readRecording } from '../../src/session/poll.ts';
import { isFresh, pollInterval } from '../../src/session/poll-schedule.ts';
import type { AgentState, Session } from '../../src/session/state.ts';
import { sessionIn } from '../support/builders.ts';

const now = 1_000_000;
const seen = (state: AgentState, since = now, more: Partial<Session> = {}) =>
  sessionIn(state, { since, seenAt: now, ...more });
const sent = (ago: number, more: Partial<Entry> = {}, command: Command = { kind: 'hangUp' }): Entry => ({
  ...newEntry('a-click', 'me', command, seen('connected'), now - ago),
  state: 'sent',
  sentAt: now - ago,
  acceptedAt: now - ago,
  ...more,
});
const watched = { isWatched: true };
const unwatched = { isWatched: false };

describe('no request is sent without a reason', () => {
  test.each(['paused', 'ready', 'loggedOut', 'unknown'] as const)('%s and unseen: never', (state) => {
    expect(pollInterval(seen(state), [], unwatched, now)).toBeNull();
  });

  test('a command that is settled waits for nothing', () => {
    for (const state of ['confirmed', 'refused'] as const) {
      expect(pollInterval(seen('paused'), [sent(1_000, { state })], unwatched, now)).toBeNull();
    }
  });

  test('a pause that comes after the call is not waited for in the call', () => {
    const pause = sent(1_000, {}, { kind: 'pause', code: '' });
    expect(pollInterval(seen('connected'), [pause], unwatched, now)).toBe(60_000);
    expect(pollInterval(seen('ready'), [pause], unwatched, now)).toBe(1_000);
  });
});

describe('each second only while a command waits, then slower', () => {
  test.each([
    [0, 1_000],
    [4_999, 1_000],
    [5_000, 2_000],
    [20_000, 5_000],
    [90_000, 15_000],
  ])('%i ms after it was sent: %i ms', (ago, pause) => {
    expect(pollInterval(seen('connected'), [sent(ago)], unwatched, now)).toBe(pause);
  });

  test('an unknown outcome is looked for a while, and not once it is put away', () => {
    const unknown = sent(30_000, { state: 'unknown' });
    expect(pollInterval(seen('paused'), [unknown], unwatched, now)).toBe(5_000);
    expect(pollInterval(seen('paused'), [{ ...unknown, dismissed: true }], unwatched, now)).toBeNull();
    expect(pollInterval(seen('paused'), [sent(151_000, { state: 'unknown' })], unwatched, now)).toBeNull();
  });
});

test.each<[AgentState, number, number | null, number | null]>([
  ['ringing', 0, 3_000, 15_000],
  ['connected', 0, 10_000, 60_000],
  ['connected', 25_000, 25_000, 60_000],
  ['connected', 600_000, 60_000, 60_000],
  ['disposition', 0, 15_000, 60_000],
  ['disposition', 600_000, 60_000, 300_000],
  ['paused', 0, 20_000, null],
  ['paused', 600_000, 60_000, null],
  ['unknown', 0, 2_000, null],
])('%s for %i ms: %s ms when watched, %s ms when not', (state, lasted, eyed, alone) => {
  const session = seen(state, now - lasted);
  expect(pollInterval(session, [], watched, now)).toBe(eyed);
  expect(pollInterval(session, [], unwatched, now)).toBe(alone);
});

test('each failure doubles the pause, up to a minute', () => {
  const failing = (failures: number) => pollInterval(seen('connected', now, { failures }), [], watched, now);
  expect([0, 1, 2, 3, 9].map(failing)).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
});

test('a surface that opens asks nothing when the session was seen just now and nothing waits', () => {
  expect(isFresh(seen('paused'), [], now + 2_000)).toBe(true);
  expect(isFresh(seen('paused'), [], now + 4_000)).toBe(false);
  expect(isFresh(seen('paused'), [sent(1_000)], now)).toBe(false);
  expect(isFresh(seen('unknown'), [], now)).toBe(false);
  expect(isFresh(seen('paused', now, { failures: 1 }), [], now)).toBe(false);
});

describe('the ID of the recording of a call', () => {
  const active = {
    recording: true,
    recordingId: '77',
    status: 'INCALL',
    session: '8600000',
    server: '127.0.0.1',
  };
  const before = sessionIn('connected', { recording: true, queuesDials: false });
  const query = { agent: '1000', before, isDisposed: false, waitsForRecording: true, lacksRecording: false };
  const ask = (async (name: string) =>
    name === 'recording' ? ok(active) : fail({ kind: 'notPaused' })) as unknown as AskDialer;

  test('is read with its status', async () => {
    const seen = await pollSession(ask, { ...query, seesAll: false });
    expect(seen).toMatchObject({ ok: true, value: { recording: true, recordingId: '77' } });
    expect(await readRecording(ask, '1000')).toEqual(ok({ recording: true, recordingId: '77' }));
  });
});
