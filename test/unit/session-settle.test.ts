import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/session/command.ts';
import { type Entry, markSent, newEntry } from '../../src/session/journal.ts';
import { markAnswered, reconcile, reconcileAll } from '../../src/session/reconcile.ts';
import { type AgentState, observe, type Session, type StateSource, unseen } from '../../src/session/state.ts';
import { dialTo, sessionIn } from '../support/builders.ts';

const call: Command = dialTo('+13125551212');

const at = (state: AgentState, seenAt: number, source: StateSource = 'full', more: Partial<Session> = {}) =>
  sessionIn(state, { source, seenAt, since: seenAt, ...more });

/** An entry that was written in `before` and taken by the dialer at 1,000 ms. */
const taken = (command: Command, before: Session, more: Partial<Entry> = {}): Entry => ({
  ...newEntry('a-click', 'me', command, before, 0),
  state: 'sent',
  sentAt: 500,
  acceptedAt: 1_000,
  ...more,
});

describe('confirmations of a command', () => {
  test.each<[string, Command, AgentState, Session, Entry['state']]>([
    ['a call after a dial', call, 'paused', at('ringing', 2_000), 'confirmed'],
    ['no call yet', call, 'paused', at('paused', 2_000), 'sent'],
    ['a look from before it was sent', call, 'paused', at('connected', 400), 'sent'],
    ['a preview', { ...call, preview: true }, 'paused', at('preview', 2_000), 'confirmed'],
    ['the end of the call', { kind: 'hangUp' }, 'connected', at('disposition', 2_000), 'confirmed'],
    ['the call that goes on', { kind: 'hangUp' }, 'connected', at('connected', 2_000), 'sent'],
    ['an idle agent', { kind: 'dispose', status: 'NI' }, 'disposition', at('paused', 2_000), 'confirmed'],
    ['the next call', { kind: 'dispose', status: 'NI' }, 'disposition', at('connected', 2_000), 'confirmed'],
    [
      'an open disposition',
      { kind: 'dispose', status: 'NI' },
      'disposition',
      at('disposition', 2_000),
      'sent',
    ],
    ['a parked customer', { kind: 'park' }, 'connected', at('parked', 2_000), 'confirmed'],
    ['a fetched customer', { kind: 'grab' }, 'parked', at('connected', 2_000), 'confirmed'],
    ['a customer who is parked still', { kind: 'grab' }, 'parked', at('parked', 2_000), 'sent'],
    [
      'a call that left',
      { kind: 'transfer', to: { kind: 'inGroup' } },
      'connected',
      at('disposition', 2_000),
      'confirmed',
    ],
    [
      'the code',
      { kind: 'pauseCode', code: 'LUNCH' },
      'paused',
      at('paused', 2_000, 'full', { pauseCode: 'LUNCH' }),
      'confirmed',
    ],
    [
      'another code',
      { kind: 'pauseCode', code: 'LUNCH' },
      'paused',
      at('paused', 2_000, 'full', { pauseCode: 'LOGIN' }),
      'sent',
    ],
    [
      'a recording that runs',
      { kind: 'startRecording' },
      'connected',
      at('connected', 2_000, 'full', { recording: true }),
      'confirmed',
    ],
    [
      'a recording that does not',
      { kind: 'startRecording' },
      'connected',
      at('connected', 2_000, 'full', { recording: false }),
      'sent',
    ],
    ['no session any more', { kind: 'logOut' }, 'paused', at('loggedOut', 2_000), 'confirmed'],
  ])('%s', (_what, command, before, session, state) => {
    expect(reconcile(taken(command, at(before, 0)), session, 2_000, true).state).toBe(state);
  });

  test.each<[Command, AgentState]>([
    [{ kind: 'tones', keys: '12#' }, 'connected'],
    [{ kind: 'dropParty' }, 'connected'],
    [{ kind: 'addParty', number: '3125551212', park: false }, 'connected'],
    [{ kind: 'ringPhone' }, 'paused'],
    [{ kind: 'saveNote', text: 'Ask for Iris' }, 'connected'],
    [{ kind: 'inGroups', change: 'replace', inGroups: ['SALES'], blended: false }, 'ready'],
  ])('nobody ever sees %o, so the word of the dialer is its confirmation', (command, state) => {
    const sent = markSent(newEntry('a-click', 'me', command, at(state, 0), 0), 500);
    expect(markAnswered(sent, { ok: true, value: {} }, at(state, 0), 900).state).toBe('confirmed');
  });

  test('an ordinary account cannot see parking, previews and codes: there the word counts too', () => {
    for (const command of [
      { kind: 'park' },
      { kind: 'previewSkip' },
      { kind: 'pauseCode', code: 'LUNCH' },
      { ...call, preview: true },
    ] satisfies Command[]) {
      const before = at('paused', 0, 'plain');
      const sent = markSent(newEntry('a-click', 'me', command, before, 0), 500);
      expect(markAnswered(sent, { ok: true, value: {} }, before, 900).state).toBe('confirmed');
      const seen = { ...before, source: 'full', pauseCode: '' } as const;
      expect(markAnswered(sent, { ok: true, value: {} }, seen, 900).state).toBe('sent');
    }
  });
});

