import type { Journal } from '../../platform/database.ts';
import type { ResultsOutbox } from '../../platform/results-database.ts';
import { type CallRecord, callRecords } from '../../results/call-record.ts';
import { newDelivery } from '../../results/delivery.ts';
import type { ReceivedCall } from '../../results/received-call.ts';
import { type EventType, follow } from '../../results/result-event.ts';
import { isWantedBy } from '../../results/result-filter.ts';
import type { Settings } from '../../settings/catalog.ts';
import { resultsAddress } from '../../settings/values/results-address.ts';
import { hasReceiver } from '../../settings/values/results-receiver.ts';

interface Deps {
  readonly journal: Pick<Journal, 'recent'>;
  readonly outbox: Pick<ResultsOutbox, 'record'>;
  readonly readSettings: () => Promise<
    Pick<
      Settings,
      'resultsUrl' | 'resultsCampaignUrls' | 'resultsEvents' | 'resultsStatuses' | 'resultsSites'
    >
  >;
  /** The names of statuses, as far as they are known now. */
  readonly statusNames: () => Promise<ReadonlyMap<string, string>>;
}

/** Milliseconds that a call is remembered. Its entries are in the recent journal for two hours only. */
const rememberedMs = 86_400_000;

/**
 * Makes the events of all calls whose record has changed in the journal or among the calls that were not dialed here, and
 * returns whether there are any. Without a receiver there are none.
 */
export function recordResults({
  journal,
  outbox,
  readSettings,
  statusNames,
}: Deps): (received: readonly ReceivedCall[]) => Promise<boolean> {
  // Avoids reading and writing the same calls again. A restarted worker finds them unchanged in the outbox.
  let written = '';
  return async (received) => {
    const { resultsUrl, resultsCampaignUrls, resultsEvents, resultsStatuses, resultsSites } =
      await readSettings();
    const addresses = { resultsUrl, resultsCampaignUrls };
    if (!hasReceiver(addresses)) return false;
    const records = callRecords(await journal.recent(), received, await statusNames());
    const filter = { resultsEvents, resultsStatuses, resultsSites };
    const state = JSON.stringify([addresses, filter, records]);
    if (state === written) return false;
    const isOfFilter = isWantedBy(filter);
    const isWanted = (type: EventType, record: CallRecord) =>
      isOfFilter(type, record) && resultsAddress(addresses, record.campaign) !== '';
    const now = Date.now();
    let hasEvents = false;
    await outbox.record(
      records.map(({ id }) => id),
      (known) => {
        const followed = records.map((record) => follow(known.get(record.id), record, isWanted, now));
        hasEvents = followed.some(({ events }) => events.length > 0);
        return {
          calls: followed.map((each) => each.known).filter((call) => call !== known.get(call.id)),
          deliveries: followed.flatMap(({ events }) => events.map((event) => newDelivery(event, now))),
        };
      },
      now - rememberedMs,
    );
    written = state;
    return hasEvents;
  };
}
