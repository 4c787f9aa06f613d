import { page as browserPage, userEvent } from 'vitest/browser';
import { type Ask, startPage } from '../../../src/content/page.ts';
import type { Explanation } from '../../../src/failure.ts';
import type { CallView, DialRequest, Notice } from '../../../src/messages/contract.ts';
import { ok, type Result } from '../../../src/result.ts';

export { browserPage, userEvent };

/** The content script with a worker that only takes notes. */
export interface Running {
  readonly dials: DialRequest[];
  readonly asked: string[];
  notice(notice: Notice): void;
  stop(): void;
  /** Answers the next dials with this. */
  answer: (request: DialRequest) => Result<CallView, Explanation>;
  status: CallView | null;
}

export async function run(country = 'US'): Promise<Running> {
  // A larger frame would be scaled down, and what is scaled does not count as plain to see.
  await browserPage.viewport(1000, 700);
  const controller = new AbortController();
  const listeners: ((notice: Notice) => void)[] = [];
  const running: Running = {
    dials: [],
    asked: [],
    notice: (notice) => {
      for (const listener of listeners) listener(notice);
    },
    stop: () => controller.abort(),
    answer: ({ id, number }) =>
      ok({ id, number, formatted: number, phase: 'sent', since: Date.now(), canHangUp: true }),
    status: null,
  };
  const ask = async (question: string, input: unknown) => {
    running.asked.push(question);
    if (question === 'hello') return ok({ country, call: null });
    if (question === 'status') return ok(running.status);
    if (question === 'hangUp')
      return ok(ok({ ...(running.status as CallView), phase: 'ended', canHangUp: false }));
    running.dials.push(input as DialRequest);
    return ok(running.answer(input as DialRequest));
  };
  await startPage(
    {
      ask: ask as Ask,
      onNotice: (listener) => listeners.push(listener),
      say: (key, ...values) => [key, ...values].join(' '),
    },
    controller.signal,
  );
  return running;
}

/** Texts that are painted, in no order. */
export function painted(): string[] {
  return [...CSS.highlights.values()].flatMap((highlight) =>
    [...highlight].map((range) => {
      const live = new Range();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    }),
  );
}

/** Our element, once it is on the page. */
export function hostElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('html > [popover]');
}

/** Moves the real pointer over the middle of an element. */
export async function hover(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await userEvent.hover(document.documentElement, {
    position: { x: left + width / 2, y: top + height / 2 },
    force: true,
  });
}

/** Clicks with the real mouse at the middle of an element. */
export async function click(element: Element, modifiers: ('Shift' | 'Control')[] = []): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await userEvent.click(document.documentElement, {
    position: { x: left + width / 2, y: top + height / 2 },
    force: true,
    modifiers,
  });
}

export function linkState(): string | null {
  return hostElement()?.getAttribute('data-link') ?? null;
}
