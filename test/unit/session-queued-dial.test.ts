import { expect, test } from 'vitest';
import { markAccepted, markSent, newEntry } from '../../src/session/journal.ts';
import { dialOnPause } from '../../src/session/queued-dial.ts';
import type { AgentState, Session } from '../../src/session/state.ts';
import { dialTo, sessionIn } from '../support/builders.ts';

const queued = markAccepted(
  markSent(newEntry('1', 'agent', dialTo('+17275551212'), sessionIn('connected'), 1), 2),
  3,
);

test.each<[string, AgentState, Partial<Session>, boolean]>([
  ['a call with a number in the queue', 'connected', { queuesDials: true }, true],
  ['a disposition with a number in the queue', 'disposition', { queuesDials: true }, true],
  ['an agent who waits for calls', 'ready', { queuesDials: true }, true],
  ['an agent who is paused already', 'paused', { queuesDials: true }, false],
  ['a campaign that does not queue dials', 'connected', { queuesDials: false }, false],
  ['a campaign that is not known', 'connected', {}, false],
])('in %s, a pause dials it', (_, state, more, isDialed) => {
  expect(dialOnPause(sessionIn(state, more), [queued]) !== undefined).toBe(isDialed);
});

test('without a pending dial, a pause dials nothing', () => {
  const session = sessionIn('connected', { queuesDials: true });
  expect(dialOnPause(session, [])).toBeUndefined();
  expect(dialOnPause(session, [{ ...queued, state: 'confirmed' }])).toBeUndefined();
});
