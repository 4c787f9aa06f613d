import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { screenReport } from '../../src/messages/agent-screen-schema.ts';
import { receiveReport, type ScreenReport } from '../../src/session/agent-screen/agent-screen.ts';
import { agentScreenAddress } from '../../src/session/agent-screen/agent-screen-address.ts';
import {
  isPollSkipped,
  isSource,
  lacksRecording,
} from '../../src/session/agent-screen/agent-screen-state.ts';
import { type AgentScreen, screenWarning } from '../../src/session/agent-screen/agent-screen-warning.ts';
import { recall } from '../../src/session/agent-screen/choices-by-campaign.ts';
import { learn, readLists } from '../../src/session/agent-screen/learned-choices.ts';
import type { CommandKind } from '../../src/session/command.ts';
import type { Entry } from '../../src/session/journal.ts';
import { type AgentState, agentStates, isInCall, type Session, unseen } from '../../src/session/state.ts';
import { sessionIn } from '../support/builders.ts';

const now = 1_800_000_000_000;
const seen = (state: AgentState, more: Partial<Session> = {}) =>
  sessionIn(state, { since: now - 60_000, seenAt: now - 10_000, ...more });
const report = (more: Partial<ScreenReport> = {}): ScreenReport => ({
  kind: 'update',
  user: '1000',
  campaign: 'SALES',
  at: now,
  quiet: 300,
  isHidden: true,
  isLive: false,
  isWaiting: false,
  isRinging: false,
  isManual: false,
  events: [],
  ...more,
});
const open: AgentScreen = {
  state: 'open',
  tab: 7,
  campaign: 'SALES',
  isManual: false,
  seenAt: now - 5_000,
  quiet: 200,
  isHidden: true,
};
const events = (...types: string[]) =>
  types.map((each) => {
    const [type = '', ...message] = each.split(' ');
    return { type, message: message.join(' ') };
  });
const hearEvents = (state: AgentState, types: string[], more: Partial<ScreenReport> = {}) =>
  receiveReport(seen(state), open, report({ events: events(...types), ...more }), 7, now);

describe('an event moves the session', () => {
  test.each<[AgentState, string[], AgentState]>([
    ['paused', ['call_dialed 3125551212 MANUAL_DIALNOW'], 'ringing'],
    ['ringing', ['call_answered M1210000000000000042'], 'connected'],
    ['connected', ['call_dead M1210000000000000042'], 'customerGone'],
    ['connected', ['customer_gone'], 'customerGone'],
    ['connected', ['park_started'], 'parked'],
    ['parked', ['park_retrieved'], 'connected'],
    ['connected', ['3way_answered'], 'threeWay'],
    ['connected', ['agent_hangup', 'dispo_screen_open'], 'disposition'],
    ['disposition', ['dispo_set SALE', 'state_paused'], 'paused'],
    ['disposition', ['dispo_set SALE', 'state_ready READY'], 'ready'],
    ['paused', ['state_ready READY'], 'ready'],
    ['ready', ['state_paused'], 'paused'],
    ['paused', ['logged_out NORMAL'], 'loggedOut'],
    ['paused', ['session_disabled LIVE_AGENT'], 'loggedOut'],
    ['ready', ['session_disabled DEAD_EXTERNAL'], 'loggedOut'],
    ['paused', ['session_disabled'], 'paused'],
    ['paused', ['call_dialed 3125551212 X', 'call_answered M1210000000000000042'], 'connected'],
  ])('%s, then %j: %s', (before, types, after) => {
    const { session, pollIn, screen } = hearEvents(before, types);
    expect(session.state).toBe(after);
    expect(session.source).toBe('agentScreen');
    expect(pollIn).toBeUndefined();
    expect(screen?.doubt).toBeUndefined();
  });
});

