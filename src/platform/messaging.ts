import { type Explanation, explain } from '../failure.ts';
import { agentScreenRequests } from '../messages/agent-screen-requests.ts';
import type { Notice, TabRequests } from '../messages/contract.ts';
import type { Requests } from '../messages/requests.ts';
import { fail, type Result } from '../result.ts';
import { browser } from './browser.ts';

/**
 * Sends one request to the worker. Fails with the reason `lost` or `unfinished` if no reply came, because the worker was stopped
 * before it replied or the extension of this script is gone. No request is sent twice automatically.
 */
export function request<Q extends keyof Requests>(
  name: Q,
  input: Requests[Q]['input'],
): Promise<Result<Requests[Q]['reply'], Explanation>> {
  const send = () => browser.runtime.sendMessage(withoutUndefined({ request: name, input }));
  return resultOf(send, agentScreenRequests.has(name) ? 'lost' : 'unfinished');
}

/** Sends one request to the content script of a tab's frame; 0 is the top one. Fails with the reason `unfinished` if there is none. */
export function requestFromTab<Q extends keyof TabRequests>(
  tab: number,
  name: Q,
  input: TabRequests[Q]['input'],
  frame = 0,
): Promise<Result<TabRequests[Q]['reply'], Explanation>> {
  const send = () => browser.tabs.sendMessage(tab, { request: name, input }, { frameId: frame });
  return resultOf(send, 'unfinished');
}

/** Calls `listener` with each notice of the worker until `signal` ends it. */
export function onNotice(listener: (notice: Notice) => void, signal: AbortSignal): void {
  listen((message) => {
    if (Object.hasOwn(message, 'notice')) listener(message as Notice);
    return undefined;
  }, signal);
}

/** Replies to requests that the worker and the extension's own pages send to this tab, until `signal` ends it. */
export function onTabRequest<Q extends keyof TabRequests>(
  name: Q,
  handle: (input: TabRequests[Q]['input']) => Result<TabRequests[Q]['reply'], Explanation>,
  signal: AbortSignal,
): void {
  listen((message) => {
    const { request: sent, input } = message as { request?: unknown; input: TabRequests[Q]['input'] };
    return sent === name ? Promise.resolve(handle(input)) : undefined;
  }, signal);
}

/** Listens to messages of this extension's own contexts. A page cannot send a message to a content script. */
function listen(reply: (message: object) => Promise<unknown> | undefined, signal: AbortSignal): void {
  const listener = (message: unknown, sender: { readonly id?: string }) =>
    sender.id === browser.runtime.id && typeof message === 'object' && message !== null
      ? reply(message)
      : undefined;
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), { once: true });
}

/** The result of a handler. A failure of the transport becomes an explanation here and nowhere else. */
async function resultOf<T>(
  send: () => Promise<unknown>,
  kind: 'lost' | 'unfinished',
): Promise<Result<T, Explanation>> {
  try {
    const reply = await send();
    if (typeof reply === 'object' && reply !== null && Object.hasOwn(reply, 'ok'))
      return reply as Result<T, Explanation>;
  } catch {
    // No context replied.
  }
  return fail(explain({ kind }));
}

/** Removes undefined properties. Firefox sends them, and the worker's schemas reject them. Chromium drops them. */
function withoutUndefined<T>(message: T): T {
  return JSON.parse(JSON.stringify(message)) as T;
}