describe('what does not', () => {
  test('only new commands are sent, and only sent commands get an outcome', () => {
    const refused: Entry = { ...newEntry('a-click', 'me', call, unseen, 0), state: 'refused' };
    expect(markSent(refused, 500)).toBe(refused);
    const unknown = { ...taken(call, unseen), state: 'unknown' as const };
    expect(markAnswered(unknown, { ok: true, value: {} }, unseen, 900)).toBe(unknown);
  });

  test('a call that was on the line before is not the one that was dialed', () => {
    const before = at('connected', 0, 'full', { callId: 'M1' });
    const same = at('connected', 2_000, 'full', { callId: 'M1' });
    expect(reconcile(taken(call, before), same, 2_000, true).state).toBe('sent');
    const next = at('connected', 2_000, 'full', { callId: 'M2' });
    expect(reconcile(taken(call, before), next, 2_000, true).state).toBe('confirmed');
  });

  test('a call to another number is not the dialed one, even if the dialer accepted the dial', () => {
    const seen = at('connected', 2_000, 'full', { phoneNumber: '2125550101' });
    expect(reconcile(taken(call, at('paused', 0)), seen, 2_000, true).state).toBe('sent');
    const ofLead = { ...call, leadId: '7' };
    expect(reconcile(taken(ofLead, at('paused', 0)), seen, 2_000, true).state).toBe('confirmed');
  });

  test.each<[string, Partial<Session>]>([
    ['ID', { callId: 'M2' }],
    ['lead', { leadId: '8' }],
    ['number', { phoneNumber: '2125550101' }],
  ])('a call with another %s ends the call before it', (_name, other) => {
    const ours = { callId: 'M1', leadId: '7', phoneNumber: '3125551212' };
    const first = at('connected', 2_000, 'full', ours);
    const confirmed = reconcile(taken(call, at('paused', 0)), first, 2_000, true);
    expect(confirmed.endedAt).toBeUndefined();
    const next = at('connected', 9_000, 'full', { ...ours, ...other });
    expect(reconcile(confirmed, next, 9_000, true).endedAt).toBe(9_000);
  });

  test('the session of another agent settles no command', () => {
    const entry = taken(call, at('paused', 0));
    const { entries } = reconcileAll([entry], 'somebody else', at('connected', 2_000), 2_000);
    expect(entries).toEqual([entry]);
  });

  test('a dial of unknown outcome is confirmed by a call to its number only', () => {
    const unknown = { ...taken(call, at('paused', 0)), state: 'unknown' as const, settledAt: 1_000 };
    const other = at('connected', 9_000, 'full', { phoneNumber: '2125550101' });
    expect(reconcile(unknown, other, 9_000, true).state).toBe('unknown');
    const same = at('connected', 9_000, 'full', { phoneNumber: '3125551212' });
    expect(reconcile(unknown, same, 9_000, true).state).toBe('confirmed');
    expect(reconcile({ ...unknown, dismissed: true }, same, 9_000, true).state).toBe('unknown');
  });
});

