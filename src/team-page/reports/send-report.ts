import { request } from '../../platform/messaging.ts';
import { resultsOutbox } from '../../platform/results-database.ts';
import { reportDeliveries, type SentReport } from '../../results/report-delivery.ts';

/** Queues a report for the receiver of the results, after what waits already. Returns the number of its messages. */
export async function sendReport(report: SentReport): Promise<number> {
  const deliveries = reportDeliveries(report, crypto.randomUUID(), Date.now());
  // Calls older than the epoch do not exist, so that none is forgotten.
  await resultsOutbox.record([], () => ({ calls: [], deliveries }), 0);
  await request('deliverResults', {});
  return deliveries.length;
}
