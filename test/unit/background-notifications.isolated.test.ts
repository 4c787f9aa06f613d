import { beforeEach, expect, test, vi } from 'vitest';
import { popupState } from '../../src/platform/stored-state.ts';
import type { SetCallback } from '../../src/session/callback/callbacks.ts';
import { type Entry, newEntry, ownerOf } from '../../src/session/journal.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { dialTo, identity, sessionIn, signedIn } from '../support/builders.ts';
import { fakeBrowser, resetFakeBrowser } from '../support/fake-browser.ts';
import { deviceValues } from '../support/fake-database.ts';

let entries: readonly Entry[] = [];
vi.mock('../../src/platform/database.ts', async () => ({
  ...(await import('../support/fake-database.ts')),
  journal: { recent: async () => entries },
}));

const { openNotification, updateNotifications } = await import(
  '../../src/background/notifications/show-notifications.ts'
);

/** What is on the screen, by ID. */
const onScreen = new Map<string, { title: string; message: string }>();
let isGranted = true;
const created = vi.fn(async (id: string, content: { title: string; message: string }) => {
  onScreen.set(id, content);
  return id;
});
const callSince = Date.now() - 5_000;
const gone = signedIn({ session: sessionIn('customerGone', { callSince, phoneNumber: '7275550142' }) });
const paused = signedIn({ session: sessionIn('paused') });

beforeEach(async () => {
  resetFakeBrowser();
  deviceValues.clear();
  onScreen.clear();
  created.mockClear();
  isGranted = true;
  Object.assign(fakeBrowser, {
    notifications: {
      create: created,
      clear: async (id: string) => onScreen.delete(id),
      onClicked: { addListener: () => undefined },
    },
    permissions: { contains: async () => isGranted },
    alarms: { create: () => undefined, clear: async () => true },
  });
  fakeBrowser.storage.session.values.set('effective', {
    values: { ...defaults, notifications: ['customerHungUp'] },
    sources: {},
    locked: [],
    certainty: 'known',
  });
  entries = [];
  await popupState.set(gone);
});

test('a notification appears once, stays away when the agent closes it, and goes when it is no longer true', async () => {
  await updateNotifications();
  expect([...onScreen.values()]).toMatchObject([{ message: '7275550142' }]);
  await updateNotifications();
  expect(created).toHaveBeenCalledTimes(1);
  onScreen.clear();
  await updateNotifications();
  expect(onScreen.size).toBe(0);
  await updateNotifications();
  await popupState.set(paused);
  await updateNotifications();
  await popupState.set({ ...gone, session: { ...gone.session, callSince: callSince + 60_000 } });
  await updateNotifications();
  expect(onScreen.size).toBe(1);
  await popupState.set(paused);
  await updateNotifications();
  expect(onScreen.size).toBe(0);
});

test('without the permission nothing is shown, and it is shown once the permission is granted', async () => {
  isGranted = false;
  await updateNotifications();
  expect(created).not.toHaveBeenCalled();
  isGranted = true;
  await updateNotifications();
  expect(onScreen.size).toBe(1);
});

test('a browser that knows no lasting notification shows a brief one, and one that refuses changes nothing', async () => {
  created.mockRejectedValueOnce(new Error('requireInteraction is not supported'));
  await updateNotifications();
  expect(onScreen.size).toBe(1);
  await popupState.set(paused);
  await updateNotifications();
  created.mockRejectedValueOnce(new Error('no')).mockRejectedValueOnce(new Error('no'));
  await popupState.set(gone);
  await expect(updateNotifications()).resolves.toBeUndefined();
  expect(onScreen.size).toBe(0);
});

test('a click goes to the tab of the call, or to the page of the callback’s record', async () => {
  const update = vi.fn(async (_tab: number, _change: object) => ({ windowId: 3 }));
  const create = vi.fn(async (_page: object) => ({}));
  Object.assign(fakeBrowser.tabs, { update, create, query: async () => [] });
  Object.assign(fakeBrowser, { windows: { update: async () => ({}) } });
  const dial = dialTo('+17275550142', { origin: 'https://crm.example', tab: 7 });
  entries = [
    {
      ...newEntry('a-click-1', ownerOf(identity), dial, sessionIn('paused'), Date.now()),
      state: 'confirmed',
    },
  ];
  await updateNotifications();
  const [id = ''] = onScreen.keys();
  await openNotification(id);
  expect(update).toHaveBeenCalledWith(7, { active: true });
  expect(onScreen.size).toBe(0);

  const page = 'https://crm.example/contacts/7';
  const callback: Partial<SetCallback> = { id: 'the-callback', page };
  deviceValues.set('callbacks', [callback]);
  await openNotification('callbackDue-the-callback');
  expect(create).toHaveBeenCalledWith({ url: page });
});
