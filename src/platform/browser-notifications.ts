import { browser } from './browser.ts';
import { storedValue } from './storage.ts';

const permission = { permissions: ['notifications' as const] };

/** IDs of the notifications that were shown and are still true. */
export const announcedNotifications = storedValue<readonly string[]>(
  'session',
  'announcedNotifications',
  (raw): raw is readonly string[] => Array.isArray(raw),
  [],
);

/** Whether the person has granted the permission. */
export function canNotify(): Promise<boolean> {
  return browser.permissions.contains(permission);
}

/** Asks the person. Works only inside a click. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request(permission);
}

/** Whether the system or the browser blocks the notifications of this extension. Only Chromium can say that. */
export async function areNotificationsBlocked(): Promise<boolean> {
  try {
    return (await browser.notifications?.getPermissionLevel?.()) === 'denied';
  } catch {
    return false;
  }
}

/** Shows a notification, which stays until it is clicked, closed or cleared. False if the browser refuses. */
export async function showNotification(id: string, title: string, message: string): Promise<boolean> {
  const content = {
    type: 'basic' as const,
    title,
    message,
    iconUrl: browser.runtime.getURL('icons/128.png'),
  };
  try {
    await browser.notifications?.create(id, { ...content, requireInteraction: true });
    return true;
  } catch {
    // Firefox does not have `requireInteraction` and throws.
    return showBriefly(id, content);
  }
}

async function showBriefly(
  id: string,
  content: { type: 'basic'; title: string; message: string; iconUrl: string },
): Promise<boolean> {
  try {
    await browser.notifications?.create(id, content);
    return true;
  } catch {
    return false;
  }
}

export async function clearNotification(id: string): Promise<void> {
  // Without the permission there is nothing to clear.
  await browser.notifications?.clear(id);
}

/**
 * Calls `listener` with the ID of each clicked notification. The API appears with the permission, so the listener is added
 * again then; adding it twice has no effect.
 */
export function onNotificationClicked(listener: (id: string) => void): void {
  const listen = () => browser.notifications?.onClicked.addListener(listener);
  listen();
  browser.permissions.onAdded.addListener(listen);
}

/** Calls `listener` when a permission was granted or removed, until `signal` ends it. */
export function onNotificationAccess(listener: () => void, signal: AbortSignal): void {
  const events = [browser.permissions.onAdded, browser.permissions.onRemoved];
  for (const event of events) event.addListener(listener);
  signal.addEventListener(
    'abort',
    () => {
      for (const event of events) event.removeListener(listener);
    },
    { once: true },
  );
}
