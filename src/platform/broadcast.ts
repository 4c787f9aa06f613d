import type { Notice, TextVerdict } from '../messages/contract.ts';
import { answerMessages } from './answer-messages.ts';
import { browser } from './browser.ts';

/** Calls `listener` with each notice of the worker until `signal` ends it. */
export function onNotice(listener: (notice: Notice) => void, signal: AbortSignal): void {
  answerMessages((message, sender) => {
    if (sender.id === browser.runtime.id && Object.hasOwn(Object(message), 'notice'))
      listener(message as Notice);
    return undefined;
  }, signal);
}

/** Answers the popup when it asks why a text is linked or not (`askPage`), until `signal` ends it. */
export function onExplainRequest(judge: (text: string) => readonly TextVerdict[], signal: AbortSignal): void {
  answerMessages((message, sender) => {
    const text = Object(message).explain;
    return sender.id === browser.runtime.id && typeof text === 'string'
      ? Promise.resolve(judge(text))
      : undefined;
  }, signal);
}
