import type { DBSchema } from 'idb';
import type { LoggedCall } from '../session/call-log.ts';
import type { Entry } from '../session/journal.ts';
import type { SignInAttempts } from '../session/login-attempts.ts';
import { databaseOpener } from './open-database.ts';

/**
 * The extension's own IndexedDB. It survives a stop of the worker, a restart of the browser and an update. Content scripts
 * cannot read it, because they see only the databases of their page. They can read storage.local (always in Firefox, and in
 * Chromium until the worker has closed it).
 */
interface Schema extends DBSchema {
  journal: { key: string; value: Entry; indexes: { createdAt: number } };
  callLog: { key: string; value: LoggedCall; indexes: { at: number } };
  /** Failed sign-ins. The key names account and host. */
  attempts: { key: string; value: SignInAttempts };
  /** Single values (`deviceValue`), also keys of Web Crypto. */
  values: { key: string; value: unknown };
}

/** The age of the oldest entries that decisions use: limits count the dials of an hour, and outcomes settle within minutes. */
const recentMilliseconds = 2 * 3_600_000;

const database = databaseOpener<Schema>('click-to-dial', 2, (db, oldVersion) => {
  if (oldVersion < 1) {
    db.createObjectStore('journal', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
    db.createObjectStore('attempts');
    db.createObjectStore('values');
  }
  db.createObjectStore('callLog', { keyPath: 'id' }).createIndex('at', 'at');
});

export interface Journal {
  /** Opens the database early, so that the first read does not wait for that. */
  open(): Promise<void>;
  /** Entries of the last two hours, oldest first. */
  recent(): Promise<Entry[]>;
  /** Reads the recent entries, lets `decide` change or add some and writes those, in one transaction. */
  change(decide: (entries: readonly Entry[]) => readonly Entry[]): Promise<readonly Entry[]>;
  /** One entry, however old. */
  find(id: string): Promise<Entry | undefined>;
  /** The latest dials of one agent, latest first. */
  dials(owner: string, most: number): Promise<Entry[]>;
  /** Removes entries older than `before` (epoch milliseconds), except the latest `dialsKept` dials. */
  prune(before: number, dialsKept: number): Promise<void>;
}

export const journal: Journal = {
  async open() {
    await database();
  },

  async recent() {
    return (await database()).getAllFromIndex('journal', 'createdAt', since());
  },

  async change(decide) {
    const transaction = (await database()).transaction('journal', 'readwrite');
    const entries = await transaction.store.index('createdAt').getAll(since());
    const decided = decide(entries);
    const known = new Set<Entry>(entries);
    await Promise.all(
      decided.filter((entry) => !known.has(entry)).map((entry) => transaction.store.put(entry)),
    );
    await transaction.done;
    return decided;
  },

  async find(id) {
    return (await database()).get('journal', id);
  },

  async dials(owner, most) {
    const found: Entry[] = [];
    const { store } = (await database()).transaction('journal');
    let cursor = await store.index('createdAt').openCursor(null, 'prev');
    while (cursor && found.length < most) {
      const { command, owner: whose } = cursor.value;
      if (command.kind === 'dial' && whose === owner) found.push(cursor.value);
      cursor = await cursor.continue();
    }
    return found;
  },

  async prune(before, dialsKept) {
    const transaction = (await database()).transaction('journal', 'readwrite');
    let cursor = await transaction.store.index('createdAt').openCursor(null, 'prev');
    for (let dials = 0; cursor; cursor = await cursor.continue()) {
      const { command, createdAt } = cursor.value;
      if (command.kind === 'dial') dials += 1;
      const isKept = createdAt >= before || (command.kind === 'dial' && dials <= dialsKept);
      if (!isKept) await cursor.delete();
    }
    await transaction.done;
  },
};

/** The call log of this device. */
export const callLog = {
  /** All calls, latest first. */
  async all(): Promise<LoggedCall[]> {
    return (await (await database()).getAllFromIndex('callLog', 'at')).reverse();
  },
  /** Adds or replaces these calls and deletes those before `start` (epoch milliseconds), in one transaction. */
  async update(calls: readonly LoggedCall[], start: number): Promise<void> {
    const transaction = (await database()).transaction('callLog', 'readwrite');
    const kept = calls.filter(({ at }) => at >= start);
    await Promise.all(kept.map((call) => transaction.store.put(call)));
    const old = start === Number.POSITIVE_INFINITY ? null : IDBKeyRange.upperBound(start, true);
    let cursor = await transaction.store.index('at').openCursor(old);
    while (cursor) {
      await cursor.delete();
      cursor = await cursor.continue();
    }
    await transaction.done;
  },
};

/** Failed sign-ins of one account at one host; `key` names both. */
export const attemptStore = {
  async get(key: string): Promise<SignInAttempts | undefined> {
    return (await database()).get('attempts', key);
  },
  async set(key: string, attempts: SignInAttempts): Promise<void> {
    await (await database()).put('attempts', attempts, key);
  },
};

function since(): IDBKeyRange {
  return IDBKeyRange.lowerBound(Date.now() - recentMilliseconds);
}

export interface DeviceValue<T> {
  /** Null if no value is stored. */
  get(): Promise<T | null>;
  set(value: T): Promise<void>;
  /** Reads the value, lets `change` decide and writes the result, in one transaction. The same value is not written. */
  update(change: (value: T | null) => T | null): Promise<T | null>;
  remove(): Promise<void>;
}

/** One value that is stored on this device. A value of an older version that `isValid` rejects reads as null. */
export function deviceValue<T>(key: string, isValid: (raw: unknown) => raw is T): DeviceValue<T> {
  return {
    async get() {
      const raw: unknown = await (await database()).get('values', key);
      return isValid(raw) ? raw : null;
    },
    async set(value) {
      await (await database()).put('values', value, key);
    },
    async update(change) {
      const transaction = (await database()).transaction('values', 'readwrite');
      const raw: unknown = await transaction.store.get(key);
      const value = isValid(raw) ? raw : null;
      const changed = change(value);
      if (changed !== null && changed !== value) await transaction.store.put(changed, key);
      await transaction.done;
      return changed;
    },
    async remove() {
      await (await database()).delete('values', key);
    },
  };
}
