import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AgentSession } from '../../src/background/session/agent-session.ts';
import { pollPlan, pollTimer } from '../../src/background/session/poll-timer.ts';
import type { Entry } from '../../src/session/journal.ts';
import { emptyPopupState, type PopupState } from '../../src/session/popup-state.ts';
import { sessionIn, signedIn } from '../support/builders.ts';
import { memoryValue } from '../support/memory-value.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

/** The stored state and the alarms, which outlive the worker, and a worker that reads them. */
function worker(state: PopupState, entries: readonly Entry[] = []) {
  const popupState = memoryValue(state);
  const alarms = new Map<string, number>();
  const start = () => {
    const poll = vi.fn(async () => {});
    const pollRecording = vi.fn(async () => {});
    const timer = pollTimer({
      popupState,
      journal: { recent: async () => [...entries] },
      scheduleAlarm: (name, milliseconds) => void alarms.set(name, milliseconds),
      clearAlarm: async (name) => void alarms.delete(name),
    });
    return { ...timer, poll, session: { poll, pollRecording } as unknown as AgentSession };
  };
  return { popupState, alarms, start };
}
const now = () => Date.now();
const inCall = () => signedIn({ session: sessionIn('inCall', { since: now(), seenAt: now() }) });

describe('the schedule', () => {
  test('polls during a call by the timer, and has an alarm in case the worker stops', async () => {
    const { alarms, start } = worker(inCall());
    const { schedulePoll, session, poll } = start();
    await schedulePoll(session);
    expect(alarms.get(pollPlan.alarm)).toBe(60_000);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(poll).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(poll).toHaveBeenCalledTimes(1);
  });

  test('is not moved by a second call with the same interval', async () => {
    const { start } = worker(inCall());
    const { schedulePoll, session, poll } = start();
    await schedulePoll(session);
    await vi.advanceTimersByTimeAsync(30_000);
    await schedulePoll(session);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(poll).toHaveBeenCalledTimes(1);
  });

  test('polls more often while a surface is visible', async () => {
    const { alarms, start } = worker(inCall());
    const { schedulePoll, surfaceSeen, session } = start();
    surfaceSeen();
    await schedulePoll(session);
    expect(alarms.get(pollPlan.alarm)).toBe(10_000);
  });

  test.each([
    ['without a sign-in', emptyPopupState],
    ['in an idle session that no surface shows', signedIn({ session: sessionIn('paused') })],
  ])('ends %s', async (_when, state) => {
    const { popupState, alarms, start } = worker(inCall());
    const { schedulePoll, session, poll } = start();
    await schedulePoll(session);
    await popupState.set(state);
    await schedulePoll(session);
    expect([...alarms]).toEqual([]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(poll).not.toHaveBeenCalled();
  });

  test('of a worker that stopped continues in the next one', async () => {
    const { alarms, start } = worker(inCall());
    const dead = start();
    await dead.schedulePoll(dead.session);
    vi.clearAllTimers();
    const next = start();
    expect(alarms.has(pollPlan.alarm)).toBe(true);
    await next.schedulePoll(next.session);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(next.poll).toHaveBeenCalledTimes(1);
  });
});

describe('a surface', () => {
  test.each([
    ['polls when the last poll is old enough', 61_000, 1],
    ['does not poll before that', 59_000, 0],
  ])('%s', async (_what, age, times) => {
    const { start } = worker(inCall());
    await vi.advanceTimersByTimeAsync(age);
    const { pollIfDue, session, poll } = start();
    await pollIfDue(session);
    expect(poll).toHaveBeenCalledTimes(times);
  });

  test.each([
    ['shows a fresh state without a poll', 1_000, 0],
    ['polls for an older one', 5_000, 1],
  ])('that opens %s', async (_what, age, times) => {
    const { start } = worker(inCall());
    await vi.advanceTimersByTimeAsync(age);
    const { pollAfresh, session, poll } = start();
    await pollAfresh(session);
    expect(poll).toHaveBeenCalledTimes(times);
  });
});

test('a command schedules an immediate alarm', () => {
  const { alarms, start } = worker(inCall());
  start().pollSoon();
  expect(alarms.get(pollPlan.alarm)).toBe(0);
});
