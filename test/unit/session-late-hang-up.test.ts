import { expect, test } from 'vitest';
import { type Entry, newEntry } from '../../src/session/journal.ts';
import { isHangUpLate } from '../../src/session/late-hang-up.ts';
import type { AgentState } from '../../src/session/state.ts';
import { sessionIn } from '../support/builders.ts';

const at = (state: AgentState, seenAt: number) => sessionIn(state, { since: 1, seenAt });
const hangUp = (more: Partial<Entry>): Entry => ({
  ...newEntry('hang-up-1', 'host|1000', { kind: 'hangUp' }, at('connected', 1), 10_000),
  state: 'sent',
  sentAt: 10_000,
  acceptedAt: 10_100,
  ...more,
});

test.each<[string, AgentState, number, Entry[], boolean]>([
  ['the call is seen 5 s later', 'connected', 15_100, [hangUp({})], true],
  ['an ordinary account sees it 5 s later', 'inCall', 15_100, [hangUp({})], true],
  ['the call was last seen before that', 'connected', 15_099, [hangUp({})], false],
  ['the call is over', 'disposition', 20_000, [hangUp({})], false],
  [
    'the dialer has not replied',
    'connected',
    20_000,
    [{ ...hangUp({}), acceptedAt: undefined } as never],
    false,
  ],
  ['it was confirmed', 'connected', 20_000, [hangUp({ state: 'confirmed' })], false],
  ['nobody hung up', 'connected', 20_000, [], false],
])('Hang up is late: %s', (_, state, seenAt, entries, isLate) => {
  expect(isHangUpLate(at(state, seenAt), entries)).toBe(isLate);
});
