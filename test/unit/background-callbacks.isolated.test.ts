import { beforeEach, expect, test, vi } from 'vitest';
import { popupState } from '../../src/platform/stored-state.ts';
import { type Entry, newEntry, ownerOf } from '../../src/session/journal.ts';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import { dialTo, identity, sessionIn, signedIn } from '../support/builders.ts';
import { fakeBrowser, resetFakeBrowser } from '../support/fake-browser.ts';
import { deviceValues } from '../support/fake-database.ts';

let entries: readonly Entry[] = [];
vi.mock('../../src/platform/database.ts', async () => ({
  ...(await import('../support/fake-database.ts')),
  journal: { recent: async () => entries },
}));

const { publish } = await import('../../src/background/session/publish.ts');
const { scheduleReminder } = await import('../../src/background/callbacks/follow-callbacks.ts');

const owner = ownerOf(identity);
const session = sessionIn('paused', { seenAt: 1, since: 1 });
const settle = (settings: Partial<Settings> = {}) =>
  fakeBrowser.storage.session.values.set('effective', {
    values: { ...defaults, ...settings },
    sources: {},
    locked: [],
    certainty: 'known',
  });

/** A callback of a call that was disposed of just now, due in so many minutes by the dialer's clock, which is ours. */
const dueIn = (minutes: number): Entry[] => {
  const due = new Date(Date.now() + minutes * 60_000);
  const at = new Date(due.getTime() - due.getTimezoneOffset() * 60_000).toISOString();
  const dial = dialTo('+17275550142', { page: 'https://crm.example/contacts/7', title: 'Iris Vale' });
  const callback = { at: `${at.slice(0, 16).replace('T', ' ')}:00`, mine: true, comment: 'Ask for Iris' };
  return [
    {
      ...newEntry('a-click-1', owner, dial, session, Date.now() - 60_000),
      state: 'confirmed',
      calledAt: Date.now() - 50_000,
    },
    {
      ...newEntry('a-dispo-1', owner, { kind: 'dispose', status: 'CALLBK', callback }, session, Date.now()),
      state: 'confirmed',
    },
  ];
};

beforeEach(async () => {
  resetFakeBrowser();
  deviceValues.clear();
  settle();
  await popupState.set(signedIn({ session }));
});

test('a callback of the journal is shown, kept after its entry is gone, and on the badge when it is due', async () => {
  const text = vi.spyOn(fakeBrowser.action, 'setBadgeText');
  entries = dueIn(60);
  await publish();
  expect((await popupState.get()).callbacks).toMatchObject([
    { number: '+17275550142', title: 'Iris Vale', site: 'crm.example', comment: 'Ask for Iris' },
  ]);
  expect(text).toHaveBeenLastCalledWith({ text: '' });
  entries = [];
  settle({ callbackReminderMinutes: 61 });
  await publish();
  expect((await popupState.get()).callbacks).toHaveLength(1);
  expect(text).toHaveBeenLastCalledWith({ text: '1' });
});

test('the reminder is scheduled for the next callback', async () => {
  const create = vi.fn((_name: string, _when: { delayInMinutes: number }) => undefined);
  Object.assign(fakeBrowser, { alarms: { create } });
  entries = dueIn(60);
  await publish();
  await scheduleReminder();
  const [name, when] = create.mock.lastCall ?? [];
  expect(name).toBe('callbacks');
  expect(when?.delayInMinutes).toBeGreaterThan(53);
  expect(when?.delayInMinutes).toBeLessThanOrEqual(55);
});

test('without the feature, or signed out, nothing is kept or shown', async () => {
  settle({ disabledFeatures: ['callbacks'] });
  entries = dueIn(60);
  await publish();
  expect((await popupState.get()).callbacks).toEqual([]);
  expect(deviceValues.has('callbacks')).toBe(false);
  settle();
  await popupState.set({ ...signedIn({ session }), signIn: { state: 'out' } });
  await publish();
  expect(deviceValues.has('callbacks')).toBe(false);
});
