import * as v from 'valibot';
import type { Explanation } from '../failure.ts';
import type { PageRequests } from '../messages/contract.ts';
import { pageInputs, type Schemas } from '../messages/page-schemas.ts';
import type { OwnRequests, Requests } from '../messages/requests.ts';
import type { Result } from '../result.ts';
import { browser, type MessageSender } from './browser.ts';

/** The sender of a request, from fields that the browser sets. A page cannot forge them. */
export interface Sender {
  /** `own`: a page of this extension. `page`: a content script, which is untrusted. */
  readonly kind: 'own' | 'page';
  readonly origin: string;
  readonly tab?: number;
  /** Address and title of the tab's top document, if the extension may read it. */
  readonly tabUrl?: string;
  readonly tabTitle?: string;
}

/** The worker's handler of each of these requests. A failed reply carries its explanation. */
export type Handlers<R extends Table<R> = Requests> = {
  [Q in keyof R]: (input: R[Q]['input'], sender: Sender) => Promise<Result<R[Q]['reply'], Explanation>>;
};

type Table<R> = Record<keyof R, { readonly input: unknown; readonly reply: unknown }>;

/**
 * Runs the handler of each request that passes all checks: sent by this extension, allowed for this sender, with a valid
 * input. Other messages get no reply, or undefined. A content script is not trusted: it may send the requests of `PageRequests` only. An
 * extension page in a tab has a `sender.tab` too, so only `sender.origin` distinguishes it from a content script. `loadOwn` gives the
 * handlers of the other requests: they and their schemas are loaded with the first of them, because a click needs none. This is not in
 * messaging.ts, because content scripts need no validator.
 */
export function handleRequests(
  handlers: Handlers<PageRequests>,
  loadOwn: () => Promise<Handlers<OwnRequests>>,
): void {
  const ownOrigin = new URL(browser.runtime.getURL('')).origin;

  browser.runtime.onMessage.addListener((message: unknown, stamped: MessageSender) => {
    if (stamped.id !== browser.runtime.id || typeof message !== 'object' || message === null)
      return undefined;
    const { request: name, input } = message as { readonly request?: unknown; readonly input?: unknown };
    if (typeof name !== 'string') return undefined;

    const sender = describe(stamped, ownOrigin);
    if (!sender) return undefined;
    // Before anything is awaited: only then does the browser count what the handler does as part of the click.
    if (isOf(pageInputs, name)) return run(pageInputs, handlers, name, input, sender);
    return sender.kind === 'own' ? runOwn(name, input, sender) : undefined;
  });

  async function runOwn(name: string, input: unknown, sender: Sender): Promise<unknown> {
    const [{ ownInputs }, own] = await Promise.all([import('../messages/own-schemas.ts'), loadOwn()]);
    return isOf(ownInputs, name) ? run(ownInputs, own, name, input, sender) : undefined;
  }
}

function isOf<S extends object>(schemas: S, name: PropertyKey): name is keyof S {
  return Object.hasOwn(schemas, name);
}

/** Undefined if the input is invalid. */
function run<R extends Table<R>, Q extends keyof R>(
  schemas: Schemas<R>,
  handlers: Handlers<R>,
  name: Q,
  input: unknown,
  sender: Sender,
): Promise<unknown> | undefined {
  const parsed = v.safeParse<v.GenericSchema<unknown, R[Q]['input']>>(schemas[name], input);
  if (!parsed.success) return undefined;
  const reply = handlers[name](parsed.output, sender);
  // A handler that throws is a bug. The worker's console shows it, and the sender gets the failure `lost`.
  reply.catch(reportError);
  return reply;
}

function describe({ origin, tab }: MessageSender, ownOrigin: string): Sender | undefined {
  if (origin === undefined || origin === 'null') return undefined;
  if (origin === ownOrigin) return { kind: 'own', origin };
  if (tab?.id === undefined) return undefined;
  return {
    kind: 'page',
    origin,
    tab: tab.id,
    ...(tab.url === undefined ? {} : { tabUrl: tab.url }),
    ...(tab.title === undefined ? {} : { tabTitle: tab.title }),
  };
}
