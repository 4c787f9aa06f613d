import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withRequest } from '../../src/leads/lookup-limit.ts';

/** How many of these requests are sent. `gaps`: milliseconds before each. */
function sentTimes(gaps: readonly number[]): readonly number[] {
  const sent: number[] = [];
  let times: readonly number[] = [];
  let now = 1_000_000;
  for (const gap of gaps) {
    now += gap;
    const next = withRequest(times, now);
    if (!next) continue;
    times = next;
    sent.push(now);
  }
  return sent;
}

test('of 100 numbers in 10 seconds, 5 are asked about', () => {
  expect(sentTimes(Array.from({ length: 100 }, () => 99)).length).toBe(5);
});

test('no 10 seconds have more than 5 requests, and no minute has more than 20', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 200 }), (gaps) => {
      const sent = sentTimes(gaps);
      const within = (ms: number) =>
        sent.map((from) => sent.filter((at) => at >= from && at - from < ms).length);
      expect(Math.max(0, ...within(10_000))).toBeLessThanOrEqual(5);
      expect(Math.max(0, ...within(60_000))).toBeLessThanOrEqual(20);
    }),
  );
});

test('a clock that was set back does not stop the lookups', () => {
  expect(withRequest([9_000_000, 9_000_000, 9_000_000, 9_000_000, 9_000_000], 1_000)).toEqual([1_000]);
});
