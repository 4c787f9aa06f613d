import { describe, expect, test } from 'vitest';
import { type AgentState, type Observation, observe, type Session, unseen } from '../../src/session/state.ts';
import { fittingStatus, type Unanswered } from '../../src/session/unanswered.ts';

type Step = readonly [after: number, state: AgentState];
const start = 1_800_000_000_000;

/** The session after these states, each seen so many milliseconds after the one before it. */
function sessionAfter(steps: readonly Step[], more: Partial<Observation> = {}): Session {
  let now = start;
  let session: Session = unseen;
  for (const [wait, state] of [[0, 'paused'] as Step, ...steps]) {
    now += wait;
    session = observe(session, { state, source: 'full', ...more }, now);
  }
  return session;
}

describe('a call that ended by itself is named by how long it rang', () => {
  test.each<[string, Step[], Unanswered | undefined]>([
    [
      'gone at once',
      [
        [1_000, 'ringing'],
        [1_000, 'customerGone'],
      ],
      'noRoute',
    ],
    ['gone before it was seen ringing', [[2_000, 'customerGone']], 'noRoute'],
    [
      'gone after a short ring',
      [
        [1_000, 'ringing'],
        [4_000, 'customerGone'],
      ],
      'busy',
    ],
    [
      'gone after a long ring',
      [
        [1_000, 'ringing'],
        [5_000, 'ringing'],
        [5_000, 'ringing'],
        [5_000, 'customerGone'],
      ],
      'noAnswer',
    ],
    [
      'hung up by the agent while it rang',
      [
        [1_000, 'ringing'],
        [5_000, 'disposition'],
      ],
      'noAnswer',
    ],
    [
      'answered',
      [
        [1_000, 'ringing'],
        [2_000, 'connected'],
        [3_000, 'customerGone'],
      ],
      undefined,
    ],
    [
      'seen by an account that cannot tell',
      [
        [1_000, 'inCall'],
        [3_000, 'disposition'],
      ],
      undefined,
    ],
    [
      'not seen for so long that an answer may be missed',
      [
        [1_000, 'ringing'],
        [60_000, 'customerGone'],
      ],
      undefined,
    ],
    [
      'not seen until it was hung up',
      [
        [1_000, 'ringing'],
        [60_000, 'disposition'],
      ],
      undefined,
    ],
  ])('%s', (_, steps, unanswered) => {
    expect(sessionAfter(steps).unanswered).toBe(unanswered);
  });

  test('until its disposition is set, and not for the next call', () => {
    const busy: Step[] = [
      [1_000, 'ringing'],
      [4_000, 'customerGone'],
      [1_000, 'customerGone'],
    ];
    expect(sessionAfter([...busy, [1_000, 'disposition'], [60_000, 'disposition']]).unanswered).toBe('busy');
    expect(sessionAfter([...busy, [1_000, 'disposition'], [1_000, 'paused']]).unanswered).toBeUndefined();
    expect(sessionAfter([...busy, [1_000, 'ringing']]).unanswered).toBeUndefined();
  });

  test('has no time of an answer', () => {
    expect(
      sessionAfter([
        [1_000, 'ringing'],
        [4_000, 'customerGone'],
      ]),
    ).toMatchObject({ callSince: start + 1_000 });
    expect(
      sessionAfter([
        [1_000, 'ringing'],
        [4_000, 'customerGone'],
      ]).answeredSince,
    ).toBeUndefined();
    expect(
      sessionAfter([
        [1_000, 'connected'],
        [4_000, 'customerGone'],
      ]).answeredSince,
    ).toBe(start + 1_000);
  });
});

test.each<[Unanswered | undefined, string[], string | undefined]>([
  ['busy', ['A', 'AB', 'B'], 'B'],
  ['busy', ['A', 'AB'], 'AB'],
  ['noAnswer', ['NI', 'N'], 'N'],
  ['noRoute', ['DC'], 'DC'],
  ['noRoute', ['SALE'], undefined],
  [undefined, ['B', 'N', 'DC'], undefined],
])('the status that fits %s in %j is %s', (unanswered, list, status) => {
  expect(
    fittingStatus(
      unanswered,
      list.map((each) => ({ status: each })),
    ),
  ).toBe(status);
});
