import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PopupState } from '../../src/session/popup-state.ts';
import type { AgentState } from '../../src/session/state.ts';
import { isDoNotCall, keysOf, withStableKeys } from '../../src/session-view/call/disposition-keys.ts';
import { Dispositions, undoMs } from '../../src/session-view/call/dispositions.tsx';
import { DraftProvider } from '../../src/session-view/draft-provider.tsx';
import type { Disposition } from '../../src/settings/values/choices.ts';
import { waitFor } from '../support/wait-for.ts';
import { words, worker } from './support/fake-browser.ts';
import { resetPage, show, signedIn } from './support/render.tsx';

beforeEach(() => {
  resetPage();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  resetPage();
});

const lines = [
  'SALE=Sale made;key=1',
  'CALLBK=Call back;callback;key=2',
  'NA=No answer;key=3',
  'DNC=Do not call',
];
/** The dispositions of one call: the time at which it was first seen stays the same. */
function view(agentState: AgentState, more: Partial<PopupState> = {}) {
  const state = signedIn(agentState, more);
  const session = { ...state.session, since: 1, callSince: 2 };
  return (
    <DraftProvider state={{ ...state, session }}>
      <Dispositions state={{ ...state, session }} lines={lines} pauseLines={['LUNCH=Lunch']} />
    </DraftProvider>
  );
}
const at = (state: AgentState, commands: PopupState['commands'] = []) => (
  <main>{view(state, { commands })}</main>
);
const open = (choices: readonly Disposition[] | undefined = undefined) =>
  show(view('disposition', { choices: choices ? { dispositions: choices } : {} }));
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.body, { key, ...more });
const sent = () => worker.inputsOf('command').map((input) => (input as { command: unknown }).command);

test('a key pressed as soon as the list is rendered chooses', () => {
  open();
  press('1');
  expect(screen.getByText(words('popup_disposePending', 'Sale made'))).toBeTruthy();
});

test('the choice is sent when it can no longer be undone', () => {
  open();
  press('1');
  vi.advanceTimersByTime(undoMs - 1);
  expect(sent()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent()).toMatchObject([{ kind: 'dispose', status: 'SALE' }]);
});

test('Undo takes it back', () => {
  open();
  press('1');
  fireEvent.click(screen.getByRole('button', { name: words('popup_undo') }));
  vi.advanceTimersByTime(undoMs * 2);
  expect(sent()).toEqual([]);
});

test('another key within the time to undo replaces the choice', () => {
  open();
  press('1');
  press('3');
  vi.advanceTimersByTime(undoMs);
  expect(sent()).toMatchObject([{ status: 'NA' }]);
});

test.each<[string, () => void]>([
  ['the same key again', () => press('1')],
  ['Save now', () => fireEvent.click(screen.getByRole('button', { name: words('popup_saveNow') }))],
  ['the popup that closes', () => dispatchEvent(new Event('pagehide'))],
])('%s sends it at once', (_name, act) => {
  open();
  press('1');
  act();
  expect(sent()).toMatchObject([{ status: 'SALE' }]);
  vi.advanceTimersByTime(undoMs * 2);
  expect(sent()).toHaveLength(1);
});

test.each<[string, KeyboardEventInit]>([
  ['with Ctrl', { ctrlKey: true }],
  ['with Alt', { altKey: true }],
  ['held down', { repeat: true }],
])('a key %s does not choose', (_name, more) => {
  open();
  press('1', more);
  vi.advanceTimersByTime(undoMs);
  expect(sent()).toEqual([]);
});

test('a disposition with a callback asks for its time first', () => {
  open();
  press('2');
  expect(screen.getByLabelText(words('popup_callbackAt'))).toBeTruthy();
  expect(sent()).toEqual([]);
});

const fillCallback = (comment: string) => {
  fireEvent.input(screen.getByLabelText(words('popup_callbackAt')), {
    target: { value: '2031-05-06T10:30' },
  });
  fireEvent.input(screen.getByLabelText(words('popup_callbackComment')), { target: { value: comment } });
};
const schedule = () => screen.getByRole('button', { name: words('popup_callbackSet') });

