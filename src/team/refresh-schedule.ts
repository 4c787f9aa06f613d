import type { TeamList } from './team-list.ts';

/** Milliseconds between two requests while a team page is visible: 720 an hour. The report at its shortest setting makes 900. */
const visibleMs = 5_000;
/** The same while every team page is hidden: less than 60 an hour. */
const hiddenMs = 61_000;
/** The longest wait after failures, in milliseconds. */
const longestMs = 60_000;
/** A request that has no end after this time was lost with its worker. Requests are aborted after 10 s. */
const lostMs = 20_000;
/** Milliseconds between two counts of the waiting calls: 120 an hour. */
const callsWaitingMs = 30_000;

/** Milliseconds between two counts of a hopper, of whichever campaign. */
const hopperMs = 61_000;

type Times = Pick<TeamList, 'askedAt' | 'answeredAt' | 'failures' | 'callsWaiting'>;

/** Whether to ask for the team now. All pages of a browser share the times, so they share the requests. */
export function isRefreshDue(
  { askedAt, answeredAt, failures }: Times,
  isVisible: boolean,
  now: number,
): boolean {
  const passed = now - askedAt;
  // The clock was set back.
  if (passed < 0) return true;
  if (answeredAt < askedAt && passed < lostMs) return false;
  const interval = isVisible ? Math.min(visibleMs * 2 ** Math.min(failures, 5), longestMs) : hiddenMs;
  return passed >= interval;
}

/** Whether to count the waiting calls now. Nobody reads the count on a hidden page. */
export function isCountDue({ callsWaiting }: Times, isVisible: boolean, now: number): boolean {
  if (!isVisible) return false;
  return callsWaiting === null || Math.abs(now - callsWaiting.at) >= callsWaitingMs;
}

/** The campaign whose hopper to count now, if any: the one that was counted longest ago. */
export function hopperToCount(
  { agents, hoppers }: Pick<TeamList, 'agents' | 'hoppers'>,
  isVisible: boolean,
  now: number,
): string | undefined {
  if (!isVisible) return undefined;
  const countedAt = (campaign: string) => hoppers[campaign]?.at ?? Number.NEGATIVE_INFINITY;
  const latest = Math.max(Number.NEGATIVE_INFINITY, ...Object.keys(hoppers).map(countedAt));
  if (Math.abs(now - latest) < hopperMs) return undefined;
  const campaigns = [...new Set(agents.map(({ campaign }) => campaign))].sort();
  return campaigns.toSorted((one, other) => countedAt(one) - countedAt(other))[0];
}
