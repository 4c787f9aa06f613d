import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import {
  announcedNotifications,
  canNotify,
  clearNotification,
  showNotification,
} from '../../platform/browser-notifications.ts';
import { journal } from '../../platform/database.ts';
import { t } from '../../platform/i18n.ts';
import { popupState } from '../../platform/stored-state.ts';
import { activate, openPage, openTeamPage } from '../../platform/tabs.ts';
import { agentScreenTimeoutMs } from '../../session/agent-screen/agent-screen-warning.ts';
import { minuteMs } from '../../session/callback/dialer-clock.ts';
import { latestDial, ownerOf } from '../../session/journal.ts';
import {
  changeNotifications,
  type Notification,
  type NotificationChange,
  notificationsOf,
} from '../../session/notifications.ts';
import { teamAlertNotification } from '../../team/alert-notification.ts';
import { screenAlarm } from '../alarm-names.ts';
import { storedCallbacks } from '../callbacks/stored-callbacks.ts';
import { readSettings } from '../effective-settings.ts';
import { showSession } from '../surfaces.ts';

/** Shows the notifications that have become true and clears those that no longer are. Idempotent. */
export async function updateNotifications(): Promise<void> {
  const { notifications: kinds, callbackReminderMinutes } = (await readSettings()).values;
  const isGranted = await canNotify();
  const state = await popupState.get();
  const rules = { kinds: isGranted ? kinds : [], reminderMs: callbackReminderMinutes * minuteMs };
  const wanted = notificationsOf(state, rules, Date.now());
  let change: NotificationChange = { toShow: [], toClear: [] };
  await announcedNotifications.update((announced) => {
    change = changeNotifications(wanted, announced);
    return wanted.map(({ id }) => id);
  });
  await Promise.all(change.toClear.map(clearNotification));
  await Promise.all(change.toShow.map((each) => showNotification(each.id, ...wordsOf(each))));
  const isWatched = isGranted && kinds.includes('agentScreen') && state.screen?.state === 'open';
  if (isWatched) scheduleAlarm(screenAlarm, agentScreenTimeoutMs);
  else await clearAlarm(screenAlarm);
}

function wordsOf(notification: Notification): [title: string, message: string] {
  switch (notification.kind) {
    case 'incomingCall':
      return [t('notification_incomingCall'), notification.number];
    case 'customerHungUp':
      return [t('notification_customerHungUp'), notification.number];
    case 'agentScreen':
      return [t('notification_agentScreen'), t(notification.warning)];
    case 'callbackDue': {
      const time = new Date(notification.dueAt).toLocaleTimeString([], { timeStyle: 'short' });
      return [t('notification_callbackDue', time), notification.who];
    }
    default:
      return notification satisfies never;
  }
}

/** Shows what a clicked notification is about: the record of the callback, the agent screen, or the CRM tab of the call. */
export async function openNotification(id: string): Promise<void> {
  await clearNotification(id);
  if (id === teamAlertNotification) return openTeamPage();
  const isShown = id.startsWith('callbackDue-')
    ? await openRecordOf(id.slice('callbackDue-'.length))
    : await activateTab(id.startsWith('agentScreen-'));
  if (!isShown) await showSession();
}

async function openRecordOf(callback: string): Promise<boolean> {
  const page = (await storedCallbacks.get())?.find((each) => each.id === callback)?.page;
  if (page === undefined) return false;
  await openPage(page);
  return true;
}

/** Activates the tab of the agent screen, or that of the page on which the last call began. */
async function activateTab(isOfScreen: boolean): Promise<boolean> {
  const { screen, signIn } = await popupState.get();
  if (isOfScreen) return screen !== null && screen.state !== 'closed' && activate(screen.tab);
  if (signIn.state === 'out') return false;
  const owner = ownerOf(signIn.identity);
  const dial = latestDial((await journal.recent()).filter((entry) => entry.owner === owner));
  const tab = dial?.command.kind === 'dial' ? dial.command.tab : undefined;
  return tab !== undefined && activate(tab);
}
