import type { DBSchema } from 'idb';
import {
  type EntryCounts,
  type EntryState,
  entryStates,
  type ImportEntry,
} from '../leads/import/lead-import.ts';
import { databaseOpener } from './open-database.ts';

/** The rows of imports. They survive a restart of the browser, so that no row is forgotten and none is sent twice. */
interface Schema extends DBSchema {
  entries: { key: string; value: ImportEntry; indexes: { state: [string, EntryState] } };
}

const database = databaseOpener<Schema>('click-to-dial-lead-import', 1, (db) => {
  db.createObjectStore('entries', { keyPath: 'key' }).createIndex('state', ['import', 'state']);
});

/** All keys of the rows of an import begin with its ID and a colon. */
const keysOf = (id: string) => IDBKeyRange.bound(`${id}:`, `${id};`, false, true);

export const importEntries = {
  /** Stores all rows, or none if the disk is full: then the promise rejects. */
  async add(entries: readonly ImportEntry[]): Promise<void> {
    const transaction = (await database()).transaction('entries', 'readwrite');
    for (const entry of entries) void transaction.store.put(entry).catch(() => undefined);
    await transaction.done;
  },

  /** Changes the first row in the state `new` in one transaction, so that no row is taken twice. Undefined if there is none. */
  async claim(id: string, change: (entry: ImportEntry) => ImportEntry): Promise<ImportEntry | undefined> {
    const transaction = (await database()).transaction('entries', 'readwrite');
    const entry = await transaction.store.index('state').get([id, 'new']);
    const claimed = entry && change(entry);
    if (claimed) await transaction.store.put(claimed);
    await transaction.done;
    return claimed;
  },

  async put(entry: ImportEntry): Promise<void> {
    await (await database()).put('entries', entry);
  },

  /** The rows in this state, in the order of the import. */
  async inState(id: string, state: EntryState): Promise<ImportEntry[]> {
    return (await database()).getAllFromIndex('entries', 'state', [id, state]);
  },

  /** Changes all rows in one transaction. */
  async change(id: string, change: (entry: ImportEntry) => ImportEntry): Promise<void> {
    const transaction = (await database()).transaction('entries', 'readwrite');
    const entries = await transaction.store.getAll(keysOf(id));
    for (const entry of entries) {
      const changed = change(entry);
      if (changed !== entry) await transaction.store.put(changed);
    }
    await transaction.done;
  },

  async counts(id: string): Promise<EntryCounts> {
    const index = (await database()).transaction('entries').store.index('state');
    const counted = await Promise.all(
      entryStates.map(async (state) => [state, await index.count([id, state])] as const),
    );
    return Object.fromEntries(counted) as EntryCounts;
  },

  /** All rows of an import, in its order. */
  async all(id: string): Promise<ImportEntry[]> {
    return (await database()).getAll('entries', keysOf(id));
  },

  async remove(id: string): Promise<void> {
    await (await database()).delete('entries', keysOf(id));
  },
};