describe('an event without a state causes a poll of the dialer', () => {
  test.each<[AgentState, string[], number]>([
    ['disposition', ['dispo_set SALE'], 1_000],
    ['connected', ['agent_hangup'], 0],
    ['paused', ['logged_in 8600051 10.0.0.1'], 0],
    ['connected', ['3way_start 3125551212'], 0],
    // Pressed during a call, it takes effect after the call.
    ['connected', ['state_paused'], 0],
    ['disposition', ['state_ready READY'], 0],
  ])('%s, then %j: in %d ms', (before, types, pollIn) => {
    const received = hearEvents(before, types, { isLive: isInCall(before) });
    expect(received.session.state).toBe(before);
    expect(received.pollIn).toBe(pollIn);
    expect(isSource(received.screen, now)).toBe(false);
  });

  test('a call right after another doubt is requested at once', () => {
    const first = receiveReport(seen('ready'), open, report(), 7, now);
    expect(first.pollIn).toBe(0);
    const later = now + 2_000;
    const second = receiveReport(seen('ready'), first.screen, report({ at: later, isLive: true }), 7, later);
    expect(second.pollIn).toBe(0);
  });

  test('a call that the dialer delivers is seen with its lead, without a poll', () => {
    const lead = { id: '4711', phoneNumber: '7275550142' };
    const received = receiveReport(seen('ready'), open, report({ isLive: true, lead }), 7, now);
    expect(received).toMatchObject({ session: { state: 'inCall', lead } });
    expect(received.pollIn).toBeUndefined();
  });

  test('an unknown state is requested once', () => {
    const first = receiveReport(unseen, null, report({ kind: 'open' }), 7, now);
    expect(first.pollIn).toBe(0);
    const second = receiveReport(unseen, first.screen, report({ at: now + 5_000 }), 7, now + 5_000);
    expect(second.pollIn).toBeUndefined();
    const looked = seen('paused', { seenAt: now + 6_000, source: 'plain' });
    const third = receiveReport(looked, second.screen, report({ at: now + 10_000 }), 7, now + 10_000);
    expect(isSource(third.screen, now + 10_000)).toBe(true);
    expect(third.session).toMatchObject({ state: 'paused', seenAt: now + 10_000, source: 'agentScreen' });
  });

  test('a disposition that is still open in a poll stays in doubt until a later poll', () => {
    const set = hearEvents('disposition', ['dispo_set SALE']);
    const early = { ...set.session, seenAt: now + 1_100 };
    const next = receiveReport(early, set.screen, report({ at: now + 5_000 }), 7, now + 5_000);
    expect(isSource(next.screen, now + 5_000)).toBe(false);
    expect(next.session).toEqual(early);
    const late = { ...set.session, state: 'paused' as const, seenAt: now + 6_000 };
    expect(
      receiveReport(late, next.screen, report({ at: now + 9_000 }), 7, now + 9_000).screen?.doubt,
    ).toBeUndefined();
  });
});

describe('the two flags of the page are held against the session', () => {
  test.each<[AgentState, boolean, boolean, AgentState | 'ask']>([
    ['paused', false, false, 'paused'],
    ['paused', false, true, 'ready'],
    ['paused', true, false, 'ask'],
    ['ready', false, true, 'ready'],
    ['ready', false, false, 'ask'],
    ['ready', true, false, 'ask'],
    ['ringing', false, false, 'ringing'],
    ['ringing', true, false, 'ringing'],
    ['connected', true, false, 'connected'],
    ['connected', false, false, 'ask'],
    ['inCall', false, true, 'ask'],
    ['customerGone', true, false, 'customerGone'],
    ['disposition', false, false, 'disposition'],
    ['disposition', false, true, 'ask'],
    ['loggedOut', false, false, 'ask'],
  ])('%s, live %s, waiting %s: %s', (before, isLive, isWaiting, after) => {
    const { session, pollIn } = receiveReport(seen(before), open, report({ isLive, isWaiting }), 7, now);
    expect(pollIn === undefined ? session.state : 'ask').toBe(after);
    if (pollIn !== undefined) expect(session).toEqual(seen(before));
  });
});

test('the number of a dialed call and the id of an answered one are kept until it is disposed of', () => {
  const dialed = hearEvents('paused', ['call_dialed 3125551212 MANUAL_DIALNOW']).session;
  expect(dialed.phoneNumber).toBe('3125551212');
  const next = (session: Session, ...types: string[]) =>
    receiveReport(session, open, report({ events: events(...types), at: now + 9 }), 7, now + 9).session;
  const answered = next(dialed, 'call_answered M1210000000000000042');
  expect(answered).toMatchObject({ phoneNumber: '3125551212', callId: 'M1210000000000000042' });
  const open_ = next(answered, 'dispo_screen_open');
  expect(open_).toMatchObject({ phoneNumber: '3125551212', answeredSince: now + 9 });
  expect(open_.callId).toBeUndefined();
  expect(next(open_, 'dispo_set A', 'state_paused').phoneNumber).toBeUndefined();
  expect(next(answered, 'call_dialed 4155550100 X').callId).toBeUndefined();
});

