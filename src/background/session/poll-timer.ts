import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { journal } from '../../platform/database.ts';
import { popupState } from '../../platform/stored-state.ts';
import { isSkipped, isSource, suspend } from '../../session/agent-screen/agent-screen-state.ts';
import { isFresh, pollInterval } from '../../session/poll-schedule.ts';
import type { AgentSession } from './agent-session.ts';

/**
 * When to look at the dialer again. The timer serves while the worker lives; the alarm is the net under it:
 * it wakes a new worker when this one was stopped with something still open.
 */
export const pollPlan = { alarm: 'look' } as const;

/** A surface that was on the screen within this time counts as watching, in milliseconds. */
const onlookerMemory = 6_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let planned: number | undefined;
// Hints, not truth: a worker that wakes without them looks a little later or once too often.
let watchedAt = 0;
let lookedAt = 0;

/** A popup or a call bar is on the screen. */
export function surfaceSeen(): void {
  watchedAt = Date.now();
}

/** Wakes a worker soon, whatever happens to this one. */
export function pollSoon(): void {
  scheduleAlarm(pollPlan.alarm, 0);
}

/** Plans the next look by the state as it is stored; replaces what was planned before. */
export async function schedulePoll(session: AgentSession): Promise<void> {
  const { pause, isSpared: isStandBy } = await planNow();
  // Reports of the agent screen come every few seconds: they put off the look that stands by for their end, and no other.
  if (!isStandBy && pause === planned && timer !== undefined) return;
  forgetPlan();
  if (pause === null) {
    await clearAlarm(pollPlan.alarm);
    return;
  }
  scheduleAlarm(pollPlan.alarm, pause);
  planned = pause;
  timer = setTimeout(() => void pollNow(session), pause);
}

function forgetPlan(): void {
  clearTimeout(timer);
  timer = undefined;
  planned = undefined;
}

/** Looks if the plan says that it is time. */
export async function pollIfDue(session: AgentSession): Promise<void> {
  const { pause } = await planNow();
  const { session: seen } = await popupState.get();
  if (pause !== null && Date.now() - Math.max(seen.seenAt, lookedAt) >= pause) await pollNow(session);
}

/** Somebody opened a surface: unless the agent screen tells, or a look was made just now, the dialer is asked. */
export async function pollAfresh(session: AgentSession): Promise<void> {
  const { screen, session: seen } = await popupState.get();
  const now = Date.now();
  if (!isSource(screen, now) && !isFresh(seen, await journal.recent(), now)) await pollNow(session);
}

export function pollNow(session: AgentSession): Promise<void> {
  forgetPlan();
  lookedAt = Date.now();
  return session.look();
}

/** Milliseconds to the next look, or null when nobody needs one. */
async function planNow(): Promise<{ pause: number | null; isSpared: boolean }> {
  const { signIn, session, screen } = await popupState.get();
  if (signIn.state !== 'in') return { pause: null, isSpared: false };
  const now = Date.now();
  const entries = await journal.recent();
  const pause = pollInterval(session, entries, { isWatched: now - watchedAt < onlookerMemory }, now);
  return pause !== null && isSkipped(screen, session, entries, now)
    ? { pause: Math.max(pause, suspend), isSpared: true }
    : { pause, isSpared: false };
}
