/** At most this many requests in this time, in milliseconds. A pointer that moves over a list of numbers must not load the dialer. */
const limits = [
  { most: 5, within: 10_000 },
  { most: 20, within: 60_000 },
] as const;
const longest = 60_000;

/**
 * The times of the latest requests with one more at `now`, or undefined if it would be one too many. `times`: epoch milliseconds, the
 * latest first. A time in the future is of a clock that was set back, and does not count.
 */
export function withRequest(times: readonly number[], now: number): readonly number[] | undefined {
  const latest = times.filter((time) => time <= now && now - time < longest);
  const isTooMany = limits.some(
    ({ most, within }) => latest.filter((time) => now - time < within).length >= most,
  );
  return isTooMany ? undefined : [now, ...latest];
}