describe('how long it is waited for', () => {
  test.each<[string, Entry, Session, number, string | undefined]>([
    ['a dial that no one took up', taken(call, at('paused', 0)), at('paused', 20_000), 22_000, 'notTakenUp'],
    ['a dial that may still be', taken(call, at('paused', 0)), at('paused', 19_000), 20_500, undefined],
    ['a dial without a poll since', taken(call, at('paused', 0)), at('paused', 2_000), 80_000, undefined],
    [
      'a hang-up that shows nothing',
      taken({ kind: 'hangUp' }, at('connected', 0)),
      at('connected', 80_000),
      80_000,
      'notSeen',
    ],
    [
      'one without an answer',
      { ...taken(call, at('paused', 0)), acceptedAt: undefined } as never,
      unseen,
      21_000,
      'outcomeUnknown',
    ],
    ['one that was never sent', newEntry('a-click', 'me', call, unseen, 0), unseen, 16_000, 'neverSent'],
    [
      'a question without a yes',
      newEntry('a-click', 'me', call, unseen, 0, true),
      unseen,
      61_000,
      'notConfirmed',
    ],
  ])('%s', (_what, entry, session, now, failure) => {
    expect(reconcile(entry, session, now, true).failure?.kind).toBe(failure);
  });

  test('a pause in a call waits for the end of its disposition, however long the call', () => {
    const entry = taken({ kind: 'pause', code: 'LUNCH' }, at('connected', 0));
    const hour = 3_600_000;
    expect(reconcile(entry, at('connected', hour), hour, true).state).toBe('sent');
    expect(reconcile(entry, at('disposition', 2 * hour), 2 * hour, true).state).toBe('sent');
    expect(reconcile(entry, at('paused', 2 * hour), 2 * hour, true).state).toBe('confirmed');
    expect(reconcile(entry, at('ready', 2 * hour), 2 * hour + 80_000, true).failure?.kind).toBe('notSeen');
  });
});

test('commands for an ended call end with it', () => {
  for (const kind of ['park', 'startRecording'] as const) {
    const entry = taken({ kind }, at('connected', 0));
    expect(reconcile(entry, at('disposition', 2_000), 2_000, true).failure?.kind).toBe('callOver');
    expect(reconcile(entry, at('unknown', 2_000), 2_000, true).state).toBe('sent');
  }
});

describe('what follows', () => {
  test('a pause with a code is a pause, then its code, once', () => {
    const paused = at('paused', 2_000);
    const first = reconcileAll(
      [taken({ kind: 'pause', code: 'LUNCH' }, at('ready', 0))],
      'me',
      paused,
      2_000,
    );
    expect(first.toSend.map(({ command }) => command)).toEqual([{ kind: 'pauseCode', code: 'LUNCH' }]);
    const again = reconcileAll(first.entries, 'me', paused, 2_500);
    expect(again.entries.map(({ id }) => id)).toEqual(['a-click', 'a-click-then']);
    const sent = first.entries.map((entry) => markSent(entry, 2_600));
    expect(reconcileAll(sent, 'me', paused, 2_700).toSend).toEqual([]);
  });

  test('after a disposition that made the agent ready, the pause comes before its code', () => {
    const dispose = taken({ kind: 'dispose', status: 'NI', thenPause: 'LUNCH' }, at('disposition', 0));
    const { toSend } = reconcileAll([dispose], 'me', at('ready', 2_000), 2_000);
    expect(toSend.map(({ command }) => command)).toEqual([{ kind: 'pause', code: 'LUNCH' }]);
  });

  test('a canceled dial is over, and one that began too late to cancel is not', () => {
    const dial = taken(call, at('paused', 0));
    const cancel = taken({ kind: 'cancelDial' }, at('paused', 0), { id: 'b-click', createdAt: 100 });
    const still = reconcileAll([dial, cancel], 'me', at('paused', 7_000), 7_000).entries;
    expect(still.map(({ state, failure }) => failure?.kind ?? state)).toEqual(['canceled', 'confirmed']);
    const began = reconcileAll([dial, cancel], 'me', at('ringing', 3_000), 3_000).entries;
    expect(began.map(({ state, failure }) => failure?.kind ?? state)).toEqual(['confirmed', 'cancelTooLate']);
  });
});

