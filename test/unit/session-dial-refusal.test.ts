import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseAlertedDial } from '../../src/session/agent-screen/dial-refusal.ts';
import type { Command } from '../../src/session/command.ts';
import { decide, waitFor } from '../../src/session/decide.ts';
import type { Entry } from '../../src/session/journal.ts';
import { markAnswered, reconcile } from '../../src/session/reconcile.ts';
import type { Session } from '../../src/session/state.ts';
import { dialTo, sessionIn } from '../support/builders.ts';

const owner = 'dialer.example|1000';
const limits = { perMinute: 0, perHour: 0, disabledFeatures: [], isRemote: false };
const sentAt = 100_000;
const sent = (more: Partial<Entry> = {}): Entry => ({
  id: 'the-first-click',
  owner,
  command: dialTo('+17275550403'),
  state: 'sent',
  createdAt: sentAt,
  sentAt,
  acceptedAt: sentAt + 100,
  before: { state: 'paused' },
  ...more,
});
const paused = (seenAt: number, more: Partial<Session> = {}) =>
  sessionIn('paused', { source: 'plain', since: 0, seenAt, ...more });
const alerted = (entry: Entry, ...messages: string[]) =>
  refuseAlertedDial(
    [entry],
    owner,
    messages.map((message) => ({ type: 'agent_alert', message })),
    sentAt + 1_200,
  )[0] as Entry;
const next = (entry: Entry, number: string, session: Session, now: number) =>
  decide('the-next-click', dialTo(number), [entry], session, limits, now);

describe('an alert of the agent screen settles the dial that it is about', () => {
  test.each<[string, Entry['state'], string | undefined]>([
    ['DNC NUMBER: 7275550403', 'refused', 'doNotCall'],
    ['This phone number is in the DNC list:\n7275550403', 'refused', 'doNotCall'],
    ['OUTSIDE OF LOCAL CALL TIME: 17275550403', 'refused', 'outsideHours'],
    ['This phone number is not in the campaign lists: 7275550403', 'refused', 'notInLists'],
    ['NUMBER NOT IN CAMPLISTS', 'refused', 'notInLists'],
    ['MANUAL DIAL CALL LIMIT REACHED', 'refused', 'dialLimitReached'],
    ['Le numéro 7275550403 est interdit', 'unknown', 'screenRefused'],
    ['DNC NUMBER: 8135550191', 'sent', undefined],
    ['Please call Mrs Smith back', 'sent', undefined],
    ['', 'sent', undefined],
  ])('%j', (message, state, failure) => {
    const entry = alerted(sent(), message);
    expect([entry.state, entry.failure?.kind]).toEqual([state, failure]);
  });

  test('before the reply to the request too', () => {
    const { acceptedAt: _none, ...unanswered } = sent();
    expect(alerted(unanswered, 'DNC NUMBER: 7275550403').state).toBe('refused');
  });

  test.each<[string, Partial<Entry>]>([
    ['a dial of another agent', { owner: 'dialer.example|1001' }],
    ['a call that is on the line', { state: 'confirmed', calledAt: sentAt + 900 }],
    ['a dial that was not sent', { state: 'new' }],
    ['another command', { command: { kind: 'hangUp' } as Command }],
  ])('and leaves %s unchanged', (_what, more) => {
    const entry = sent(more);
    expect(alerted(entry, 'DNC NUMBER: 7275550403', 'DNC')).toBe(entry);
  });

  test('and no alert about another number settles it, whatever its words', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 100_000, max: 999_999 }), (words, digits) => {
        const entry = sent();
        const text = words.replace(/\d/g, '');
        expect(alerted(entry, `${text} 813${digits}1 DNC`)).toBe(entry);
      }),
    );
  });

  test('a call that follows an alert in unknown words confirms the dial nevertheless', () => {
    const entry = alerted(sent(), 'Numéro 7275550403');
    const call = sessionIn('connected', {
      source: 'full',
      seenAt: sentAt + 3_000,
      phoneNumber: '7275550403',
      callId: 'M1',
    });
    expect(reconcile(entry, call, sentAt + 3_000, true).state).toBe('confirmed');
  });
});

