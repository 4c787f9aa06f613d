import { expect, vi } from 'vitest';
import { page as browserPage, cdp, userEvent } from 'vitest/browser';
import { type Ask, startPage } from '../../../src/content/page.ts';
import type { Explanation } from '../../../src/failure.ts';
import type { CallView, DialRequest, Notice } from '../../../src/messages/contract.ts';
import { ok, type Result } from '../../../src/result.ts';

export { userEvent };

/** The content script with a worker that only takes notes. */
export interface Running {
  readonly dials: DialRequest[];
  readonly asked: string[];
  notice(notice: Notice): void;
  stop(): void;
  /** Answers the next dials. */
  answer: (request: DialRequest) => Result<CallView, Explanation>;
  status: CallView | null;
  isOrphan: boolean;
}

export function callView(request: { id: string; number: string }, more: Partial<CallView> = {}): CallView {
  const { id, number } = request;
  return { id, number, formatted: number, phase: 'sent', since: Date.now(), canHangUp: true, ...more };
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
    answer: (request) => ok(callView(request)),
    status: null,
    isOrphan: false,
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
  void startPage(
    {
      ask: ask as Ask,
      onNotice: (listener) => listeners.push(listener),
      onExplain: () => undefined,
      say: (key, ...values) => [key, ...values].join(' '),
      isOrphan: () => running.isOrphan,
    },
    controller.signal,
  );
  return running;
}

/** Texts that are painted, in no order. */
export function painted(page: Document = document): string[] {
  const registry = (page.defaultView as typeof globalThis | null)?.CSS.highlights ?? CSS.highlights;
  return [...registry.values()].flatMap((highlight) =>
    [...highlight].map((range) => {
      const live = new Range();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    }),
  );
}

export async function seesPainted(...texts: string[]): Promise<void> {
  await vi.waitFor(() => expect(painted().sort()).toEqual([...texts].sort()), { timeout: 5000 });
}

/** Our element, once it is on the page. */
export function hostElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('html > [popover]');
}

/** `ready` once a click on the link counts. */
export function linkState(): string | null {
  return hostElement()?.getAttribute('data-link') ?? null;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Moves the real pointer there. */
export async function moveTo({ x, y }: Place): Promise<void> {
  await mouse('mouseMoved', { x, y });
}

/** Presses and releases the real mouse there. */
export async function clickAt(place: Place, { shift = false, button = 'left' } = {}): Promise<void> {
  const more = { button, clickCount: 1, modifiers: shift ? 8 : 0 };
  await mouse('mousePressed', place, more);
  await mouse('mouseReleased', place, more);
}

async function mouse(type: string, place: Place, more: object = {}): Promise<void> {
  await session().send('Input.dispatchMouseEvent', { type, ...inWindow(place), ...more });
}

/** Puts a real finger down there, moves it, takes it up. */
export const finger = {
  down: (place: Place) => touch('touchStart', [place]),
  move: (place: Place) => touch('touchMove', [place]),
  up: () => touch('touchEnd', []),
};

export async function tapAt(place: Place): Promise<void> {
  await finger.down(place);
  await finger.up();
}

async function touch(type: string, places: readonly Place[]): Promise<void> {
  await session().send('Input.dispatchTouchEvent', { type, touchPoints: places.map(inWindow) });
}

/** The tests run in a frame; the browser counts from the corner of the window. */
function inWindow({ x, y }: Place): Place {
  const frame = window.frameElement?.getBoundingClientRect();
  return { x: x + (frame?.left ?? 0), y: y + (frame?.top ?? 0) };
}

export function session(): { send(method: string, params: object): Promise<unknown> } {
  return cdp() as unknown as { send(method: string, params: object): Promise<unknown> };
}

export function middle(of: Element | Range): Place {
  const { left, top, width, height } = of.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Rests the pointer on an element until the link there may be clicked. */
export async function restOn(of: Element | Range): Promise<Place> {
  const place = middle(of);
  await moveTo({ x: place.x - 1, y: place.y });
  await moveTo(place);
  await vi.waitFor(() => expect(linkState()).toBe('ready'), { timeout: 3000 });
  return place;
}

/** Rests, then clicks. */
export async function call(of: Element | Range, how: { shift?: boolean } = {}): Promise<void> {
  await clickAt(await restOn(of), how);
}

/** Element by id, which must be there. */
export function by(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no #${id}`);
  return element;
}

/** An empty page with the pointer out of the way. */
export async function fresh(): Promise<void> {
  document.body.innerHTML = '';
  document.documentElement.scrollTop = 0;
  await moveTo({ x: 1, y: 690 });
}

/** A number of frames, so that everything queued for them has run. */
export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
}
