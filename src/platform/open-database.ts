import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb';

/** A function that gives the open database. It opens the database again after the browser or another version of this extension closed it. */
export function databaseOpener<S extends DBSchema>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>,
): () => Promise<IDBPDatabase<S>> {
  let opening: Promise<IDBPDatabase<S>> | undefined;
  return () => {
    opening ??= openDB<S>(name, version, {
      upgrade,
      blocking: () => {
        void opening?.then((db) => db.close());
        opening = undefined;
      },
      terminated: () => {
        opening = undefined;
      },
    });
    // A failed opening is not kept: the next call tries again.
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };
}
