import { expect, test } from 'vitest';
import type { Entry } from '../../src/session/journal.ts';
import { newEntry } from '../../src/session/journal.ts';
import { followPauseRequest, type PauseRequest } from '../../src/session/pause-request.ts';
import type { AgentState, Session } from '../../src/session/state.ts';

const codes = ['REQBRK'];
const session = (state: AgentState, since: number, pauseCode?: string): Session => ({
  ...{ state, since, seenAt: since, failures: 0 },
  ...(pauseCode === undefined ? {} : { pauseCode }),
});
const entry = (command: Entry['command'], at: number, state: Entry['state'] = 'confirmed'): Entry => ({
  ...newEntry(`entry-${at}`, 'dialer|1000', command, session('ready', 0), at),
  state,
  sentAt: at,
});
const asks = entry({ kind: 'pauseCode', code: 'REQBRK' }, 1_000);
const resumes = entry({ kind: 'resume' }, 5_000);
const waiting: PauseRequest = { state: 'waiting', code: 'REQBRK', since: 1_000 };
const hidden: PauseRequest = { ...waiting, isAnswerHidden: true };
const ended: PauseRequest = { state: 'ended', code: 'REQBRK' };
const denied: PauseRequest = { state: 'denied', code: 'REQBRK' };
const granted: PauseRequest = { state: 'granted', code: 'REQBRK', grantedCode: 'BREAK' };

test.each<[string, PauseRequest | null, Session, Entry[], PauseRequest | null]>([
  ['the code of the pause is a request', null, session('paused', 1_000, 'REQBRK'), [], waiting],
  ['the request goes on from its start', waiting, session('paused', 2_000, 'REQBRK'), [], waiting],
  ['another code grants it', waiting, session('paused', 1_000, 'BREAK'), [asks], granted],
  ['a granted pause goes on', granted, session('paused', 1_000, 'BREAK'), [asks], granted],
  ['a third code is a pause of its own', granted, session('paused', 1_000, 'LUNCH'), [asks], null],
  ['a pause that was not asked for', null, session('paused', 1_000, 'BREAK'), [], null],
  ['a code that is not there yet', waiting, session('paused', 1_000, ''), [asks], waiting],
  ['the pause ends without the agent', waiting, session('ready', 5_000), [asks], denied],
  ['the agent takes the request back', waiting, session('ready', 5_000), [asks, resumes], null],
  ['the denial stays until the next call', denied, session('ready', 5_000), [asks], denied],
  ['the next call ends the denial', denied, session('inCall', 9_000), [asks], null],
  ['a denial during a dial', waiting, session('delivering', 9_000), [asks], denied],
  ['the end of a granted pause is no denial', granted, session('ready', 9_000), [asks], null],
  ['an unknown state changes nothing', waiting, session('unknown', 9_000), [asks], waiting],
  ['a log-out ends it', waiting, session('loggedOut', 9_000), [asks], null],
  ['an ordinary account sees its own command', null, session('paused', 900), [asks], hidden],
  ['an ordinary account keeps it', hidden, session('paused', 900), [], hidden],
  ['an ordinary account knows only that the pause ended', hidden, session('ready', 5_000), [asks], ended],
  [
    'an agent who has asked with an ordinary account resumes',
    hidden,
    session('ready', 5_000),
    [asks, resumes],
    null,
  ],
  ['the end of the pause stays until the next call', ended, session('ready', 6_000), [asks], ended],
  ['the next call ends that notice', ended, session('inCall', 9_000), [asks], null],
  ['a code that is read again shows the request', hidden, session('paused', 900, 'REQBRK'), [asks], waiting],
  ['an old command belongs to an earlier pause', null, session('paused', 400_000), [asks], null],
  ['a refused command asks for nothing', null, session('paused', 900), [{ ...asks, state: 'refused' }], null],
  [
    'the agent sets another code instead',
    waiting,
    session('paused', 900),
    [asks, entry({ kind: 'pauseCode', code: 'LUNCH' }, 6_000)],
    null,
  ],
])('%s', (_what, before, now, entries, expected) => {
  expect(followPauseRequest(before, now, entries, codes)).toEqual(expected);
});

test('without request codes there are no requests', () => {
  expect(followPauseRequest(waiting, session('paused', 0, 'REQBRK'), [asks], [])).toBeNull();
});