test('a value that not every poll reads is kept: the recording as long as the call', () => {
  const recorded = observe(
    unseen,
    { state: 'connected', callId: 'M1', recording: true, queuesDials: false },
    1,
  );
  const later = observe(recorded, { state: 'connected', callId: 'M1' }, 2);
  expect([later.recording, later.queuesDials]).toEqual([true, false]);
  expect(observe(later, { state: 'connected', callId: 'M2' }, 3).recording).toBeUndefined();
});

describe('a dial that was refused as "not paused"', () => {
  const refused = { ok: false, error: { kind: 'notPaused' } } as const;
  const sent = (before: Session) => markSent(newEntry('a-click', 'me', call, before, 10_000), 10_000);
  /** Refused at 12 s, then looked at. */
  const lookedAfter = (before: Session, look: Session) =>
    reconcile(markAnswered(sent(before), refused, before, 12_000), look, 13_000, true);
  const ours = { phoneNumber: '3125551212' };
  const paused = { full: at('paused', 9_000), plain: at('paused', 9_000, 'plain') };

  test.each<[string, Session, Session, Entry['state'], string | undefined]>([
    ['the call it began is seen', paused.full, at('ringing', 12_500, 'full', ours), 'confirmed', undefined],
    [
      'a call to another number is seen',
      paused.full,
      at('connected', 12_500, 'full', { phoneNumber: '8135550191' }),
      'refused',
      'notPaused',
    ],
    ['an open disposition is seen', paused.full, at('disposition', 12_500), 'refused', 'notPaused'],
    ['the agent is ready', paused.plain, at('ready', 12_500, 'plain'), 'refused', 'notPaused'],
    [
      'a call without a number is seen',
      paused.plain,
      at('inCall', 12_500, 'plain'),
      'unknown',
      'maybePlaced',
    ],
    ['nothing was seen since', paused.full, at('ringing', 11_000, 'full', ours), 'unknown', 'notPaused'],
    ['the session cannot be read', paused.full, at('unknown', 12_500), 'unknown', 'notPaused'],
    [
      'it was not paused before',
      at('ready', 9_000),
      at('ringing', 12_500, 'full', ours),
      'refused',
      'notPaused',
    ],
    [
      'who sees no number saw the pause long ago',
      at('paused', -60_000, 'plain'),
      at('inCall', 12_500, 'plain'),
      'refused',
      'notPaused',
    ],
  ])('from a paused session is judged by a look: %s', (_name, before, look, state, failure) => {
    const settled = lookedAfter(before, look);
    expect([settled.state, settled.failure?.kind]).toEqual([state, failure]);
  });

  test('stays unknown when the ambiguous call is over and another begins', () => {
    const unclear = lookedAfter(paused.plain, at('inCall', 12_500, 'plain'));
    for (const state of ['disposition', 'paused', 'inCall'] as const)
      expect(reconcile(unclear, at(state, 60_000, 'plain'), 60_000, true)).toBe(unclear);
  });

  test('is confirmed later if an account comes to see the number', () => {
    const unclear = lookedAfter(paused.plain, at('inCall', 12_500, 'plain'));
    expect(reconcile(unclear, at('connected', 14_000, 'full', ours), 14_000, true).state).toBe('confirmed');
  });

  test('other refusals are plain', () => {
    const answer = { ok: false, error: { kind: 'manualDialNotAllowed' } } as const;
    expect(markAnswered(sent(paused.full), answer, paused.full, 12_000).state).toBe('refused');
  });
});

