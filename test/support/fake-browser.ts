/**
 * Replaces webextension-polyfill in unit and dom tests (vitest.config.ts): the real one throws outside an extension.
 * It covers what the tested code uses, in memory. A test replaces single functions with `vi.spyOn`.
 */
type Listener = (...values: never[]) => unknown;

/** An event of the extension API. `emit` calls each listener and gives what they returned. */
class FakeEvent {
  readonly #listeners = new Set<Listener>();

  addListener = (listener: Listener): void => {
    this.#listeners.add(listener);
  };

  removeListener = (listener: Listener): void => {
    this.#listeners.delete(listener);
  };

  emit(...values: unknown[]): unknown[] {
    return [...this.#listeners].map((listener) => listener(...(values as never[])));
  }
}

const onChanged = new FakeEvent();

class FakeStorageArea {
  readonly values = new Map<string, unknown>();
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  get = async (keys?: string | readonly string[]): Promise<Record<string, unknown>> => {
    const wanted = keys === undefined ? [...this.values.keys()] : [keys].flat();
    return Object.fromEntries(
      wanted.flatMap((key) => (this.values.has(key) ? [[key, structuredClone(this.values.get(key))]] : [])),
    );
  };

  set = async (values: object): Promise<void> => {
    const changes = Object.entries(values).map(([key, newValue]) => {
      this.values.set(key, newValue);
      return [key, { newValue }];
    });
    onChanged.emit(Object.fromEntries(changes), this.#name);
  };
}

const storage = {
  local: new FakeStorageArea('local'),
  session: new FakeStorageArea('session'),
  managed: new FakeStorageArea('managed'),
  onChanged,
};

export const fakeBrowser = {
  storage,
  runtime: {
    id: 'click-to-dial',
    getURL: (path: string) => `chrome-extension://click-to-dial/${path}`,
    onMessage: new FakeEvent(),
    sendMessage: async (_message: unknown): Promise<unknown> => undefined,
  },
  tabs: {
    query: async (_query: object): Promise<unknown[]> => [],
    sendMessage: async (_tab: number, _message: unknown, _options?: object): Promise<unknown> => undefined,
    update: async (_tab: number, _properties: object): Promise<object> => ({}),
  },
  action: { setBadgeText: async () => {}, setBadgeBackgroundColor: async () => {}, setTitle: async () => {} },
  i18n: { getMessage: (_key: string) => '', getUILanguage: () => 'en-US' },
};

/** Node.js 20 has no Web Locks: requests for one lock run one after another. */
if (globalThis.navigator?.locks === undefined) {
  const turns = new Map<string, Promise<unknown>>();
  const request = <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const next = (turns.get(name) ?? Promise.resolve()).then(run);
    turns.set(
      name,
      next.catch(() => undefined),
    );
    return next;
  };
  const query = async () => ({ held: [], pending: [] });
  Object.defineProperty(globalThis, 'navigator', {
    value: { locks: { request, query } },
    configurable: true,
  });
}

/** Empties the storage areas. */
export function resetFakeBrowser(): void {
  for (const area of [storage.local, storage.session, storage.managed]) area.values.clear();
}

export default fakeBrowser;