test('a callback that the dialer refused keeps its form until the disposition is stored', async () => {
  const { rerender } = open();
  press('2');
  fillCallback('Ask for Iris');
  fireEvent.click(schedule());
  vi.advanceTimersByTime(undoMs);
  expect(sent()).toMatchObject([{ status: 'CALLBK', callback: { comment: 'Ask for Iris' } }]);
  rerender(at('disposition', [{ id: 'c', kind: 'dispose', state: 'sent' }]));
  expect(screen.queryByLabelText(words('popup_callbackComment'))).toBeNull();
  await waitFor(() => {
    rerender(at('disposition', [{ id: 'c', kind: 'dispose', state: 'refused' }]));
    expect(schedule().getAttribute('aria-disabled')).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>(words('popup_callbackComment')).value).toBe(
      'Ask for Iris',
    );
  });
  expect(screen.getByLabelText<HTMLInputElement>(words('popup_callbackAt')).value).toBe('2031-05-06T10:30');
  rerender(<main>{view('paused', { disposedCalls: ['2'] })}</main>);
  rerender(at('disposition'));
  press('2');
  expect(screen.getByLabelText<HTMLInputElement>(words('popup_callbackComment')).value).toBe('');
});

test('a comment field shows the stored text, and a comment that the dialer cannot store is not sent', () => {
  open();
  press('2');
  fillCallback('Café: ask “Iris”');
  expect(screen.getByText(words('popup_commentStored', 'Cafe ask Iris'))).toBeTruthy();
  fillCallback('花 at 10');
  expect(screen.getAllByText(words('popup_commentRefused', '花'))[0]).toBeTruthy();
  fireEvent.click(schedule());
  vi.advanceTimersByTime(undoMs);
  expect(sent()).toEqual([]);
});

test('a disposition on the agent screen clears the choice in the popup', () => {
  const { rerender } = open();
  fireEvent.change(screen.getByLabelText(words('popup_thenPause')), { target: { value: 'LUNCH' } });
  press('1');
  rerender(at('paused'));
  rerender(at('connected'));
  rerender(at('disposition'));
  expect(screen.queryByText(words('popup_disposePending', 'Sale made'))).toBeNull();
  expect(screen.getByLabelText<HTMLSelectElement>(words('popup_thenPause')).value).toBe('');
  vi.advanceTimersByTime(undoMs * 2);
  expect(sent()).toEqual([]);
});

test('after a call that nobody answered, the fitting disposition is preselected and Enter chooses it', () => {
  const state = signedIn('disposition');
  show(
    <Dispositions
      state={{ ...state, session: { ...state.session, unanswered: 'noAnswer' } }}
      lines={['SALE=Sale made', 'N=No answer']}
      pauseLines={[]}
    />,
  );
  const button = screen.getByText('No answer').closest('button');
  expect(button?.textContent).toContain(words('popup_suggested'));
  expect(document.activeElement).toBe(button);
  expect(sent()).toEqual([]);
});

test('do-not-call comes last and has no key', () => {
  open([
    { status: 'DNC', name: 'Do not call', isCallback: false, shortcut: '1' },
    { status: 'SALE', name: 'Sold today', isCallback: false, shortcut: '2' },
  ]);
  const buttons = screen.getAllByRole('listitem').map((item) => item.querySelector('button'));
  expect(buttons.map((button) => button?.textContent)).toEqual(['1Sold today', 'Do not call']);
  expect(buttons[1]?.getAttribute('aria-keyshortcuts')).toBeNull();
});

test('a learned list keeps the keys that the agent had', () => {
  open([
    { status: 'CALLME', name: 'Call me again', isCallback: false, shortcut: '1' },
    { status: 'SALE', name: 'Sold today', isCallback: false, shortcut: '2' },
    { status: 'CALLBK', name: 'Call Back', isCallback: true, shortcut: '3' },
  ]);
  const keys = screen.getAllByRole('listitem').map((item) => item.textContent);
  expect(keys).toEqual(['4Call me again', '1Sold today', '2Call Back']);
});

describe('stable keys', () => {
  const named = (...statuses: string[]): Disposition[] =>
    statuses.map((status) => ({ status, name: status, isCallback: false }));

  test('stay with their status in any order', () => {
    const first = withStableKeys(named('A', 'B', 'C'), {});
    const later = withStableKeys(named('X', 'C', 'B', 'A'), keysOf(first));
    expect(keysOf(later)).toEqual({ A: '1', B: '2', C: '3', X: '4' });
  });

  test('are given once, and at most nine', () => {
    const keys = Object.values(keysOf(withStableKeys(named(...'ABCDEFGHIJKL'), { A: '5', B: '5' })));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(9);
  });

  test.each(['DNC', 'DNCL', 'DNCC'])('are not given to %s', (status) => {
    expect(isDoNotCall(status)).toBe(true);
    expect(keysOf(withStableKeys(named(status), { [status]: '1' }))).toEqual({});
  });
});
