import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { type Journal, journal } from '../../platform/database.ts';
import type { StoredValue } from '../../platform/storage.ts';
import { popupState } from '../../platform/stored-state.ts';
import {
  isPollSkipped,
  isSource,
  lacksRecording,
  skippedPollDelay,
} from '../../session/agent-screen/agent-screen-state.ts';
import type { AgentScreen } from '../../session/agent-screen/agent-screen-warning.ts';
import { isFresh, pollInterval } from '../../session/poll-schedule.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Session } from '../../session/state.ts';
import type { AgentSession } from './agent-session.ts';

/**
 * When to poll the dialer again. The timer works while the worker runs. The alarm is the fallback: it starts a new worker
 * if this one was stopped with open entries.
 */
export const pollPlan = { alarm: 'poll' } as const;

/** A surface that was visible within this time counts as watching, in milliseconds. */
const watchedMs = 6_000;

/** Milliseconds before a question about the recording that had no answer is asked again. */
const recordingGapMs = 10_000;

interface Deps {
  readonly popupState: Pick<StoredValue<PopupState>, 'get'>;
  readonly journal: Pick<Journal, 'recent'>;
  readonly scheduleAlarm: (name: string, milliseconds: number) => void;
  readonly clearAlarm: (name: string) => Promise<unknown>;
}

/** Decides by the stored state when to poll. The variables are hints only, so the worker may stop at any point. */
export function pollTimer({ popupState, journal, scheduleAlarm, clearAlarm }: Deps) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let scheduled: number | undefined;
  // Hints only: a restarted worker polls a little later or once too often.
  let watchedAt = 0;
  let polledAt = 0;
  let recordingAskedAt = 0;

  /** A popup or a call bar is visible. */
  function surfaceSeen(): void {
    watchedAt = Date.now();
  }

  /** Wakes a worker soon, even if this one is stopped. */
  function pollSoon(): void {
    scheduleAlarm(pollPlan.alarm, 0);
  }

  /** Schedules the next poll by the stored state. Replaces the previous schedule. */
  async function schedulePoll(session: AgentSession): Promise<void> {
    const { interval, isSkipped } = await nextPoll();
    // The agent screen reports every few seconds. Each report postpones only the poll that waits for the reports to stop.
    if (!isSkipped && interval === scheduled && timer !== undefined) return;
    clearSchedule();
    if (interval === null) {
      await clearAlarm(pollPlan.alarm);
      return;
    }
    scheduleAlarm(pollPlan.alarm, interval);
    scheduled = interval;
    timer = setTimeout(() => void pollNow(session), interval);
  }

  function clearSchedule(): void {
    clearTimeout(timer);
    timer = undefined;
    scheduled = undefined;
  }

  /** Polls if a poll is due. */
  async function pollIfDue(session: AgentSession): Promise<void> {
    const { interval } = await nextPoll();
    const { session: seen, screen, recordingPause } = await popupState.get();
    await pollRecordingIfDue(session, screen, seen, recordingPause !== null);
    if (interval !== null && Date.now() - Math.max(seen.seenAt, polledAt) >= interval) await pollNow(session);
  }

  /** A surface was opened: polls, unless the agent screen reports the state or the last poll is fresh. */
  async function pollAfresh(session: AgentSession): Promise<void> {
    const { screen, session: seen } = await popupState.get();
    const now = Date.now();
    await pollRecordingIfDue(session, screen, seen);
    if (!isSource(screen, now) && !isFresh(seen, await journal.recent(), now)) await pollNow(session);
  }

  /**
   * While the agent screen reports the session, no poll shows whether the call is recorded: it is asked once for each call, and
   * repeatedly while the recording is paused, because it can be started on the agent screen.
   */
  async function pollRecordingIfDue(
    session: AgentSession,
    screen: AgentScreen | null,
    seen: Session,
    isPaused = false,
  ): Promise<void> {
    const now = Date.now();
    const isAsked = lacksRecording(screen, seen, now) || (isPaused && isSource(screen, now));
    if (!isAsked || now - recordingAskedAt < recordingGapMs) return;
    recordingAskedAt = now;
    await session.pollRecording();
  }

  function pollNow(session: AgentSession): Promise<void> {
    clearSchedule();
    polledAt = Date.now();
    return session.poll();
  }

  /** Milliseconds to the next poll, or null if none is needed. */
  async function nextPoll(): Promise<{ interval: number | null; isSkipped: boolean }> {
    const { signIn, session, screen } = await popupState.get();
    if (signIn.state !== 'in') return { interval: null, isSkipped: false };
    const now = Date.now();
    const entries = await journal.recent();
    const interval = pollInterval(session, entries, { isWatched: now - watchedAt < watchedMs }, now);
    return interval !== null && isPollSkipped(screen, session, entries, now)
      ? { interval: Math.max(interval, skippedPollDelay), isSkipped: true }
      : { interval, isSkipped: false };
  }

  return { surfaceSeen, pollSoon, schedulePoll, pollIfDue, pollAfresh, pollNow };
}

export const { surfaceSeen, pollSoon, schedulePoll, pollIfDue, pollAfresh, pollNow } = pollTimer({
  popupState,
  journal,
  scheduleAlarm,
  clearAlarm,
});
