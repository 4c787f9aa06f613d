import * as v from 'valibot';
import type { Explanation } from '../failure.ts';
import type { Requests } from '../messages/requests.ts';
import { inputs, isAllowedFromPages, isRequest } from '../messages/schemas.ts';
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

/** The worker's handler of each request. A failed reply carries its explanation. */
export type Handlers = {
  [Q in keyof Requests]: (
    input: Requests[Q]['input'],
    sender: Sender,
  ) => Promise<Result<Requests[Q]['reply'], Explanation>>;
};

/**
 * Runs the handler of each request that passes all checks: sent by this extension, allowed for this sender, with a valid
 * input. Other messages get no reply. An extension page in a tab has a `sender.tab` too, so only `sender.origin`
 * distinguishes it from a content script. This is not in messaging.ts, because content scripts need no validator.
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

/** Undefined if the input is invalid. */
function run<Q extends keyof Requests>(
  handlers: Handlers,
  name: Q,
  input: unknown,
  sender: Sender,
): Promise<unknown> | undefined {
  const parsed = v.safeParse<v.GenericSchema<unknown, Requests[Q]['input']>>(inputs[name], input);
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
