import { describe, expect, test } from 'vitest';
import {
  agreeAfter,
  askAgainAfter,
  nextPolicy,
  type PolicyAnswer,
  type PolicyState,
  startPolicy,
  waitLimit,
} from '../../src/settings/policy/policy-state.ts';

const old = { country: 'US' };
const fresh = { country: 'CA' };
const values = (given: Record<string, unknown>): PolicyAnswer => ({ answer: 'values', values: given });
const empty = values({});
const none: PolicyAnswer = { answer: 'none' };
const unreadable: PolicyAnswer = { answer: 'unreadable' };

/** One read of the policy, with the milliseconds since the start. */
type Seen = readonly [number, PolicyAnswer];

function after(
  lastKnownGood: Record<string, unknown> | null,
  installType: string,
  seen: readonly Seen[],
): PolicyState {
  const start = startPolicy({ lastKnownGood, installType, startedAt: 0 });
  return seen.reduce((state, [at, read]) => nextPolicy(state, read, at), start);
}

describe('the policy that applies, its certainty, and the stored policy', () => {
  const table: [string, Record<string, unknown> | null, string, Seen[], Partial<PolicyState>][] = [
    [
      'managed, at start',
      null,
      'admin',
      [],
      { policy: {}, certainty: 'waiting', waitUntil: waitLimit, askAgainAt: 0 },
    ],
    [
      'managed, first answer empty',
      null,
      'admin',
      [[50, empty]],
      { certainty: 'waiting', askAgainAt: 50 + askAgainAfter },
    ],
    [
      'managed, read fails',
      null,
      'admin',
      [[50, unreadable]],
      { certainty: 'waiting', askAgainAt: 50 + askAgainAfter },
    ],
    [
      'managed, policy after 2.5 s',
      null,
      'admin',
      [
        [50, empty],
        [2500, values(fresh)],
      ],
      { policy: fresh, certainty: 'known', lastKnownGood: fresh, changedAt: 2500 },
    ],
    [
      'managed, still nothing just before the limit',
      null,
      'admin',
      [
        [50, empty],
        [waitLimit - 1, empty],
      ],
      { certainty: 'waiting' },
    ],
    [
      'managed, nothing for 10 s',
      null,
      'admin',
      [
        [50, empty],
        [waitLimit, unreadable],
      ],
      { policy: {}, certainty: 'known', lastKnownGood: null },
    ],
    [
      'managed, the answer that ends the wait is empty',
      null,
      'admin',
      [
        [50, empty],
        [waitLimit, empty],
      ],
      { certainty: 'known' },
    ],
    ['managed, read fails until the limit', null, 'admin', [[waitLimit, unreadable]], { certainty: 'known' }],
    [
      'managed, policy after the limit',
      null,
      'admin',
      [
        [waitLimit, unreadable],
        [15_000, values(fresh)],
      ],
      { policy: fresh, certainty: 'known', lastKnownGood: fresh },
    ],
    ['managed Firefox without a policy', null, 'admin', [[50, none]], { policy: {}, certainty: 'known' }],
    ['own install, at start', null, 'normal', [], { policy: {}, certainty: 'assumed', askAgainAt: 0 }],
    ['own install, empty', null, 'normal', [[50, empty]], { policy: {}, certainty: 'known' }],
    [
      'own install, policy 4.6 s late',
      null,
      'normal',
      [
        [50, empty],
        [4600, values(fresh)],
      ],
      { policy: fresh, certainty: 'known' },
    ],
    ['known before, at start', old, 'admin', [], { policy: old, certainty: 'assumed', askAgainAt: 0 }],
    ['an empty last known good is none', {}, 'admin', [], { certainty: 'waiting' }],
    [
      'known before, the same again',
      old,
      'admin',
      [[50, values({ ...old })]],
      { policy: old, certainty: 'known' },
    ],
    [
      'known before, another one',
      old,
      'admin',
      [[50, values(fresh)]],
      { policy: fresh, lastKnownGood: fresh, changedAt: 50 },
    ],
    [
      'known before, empty once',
      old,
      'admin',
      [[50, empty]],
      { policy: old, certainty: 'doubted', lastKnownGood: old, askAgainAt: 50 + agreeAfter },
    ],
    [
      'known before, empty twice at once',
      old,
      'admin',
      [
        [50, empty],
        [60, empty],
      ],
      { policy: old, certainty: 'doubted', askAgainAt: 50 + agreeAfter },
    ],
    [
      'known before, empty, then late policy',
      old,
      'admin',
      [
        [50, empty],
        [4600, values(old)],
      ],
      { policy: old, certainty: 'known' },
    ],
    [
      'removed: a second answer agrees',
      old,
      'admin',
      [
        [50, empty],
        [50 + agreeAfter, empty],
      ],
      { policy: {}, certainty: 'known', lastKnownGood: null, changedAt: 50 + agreeAfter },
    ],
    [
      'removed in Firefox',
      old,
      'normal',
      [
        [50, none],
        [50 + agreeAfter, none],
      ],
      { policy: {}, lastKnownGood: null },
    ],
    [
      'doubted, then unreadable',
      old,
      'admin',
      [
        [50, empty],
        [9000, unreadable],
      ],
      { policy: old, certainty: 'doubted' },
    ],
    [
      'known before, unreadable',
      old,
      'admin',
      [[50, unreadable]],
      { policy: old, certainty: 'assumed', lastKnownGood: old },
    ],
    [
      'a failed read long after an empty one removes nothing',
      old,
      'admin',
      [
        [50, empty],
        [60_000, unreadable],
      ],
      { policy: old, certainty: 'doubted' },
    ],
    [
      'changed live',
      old,
      'admin',
      [
        [50, values(old)],
        [90_000, values(fresh)],
      ],
      { policy: fresh, lastKnownGood: fresh, changedAt: 90_000 },
    ],
    [
      'removed live',
      old,
      'admin',
      [
        [50, values(old)],
        [90_000, empty],
        [95_000, empty],
      ],
      { policy: {}, lastKnownGood: null, changedAt: 95_000 },
    ],
    [
      'removed and back',
      old,
      'admin',
      [
        [50, empty],
        [6000, empty],
        [90_000, values(fresh)],
      ],
      { policy: fresh, lastKnownGood: fresh },
    ],
  ];
  test.each(table)('%s', (_name, kept, installType, seen, expected) => {
    expect(after(kept, installType, seen)).toMatchObject(expected);
  });
});

test.each([
  ['arrived', null, [[2500, values(fresh)]]],
  [
    'given up',
    null,
    [
      [50, empty],
      [waitLimit, unreadable],
    ],
  ],
  ['unreadable', old, [[50, unreadable]]],
  [
    'confirmed as removed',
    old,
    [
      [50, empty],
      [9000, empty],
    ],
  ],
] as [string, Record<string, unknown> | null, Seen[]][])('asks no more once %s', (_name, kept, seen) => {
  const state = after(kept, 'admin', seen);
  expect(state.askAgainAt).toBeUndefined();
  expect(state.waitUntil).toBeUndefined();
});

test('the same policy read again is no change', () => {
  const state = after(old, 'admin', [
    [50, values(fresh)],
    [99, values({ ...fresh })],
  ]);
  expect(state.changedAt).toBe(50);
});

test('the state is plain data that survives the end of the worker', () => {
  const state = after(old, 'admin', [[50, empty]]);
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
});
