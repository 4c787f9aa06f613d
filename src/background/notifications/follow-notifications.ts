import { announcedNotifications } from '../../platform/browser-notifications.ts';
import { readSettings } from '../effective-settings.ts';

/** Updates the notifications, if the agent has chosen any or some are shown. Only then the code for them is loaded. */
export async function followNotifications(): Promise<void> {
  const { notifications: kinds } = (await readSettings()).values;
  if (kinds.length === 0 && (await announcedNotifications.get()).length === 0) return;
  await (await import('./show-notifications.ts')).updateNotifications();
}
