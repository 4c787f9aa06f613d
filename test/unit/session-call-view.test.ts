import { describe, expect, test } from 'vitest';
import type { Failure } from '../../src/failure.ts';
import { type CallViewSource, callView, explainEntry, viewOf } from '../../src/session/call-view.ts';
import type { Dial } from '../../src/session/command.ts';
import type { Controls } from '../../src/session/controls.ts';
import type { Entry, EntryState } from '../../src/session/journal.ts';
import { type AgentState, unseen } from '../../src/session/state.ts';

const crm = 'https://crm.example';
const command: Dial = {
  kind: 'dial',
  number: '+17275550142',
  formatted: '+1 727 555 0142',
  phoneCode: '1',
  value: '7275550142',
  preview: false,
  origin: crm,
};
const dial = (state: EntryState, more: Partial<Entry> = {}): Entry => ({
  id: 'a-click-of-mine',
  owner: 'dialer.example|1000',
  command,
  state,
  createdAt: 1_000,
  before: { state: 'paused' },
  ...more,
});
const called = { calledAt: 3_000 };
const session = (state: AgentState, can: Controls = {}): CallViewSource => ({
  session: { ...unseen, state, since: 3_000, seenAt: 4_000 },
  controls: can,
  isOnHold: false,
  isHangUpLate: false,
  dropsToneSigns: false,
  isMasked: false,
});

describe('a dial as its call bar shows it', () => {
  test.each<[string, Entry, AgentState, string]>([
    ['waiting for a yes', dial('asking'), 'paused', 'confirming'],
    ['written down', dial('new'), 'paused', 'sending'],
    ['on its way', dial('sent'), 'paused', 'sending'],
    ['taken by the dialer', dial('sent', { acceptedAt: 2_000 }), 'paused', 'sent'],
    ['ringing', dial('confirmed', called), 'ringing', 'ringing'],
    ['seen by an account that cannot tell more', dial('confirmed', called), 'inCall', 'inCall'],
    ['answered', dial('confirmed', called), 'connected', 'connected'],
    ['parked', dial('confirmed', called), 'parked', 'parked'],
    ['left by the customer', dial('confirmed', called), 'customerGone', 'customerGone'],
    ['over', dial('confirmed', { ...called, endedAt: 5_000 }), 'disposition', 'ended'],
    ['refused', dial('refused', { failure: { kind: 'notPaused' } }), 'ready', 'refused'],
    ['unknown', dial('unknown', { failure: { kind: 'outcomeUnknown' } }), 'paused', 'unknown'],
  ])('%s', (_name, entry, state, phase) => {
    expect(viewOf(entry, session(state))?.phase).toBe(phase);
  });

  test('is on hold if only an accepted command shows it', () => {
    const view = viewOf(dial('confirmed', called), { ...session('inCall'), isOnHold: true });
    expect(view?.phase).toBe('parked');
  });

  test('shows that a hang-up had no effect and that the dialer drops signs of tones', () => {
    const live = { ...session('connected'), isHangUpLate: true, dropsToneSigns: true };
    const view = viewOf(dial('confirmed', called), live);
    expect(view).toMatchObject({ reason: { what: 'failure_hangUpLate' }, dropsToneSigns: true });
    const over = viewOf(dial('confirmed', { ...called, endedAt: 5_000 }), live);
    expect(over?.reason).toBeUndefined();
    expect(over?.dropsToneSigns).toBeUndefined();
  });

  test('shows only the last four digits if numbers are masked', () => {
    const view = viewOf(dial('confirmed', called), { ...session('connected'), isMasked: true });
    expect(view?.formatted).toBe('+• ••• ••• 0142');
  });

  test('can be hung up from the first sight of the call to its end, and not before', () => {
    expect(viewOf(dial('sent', { acceptedAt: 2_000 }), session('paused'))?.canHangUp).toBe(false);
    expect(viewOf(dial('confirmed', called), session('ringing'))?.canHangUp).toBe(true);
    expect(viewOf(dial('confirmed', { ...called, endedAt: 5_000 }), session('disposition'))?.canHangUp).toBe(
      false,
    );
  });
});

test.each<[string, Entry, AgentState, true | undefined]>([
  ['over, with the disposition open', dial('confirmed', { ...called, endedAt: 5_000 }), 'disposition', true],
  ['over and disposed', dial('confirmed', { ...called, endedAt: 5_000 }), 'paused', undefined],
  ['not begun while that of another is open', dial('refused'), 'disposition', undefined],
])('a call that is %s: the page asks for its disposition %s', (_name, entry, state, expected) => {
  expect(viewOf(entry, session(state))?.needsDisposition).toBe(expected);
});