test('a report that is older than the last poll changes nothing', () => {
  const session = seen('connected', { seenAt: now - 100 });
  const late = report({ at: now - 300, isLive: true, events: events('call_dialed 3125551212 X') });
  expect(receiveReport(session, open, late, 7, now).session).toEqual(session);
});

test('a poll of an ordinary account that saw a call does not hide a late report of the screen', () => {
  const session = seen('inCall', { seenAt: now - 100, source: 'plain' });
  const late = report({ at: now - 300, isLive: true, events: events('call_dialed 3125551212 X') });
  expect(receiveReport(session, open, late, 7, now).session).toMatchObject({
    state: 'ringing',
    seenAt: now - 100,
  });
});

test('a clock of the page that is wrong does not make the session newer than now', () => {
  const { session } = receiveReport(seen('paused'), open, report({ at: now + 86_400_000 }), 7, now);
  expect(session.seenAt).toBe(now);
});

describe('closing', () => {
  const closing = report({ kind: 'close' });
  test('the tab that holds the agent screen closes it', () => {
    expect(receiveReport(seen('paused'), open, closing, 7, now).screen?.state).toBe('closed');
  });
  test('a late report of a closed page does not open it again, but its opening does', () => {
    const { screen } = receiveReport(seen('paused'), open, closing, 7, now);
    expect(receiveReport(seen('paused'), screen, report(), 7, now + 9).screen).toEqual(screen);
    expect(receiveReport(seen('paused'), screen, report(), 8, now + 9).screen?.tab).toBe(8);
    expect(receiveReport(seen('paused'), screen, report({ kind: 'open' }), 7, now + 9).screen?.state).toBe(
      'open',
    );
  });
  test('a page that replaced an old session is open, and one whose session was taken is logged out', () => {
    expect(hearEvents('paused', ['logged_in x', 'session_disabled']).screen?.state).toBe('open');
    expect(hearEvents('paused', ['session_disabled LIVE_AGENT']).screen?.state).toBe('loggedOut');
  });
  test('another tab does not', () => {
    expect(receiveReport(seen('paused'), open, closing, 8, now).screen).toEqual(open);
  });
  test('a logged-out page stays logged out for a companion that joins again, until an agent logs in', () => {
    const out = hearEvents('paused', ['logged_out NORMAL']).screen;
    expect(out?.state).toBe('loggedOut');
    const again = receiveReport(seen('loggedOut'), out, report({ kind: 'open' }), 7, now).screen;
    expect(again?.state).toBe('loggedOut');
    const stateAfter = (session: Session, tab: number, more: Partial<ScreenReport> = {}) =>
      receiveReport(session, again, report(more), tab, now).screen?.state;
    expect(stateAfter(seen('loggedOut'), 7)).toBe('loggedOut');
    expect(stateAfter(seen('loggedOut'), 8)).toBe('open');
    expect(stateAfter(seen('paused'), 7)).toBe('open');
    expect(stateAfter(seen('loggedOut'), 7, { events: events('logged_in 8600051') })).toBe('open');
  });
  test('a logout in the first report is handled', () => {
    const opening = report({ kind: 'open', events: events('logged_out NORMAL') });
    expect(receiveReport(seen('paused'), null, opening, 7, now).screen?.state).toBe('loggedOut');
    const back = report({ kind: 'open', events: events('logged_out NORMAL', 'logged_in 8600051') });
    expect(receiveReport(seen('paused'), null, back, 7, now).screen?.state).toBe('open');
  });
  test('a page that logged out before it closed is not missed, and a reloaded page is open', () => {
    const out = hearEvents('paused', ['logged_out NORMAL']).screen;
    expect(receiveReport(seen('loggedOut'), out, closing, 8, now).screen).toEqual(out);
    const { screen } = receiveReport(seen('loggedOut'), out, closing, 7, now);
    expect(screen).toBeNull();
    expect(receiveReport(seen('loggedOut'), screen, report({ kind: 'open' }), 7, now).screen?.state).toBe(
      'open',
    );
  });
});

