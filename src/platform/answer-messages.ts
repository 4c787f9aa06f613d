import type { Runtime } from 'webextension-polyfill';
import { browser } from './browser.ts';

/** What to answer to a message; undefined leaves it to others. */
export type Answer = (message: unknown, sender: Runtime.MessageSender) => Promise<unknown> | undefined;

/**
 * Answers messages until `signal` ends it. By callback, which both browsers know: in Chromium the promise of a listener
 * counts as an answer since a short while only. Whoever asked is told nothing of an answer that failed.
 */
export function answerMessages(answer: Answer, signal?: AbortSignal): void {
  const listen = (message: unknown, sender: Runtime.MessageSender, respond: (reply?: unknown) => void) => {
    const reply = answer(message, sender);
    if (!reply) return undefined;
    reply.then(respond, (error: unknown) => {
      respond();
      throw error;
    });
    return true;
  };
  const messages = browser.runtime.onMessage;
  messages.addListener(listen as Parameters<typeof messages.addListener>[0]);
  signal?.addEventListener('abort', () => messages.removeListener(listen as never), { once: true });
}
