import type { Storage } from 'webextension-polyfill';
import type { PolicyAnswer } from '../settings/policy/policy-state.ts';
import { browser } from './browser.ts';

/** One value in the browser's storage. Nothing is cached in memory. */
export interface StoredValue<T> {
  readonly key: string;
  /** The stored value, or the fallback where `raw` is not one. */
  readonly parse: (raw: unknown) => T;
  get(): Promise<T>;
  /** Reads, lets `change` decide, writes, and gives what was written. Changes of one context run one after another. */
  update(change: (value: T) => T | Promise<T>): Promise<T>;
  set(value: T): Promise<void>;
  /** Calls `listener` with each new value, also of other contexts, until `signal` ends it. */
  watch(listener: (value: T) => void, signal?: AbortSignal): void;
}

/**
 * A value of storage.session or storage.local. `session` ends with the browser and is closed to content scripts.
 * `local` is plain text on the disk, and content scripts can read it in Firefox, so no secret may be local. A value
 * that `isValid` rejects, because none was stored or an older version stored it, reads as `fallback`.
 */
export function storedValue<T>(
  area: 'session' | 'local',
  key: string,
  isValid: (raw: unknown) => raw is T,
  fallback: T,
): StoredValue<T> {
  const storage = () => browser.storage[area];
  const parse = (raw: unknown): T => (isValid(raw) ? raw : fallback);
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

/**
 * Closes storage.local to content scripts. Chromium forgets this at each start. Firefox has no such function (seen in
 * 153), so nothing secret is stored there in any case.
 */
export async function closeLocalStorage(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/**
 * What the organization has set, as the browser knows it now. While Chromium starts, the answer takes up to 3 s
 * (measured in 156), so nothing that a person waits for may wait for this.
 */
export async function readManaged(): Promise<PolicyAnswer> {
  try {
    return { answer: 'values', values: await browser.storage.managed.get() };
  } catch (error) {
    // With this message Firefox reports that there is no policy.
    const isNone = error instanceof Error && /manifest not found/i.test(error.message);
    return { answer: isNone ? 'none' : 'unreadable' };
  }
}

/** Chromium reports a changed policy some seconds after its file changed. Firefox reads policies at its start only. */
export function onManagedChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}
