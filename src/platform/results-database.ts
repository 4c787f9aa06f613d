import type { DBSchema } from 'idb';
import type { Delivery } from '../results/delivery.ts';
import type { KnownCall } from '../results/result-event.ts';
import { databaseOpener } from './open-database.ts';

/** The calls whose events were sent, and the events that wait for the receiver. They survive a restart of the browser. */
interface Schema extends DBSchema {
  calls: { key: string; value: KnownCall; indexes: { changedAt: number } };
  deliveries: { key: string; value: Delivery };
}

const database = databaseOpener<Schema>('click-to-dial-results', 1, (db) => {
  db.createObjectStore('calls', { keyPath: 'id' }).createIndex('changedAt', 'changedAt');
  db.createObjectStore('deliveries', { keyPath: 'id' });
});

export interface ResultsOutbox {
  /**
   * Reads the known calls with these ids, writes the calls and deliveries that `decide` returns and deletes calls unchanged
   * since `before` (epoch milliseconds), in one transaction: an event is never lost and never made twice.
   */
  record(
    ids: readonly string[],
    decide: (known: ReadonlyMap<string, KnownCall>) => {
      readonly calls: readonly KnownCall[];
      readonly deliveries: readonly Delivery[];
    },
    before: number,
  ): Promise<void>;
  deliveries(): Promise<Delivery[]>;
  /** Replaces a delivery, or deletes it if `after` is undefined. */
  settle(id: Delivery['id'], after: Delivery | undefined): Promise<void>;
}

export const resultsOutbox: ResultsOutbox = {
  async record(ids, decide, before) {
    const transaction = (await database()).transaction(['calls', 'deliveries'], 'readwrite');
    const calls = transaction.objectStore('calls');
    const found = await Promise.all(ids.map((id) => calls.get(id)));
    const known = new Map(found.flatMap((call) => (call ? [[call.id, call] as const] : [])));
    const decided = decide(known);
    const deliveries = transaction.objectStore('deliveries');
    await Promise.all([
      ...decided.calls.map((call) => calls.put(call)),
      ...decided.deliveries.map((delivery) => deliveries.put(delivery)),
    ]);
    let old = await calls.index('changedAt').openCursor(IDBKeyRange.upperBound(before, true));
    while (old) {
      await old.delete();
      old = await old.continue();
    }
    await transaction.done;
  },

  async deliveries() {
    return (await database()).getAll('deliveries');
  },

  async settle(id, after) {
    const db = await database();
    if (after) await db.put('deliveries', after);
    else await db.delete('deliveries', id);
  },
};
