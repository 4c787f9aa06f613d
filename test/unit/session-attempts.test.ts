import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countFailure, noAttempts, signInStop } from '../../src/session/login-attempts.ts';

const minute = 60_000;

test('two wrong tries leave a third; the third stops for a quarter of an hour from the first', () => {
  let attempts = countFailure(noAttempts, false, 0);
  attempts = countFailure(attempts, false, minute);
  expect(signInStop(attempts, 2 * minute)).toBeUndefined();
  attempts = countFailure(attempts, false, 2 * minute);
  expect(signInStop(attempts, 3 * minute)).toEqual({ kind: 'signInBlocked', until: 15 * minute });
  expect(signInStop(attempts, 15 * minute)).toBeUndefined();
});

test('a lock stops at once and has an end time', () => {
  const attempts = countFailure(noAttempts, true, minute);
  expect(signInStop(attempts, 2 * minute)).toEqual({ kind: 'signInBlocked', until: 16 * minute });
  expect(signInStop(attempts, 16 * minute)).toBeUndefined();
});

test('no quarter of an hour has more than three failures, at any time of the attempts', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 8 * minute }), { maxLength: 60 }), (pauses) => {
      let attempts = noAttempts;
      let now = 0;
      const failed: number[] = [];
      for (const pause of pauses) {
        now += pause;
        if (signInStop(attempts, now)) continue;
        failed.push(now);
        attempts = countFailure(attempts, false, now);
      }
      for (const start of failed) {
        expect(failed.filter((time) => time >= start && time < start + 15 * minute).length).toBeLessThan(4);
      }
    }),
  );
});
