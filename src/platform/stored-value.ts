import type { Storage } from 'webextension-polyfill';
import { browser } from './browser.ts';

/**
 * Keeps content scripts out of what is stored on the device too. Chromium forgets it with each start; Firefox has no
 * such thing (153), so nothing secret is stored there in any case.
 */
export async function restrictToExtension(): Promise<void> {
  const { local } = browser.storage as { local: { setAccessLevel?: (level: object) => Promise<void> } };
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/** One value in the browser's storage: read, changed in turn, watched. Nothing is cached in memory. */
export interface StoredValue<T> {
  readonly key: string;
  /** What was stored, or the fallback. */
  readonly parse: (raw: unknown) => T;
  get(): Promise<T>;
  /** Reads, lets `change` decide, writes. Changes of one page follow each other; the result is what was written. */
  update(change: (value: T) => T | Promise<T>): Promise<T>;
  set(value: T): Promise<void>;
  watch(listener: (value: T) => void, signal?: AbortSignal): void;
}

/**
 * `session` forgets at browser exit and is closed to content scripts; `local` stays on the disk in plain
 * text and is open to them in Firefox (no setAccessLevel there), so nothing secret may be local. What `isWhole` does
 * not know, because nothing was stored or an older version stored it, reads as `fallback`.
 */
export function storedValue<T>(
  area: 'session' | 'local',
  key: string,
  isWhole: (raw: unknown) => raw is T,
  fallback: T,
): StoredValue<T> {
  const storage = () => browser.storage[area];
  const parse = (raw: unknown): T => (isWhole(raw) ? raw : fallback);
  let turn: Promise<unknown> = Promise.resolve();

  const get = async () => parse((await storage().get(key))[key]);
  const set = async (value: T) => storage().set({ [key]: value });

  return {
    key,
    parse,
    get,
    set,
    update(change) {
      const next = turn.then(async () => {
        const value = await change(await get());
        await set(value);
        return value;
      });
      turn = next.catch(() => undefined);
      return next;
    },
    watch(listener, signal) {
      const listen = (changes: Record<string, Storage.StorageChange>, changed: string) => {
        if (changed === area && key in changes) listener(parse(changes[key]?.newValue));
      };
      browser.storage.onChanged.addListener(listen);
      signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen), {
        once: true,
      });
    },
  };
}

/** Two values of the session's storage, read in one call to the browser. */
export async function readBoth<A, B>(one: StoredValue<A>, other: StoredValue<B>): Promise<[A, B]> {
  const raw = await browser.storage.session.get([one.key, other.key]);
  return [one.parse(raw[one.key]), other.parse(raw[other.key])];
}
