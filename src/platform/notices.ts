import browser from 'webextension-polyfill';
import type { Notice, TextVerdict } from '../messages/contract.ts';

type Listen = (message: unknown, sender: browser.Runtime.MessageSender) => unknown;

/** Calls `listener` with each notice of the worker until `signal` ends it. */
export function onNotice(listener: (notice: Notice) => void, signal: AbortSignal): void {
  listen((message, sender) => {
    if (sender.id === browser.runtime.id && Object.hasOwn(Object(message), 'notice'))
      listener(message as Notice);
    return undefined;
  }, signal);
}

/** Answers the popup when it asks why a text is linked or not (`askPage`), until `signal` ends it. */
export function onExplain(judge: (text: string) => readonly TextVerdict[], signal: AbortSignal): void {
  listen((message, sender) => {
    const text = Object(message).explain;
    return sender.id === browser.runtime.id && typeof text === 'string'
      ? Promise.resolve(judge(text))
      : undefined;
  }, signal);
}

function listen(listener: Listen, signal: AbortSignal): void {
  const messages = browser.runtime.onMessage;
  messages.addListener(listener as Parameters<typeof messages.addListener>[0]);
  signal.addEventListener('abort', () => messages.removeListener(listener as never), { once: true });
}
