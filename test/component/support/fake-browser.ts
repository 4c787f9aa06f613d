import messages from '../../../public/_locales/en/messages.json';
import type { Explanation } from '../../../src/failure.ts';
import { browser } from '../../../src/platform/browser.ts';
import { ok, type Result } from '../../../src/result.ts';

/** The worker's side of the messages: what was sent, and what it replies by request. Anything else succeeds. */
export const worker = {
  sent: [] as { readonly name: string; readonly input: unknown }[],
  replies: new Map<string, Result<unknown, Explanation>>(),
  inputsOf: (name: string) => worker.sent.filter((each) => each.name === name).map(({ input }) => input),
};

/** What the content script of any tab replies, by request. */
export const tabReplies = new Map<string, Result<unknown, Explanation>>();

/** The addresses of open tabs. */
export const tabAddresses = new Map<number, string>();

/** The tabs and windows that were opened, by address. */
export const openedTabs: string[] = [];
export const openedWindows: string[] = [];

/** Whether the browser grants a permission that is requested. */
export const permission = { isGranted: true };

/** The English words of a message, with its values. */
export function words(key: string, ...values: readonly string[]): string {
  const { message } = (messages as Record<string, { message: string }>)[key] ?? { message: key };
  return message.replace(/\$(\d)/g, (_place, nth: string) => values[Number(nth) - 1] ?? '');
}

function storageArea(name: 'local' | 'session') {
  let values: Record<string, unknown> = {};
  return {
    get: async (keys: string | readonly string[]) =>
      Object.fromEntries([keys].flat().flatMap((key) => (key in values ? [[key, values[key]]] : []))),
    set: async (changed: Record<string, unknown>) => {
      const before = values;
      values = { ...values, ...changed };
      const changes = Object.fromEntries(
        Object.entries(changed).map(([key, newValue]) => [key, { oldValue: before[key], newValue }]),
      );
      for (const listener of listeners) listener(changes, name);
    },
    clear: () => {
      values = {};
    },
  };
}

const listeners = new Set<(changes: object, area: string) => void>();
const event = { addListener: () => undefined, removeListener: () => undefined };
export const storage = { local: storageArea('local'), session: storageArea('session') };

/** As much of the browser's API as popup and options use. */
const fake = {
  runtime: {
    id: 'fake-extension',
    getURL: (path: string) => path,
    getManifest: () => ({ version: '1.2.3' }),
    onMessage: event,
    sendMessage: async ({ request, input }: { request: string; input: unknown }) => {
      worker.sent.push({ name: request, input });
      return worker.replies.get(request) ?? ok(request === 'recentCalls' ? [] : null);
    },
  },
  i18n: {
    getMessage: (key: string, values: readonly string[] = []) => words(key, ...values),
    getUILanguage: () => 'en-US',
  },
  storage: {
    ...storage,
    onChanged: {
      addListener: (listener: (changes: object, area: string) => void) => listeners.add(listener),
      removeListener: (listener: (changes: object, area: string) => void) => listeners.delete(listener),
    },
  },
  management: { getSelf: async () => ({ installType: 'development' }) },
  permissions: {
    contains: async () => permission.isGranted,
    request: async () => permission.isGranted,
    getAll: async () => ({ permissions: ['storage'], origins: [] }),
    onAdded: event,
    onRemoved: event,
  },
  windows: {
    getCurrent: async () => ({ id: 1 }),
    getLastFocused: async () => ({ id: 1 }),
    create: async ({ url }: { url: string }) => {
      openedWindows.push(url);
      return {};
    },
  },
  action: { onClicked: event },
  tabs: {
    onActivated: event,
    onUpdated: event,
    query: async () => [],
    get: async (tab: number) => ({ url: tabAddresses.get(tab) }),
    create: async ({ url }: { url: string }) => {
      openedTabs.push(url);
      return {};
    },
    sendMessage: async (_tab: number, { request }: { request: string }) => tabReplies.get(request),
  },
};

// The fake of the unit tests stays for everything else.
Object.assign(browser, fake);
