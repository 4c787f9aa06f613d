import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { popupState } from '../../platform/stored-state.ts';
import {
  type CallbackView,
  callbackViews,
  nextReminder,
  updateCallbacks,
} from '../../session/callback/callbacks.ts';
import { dialerClock, minuteMs } from '../../session/callback/dialer-clock.ts';
import type { Entry } from '../../session/journal.ts';
import type { Settings } from '../../settings/catalog.ts';
import { readSettings } from '../effective-settings.ts';
import { storedCallbacks } from './stored-callbacks.ts';

/** Fires when the agent must be reminded of the next callback. */
export const callbackAlarm = 'callbacks';

/**
 * Brings the stored callbacks up to date with the recent journal entries of `owner` and returns those that are open.
 * `clockSkew`: the dialer's clock minus ours, in milliseconds.
 */
export async function followCallbacks(
  owner: string | undefined,
  entries: readonly Entry[],
  clockSkew: number,
  { disabledFeatures, maskNumbers }: Settings,
): Promise<readonly CallbackView[]> {
  if (owner === undefined || disabledFeatures.includes('callbacks')) return [];
  const now = Date.now();
  const clock = dialerClock(clockSkew, Intl.DateTimeFormat().resolvedOptions().timeZone, now);
  const known = await storedCallbacks.update((all) => updateCallbacks(all ?? [], entries, clock, now));
  return callbackViews(known ?? [], owner, maskNumbers);
}

/** Schedules the reminder of the next callback. */
export async function scheduleReminder(): Promise<void> {
  const { callbacks } = await popupState.get();
  const { values } = await readSettings();
  const wait = nextReminder(callbacks, values.callbackReminderMinutes * minuteMs, Date.now());
  if (wait === undefined) await clearAlarm(callbackAlarm);
  else scheduleAlarm(callbackAlarm, wait);
}
