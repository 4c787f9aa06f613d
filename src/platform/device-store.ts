import { type IDBPDatabase, openDB } from 'idb';

/**
 * What outlives the browser and is no business of web pages: the extension's own IndexedDB. Content scripts see
 * the databases of their page only, while storage.local is open to them (in Firefox always, in Chromium until the
 * worker has closed it). Values may be keys of Web Crypto too.
 */
const store = 'values';

let opening: Promise<IDBPDatabase> | undefined;

function database(): Promise<IDBPDatabase> {
  opening ??= openDB('click-to-dial-device', 1, {
    upgrade: (db) => void db.createObjectStore(store),
    // Another version of this extension wants the database: let go, and open it again when it is needed.
    blocking: () => {
      void opening?.then((db) => db.close());
      opening = undefined;
    },
  });
  return opening;
}

export interface DeviceValue<T> {
  /** Null when nothing is kept. */
  get(): Promise<T | null>;
  set(value: T): Promise<void>;
  remove(): Promise<void>;
}

/** One value that is kept on this device. Only this extension writes it, so its shape is trusted. */
export function deviceValue<T>(key: string): DeviceValue<T> {
  return {
    async get() {
      return ((await (await database()).get(store, key)) as T | undefined) ?? null;
    },
    async set(value) {
      await (await database()).put(store, value, key);
    },
    async remove() {
      await (await database()).delete(store, key);
    },
  };
}
