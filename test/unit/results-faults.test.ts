import { expect, test } from 'vitest';
import { playResults } from '../../tools/faults/results/play-results.ts';
import { resultSchedule } from '../../tools/faults/results/result-schedule.ts';

test('with faults of receiver, worker, browser, clock and database, each call has one true record, in order', async () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const outcome = await playResults(resultSchedule(seed));
    const { calls } = outcome;
    const expected = { calls, records: calls, lost: 0, doubled: 0, changed: 0, outOfOrder: 0 };
    expect(outcome, `seed ${seed}`).toEqual(expected);
  }
});
