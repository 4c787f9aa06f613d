import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import type { Requests } from '../messages/questions.ts';
import { allowedFromPages, inputs } from '../messages/schemas.ts';
import { answerMessages } from './answer-messages.ts';
import { browser } from './browser.ts';

/** Who asked, from fields the browser stamps (a page can not forge them). */
export interface Sender {
  /** `own`: a page of this extension. `page`: a content script, which is not trusted. */
  readonly kind: 'own' | 'page';
  readonly origin: string;
  readonly tab?: number;
  /** Address of the tab's top document, where we may know it. */
  readonly tabUrl?: string;
}

export type Handlers = {
  [Q in keyof Requests]: (input: Requests[Q]['input'], asker: Sender) => Promise<Requests[Q]['reply']>;
};

/**
 * Answers questions: ours? → may this sender ask it? → is the input as it must be? → run.
 * Anything else is left without a reply. An extension page opened in a tab has a `sender.tab` too, so only
 * `sender.origin` tells pages and content scripts apart.
 */
export function receive(answers: Handlers): void {
  const ownOrigin = new URL(browser.runtime.getURL('')).origin;

  answerMessages((message, sender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const question = (message as { question?: unknown } | null)?.question;
    if (typeof question !== 'string' || !Object.hasOwn(inputs, question)) return undefined;
    const name = question as keyof Requests;

    const asker = describe(sender, ownOrigin);
    if (!asker || (asker.kind === 'page' && !allowedFromPages.has(name))) return undefined;

    const input = v.safeParse(inputs[name], (message as { input?: unknown }).input);
    if (!input.success) return undefined;
    const answer = answers[name] as (input: unknown, asker: Sender) => Promise<unknown>;
    return answer(input.output, asker).then((reply) => ({ reply }));
  });
}

function describe(sender: Runtime.MessageSender, ownOrigin: string): Sender | undefined {
  // The types do not know `origin` yet; both browsers send it.
  const origin = (sender as { origin?: string }).origin;
  if (origin === undefined || origin === 'null') return undefined;
  if (origin === ownOrigin) return { kind: 'own', origin };
  const { tab } = sender;
  if (tab?.id === undefined) return undefined;
  return { kind: 'page', origin, tab: tab.id, ...(tab.url === undefined ? {} : { tabUrl: tab.url }) };
}