describe('a hang-up with a disposition', () => {
  const disposition = { status: 'SALE', thenPause: 'LUNCH' };
  const hangUp = (more: Partial<Entry> = {}) =>
    taken({ kind: 'hangUp', disposition }, at('connected', 0, 'full', { callId: 'M1', leadId: '7' }), more);
  const polled = (entry: Entry, session: Session, others: readonly Entry[] = [], now = session.seenAt) =>
    reconcileAll([entry, ...others], 'me', session, now);

  test('is followed by the disposition as soon as it is open', () => {
    const { entries, toSend } = polled(hangUp(), at('disposition', 2_000, 'full', { leadId: '7' }));
    expect(entries[0]).toMatchObject({ state: 'confirmed' });
    expect(entries[0]?.warning).toBeUndefined();
    expect(toSend).toMatchObject([{ id: 'a-click-then', command: { kind: 'dispose', ...disposition } }]);
  });

  test('waits while the call is on the line', () => {
    const { entries, toSend } = polled(hangUp(), at('customerGone', 2_000, 'full', { callId: 'M1' }));
    expect(entries).toMatchObject([{ state: 'sent' }]);
    expect(toSend).toEqual([]);
  });

  test.each<[string, Session, readonly Entry[]]>([
    ['the call was disposed of on the agent screen', at('paused', 2_000), []],
    ['the next call is on the line', at('connected', 2_000, 'full', { callId: 'M2' }), []],
    ['another lead is to be disposed of', at('disposition', 2_000, 'full', { leadId: '8' }), []],
    ['nobody polled for longer than a call lasts', at('disposition', 95_000, 'plain'), []],
    [
      'another number was dialed since',
      at('disposition', 2_000, 'plain'),
      [
        {
          ...taken(call, at('paused', 1_500)),
          id: 'later',
          sentAt: 1_600,
          state: 'confirmed',
          endedAt: 1_900,
        },
      ],
    ],
  ])('says that the disposition is not set when %s', (_why, session, others) => {
    const { entries, toSend } = polled(hangUp(), session, others);
    expect(toSend).toEqual([]);
    expect(entries.find(({ id }) => id === 'a-click')).toMatchObject({
      state: 'confirmed',
      warning: { kind: 'dispositionNotSet' },
    });
  });

  test('sends the disposition that a stopped worker did not send, while it is still open', () => {
    const open = at('disposition', 2_000, 'full', { leadId: '7' });
    const { entries } = polled(hangUp(), open);
    const later = observe(open, { state: 'disposition', source: 'full', leadId: '7' }, 9_000);
    expect(reconcileAll(entries, 'me', later, 9_000).toSend).toHaveLength(1);
    for (const state of ['paused', 'connected'] as const) {
      const moved = observe(open, { state, source: 'full' }, 9_000);
      const late = reconcileAll(entries, 'me', moved, 9_000);
      expect(late.toSend).toEqual([]);
      expect(late.entries[1]).toMatchObject({ state: 'refused', failure: { kind: 'dispositionNotSet' } });
    }
    expect(reconcileAll(entries, 'me', { ...unseen, seenAt: 9_000 }, 9_000).toSend).toEqual([]);
  });

  test('is not sent for an agent who has signed out', () => {
    const { entries } = polled(hangUp(), at('disposition', 2_000));
    expect(reconcileAll(entries, 'another', at('disposition', 3_000), 3_000).toSend).toEqual([]);
  });
});
