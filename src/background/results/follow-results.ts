import { scheduleAlarm } from '../../platform/alarms.ts';
import { deviceValue, journal } from '../../platform/database.ts';
import { isGranted, patternOf } from '../../platform/permissions.ts';
import { resultsOutbox } from '../../platform/results-database.ts';
import { notify } from '../../platform/tabs.ts';
import type { KnownCall } from '../../results/result-event.ts';
import { resultsAddress } from '../../settings/values/results-address.ts';
import { deliveryAlarm } from '../alarm-names.ts';
import { readSettings } from '../effective-settings.ts';
import { resultsDelivery } from './deliver-results.ts';
import { receivedCalls } from './received-calls.ts';
import { recordResults } from './record-results.ts';
import { pageEvents } from './send-page-events.ts';
import { sign } from './signing-key.ts';
import { statusNames } from './status-names.ts';

/** Delivers the results of calls to the receiver of the organization. */
export const { deliver, retryAll } = resultsDelivery({
  outbox: resultsOutbox,
  receiver: async (campaign) => {
    const { values } = await readSettings();
    return {
      address: resultsAddress(values, campaign),
      format: values.resultsFormat,
      form: values.resultsForm,
      headers: values.resultsHeaders,
    };
  },
  isAllowed: async (address) => {
    const pattern = patternOf(address);
    return pattern !== undefined && isGranted(pattern);
  },
  isOnline: () => navigator.onLine,
  sign,
  scheduleNext: scheduleDelivery,
});

/** Makes the events of calls that have changed. Returns whether there are any. */
export const noteResults = recordResults({
  journal,
  outbox: resultsOutbox,
  readSettings: async () => (await readSettings()).values,
  statusNames,
});

/** Sends the events of calls to the pages on which their numbers were clicked or their records were opened. */
export const { send: sendPageEvents, welcome: welcomePage } = pageEvents({
  journal,
  received: async () => (await receivedCalls.get()) ?? [],
  known: deviceValue('pageEventCalls', (raw): raw is readonly KnownCall[] => Array.isArray(raw)),
  readSettings: async () => (await readSettings()).values,
  sendTo: async ({ tab, ...event }) => void (await notify(tab, { notice: 'callEvent', ...event })),
});

/** A short wait is a timer too, because an alarm takes 30 seconds at least. */
function scheduleDelivery(milliseconds: number): void {
  scheduleAlarm(deliveryAlarm, milliseconds);
  setTimeout(() => void deliver(), milliseconds);
}
