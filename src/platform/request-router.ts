import * as v from 'valibot';
import type { Explanation } from '../failure.ts';
import type { Requests } from '../messages/requests.ts';
import { inputs, isAllowedFromPages, isRequest } from '../messages/schemas.ts';
import type { Result } from '../result.ts';
import { browser, type MessageSender } from './browser.ts';

/** Who sent a request, from fields that the browser stamps. A page cannot forge them. */
export interface Sender {
  /** `own`: a page of this extension. `page`: a content script, which is not trusted. */
  readonly kind: 'own' | 'page';
  readonly origin: string;
  readonly tab?: number;
  /** Address of the tab's top document, where the extension may read it. */
  readonly tabUrl?: string;
}

/** The worker's handler of each request. A reply that is a failure carries its reason in words. */
export type Handlers = {
  [Q in keyof Requests]: (
    input: Requests[Q]['input'],
    sender: Sender,
  ) => Promise<Result<Requests[Q]['reply'], Explanation>>;
};

/**
 * Runs the handler of each request that passes all checks: sent by this extension, allowed for this sender, with a valid
 * input. Other messages get no reply. An extension page in a tab has a `sender.tab` too, so `sender.origin` alone tells
 * pages from content scripts. Apart from messaging.ts, so that content scripts carry no validator.
 */
export function handleRequests(handlers: Handlers): void {
  const ownOrigin = new URL(browser.runtime.getURL('')).origin;

  browser.runtime.onMessage.addListener((message: unknown, stamped: MessageSender) => {
    if (stamped.id !== browser.runtime.id || typeof message !== 'object' || message === null)
      return undefined;
    const { request: name, input } = message as { readonly request?: unknown; readonly input?: unknown };
    if (!isRequest(name)) return undefined;

    const sender = describe(stamped, ownOrigin);
    if (!sender || (sender.kind === 'page' && !isAllowedFromPages(name))) return undefined;
    return run(handlers, name, input, sender);
  });
}

/** Undefined where the input is not valid. */
function run<Q extends keyof Requests>(
  handlers: Handlers,
  name: Q,
  input: unknown,
  sender: Sender,
): Promise<unknown> | undefined {
  const parsed = v.safeParse<v.GenericSchema<unknown, Requests[Q]['input']>>(inputs[name], input);
  if (!parsed.success) return undefined;
  const reply = handlers[name](parsed.output, sender);
  // A handler that throws is a bug: the worker's console shows it, and the sender gets the failure `lost`.
  reply.catch(reportError);
  return reply;
}

function describe({ origin, tab }: MessageSender, ownOrigin: string): Sender | undefined {
  if (origin === undefined || origin === 'null') return undefined;
  if (origin === ownOrigin) return { kind: 'own', origin };
  if (tab?.id === undefined) return undefined;
  return { kind: 'page', origin, tab: tab.id, ...(tab.url === undefined ? {} : { tabUrl: tab.url }) };
}
