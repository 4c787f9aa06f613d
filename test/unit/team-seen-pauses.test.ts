import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followPauses, noSeenPauses, pauseTimes, type SeenPauses } from '../../src/team/seen-pauses.ts';
import type { TeamAgent, TeamState } from '../../src/team/team-agent.ts';

const agent = (id: string, state: TeamState, pauseCode = ''): TeamAgent => ({
  ...{ id, user: id, name: `Agent ${id}`, state, pauseCode, campaign: 'SALES', group: 'NORTH' },
  ...{ callsToday: 0, leadId: '', callId: '', since: 0, isAtLeast: false },
});
const morning = new Date(2026, 10, 27, 9, 12).getTime();
const second = 1_000;

/** The sums after lists at these seconds of the morning. */
function watch(lists: readonly (readonly [at: number, ...agents: TeamAgent[]])[]): SeenPauses {
  let seen = noSeenPauses;
  let before: { agents: readonly TeamAgent[]; seenAt: number | null } = { agents: [], seenAt: null };
  for (const [at, ...agents] of lists) {
    const seenAt = morning + at * second;
    seen = followPauses(seen, before, seenAt);
    before = { agents, seenAt };
  }
  return seen;
}

describe('the pauses that the lists showed', () => {
  const lunch = agent('1', 'paused', 'LUNCH');

  test('are summed by agent and code', () => {
    const { codes, agents, total } = pauseTimes(
      watch([
        [0, lunch, agent('2', 'waiting')],
        [5, lunch, agent('2', 'paused')],
        [10, agent('1', 'paused', 'BREAK'), agent('2', 'paused')],
        [15, agent('1', 'inCall'), agent('2', 'wrapUp', 'LUNCH')],
        [20, lunch, agent('2', 'inCall')],
        [25, lunch],
      ]),
      ['2', '1'],
    );
    expect(codes).toEqual(['', 'BREAK', 'LUNCH']);
    expect(agents).toEqual([
      [10, 0, 0],
      [0, 5, 15],
    ]);
    expect(total).toEqual([10, 5, 15]);
  });

  test('have no column for a code of agents who are not shown', () =>
    expect(
      pauseTimes(
        watch([
          [0, lunch],
          [5, lunch],
        ]),
        ['2'],
      ),
    ).toEqual({ codes: [], agents: [[]], total: [] }));

  test('begin with the first list, and name the time in which no list came', () => {
    const seen = watch([
      [0, lunch],
      [5, lunch],
      [3_605, lunch],
      [3_610, lunch],
    ]);
    expect(seen).toMatchObject({ since: morning, unseenMs: 3_600 * second });
    expect(pauseTimes(seen, ['1']).total).toEqual([10]);
  });

  test('of a hidden page, which asks once a minute, are summed too', () =>
    expect(
      pauseTimes(
        watch([
          [0, lunch],
          [61, lunch],
        ]),
        ['1'],
      ).total,
    ).toEqual([61]));

  test('begin again on a new day', () => {
    const seen = watch([
      [0, lunch],
      [5, lunch],
      [86_400, lunch],
      [86_405, lunch],
    ]);
    expect(seen.since).toBe(morning + 86_400 * second);
    expect(pauseTimes(seen, ['1']).total).toEqual([5]);
  });

  test('are the same when the clock is set back', () => {
    const seen = watch([
      [0, lunch],
      [60, lunch],
    ]);
    expect(followPauses(seen, { agents: [lunch], seenAt: morning + 60 * second }, morning)).toBe(seen);
  });

  test('and the time without a list are never longer than the time that was watched', () => {
    const gap = fc.integer({ min: 1, max: 400 });
    const state = fc.constantFrom(lunch, agent('1', 'paused', '__proto__'), agent('1', 'waiting'));
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, state), { minLength: 1, maxLength: 30 }), (steps) => {
        let at = 0;
        const seen = watch(
          steps.map(([passed, shown]) => {
            at += passed;
            return [at, shown] as const;
          }),
        );
        const watched = morning + at * second - (seen.since ?? 0);
        const paused = seen.pauses.reduce((sum, { ms }) => sum + ms, 0);
        expect(paused + seen.unseenMs).toBeLessThanOrEqual(watched);
      }),
    );
  });
});
