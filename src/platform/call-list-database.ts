import type { DBSchema } from 'idb';
import {
  type CallListRow,
  type CallRowCounts,
  type CallRowState,
  callRowStates,
} from '../leads/call-list/call-list.ts';
import { databaseOpener } from './open-database.ts';

/** The rows of the call list. They survive a restart of the browser. Content scripts cannot read them. */
interface Schema extends DBSchema {
  rows: { key: number; value: CallListRow; indexes: { state: CallRowState; pressedAt: number } };
}

const database = databaseOpener<Schema>('click-to-dial-call-list', 1, (db) => {
  const rows = db.createObjectStore('rows', { keyPath: 'at' });
  rows.createIndex('state', 'state');
  rows.createIndex('pressedAt', 'pressedAt');
});

export const callListRows = {
  /** Stores these rows in place of all others, or none if the disk is full: then the promise rejects. */
  async replace(rows: readonly CallListRow[]): Promise<void> {
    const transaction = (await database()).transaction('rows', 'readwrite');
    void transaction.store.clear().catch(() => undefined);
    for (const row of rows) void transaction.store.put(row).catch(() => undefined);
    await transaction.done;
  },

  async get(at: number): Promise<CallListRow | undefined> {
    return (await database()).get('rows', at);
  },

  /** All rows, in the order of the list. */
  async all(): Promise<CallListRow[]> {
    return (await database()).getAll('rows');
  },

  /** The first row that was neither dialed nor skipped. */
  async firstOpen(): Promise<CallListRow | undefined> {
    return (await database()).getFromIndex('rows', 'state', 'open');
  },

  /** The rows whose latest press is not older than `time` (epoch milliseconds), and the pending ones. */
  async toSettle(time: number): Promise<CallListRow[]> {
    const { store } = (await database()).transaction('rows');
    const [pressed, pending] = await Promise.all([
      store.index('pressedAt').getAll(IDBKeyRange.lowerBound(time)),
      store.index('state').getAll('pending'),
    ]);
    return [...pressed, ...pending.filter(({ pressedAt = 0 }) => pressedAt < time)];
  },

  /** Changes one row in one transaction. Undefined if the list has no such row. */
  async change(at: number, change: (row: CallListRow) => CallListRow): Promise<CallListRow | undefined> {
    const transaction = (await database()).transaction('rows', 'readwrite');
    const row = await transaction.store.get(at);
    const changed = row && change(row);
    if (changed && changed !== row) await transaction.store.put(changed);
    await transaction.done;
    return changed;
  },

  async counts(): Promise<CallRowCounts> {
    const index = (await database()).transaction('rows').store.index('state');
    const counted = await Promise.all(
      callRowStates.map(async (state) => [state, await index.count(state)] as const),
    );
    return Object.fromEntries(counted) as CallRowCounts;
  },
};