describe('the click after a refusal on the agent screen', () => {
  test.each(['DNC NUMBER: 7275550403', 'MANUAL DIAL CALL LIMIT REACHED', 'Número 7275550403 no permitido'])(
    'dials, after %j',
    (message) => {
      const entry = alerted(sent(), message);
      for (const number of ['+18135550191', '+17275550403']) {
        const decision = next(entry, number, paused(sentAt - 1_000), sentAt + 3_000);
        expect(decision).toMatchObject({ ok: true, value: { do: 'send' } });
      }
    },
  );

  test('waits for the rest of the two seconds between two dials instead of being refused', () => {
    const entry = alerted(sent(), 'DNC NUMBER: 7275550403');
    const now = sentAt + 1_300;
    const decision = next(entry, '+18135550191', paused(sentAt), now);
    if (decision.ok) throw new Error('it came too soon');
    expect(waitFor(dialTo('+18135550191'), decision.error, [entry], now)).toBe(810);
  });

  test.each(['DNC NUMBER: 7275550403', 'Número 7275550403 no permitido'])(
    'waits too if the alert %j came before the reply of the dialer',
    (message) => {
      const { acceptedAt: _none, ...unanswered } = sent();
      const early = alerted(unanswered, message);
      const failure = { kind: 'tooSoon', until: sentAt + 2_000 } as const;
      expect(waitFor(dialTo('+18135550191'), failure, [early], sentAt + 500)).toBe(1_510);
      const answered = markAnswered(early, { ok: true, value: {} }, paused(sentAt), sentAt + 600);
      expect(answered).toEqual({ ...early, acceptedAt: sentAt + 600 });
    },
  );

  test('is refused as before when the dialer itself refused the first', () => {
    const { acceptedAt: _none, ...rest } = sent({ state: 'refused', failure: { kind: 'notPaused' } });
    expect(
      waitFor(dialTo('+18135550191'), { kind: 'tooSoon', until: sentAt + 2_000 }, [rest], sentAt),
    ).toBeUndefined();
  });

  test('an action that comes too soon always waits', () => {
    expect(waitFor({ kind: 'park' }, { kind: 'tooSoon', until: 5_000 }, [], 4_000)).toBe(1_010);
    expect(waitFor({ kind: 'park' }, { kind: 'dialPending' }, [], 4_000)).toBeUndefined();
  });
});

describe('a dial that the agent screen does not act on', () => {
  const at = (seconds: number) => sentAt + 100 + seconds * 1_000;
  test.each<[string, Session, number, Entry['state']]>([
    ['is still on its way after 19 s', paused(at(18)), at(19), 'sent'],
    ['is given up after 20 s', paused(at(18)), at(20.1), 'unknown'],
    ['is not given up on the evidence of an old poll', paused(at(3)), at(60), 'sent'],
    [
      'is not given up while the agent is not paused',
      sessionIn('unknown', { seenAt: at(19) }),
      at(30),
      'sent',
    ],
    ['is given up after 90 s without any poll', paused(at(-1)), at(91), 'unknown'],
  ])('%s', (_what, session, now, state) => {
    const entry = reconcile(sent(), session, now, true);
    expect(entry.state).toBe(state);
    if (state === 'unknown') expect(entry.failure?.kind).toBe('notTakenUp');
  });

  test('releases the agent: the next click dials, on the same number too', () => {
    const session = paused(at(19));
    const entry = reconcile(sent(), session, at(20.1), true);
    for (const number of ['+18135550191', '+17275550403']) {
      const decision = next(entry, number, session, at(20.2));
      expect(decision).toMatchObject({ ok: true, value: { do: 'send' } });
    }
  });

  test('does not release an agent whose session was not polled since', () => {
    const entry = sent({ state: 'unknown', failure: { kind: 'notTakenUp' }, settledAt: at(91) });
    const decision = next(entry, '+18135550191', paused(at(-1)), at(92));
    expect(decision).toMatchObject({ ok: false, error: { kind: 'outcomeUnknown' } });
  });
});
