import type { Storage } from 'webextension-polyfill';
import type { PolicyAnswer } from '../settings/policy/policy-state.ts';
import { browser } from './browser.ts';

/** One value in the browser's storage. Nothing is cached in memory. */
export interface StoredValue<T> {
  readonly key: string;
  /** The stored value, or the fallback if `raw` is invalid. */
  readonly parse: (raw: unknown) => T;
  get(): Promise<T>;
  /** Reads the value, writes the result of `change` and returns it. Updates of one context run one after another. */
  update(change: (value: T) => T | Promise<T>): Promise<T>;
  set(value: T): Promise<void>;
  /** Calls `listener` with each new value, including those of other contexts, until `signal` ends it. */
  watch(listener: (value: T) => void, signal?: AbortSignal): void;
}

/** Where a value is stored. */
export interface Area {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  /** The area and the key whose change means that the value changed. */
  changeOf(key: string): readonly [area: string, key: string];
}

/** Reads that start in the same turn are one call to the browser: calls in parallel delay the first paint of a surface. */
function browserArea(name: 'session' | 'local'): Area {
  let keys: string[] = [];
  let reading: Promise<Record<string, unknown>> | undefined;
  const readKeys = () => {
    const asked = keys;
    keys = [];
    reading = undefined;
    return browser.storage[name].get(asked);
  };
  return {
    async get(key) {
      keys.push(key);
      reading ??= Promise.resolve().then(readKeys);
      return (await reading)[key];
    },
    set: (key, value) => browser.storage[name].set({ [key]: value }),
    changeOf: (key) => [name, key],
  };
}

const areas = { session: browserArea('session'), local: browserArea('local') };

/**
 * A value of storage.session, storage.local, or another area. `session` ends with the browser, and content scripts cannot
 * read it. In Firefox content scripts can read `local`, so it contains nothing about the dialer or the agent. A missing
 * value, or one that `isValid` rejects, reads as `fallback`.
 */
export function storedValue<T>(
  area: keyof typeof areas | Area,
  key: string,
  isValid: (raw: unknown) => raw is T,
  fallback: T,
): StoredValue<T> {
  const { get: read, set: write, changeOf } = typeof area === 'string' ? areas[area] : area;
  const parse = (raw: unknown): T => (isValid(raw) ? raw : fallback);
  let turn: Promise<unknown> = Promise.resolve();

  const get = async () => parse(await read(key));
  const set = (value: T) => write(key, value);

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
        const [changedArea, changedKey] = changeOf(key);
        if (changed !== changedArea || !(changedKey in changes)) return;
        if (changedKey === key) listener(parse(changes[key]?.newValue));
        else void get().then(listener);
      };
      browser.storage.onChanged.addListener(listen);
      signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listen), {
        once: true,
      });
    },
  };
}

/**
 * Closes storage.local to content scripts. Chromium forgets this at each start. Firefox 153 has no such function, so
 * storage.local never contains secrets.
 */
export async function closeLocalStorage(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}

/**
 * The policy of the organization as the browser has it now. While Chromium starts, the reply takes up to 3 s (measured in
 * Chromium 156), so no click or screen may wait for it.
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

/** Chromium reports a changed policy some seconds after its file changed. Firefox reads policies only when it starts. */
export function onManagedChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}