test.each<[string, Partial<AgentScreen> | null, string | undefined]>([
  ['never seen', null, undefined],
  ['at work', {}, undefined],
  ['loop at rest', { quiet: 5_001 }, 'screen_asleep'],
  ['silent', { seenAt: now - 15_001 }, 'screen_asleep'],
  ['reloading', { state: 'closed', seenAt: now - 2_000 }, undefined],
  ['closed', { state: 'closed', seenAt: now - 3_001 }, 'screen_closed'],
  ['logged out', { state: 'loggedOut' }, 'screen_loggedOut'],
])('the agent is warned of a screen that is %s: %o → %s', (_, more, words) => {
  expect(screenWarning(more && { ...open, ...more }, now)).toBe(words);
});

describe('the dialer is polled, or not', () => {
  const entry = (kind: CommandKind, state: Entry['state'], age: number, more: Partial<Entry> = {}) =>
    ({
      command: { kind },
      state,
      createdAt: now - age,
      sentAt: now - age,
      acceptedAt: now - age,
      before: { state: 'paused' },
      ...more,
    }) as Entry;
  const preview = { command: { kind: 'dial', preview: true } } as Partial<Entry>;
  test.each<[string, AgentScreen | null, Entry[], boolean]>([
    ['without a screen', null, [], false],
    ['while the screen tells', open, [], true],
    ['while it tells of a command', open, [entry('dial', 'sent', 900)], true],
    ['when a command waits too long', open, [entry('dial', 'sent', 5_001)], false],
    ['when the outcome is unknown', open, [entry('dial', 'unknown', 20_000)], false],
    ['when the screen does not tell of the command', open, [entry('startRecording', 'sent', 900)], false],
    ['while a preview is open', open, [entry('dial', 'confirmed', 900, preview)], false],
    ['when the screen is silent', { ...open, seenAt: now - 15_001 }, [], false],
    ['when its loop is at rest', { ...open, quiet: 6_000 }, [], false],
    ['when it is closed', { ...open, state: 'closed' }, [], false],
  ])('%s', (_, screen, journal, expected) => {
    expect(isPollSkipped(screen, seen('paused'), journal, now)).toBe(expected);
  });
});

test('any report in the right format leaves the session valid', () => {
  const types = ['call_dialed', 'call_answered', 'dispo_set', 'state_paused', 'logged_out', '__proto__', 'x'];
  const anyReport = fc.record({
    at: fc.integer({ min: now - 20_000, max: now + 20_000 }),
    quiet: fc.nat(20_000),
    isLive: fc.boolean(),
    isWaiting: fc.boolean(),
    events: fc.array(fc.record({ type: fc.constantFrom(...types), message: fc.string({ maxLength: 64 }) }), {
      maxLength: 8,
    }),
  });
  fc.assert(
    fc.property(fc.array(anyReport, { maxLength: 20 }), (all) => {
      let session: Session = seen('paused');
      let screen: AgentScreen | null = null;
      for (const [index, more] of all.entries()) {
        ({ session, screen } = receiveReport(session, screen, report(more), 7, now + index * 1_000));
        expect(agentStates).toContain(session.state);
        expect(session.seenAt).toBeLessThanOrEqual(now + index * 1_000);
      }
    }),
  );
});

describe('the form of a report', () => {
  const good = { ...report(), lists: { statuses: [['A', 'Machine', false]], pauseCodes: [] } };
  test('a whole one is taken', () => {
    expect(v.safeParse(screenReport, good).success).toBe(true);
  });
  test.each<[string, object]>([
    ['a key that is not known', { pass: 'x' }],
    ['a user with other characters', { user: '1000<b>' }],
    ['a campaign with other characters', { campaign: 'A B' }],
    ['a message that is too long', { events: [{ type: 'call_dialed', message: 'x'.repeat(129) }] }],
    ['an event type with other characters', { events: [{ type: 'a b', message: '' }] }],
    ['too many events', { events: Array(33).fill({ type: 'x', message: '' }) }],
    ['a name that is too long', { lists: { statuses: [['A', 'x'.repeat(101), false]], pauseCodes: [] } }],
    ['too many statuses', { lists: { statuses: Array(601).fill(['A', 'x', false]), pauseCodes: [] } }],
    ['a time that is no number', { at: 'now' }],
    ['an unknown kind', { kind: 'dial' }],
  ])('%s is refused', (_, wrong) => {
    expect(v.safeParse(screenReport, { ...good, ...wrong }).success).toBe(false);
  });
});

