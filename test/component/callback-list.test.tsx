import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallbackView } from '../../src/session/callback/callbacks.ts';
import { CallbackList } from '../../src/session-view/session/callback-list.tsx';
import { now } from '../../src/ui/clock.tsx';
import { waitFor } from '../support/wait-for.ts';
import { words, worker } from './support/fake-browser.ts';
import { resetPage, show, signedIn } from './support/render.tsx';

beforeEach(() => {
  resetPage();
  now.value = Date.now();
});
afterEach(resetPage);

const minute = 60_000;
const callback = (nth: number, inMinutes: number, more: Partial<CallbackView> = {}): CallbackView => ({
  id: `callback-${nth}`,
  dueAt: Date.now() + inMinutes * minute,
  number: `+1 727 555 010${nth}`,
  comment: '',
  ...more,
});
const open = (callbacks: readonly CallbackView[]) =>
  show(<CallbackList state={signedIn('paused', { callbacks })} reminderMinutes={5} />);

test('a callback is dialed, its record is opened, and it is removed, by one press each', async () => {
  open([callback(1, 60, { title: 'Iris Vale', site: 'crm.example', comment: 'Ask for Iris' })]);
  expect(screen.getByText('Ask for Iris')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^Call\s*\+1 727 555 0101$/ }));
  expect(worker.inputsOf('dialCallback')).toMatchObject([{ callback: 'callback-1' }]);
  const record = words('callbacks_openRecordOf', 'Iris Vale', 'crm.example');
  fireEvent.click(screen.getByRole('button', { name: record }));
  expect(worker.inputsOf('openRecord')).toEqual([{ callback: 'callback-1' }]);
  // One press at a time.
  await waitFor(() => {
    fireEvent.click(screen.getByRole('button', { name: words('callbacks_removeOf', 'Iris Vale') }));
    expect(worker.inputsOf('removeCallback')).toEqual([{ callback: 'callback-1' }]);
  });
});

test('an overdue callback stands out in words and color, and every due one is shown', () => {
  open([callback(1, -30.5), callback(2, -20), callback(3, 2), callback(4, 4), callback(5, 60)]);
  const items = screen.getAllByRole('listitem');
  expect(items).toHaveLength(4);
  expect(items[0]?.textContent).toContain(words('callbacks_overdue', '30:'));
  expect(new Set(items.map(({ className }) => className)).size).toBe(2);
  fireEvent.click(screen.getByRole('button', { name: words('callbacks_all', '5') }));
  expect(screen.getAllByRole('listitem')).toHaveLength(5);
});

test('a callback without a page has no button for its record, and an empty list is not shown', () => {
  const { rerender } = open([callback(1, 60)]);
  expect(screen.getAllByRole('button')).toHaveLength(2);
  expect(screen.getByText(words('callbacks_others'))).toBeTruthy();
  rerender(
    <main>
      <CallbackList state={signedIn('paused')} reminderMinutes={5} />
    </main>,
  );
  expect(document.querySelector('main')?.textContent).toBe('');
});
