import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PopupState } from '../../src/session/popup-state.ts';
import type { AgentState } from '../../src/session/state.ts';
import { HangUpAndDispose } from '../../src/session-view/call/hang-up-and-dispose.tsx';
import { DraftProvider } from '../../src/session-view/draft-provider.tsx';
import { words, worker } from './support/fake-browser.ts';
import { resetPage, show, signedIn } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const lines = [
  'SALE=Sale made;key=1',
  'CALLBK=Call back;callback;key=2',
  'DNC=Do not call;key=9',
  'X=Other;key=o',
];
/** `call`: the time at which the call was first seen. */
function view(agentState: AgentState, more: Partial<PopupState> = {}, call = 1) {
  const shown = signedIn(agentState, {
    controls: agentState === 'connected' ? { dispose: 'inCall' } : { hangUp: 'noCall' },
    ...more,
  });
  const state = { ...shown, session: { ...shown.session, callSince: call } };
  return (
    <DraftProvider state={state}>
      <HangUpAndDispose state={state} lines={lines} pauseLines={['LUNCH=Lunch']} />
    </DraftProvider>
  );
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.body, { key, ...more });
const sent = () => worker.inputsOf('command').map((input) => (input as { command: unknown }).command);
const shift1 = ['!', { code: 'Digit1', shiftKey: true }] as const;

test('one press hangs up and sets the disposition', () => {
  show(view('connected'));
  fireEvent.click(screen.getByRole('button', { name: 'Sale made' }));
  expect(sent()).toEqual([{ kind: 'hangUp', disposition: { status: 'SALE' } }]);
});

test('the pause that follows is sent with it', () => {
  show(view('connected'));
  fireEvent.change(screen.getByLabelText(words('popup_thenPause')), { target: { value: 'LUNCH' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sale made' }));
  expect(sent()).toEqual([{ kind: 'hangUp', disposition: { status: 'SALE', thenPause: 'LUNCH' } }]);
});

test('the pause can be requested before the disposition, and is not requested again with it', async () => {
  show(view('connected'));
  fireEvent.change(screen.getByLabelText(words('popup_thenPause')), { target: { value: 'LUNCH' } });
  fireEvent.click(screen.getByRole('button', { name: words('popup_pauseAfter') }));
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLSelectElement>(words('popup_thenPause')).value).toBe(''),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Sale made' }));
  expect(sent()).toEqual([
    { kind: 'pause', code: 'LUNCH' },
    { kind: 'hangUp', disposition: { status: 'SALE' } },
  ]);
});

test.each<[string, Parameters<typeof press>, string]>([
  ['Shift and the digit, on any layout', [...shift1], 'SALE'],
  ['Shift and the letter', ['O', { code: 'KeyO', shiftKey: true }], 'X'],
])('%s do the same', (_name, keys, status) => {
  show(view('connected'));
  press(...keys);
  expect(sent()).toEqual([{ kind: 'hangUp', disposition: { status } }]);
});

test('a key without Shift does not end the call', () => {
  show(view('connected'));
  press('1', { code: 'Digit1' });
  press('o', { code: 'KeyO' });
  expect(sent()).toEqual([]);
});

test('do-not-call needs the time to undo, so it is not offered here', () => {
  show(view('connected'));
  expect(screen.queryByText('Do not call')).toBeNull();
  press('(', { code: 'Digit9', shiftKey: true });
  expect(sent()).toEqual([]);
});

test('a callback asks for its time first, and is sent with the hang-up', () => {
  show(view('connected'));
  press('@', { code: 'Digit2', shiftKey: true });
  expect(sent()).toEqual([]);
  fireEvent.input(screen.getByLabelText(words('popup_callbackComment')), {
    target: { value: 'Ask for Iris' },
  });
  fireEvent.click(screen.getByRole('button', { name: words('callback_tomorrow') }));
  fireEvent.click(screen.getByRole('button', { name: words('popup_hangUpAndCallback') }));
  expect(sent()).toMatchObject([
    {
      kind: 'hangUp',
      disposition: { status: 'CALLBK', callback: { mine: true, comment: 'Ask for Iris' } },
    },
  ]);
});

test('while the hang-up is in flight, nothing else can be pressed and the disposition is named', () => {
  show(view('connected', { commands: [{ id: 'h', kind: 'hangUp', state: 'sent', disposition: 'SALE' }] }));
  expect(screen.getByText(words('popup_hangUpThen', 'Sale made'))).toBeTruthy();
  press(...shift1);
  expect(sent()).toEqual([]);
  expect(screen.queryByRole('button')).toBeNull();
});

test.each<[string, PopupState['controls']]>([
  ['for an agent without an agent screen', { dispose: 'remoteAgent' }],
  ['without a call', { hangUp: 'noCall', dispose: 'noCall' }],
])('nothing is offered %s', (_name, controls) => {
  show(view('connected', { controls }));
  expect(screen.queryByRole('button')).toBeNull();
});

test('what was chosen for a call does not reach the next one', () => {
  const { rerender } = show(view('connected'));
  fireEvent.change(screen.getByLabelText(words('popup_thenPause')), { target: { value: 'LUNCH' } });
  press('@', { code: 'Digit2', shiftKey: true });
  rerender(<main>{view('disposition')}</main>);
  rerender(<main>{view('connected', {}, 2)}</main>);
  expect(screen.getByLabelText<HTMLSelectElement>(words('popup_thenPause')).value).toBe('');
  expect(screen.queryByLabelText(words('popup_callbackComment'))).toBeNull();
});

describe('the time of a callback', () => {
  const open = () => {
    show(view('connected', { customerZones: ['Pacific/Kiritimati'] }));
    press('@', { code: 'Digit2', shiftKey: true });
  };
  const at = () => screen.getByLabelText<HTMLInputElement>(words('popup_callbackAt'));
  const type = (text: string) =>
    fireEvent.input(screen.getByLabelText(words('callback_typed')), { target: { value: text } });
  const submit = () =>
    fireEvent.click(screen.getByRole('button', { name: words('popup_hangUpAndCallback') }));

  test('is set by a preset, by typed words and by the field, and shown by both clocks', () => {
    open();
    fireEvent.click(screen.getByRole('button', { name: words('callback_nextWeek') }));
    const nextWeek = at().value;
    expect(Date.parse(nextWeek) - Date.now()).toBeGreaterThan(6 * 86_400_000);
    expect(screen.getByRole('button', { pressed: true }).textContent).toBe(words('callback_nextWeek'));
    type('tomorrow 3pm');
    expect(at().value).toMatch(/T15:00$/);
    expect(at().value).not.toBe(nextWeek);
    expect(document.body.textContent).toMatch(/Dialer: \w{3}, \w{3} \d+, 03:00.PM/);
    expect(document.body.textContent).toMatch(/Customer: \w{3}, \w{3} \d+/);
  });

  test('in the past is not sent, and the reason is shown', () => {
    open();
    fireEvent.input(at(), { target: { value: '2020-01-01T10:00' } });
    expect(screen.getAllByText(words('callback_past')).length).toBeGreaterThan(0);
    submit();
    expect(sent()).toEqual([]);
  });

  test('that is no time leaves the field as it was', () => {
    open();
    type('tue 10');
    const { value } = at();
    type('tue 100');
    expect(screen.getByText(words('callback_notATime'))).toBeTruthy();
    expect(at().value).toBe(value);
  });
});
