import axe from 'axe-core';
import { expect } from 'vitest';
import { page as browserPage, cdp, commands, userEvent } from 'vitest/browser';
import messages from '../../../public/_locales/en/messages.json';
import { type PageDeps, startPage } from '../../../src/content/page.ts';
import type { Explanation } from '../../../src/failure.ts';
import type {
  CallView,
  DialRequest,
  LeadHint,
  Notice,
  PageView,
  TabRequests,
} from '../../../src/messages/contract.ts';
import type { Translate } from '../../../src/platform/i18n.ts';
import { ok, type Result } from '../../../src/result.ts';
import { waitFor } from '../../support/wait-for.ts';

export { userEvent };

/** The content script, and a worker that only records requests. */
export interface TestPage {
  readonly dials: DialRequest[];
  readonly requests: string[];
  /** Sends a request of the worker or of an own page of the extension, as its reply. */
  ask<Q extends keyof TabRequests>(
    name: Q,
    input: TabRequests[Q]['input'],
  ): Result<TabRequests[Q]['reply'], Explanation>;
  notice(notice: Notice): void;
  stop(): void;
  /** Answers the next dials. */
  answer: (request: DialRequest) => Result<CallView, Explanation>;
  /** Answers the lookups of leads. */
  lookUp: (number: string) => Promise<Result<LeadHint, Explanation>>;
  status: CallView | null;
  isOrphan: boolean;
}

const t: Translate = (key, ...values) => {
  const { message } = (messages as Record<string, { message: string }>)[key] ?? { message: key };
  return message.replace(/\$(\d)/g, (_place, nth: string) => values[Number(nth) - 1] ?? '');
};

export function callView(request: { id: string; number: string }, more: Partial<CallView> = {}): CallView {
  const { id, number } = request;
  return { id, number, formatted: number, phase: 'sent', since: Date.now(), canHangUp: true, ...more };
}

/** Settings of the page, and what a test may want to know about the script. */
export interface PageOptions extends Partial<PageView> {
  /** Whether the script ran before those of the page. */
  readonly isFirst?: boolean;
}

/** Shows `html` in the test's document, if any, and starts the content script there. */
export async function startTestPage(html?: string, options: PageOptions = {}): Promise<TestPage> {
  const { isFirst = true, ...settings } = options;
  // A larger frame would be scaled down, and a scaled tooltip does not count as visible.
  await browserPage.viewport(1000, 700);
  if (html !== undefined) document.body.innerHTML = html;
  const controller = new AbortController();
  const listeners: ((notice: Notice) => void)[] = [];
  const handlers = new Map<string, (input: object) => unknown>();
  const page: TestPage = {
    dials: [],
    requests: [],
    ask: (name, input) => handlers.get(name)?.(input) as never,
    notice: (notice) => {
      for (const listener of listeners) listener(notice);
    },
    stop: () => controller.abort(),
    answer: (request) => ok(callView(request)),
    lookUp: async () => ok({ total: 0, name: '', status: '', listId: '', at: Date.now() }),
    status: null,
    isOrphan: false,
  };
  const request = async (name: string, input: unknown) => {
    page.requests.push(name);
    if (name === 'hello') return ok({ country: 'US', call: null, ...settings });
    if (name === 'status') return ok(page.status);
    if (name === 'leadHint') return page.lookUp((input as { readonly number: string }).number);
    page.dials.push(input as DialRequest);
    return page.answer(input as DialRequest);
  };
  void startPage(
    {
      request: request as PageDeps['request'],
      onNotice: (listener) => listeners.push(listener),
      onTabRequest: (name, handle) => {
        handlers.set(name, handle as (input: object) => unknown);
      },
      t,
      isOrphan: () => page.isOrphan,
      isFirst,
    },
    controller.signal,
  );
  running.push(page);
  if (html !== undefined) await frames(2);
  return page;
}

const running: TestPage[] = [];

/** Ends every content script that a test started. */
export function stopTestPages(): void {
  for (const page of running.splice(0)) page.stop();
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
  await waitFor(() => expect(painted().sort()).toEqual([...texts].sort()));
}

/** Our element, once it is on the page. */
export function hostElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('html > [popover]');
}

/** `ready` once a click on the link counts. */
export function linkState(): string | null {
  return hostElement()?.getAttribute('data-link') ?? null;
}

let ownRoot: ShadowRoot | undefined;
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (this: Element, how: ShadowRootInit): ShadowRoot {
  const root = attachShadow.call(this, how);
  if (how.mode === 'closed') ownRoot = root;
  return root;
};

/** The closed root of ours, seen being attached. */
export function ours(): ShadowRoot {
  if (!ownRoot) throw new Error('nothing of ours is on the page');
  return ownRoot;
}

/** The boxes of the link in the window: those over the number, and the tooltip. */
export function linkParts(): { boxes: DOMRect[]; tooltip: DOMRect } {
  const boxes = [...ours().querySelectorAll('.box')].map((box) => box.getBoundingClientRect());
  const tooltip = ours().querySelector('.tooltip')?.getBoundingClientRect() ?? new DOMRect();
  return { boxes, tooltip };
}

/** What axe objects to in what we show, one line for each. Its root is closed, so it is lent for the check. */
export async function axeFinds(): Promise<string[]> {
  const host = hostElement();
  const root = ours();
  if (!host) return ['nothing of ours is on the page'];
  Object.defineProperty(host, 'shadowRoot', { configurable: true, get: () => root });
  // The landmarks around it are the page's.
  const { violations, passes } = await axe.run(host, { rules: { region: { enabled: false } } });
  delete (host as { shadowRoot?: unknown }).shadowRoot;
  if (passes.length === 0) return ['axe looked at nothing'];
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** How the whole window is shown: its media features, and how far it is enlarged. */
export async function media(features: Record<string, string>): Promise<void> {
  const list = Object.entries(features).map(([name, value]) => ({ name, value }));
  await session().send('Emulation.setEmulatedMedia', { features: list });
}

/** Writes what is on the screen to a file below `.cache`, for a person to look at, where `VITE_LOOK=1` is set. */
export async function look(name: string): Promise<void> {
  if (!import.meta.env['VITE_LOOK']) return;
  const {
    left = 0,
    top = 0,
    width = 1000,
    height = 700,
  } = window.frameElement?.getBoundingClientRect() ?? {};
  const clip = { x: left, y: top, width, height, scale: 1 };
  const { data } = (await session().send('Page.captureScreenshot', { format: 'png', clip })) as {
    data: string;
  };
  await commands.writeFile(`.cache/look/${name}.png`, data, 'base64');
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
  await waitFor(() => expect(linkState()).toBe('ready'));
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