describe('actions for a call from its page', () => {
  const can: Controls = { grab: 'notParked', dial: 'inCall', transfer: 'switchedOff', dispose: 'inCall' };

  test('is sent during the call, with only the actions that the bar offers', () => {
    expect(viewOf(dial('confirmed', called), session('connected', can))?.controls).toEqual({
      grab: 'notParked',
    });
  });

  test.each<[string, Entry]>([
    ['on its way', dial('sent', { acceptedAt: 2_000 })],
    ['in preview', dial('confirmed')],
    ['over', dial('confirmed', { ...called, endedAt: 5_000 })],
    ['unknown', dial('unknown', { failure: { kind: 'outcomeUnknown' } })],
  ])('does not see one that is %s', (_name, entry) => {
    expect(viewOf(entry, session('connected', can))?.controls).toBeUndefined();
  });
});

describe('the call as a page sees it', () => {
  test('is a call that was clicked on a page of its origin, and no other', () => {
    const journal = [dial('confirmed', called)];
    expect(callView(journal, session('connected'), 4_000, crm)?.number).toBe('+17275550142');
    expect(callView(journal, session('connected'), 4_000, 'https://other.example')).toBeNull();
  });

  test('ends soon after the call, and as soon as the agent has put it away', () => {
    const over = dial('confirmed', { ...called, endedAt: 5_000 });
    expect(callView([over], session('paused'), 6_000)?.phase).toBe('ended');
    // Until its disposition is set.
    expect(callView([over], session('disposition'), 600_000)).toMatchObject({ needsDisposition: true });
    expect(callView([over], session('paused'), 60_000)).toBeNull();
    expect(callView([dial('refused', { dismissed: true })], session('paused'), 2_000)).toBeNull();
  });
});

describe('a dial that was refused during a call', () => {
  const current = dial('confirmed', called);
  const over = dial('confirmed', { ...called, endedAt: 5_000 });
  const refused = (more: Partial<Entry> = {}) =>
    dial('refused', {
      id: 'a-later-click',
      command: { ...command, origin: 'https://other.example' },
      createdAt: 6_000,
      settledAt: 6_000,
      failure: { kind: 'notPaused' },
      ...more,
    });

  test.each<[string, Entry, AgentState, string]>([
    ['replaces no live call', current, 'connected', current.id],
    ['replaces no call whose disposition is open', over, 'disposition', over.id],
    ['is shown once the call before is disposed of', over, 'paused', refused().id],
    [
      'is shown if the dial before was never a call',
      dial('sent', { acceptedAt: 2_000 }),
      'paused',
      refused().id,
    ],
  ])('%s', (_name, before, state, id) => {
    expect(callView([before, refused()], session(state), 6_500)?.id).toBe(id);
  });

  test('leaves the call in view after it was put away', () => {
    const view = callView([current, refused({ dismissed: true })], session('connected'), 6_500);
    expect(view?.id).toBe(current.id);
  });

  test('does not show the call to the pages of the later dial', () => {
    expect(callView([current, refused()], session('connected'), 6_500, 'https://other.example')).toBeNull();
    expect(callView([current, refused()], session('connected'), 6_500, crm)?.id).toBe(current.id);
  });
});

describe('a command that may have succeeded is never offered again', () => {
  const lost: Failure = { kind: 'unreachable', host: 'dialer.example' };

  test('a command without an answer points to the agent screen, and names the cause', () => {
    expect(explainEntry(dial('unknown'), lost)).toMatchObject({
      what: 'failure_unreachable',
      todo: 'failure_outcomeUnknown_todo',
    });
  });

  test('one that was not sent, or was looked into, has the way out of its own failure', () => {
    expect(explainEntry(dial('refused'), lost).todo).toBe('failure_unreachable_todo');
    expect(explainEntry(dial('unknown'), { kind: 'notTakenUp' }).todo).toBe('failure_notTakenUp_todo');
  });

  test('a refusal that the call itself may have caused is not shown', () => {
    expect(explainEntry({ state: 'unknown' }, { kind: 'notPaused' }).what).toBe('failure_maybePlaced');
    expect(explainEntry({ state: 'refused' }, { kind: 'notPaused' }).what).toBe('failure_notPaused');
  });
});
