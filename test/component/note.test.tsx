import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { longestNote } from '../../src/session/note.ts';
import type { PopupState } from '../../src/session/popup-state.ts';
import type { AgentState } from '../../src/session/state.ts';
import { SessionView } from '../../src/session-view/session/session-view.tsx';
import { defaults } from '../../src/settings/catalog.ts';
import { words, worker } from './support/fake-browser.ts';
import { resetPage, show, signedIn } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const settings = {
  ...defaults,
  dispositions: ['SALE=Sale made;key=1', 'CALLBK=Call back;callback;key=2'],
  noteTemplates: ['Voicemail=Left a message for {name} at {number}'],
};
const call = {
  id: 'c',
  phase: 'connected',
  number: '+17275550142',
  formatted: '+1 727 555 0142',
  since: 1,
  canHangUp: true,
} as const;
/** The whole session; `since` is the time at which the call was first seen. */
function view(agentState: AgentState, more: Partial<PopupState> = {}, since = 1) {
  const isCall = agentState === 'connected';
  const shown = signedIn(agentState, {
    controls: isCall ? { dispose: 'inCall', dial: 'inCall' } : { hangUp: 'noCall', dispose: 'noCall' },
    recordTitle: 'Iris Vance',
    ...(isCall ? { call } : {}),
    ...more,
  });
  const state = { ...shown, session: { ...shown.session, callSince: since } };
  return <SessionView state={state} settings={settings} site={undefined} />;
}
const note = () => screen.getByLabelText<HTMLTextAreaElement>(words('note_title'));
const type = (value: string) => fireEvent.input(note(), { target: { value } });
const sale = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Sale made' });
const sent = () => worker.inputsOf('command').map((input) => (input as { command: unknown }).command);

test('the note goes with the disposition that hangs up', () => {
  show(view('connected'));
  type(' Ask for "Iris" | 🙂 ');
  fireEvent.click(sale());
  expect(sent()).toEqual([{ kind: 'hangUp', disposition: { status: 'SALE', note: 'Ask for "Iris" | 🙂' } }]);
});

test('the note is part of the comment of a callback, and the form says what the dialer stores of it', () => {
  show(view('connected'));
  type('Ask for "Iris" 🙂');
  fireEvent.click(screen.getByRole('button', { name: 'Call back' }));
  expect(screen.getByText(new RegExp(words('note_dropped', '🙂')))).toBeTruthy();
  expect(screen.getByText(new RegExp(words('popup_commentStored', 'Ask for Iris')))).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: words('callback_tomorrow') }));
  fireEvent.click(screen.getByRole('button', { name: words('popup_hangUpAndCallback') }));
  expect(sent()).toMatchObject([
    { disposition: { note: 'Ask for "Iris" 🙂', callback: { comment: 'Ask for Iris' } } },
  ]);
});

test('a template is filled in and put behind the note', () => {
  show(view('connected'));
  type('Second try');
  const select = screen.getByLabelText<HTMLSelectElement>(words('note_template'));
  fireEvent.change(select, { target: { value: 'Voicemail' } });
  expect(note().value).toBe('Second try\nLeft a message for Iris Vance at +1 727 555 0142');
  expect(select.value).toBe('');
});

test('a note that is too long stays, and no disposition can be set until it is shorter', () => {
  show(view('connected'));
  type('x'.repeat(longestNote + 2));
  expect(screen.getByText(words('note_tooLong', '2', String(longestNote)))).toBeTruthy();
  fireEvent.click(sale());
  expect(sent()).toEqual([]);
  expect(note().value).toHaveLength(longestNote + 2);
  type('x'.repeat(longestNote));
  expect(screen.getByText(words('note_left', '0'))).toBeTruthy();
  fireEvent.click(sale());
  expect(sent()).toHaveLength(1);
});

test('nothing can be typed any more once the disposition is on its way', () => {
  show(view('connected', { commands: [{ id: 'h', kind: 'hangUp', state: 'sent', disposition: 'SALE' }] }));
  expect(note().readOnly).toBe(true);
});

test.each<[string, AgentState, PopupState['controls']]>([
  ['between two calls', 'paused', {}],
  ['for an agent without an agent screen, who sets no disposition', 'connected', { dispose: 'remoteAgent' }],
])('there is no note %s', (_name, state, controls) => {
  show(view(state, { controls }));
  expect(screen.queryByLabelText(words('note_title'))).toBeNull();
});

test('a note of a call whose disposition was set elsewhere stays until it is discarded', async () => {
  const { rerender } = show(view('connected'));
  type('Ask for Iris');
  rerender(<main>{view('paused')}</main>);
  const left = await screen.findByLabelText<HTMLTextAreaElement>(words('note_leftTitle'), {
    selector: 'textarea',
  });
  expect(left.value).toBe('Ask for Iris');
  expect(document.body.textContent).toContain('+1 727 555 0142');

  // It is no part of the next call.
  rerender(<main>{view('connected', {}, 2)}</main>);
  expect(note().value).toBe('');
  fireEvent.click(screen.getByRole('button', { name: words('note_discard') }));
  await waitFor(() =>
    expect(screen.queryByLabelText(words('note_leftTitle'), { selector: 'textarea' })).toBeNull(),
  );
});

test('a note that was sent is gone after the call', () => {
  const { rerender } = show(view('connected'));
  type('Ask for Iris');
  rerender(<main>{view('paused', { disposedCalls: ['1'] })}</main>);
  expect(screen.queryByText(words('note_leftTitle'))).toBeNull();
  expect(document.body.textContent).not.toContain('Ask for Iris');
});

test('a call has one control for the pause that follows', () => {
  show(view('connected'));
  expect(screen.getAllByRole('button', { name: words('popup_pauseAfter') })).toHaveLength(1);
  expect(screen.queryByLabelText(words('popup_pauseCode'))).toBeNull();
});

describe("the lead's comments", () => {
  const add = () => screen.getByRole<HTMLButtonElement>('button', { name: words('note_save') });

  test('get what of the note they do not have yet', () => {
    show(view('connected', { savedNotes: ['Ask for Iris.'] }));
    expect(add().getAttribute('aria-disabled')).toBe('true');
    type('Ask for Iris. After lunch');
    fireEvent.click(add());
    expect(sent()).toEqual([{ kind: 'saveNote', text: 'After lunch' }]);
  });

  test('are named as done once they have it', () => {
    show(view('connected', { savedNotes: ['Ask for Iris.'] }));
    type('Ask for Iris.');
    expect(screen.getByText(words('note_saved'))).toBeTruthy();
    fireEvent.click(add());
    expect(sent()).toEqual([]);
  });

  test.each(['cannotReadLead', 'cannotEditLead'] as const)(
    'are not offered if they cannot be saved: %s',
    (why) => {
      show(view('connected', { controls: { dispose: 'inCall', saveNote: why } }));
      expect(screen.queryByText(words(`why_${why}`))).toBeNull();
      type('Ask for Iris.');
      expect(screen.getByText(words(`why_${why}`))).toBeTruthy();
      expect(screen.queryByRole('button', { name: words('note_save') })).toBeNull();
    },
  );
});
