import { screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyPopupState, type PopupState } from '../../src/session/popup-state.ts';
import type { AgentState } from '../../src/session/state.ts';
import {
  CallbackList,
  CallControls,
  partsAtStart,
  SignedOutView,
} from '../../src/session-view/later-parts.ts';
import { loadedLater } from '../../src/ui/loaded-later.tsx';
import { resetPage, show, signedIn } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const Text = ({ text }: { text: string }) => <p>{text}</p>;

test('a part that was loaded is in the first rendering', async () => {
  const Part = loadedLater(async () => Text);
  await Part.load();
  show(<Part text="loaded" />);
  expect(screen.getByText('loaded')).toBeTruthy();
});

test('a part is loaded once, when it is first rendered, and is shown then', async () => {
  let times = 0;
  const Part = loadedLater(async () => {
    times += 1;
    return Text;
  });
  show(
    <>
      <Part text="one" />
      <Part text="two" />
    </>,
  );
  expect(await screen.findByText('one', {}, { timeout: 10_000 })).toBeTruthy();
  expect(await screen.findByText('two', {}, { timeout: 10_000 })).toBeTruthy();
  expect(times).toBe(1);
});

test('a part whose file could not be loaded is loaded again the next time', async () => {
  let times = 0;
  const Part = loadedLater(async () => {
    times += 1;
    if (times === 1) throw new Error('no file');
    return Text;
  });
  await expect(Part.load()).rejects.toThrow('no file');
  await Part.load();
  show(<Part text="loaded" />);
  expect(screen.getByText('loaded')).toBeTruthy();
});

const callback = { id: 'c1', number: '+17275550197', dueAt: 0, comment: '' };

test.each<[string, PopupState, readonly unknown[]]>([
  ['signed out', emptyPopupState, [SignedOutView]],
  ['paused', signedIn('paused'), []],
  ['logged out of the agent screen', signedIn('loggedOut'), []],
  ['paused with callbacks', signedIn('paused', { callbacks: [callback] }), [CallbackList]],
  ...(['ringing', 'connected', 'parked', 'preview', 'disposition'] satisfies AgentState[]).map(
    (state): [string, PopupState, readonly unknown[]] => [state, signedIn(state), [CallControls]],
  ),
])('before the first paint the parts are loaded that are shown while %s', (_name, state, parts) => {
  expect(partsAtStart(state)).toEqual(parts);
});
