import { fireEvent, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotificationAccess } from '../../src/options/settings/notification-access.tsx';
import { browser } from '../../src/platform/browser.ts';
import { waitFor } from '../support/wait-for.ts';
import { permission, words } from './support/fake-browser.ts';
import { resetPage, show } from './support/render.tsx';

let level: 'granted' | 'denied' = 'granted';
beforeEach(() => {
  resetPage();
  level = 'granted';
  Object.assign(browser, { notifications: { getPermissionLevel: async () => level } });
});
afterEach(resetPage);

const reads = (key: string) => waitFor(() => expect(screen.getByText(words(key))).toBeTruthy());

test('while no notification is chosen, nothing is asked', () => {
  permission.isGranted = false;
  show(<NotificationAccess isWanted={false} />);
  expect(screen.queryByRole('button')).toBeNull();
});

test('a click asks for the permission, and a refusal is answered in words', async () => {
  permission.isGranted = false;
  show(<NotificationAccess isWanted />);
  await reads('options_notificationsMissing');
  fireEvent.click(screen.getByRole('button', { name: words('options_notificationsAsk') }));
  await reads('options_notificationsDenied');
});

test('notifications that the system blocks are called that', async () => {
  level = 'denied';
  show(<NotificationAccess isWanted />);
  await reads('options_notificationsBlocked');
});

test('granted notifications need no click', async () => {
  show(<NotificationAccess isWanted />);
  await reads('options_notificationsGranted');
  expect(screen.queryByRole('button')).toBeNull();
});