describe('choices from the lists of the page', () => {
  const lists: ScreenReport['lists'] & {} = {
    statuses: [
      ['A', 'Machine,\u0000\n ours', false],
      ['DNC', 'Do not call', false],
      ['CALLBK', 'Call Back', true],
      ['TOOLONG', 'x', false],
      ['<b>', 'x', false],
      ['A', 'Answering machine', false],
      ['B', '', false],
    ],
    pauseCodes: [
      ['TRAIN', 'Training', true],
      ['LUNCH', 'Lunch', false],
    ],
  };
  test('codes that the dialer can hold, one name each, in order, with keys but for do-not-call', () => {
    expect(readLists('SALES', lists)).toEqual({
      campaign: 'SALES',
      dispositions: [
        { status: 'A', name: 'Machine, ours', isCallback: false, shortcut: '1' },
        { status: 'DNC', name: 'Do not call', isCallback: false },
        { status: 'CALLBK', name: 'Call Back', isCallback: true, shortcut: '2' },
        { status: 'B', name: 'B', isCallback: false, shortcut: '3' },
      ],
      pauseCodes: [{ code: 'LUNCH', name: 'Lunch', shortcut: '1' }],
      approvalCodes: [{ code: 'TRAIN', name: 'Training' }],
    });
  });
  test('each campaign of an agent has its own, and a made-up crowd of campaigns does not grow', () => {
    let learned = learn([], 'd|1000', readLists('SALES', lists));
    learned = learn(learned, 'd|1001', readLists('OTHER', lists));
    expect(recall(learned, 'd|1000', 'SALES')?.campaign).toBe('SALES');
    expect(recall(learned, 'd|1000', 'OTHER')).toBeUndefined();
    expect(recall(learned, 'd|1000', undefined)?.campaign).toBe('SALES');
    for (let nth = 0; nth < 99; nth++) learned = learn(learned, 'd|1000', readLists(`C${nth}`, lists));
    expect(learned).toHaveLength(20);
  });
});

test.each<[string, AgentState, Partial<Session>, AgentScreen | null, boolean]>([
  ['an answered call', 'connected', {}, open, true],
  ['a call that rings', 'ringing', {}, open, false],
  ['no call', 'paused', {}, open, false],
  ['a call whose recording is known', 'connected', { recording: false }, open, false],
  ['a call that the dialer is polled for', 'connected', {}, null, false],
])('whether the recording of %s is asked', (_, state, more, screen, isAsked) => {
  expect(lacksRecording(screen, seen(state, more), now)).toBe(isAsked);
});

describe('the address of the agent screen', () => {
  test.each([
    ['https://dialer.example', '/agc/api.php', 'vicidial.php', 'https://dialer.example/agc/vicidial.php'],
    ['https://dialer.example/', '/agc/api.php', 'vicidial.php', 'https://dialer.example/agc/vicidial.php'],
    ['https://dialer.example/vd', '/agent/api.php', 'agent.php', 'https://dialer.example/vd/agent/agent.php'],
    ['https://dialer.example/vd', '/agc/api.php', '/ui/agent.php', 'https://dialer.example/vd/ui/agent.php'],
  ])('at %s with the API at %s and the path %s is %s', (dialer, agentApiPath, agentScreenPath, address) => {
    expect(agentScreenAddress(dialer, { agentApiPath, agentScreenPath })).toBe(address);
  });
});

test('the counts and the latency of a report are kept until a report without them', () => {
  const counts = { callsWaiting: 2, callbackCount: 13, latency: 41 };
  const received = receiveReport(seen('paused'), open, report(counts), 7, now);
  expect(received.screen).toMatchObject(counts);
  const later = receiveReport(received.session, received.screen, report(), 7, now);
  expect(later.screen).not.toHaveProperty('callsWaiting');
  expect(v.is(screenReport, report({ callsWaiting: -1 }))).toBe(false);
  expect(v.is(screenReport, report(counts))).toBe(true);
});

test('a call that a poll saw is ringing while the page rings it out', () => {
  const received = (isRinging: boolean) => receiveReport(seen('inCall'), open, report({ isRinging }), 7, now);
  expect(received(true).session.state).toBe('ringing');
  expect(received(false)).toMatchObject({ session: { state: 'inCall' }, pollIn: 0 });
});
