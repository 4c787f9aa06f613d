import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeNotifications,
  type NotificationRules,
  notificationsOf,
} from '../../src/session/notifications.ts';
import type { PopupState } from '../../src/session/popup-state.ts';
import { notificationKinds } from '../../src/settings/notification-kinds.ts';
import { sessionIn, signedIn } from '../support/builders.ts';

const now = 1_800_000_000_000;
const rules = { kinds: notificationKinds, reminderMs: 300_000 };
const of = (state: PopupState, more: Partial<NotificationRules> = {}) =>
  notificationsOf(state, { ...rules, ...more }, now);
const kinds = (state: PopupState) => of(state).map(({ kind }) => kind);
const call = (phase: 'sent' | 'connected' | 'ended' | 'customerGone') =>
  ({
    id: 'the-click',
    phase,
    number: '+17275550142',
    formatted: '+1 727 555 0142',
    since: now - 5_000,
    canHangUp: true,
  }) as const;
const screen = {
  state: 'open',
  tab: 7,
  campaign: 'SALES',
  isManual: false,
  seenAt: now,
  quiet: 0,
  isHidden: true,
} as const;
const callback = { id: 'the-callback', dueAt: now + 600_000, number: '+1 727 555 0142', comment: '' };
const inCall = (more: object = {}) => sessionIn('connected', { callSince: now - 5_000, ...more });

describe('a notification is shown for', () => {
  test('a call that was not dialed here', () => {
    const session = inCall({ callId: 'Y1280323280000000001', phoneNumber: '7275550142' });
    expect(of(signedIn({ session }))).toEqual([
      { id: `incomingCall-${now - 5_000}`, kind: 'incomingCall', number: '7275550142' },
    ]);
  });

  test('a customer who hung up', () => {
    const session = sessionIn('customerGone', { callSince: now - 5_000 });
    expect(kinds(signedIn({ session, call: call('customerGone') }))).toEqual(['customerHungUp']);
  });

  test('an agent screen that is closed, asleep or logged out', () => {
    const warned = (more: object) =>
      of(signedIn({ session: sessionIn('paused'), screen: { ...screen, ...more } })).map(({ id }) => id);
    expect(warned({})).toEqual([]);
    expect(warned({ quiet: 60_000 })).toEqual(['agentScreen-screen_asleep']);
    expect(warned({ state: 'closed', seenAt: now - 60_000 })).toEqual(['agentScreen-screen_closed']);
    expect(warned({ state: 'loggedOut' })).toEqual(['agentScreen-screen_loggedOut']);
  });

  test('a callback that is due', () => {
    const due = (dueAt: number) => kinds(signedIn({ callbacks: [{ ...callback, dueAt }] }));
    expect(due(now + 600_000)).toEqual([]);
    expect(due(now + 300_000)).toEqual(['callbackDue']);
    expect(due(now - 1)).toEqual(['callbackDue']);
  });
});

describe('no notification is shown for', () => {
  test.each<[string, Partial<PopupState>]>([
    ['a call that was dialed here', { session: inCall(), call: call('connected') }],
    [
      'a call that the agent dialed on the agent screen',
      { session: inCall({ callId: 'M1280323280000000001' }) },
    ],
    [
      'a call whose dial is in flight',
      { session: inCall(), commands: [{ id: 'the-click', kind: 'dial', state: 'sent' }] },
    ],
    ['a call that nobody answered', { session: sessionIn('customerGone', { unanswered: 'busy' }) }],
    ['the time after a call', { session: sessionIn('disposition'), call: call('ended') }],
  ])('%s', (_what, state) => {
    expect(of(signedIn(state))).toEqual([]);
  });

  test('anything after signing out, or of a kind that was not chosen', () => {
    const state = signedIn({ session: inCall(), callbacks: [{ ...callback, dueAt: now }] });
    expect(kinds(state)).toEqual(['incomingCall', 'callbackDue']);
    expect(of({ ...state, signIn: { state: 'out' } })).toEqual([]);
    expect(of(state, { kinds: [] })).toEqual([]);
  });
});

test('the number is masked where the organization wants that', () => {
  const session = inCall({ phoneNumber: '7275550142' });
  const [shown] = of(signedIn({ session, isMasked: true }));
  expect(JSON.stringify(shown)).toContain('0142');
  expect(JSON.stringify(shown)).not.toContain('555');
});

test('each is shown once while it is true, and cleared when it is not, in any order of states', () => {
  const due = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'));
  fc.assert(
    fc.property(fc.array(due), (states) => {
      let announced: readonly string[] = [];
      const onScreen = new Set<string>();
      for (const ids of states) {
        const wanted = of(signedIn({ callbacks: ids.map((id) => ({ ...callback, id, dueAt: now })) }));
        const { toShow, toClear } = changeNotifications(wanted, announced);
        for (const id of toClear) onScreen.delete(id);
        for (const { id } of toShow) {
          expect(onScreen.has(id)).toBe(false);
          onScreen.add(id);
        }
        announced = wanted.map(({ id }) => id);
        expect([...onScreen].sort()).toEqual([...announced].sort());
      }
    }),
  );
});
