import { describe, expect, test } from 'vitest';
import type { CommandKind } from '../../src/session/command.ts';
import type { Entry } from '../../src/session/journal.ts';
import { pausedTimes, recordingPause } from '../../src/session/recording-pause.ts';
import type { Session } from '../../src/session/state.ts';
import { sessionIn } from '../support/builders.ts';

const command = (kind: CommandKind, settledAt: number, more: Partial<Entry> = {}): Entry =>
  ({
    ...{ id: `${kind}${settledAt}`, owner: 'agent', command: { kind }, createdAt: settledAt - 10 },
    ...{ state: 'confirmed', settledAt, before: { state: 'connected' } },
    ...more,
  }) as Entry;
const inCall = (more: Partial<Session> = {}) =>
  sessionIn('connected', { callSince: 1_000, recording: false, ...more });
const stopped = command('stopRecording', 5_000);

describe('the recording of the call', () => {
  test.each<[string, Session, readonly Entry[], number | undefined]>([
    ['is paused once the dialer confirms it', inCall(), [stopped], 5_000],
    ['is not paused before that', inCall(), [{ ...stopped, state: 'sent' }], undefined],
    [
      'is not paused when it was started again',
      inCall({ recording: true }),
      [stopped, command('startRecording', 6_000)],
      undefined,
    ],
    [
      'is paused although the second start failed',
      inCall(),
      [stopped, command('startRecording', 6_000, { state: 'refused' })],
      5_000,
    ],
    ['is not paused while the dialer records it', inCall({ recording: true }), [stopped], undefined],
    ['is not paused by the command of an earlier call', inCall({ callSince: 5_001 }), [stopped], undefined],
    [
      'is not paused without a call',
      sessionIn('disposition', { callSince: 1_000, recording: false }),
      [stopped],
      undefined,
    ],
    ['is not paused where it never ran', inCall(), [], undefined],
  ])('%s', (_, session, entries, since) => {
    expect(recordingPause(session, entries, 0)?.since).toBe(since);
  });

  test('has a reminder after the time of the setting, and none with 0', () => {
    expect(recordingPause(inCall(), [stopped], 60_000)).toEqual({ since: 5_000, remindAt: 65_000 });
    expect(recordingPause(inCall(), [stopped], 0)).toEqual({ since: 5_000 });
  });
});

test.each<[readonly Entry[], ReturnType<typeof pausedTimes>]>([
  [[], []],
  [[command('startRecording', 1)], []],
  [[stopped], [[5_000, null]]],
  [[stopped, command('startRecording', 9_000)], [[5_000, 9_000]]],
  [
    [command('startRecording', 9_000), stopped, command('stopRecording', 9_500)],
    [
      [5_000, 9_000],
      [9_500, null],
    ],
  ],
])('the pauses of a call are from each stop to the next start', (entries, times) => {
  expect(pausedTimes(entries)).toEqual(times);
});
