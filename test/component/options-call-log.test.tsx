import { fireEvent, screen } from '@testing-library/preact';
import axe from 'axe-core';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallLogView } from '../../src/options/call-log/call-log-view.tsx';
import { callLog, journal } from '../../src/platform/database.ts';
import type { LoggedCall } from '../../src/session/call-log.ts';
import { words } from './support/fake-browser.ts';
import { inForce, resetPage, show } from './support/render.tsx';

const hour = 3_600_000;
const day = 24 * hour;
const call = (id: string, at: number, more: Partial<LoggedCall> = {}): LoggedCall => ({
  id,
  at,
  owner: 'dialer.example|1000',
  site: 'https://crm.example',
  number: '+• ••• ••• 0142',
  outcome: 'called',
  disposition: 'SALE',
  ...more,
});
const view = (auditRetentionDays: number) =>
  show(<CallLogView settings={inForce({ auditRetentionDays }).values} />);
const log = async () => (await callLog.all()).map(({ id }) => id);

beforeEach(resetPage);
afterEach(async () => {
  resetPage();
  vi.restoreAllMocks();
  await callLog.update([], Number.POSITIVE_INFINITY);
});

// First, because the module keeps the database open afterward.
test('the upgrade of a database without a call log keeps its journal', async () => {
  await deleteDB('click-to-dial');
  const old = await openDB('click-to-dial', 1, {
    upgrade(db) {
      db.createObjectStore('journal', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
      db.createObjectStore('attempts');
      db.createObjectStore('values');
    },
  });
  await old.put('journal', { id: 'a', createdAt: Date.now() });
  old.close();
  await callLog.update([call('b', Date.now())], 0);
  expect((await journal.recent()).map(({ id }) => id)).toEqual(['a']);
  expect(await log()).toEqual(['b']);

  // Other files share the database, and their views read whole entries.
  const now = await openDB('click-to-dial');
  await now.clear('journal');
  now.close();
});

test('calls that the journal no longer has stay in the log until their days are over', async () => {
  const now = Date.now();
  await callLog.update([call('a', now - 3 * hour), call('b', now - 6 * day)], now - 7 * day);
  await callLog.update([call('c', now)], now - 7 * day);
  expect(await log()).toEqual(['c', 'a', 'b']);
  await callLog.update([], now - 5 * day);
  expect(await log()).toEqual(['c', 'a']);
});

test('a call that is written again replaces its older state', async () => {
  const now = Date.now();
  await callLog.update([call('a', now, { disposition: '' })], 0);
  await callLog.update([call('a', now)], 0);
  expect((await callLog.all()).map(({ disposition }) => disposition)).toEqual(['SALE']);
});

test('the page shows the latest call first, with masked numbers, and has nothing that axe objects to', async () => {
  const now = Date.now();
  await callLog.update([call('a', now - hour), call('b', now, { number: '+• ••• ••• 0199' })], 0);
  const { container } = view(30);
  await screen.findByText('+• ••• ••• 0199');
  const numbers = [...container.querySelectorAll('tbody td:nth-child(4)')].map((cell) => cell.textContent);
  expect(numbers).toEqual(['+• ••• ••• 0199', '+• ••• ••• 0142']);
  expect(screen.getByText(words('options_callsHelp', '30'))).toBeTruthy();
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
});

test('the button saves the whole log as CSV', async () => {
  const now = Date.now();
  await callLog.update(
    Array.from({ length: 201 }, (_each, index) => call(String(index), now - index)),
    0,
  );
  const saved = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:nothing');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  const { container } = view(30);
  fireEvent.click(await screen.findByRole('button', { name: words('options_callsSave') }));
  expect(container.querySelectorAll('tbody tr').length).toBe(200);
  const file = saved.mock.calls[0]?.[0] as Blob;
  expect((await file.text()).trim().split('\n').length).toBe(202);
});

test('with 0 days the page states that no log is kept', async () => {
  view(0);
  expect(await screen.findByText(words('options_callsOff'))).toBeTruthy();
  expect(screen.queryByText(words('options_callsEmpty'))).toBeNull();
});
