import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../src/result.ts';
import type { Command } from '../../src/session/command.ts';
import { disposedCalls } from '../../src/session/disposed-calls.ts';
import { type Entry, newEntry } from '../../src/session/journal.ts';
import { commentsWithNote, notedComment, unsavedPart, withTemplate } from '../../src/session/note.ts';
import { recentCall } from '../../src/session/recent-calls.ts';
import { savedNotes } from '../../src/session/saved-notes.ts';
import {
  fillNoteTemplate,
  noteTemplates,
  readNoteTemplate,
} from '../../src/settings/values/note-templates.ts';
import { comment } from '../../src/vicidial/parameters.ts';
import { normalizeValue } from '../../src/vicidial/request.ts';
import { dialTo, sessionIn } from '../support/builders.ts';
import { propertyRuns } from '../support/property-runs.ts';

describe('the comment of a callback', () => {
  test.each<[string, string, string, Partial<ReturnType<typeof notedComment>>]>([
    ['is the note if there is no comment', '', 'Ask for Iris', { text: 'Ask for Iris', isCut: false }],
    ['has the note behind it', 'After lunch', 'Ask for Iris', { text: 'After lunch - Ask for Iris' }],
    ['is the comment without a note', 'After lunch ', '', { text: 'After lunch' }],
    [
      'has lines and quotes as blanks',
      '',
      'He said "no"\nCall | mail',
      { text: 'He said no Call mail', dropped: ['|'] },
    ],
    ['names what it cannot hold', '', 'Fine 🙂 好 🙂', { text: 'Fine', dropped: ['🙂', '好'] }],
    ['is cut where it is full', '', 'x'.repeat(5_000), { text: 'x'.repeat(200), isCut: true }],
  ])('%s', (_what, typed, note, expected) => {
    expect(notedComment(typed, note)).toMatchObject(expected);
  });

  test('can always be sent, whatever the note is', () => {
    const typed = fc.constantFrom('', 'After lunch', 'x'.repeat(200));
    fc.assert(
      fc.property(typed, fc.string({ unit: 'grapheme', maxLength: 400 }), (before, note) => {
        const { text } = notedComment(before, note);
        expect(text === '' || normalizeValue('callback_comments', text, comment).ok).toBe(true);
        expect(text.startsWith(before)).toBe(true);
      }),
      { numRuns: propertyRuns },
    );
  });
});

describe("the lead's comments", () => {
  test.each<[string, string, string, ReturnType<typeof commentsWithNote>]>([
    ['are the note if there are none', '', 'Ask for "Iris" 🙂', ok('Ask for Iris')],
    ['keep what is there', 'VIP, since 2019!', 'Ask for Iris', ok('VIP, since 2019! - Ask for Iris')],
    ['are not touched if the dialer would lose a part', 'Só "VIP"', 'x', fail({ kind: 'commentsNotPlain' })],
    [
      'are not touched if a password was cut out of them',
      'call █ back',
      'x',
      fail({ kind: 'commentsNotPlain' }),
    ],
    ['are not cut', 'x'.repeat(250), 'Iris', fail({ kind: 'commentsFull', about: '2' })],
    ['may be full', 'x'.repeat(248), 'Iris', ok(`${'x'.repeat(248)} - Iris`)],
  ])('%s', (_what, comments, note, expected) => {
    expect(commentsWithNote(comments, note)).toEqual(expected);
  });

  test('get only what was not added yet', () => {
    expect(unsavedPart(' Ask for Iris. ', [])).toBe('Ask for Iris.');
    expect(unsavedPart('Ask for Iris. After lunch', ['Ask for Iris.'])).toBe('After lunch');
    expect(unsavedPart('a b c', ['a', 'b'])).toBe('c');
    expect(unsavedPart('Other text', ['Ask for Iris.'])).toBe('Other text');
  });

  test('have the texts of this call only', () => {
    const add = (id: string, text: string, more: Partial<Entry> = {}) =>
      entry(id, { kind: 'saveNote', text }, more);
    const journal = [add('a', 'first'), add('b', 'lost', { state: 'unknown' }), add('c', 'second')];
    expect(savedNotes(session, journal)).toEqual(['first', 'second']);
    expect(savedNotes({ ...session, callSince: 9 }, journal)).toEqual([]);
    expect(savedNotes(sessionIn('paused'), journal)).toEqual([]);
  });
});

describe('a template', () => {
  const values = { name: 'Iris {number}', number: '+1 727 555 0142', date: '11/28/2026', agent: '1000' };

  test('gets the values of the call', () => {
    expect(fillNoteTemplate('{date} {agent}: called {name} at {number}', values)).toBe(
      '11/28/2026 1000: called Iris {number} at +1 727 555 0142',
    );
    expect(fillNoteTemplate('Called {name} at {number}', { ...values, name: '' })).toBe(
      'Called at +1 727 555 0142',
    );
  });

  test('is put on a line of its own', () => {
    expect(withTemplate('', 'Voicemail')).toBe('Voicemail');
    expect(withTemplate('Busy \n', 'Voicemail')).toBe('Busy\nVoicemail');
  });

  test('has a name and knows its placeholders', () => {
    expect(noteTemplates(['Voicemail=Left a message; a=b'])).toEqual([
      { name: 'Voicemail', text: 'Left a message; a=b' },
    ]);
    expect(
      ['Voicemail', '=text', 'Voicemail=', 'A={phone}'].map((line) => readNoteTemplate(line).ok),
    ).toEqual([false, false, false, false]);
  });
});

const session = sessionIn('disposition', { callSince: 1_000 });
const entry = (id: string, command: Command, more: Partial<Entry> = {}): Entry => ({
  ...newEntry(id, 'dialer|1000', command, session, 2_000),
  state: 'confirmed',
  ...more,
});

test('a call counts as disposed of once the disposition is confirmed, and stays so', () => {
  const dispose: Command = { kind: 'dispose', status: 'SALE' };
  expect(disposedCalls([], [entry('a', dispose, { state: 'sent' })])).toEqual([]);
  expect(disposedCalls([], [entry('a', { kind: 'park' })])).toEqual([]);
  const known = disposedCalls(['500'], [entry('a', dispose)]);
  expect(known).toEqual(['500', '1000']);
  expect(disposedCalls(known, [entry('a', dispose)])).toBe(known);
  expect(disposedCalls(known, [])).toBe(known);
});

test('a recent call has the note of its own disposition', () => {
  const dial = entry('d', dialTo('+17275550142'), { createdAt: 1, calledAt: 2 });
  const next = entry('e', dialTo('+17275550143'), { createdAt: 5_000, calledAt: 5_001 });
  const noted = (note: string, createdAt: number, more: Partial<Entry> = {}) =>
    entry(note, { kind: 'dispose', status: 'A', note }, { createdAt, ...more });
  const journal = [dial, noted('first', 2_000), next, noted('second', 6_000)];
  expect(recentCall(dial, false, journal)?.note).toBe('first');
  expect(recentCall(next, false, journal)?.note).toBe('second');
  expect(recentCall(dial, false, [dial, noted('refused', 2_000, { state: 'refused' })])).not.toHaveProperty(
    'note',
  );
});
