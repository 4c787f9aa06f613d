import browser from 'webextension-polyfill';
import type { Notice } from '../messages/contract.ts';

/** Calls `listener` with each notice of the worker until `signal` ends it. */
export function onNotice(listener: (notice: Notice) => void, signal: AbortSignal): void {
  const listen = (message: unknown, sender: browser.Runtime.MessageSender) => {
    if (sender.id === browser.runtime.id && Object.hasOwn(Object(message), 'notice'))
      listener(message as Notice);
    return undefined;
  };
  browser.runtime.onMessage.addListener(
    listen as Parameters<typeof browser.runtime.onMessage.addListener>[0],
  );
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listen as never), {
    once: true,
  });
}
