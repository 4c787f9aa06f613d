import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { Call } from '../../src/content/call.ts';
import { CallBar } from '../../src/content/call-bar.ts';
import { Host } from '../../src/content/host.ts';
import { Link } from '../../src/content/link.ts';
import type { Ask } from '../../src/content/page.ts';
import { Pointer } from '../../src/content/pointer.ts';
import type { CallPhase, CallView } from '../../src/messages/contract.ts';
import { fail, ok } from '../../src/result.ts';
import { callView, clickAt, fresh, middle } from './support/page.ts';

const say = (key: string, ...values: readonly string[]) => [key, ...values].join(' ');
const view = (more: Partial<CallView> = {}) =>
  callView({ id: 'click-0001', number: '+17275551212' }, { formatted: '+1 727 555 1212', ...more });

let end: AbortController;
let host: Host;
let bar: CallBar;
let hungUp: string[];
let closed: number;

beforeEach(async () => {
  await fresh();
  await browserPage.viewport(1000, 700);
  end = new AbortController();
  hungUp = [];
  closed = 0;
  host = new Host(end.signal);
  bar = new CallBar(host, say, { onHangUp: (id) => hungUp.push(id), onClose: () => closed++ }, end.signal);
  const link = new Link(
    host,
    say,
    () => undefined,
    () => true,
    end.signal,
  );
  const nothing = () => undefined;
  new Pointer(
    { host, link, say, targetAt: nothing, targetOf: nothing, flush: nothing, onDial: nothing },
    end.signal,
  );
});
afterEach(() => end.abort());

const shown = () => (host.root.querySelector('.bar') as HTMLElement).innerText.replace(/\s+/g, ' ');
const button = (name: string) => host.root.querySelector(name) as HTMLButtonElement;

const phases: [CallPhase, boolean][] = [
  ['sending', false],
  ['sent', false],
  ['ringing', false],
  ['inCall', true],
  ['connected', true],
  ['ended', false],
  ['unknown', false],
];
test.each(phases)('the phase %s is said in words, with a timer: %s', (phase, isTimed) => {
  bar.show(view({ phase, since: Date.now() - 67_000 }));
  expect(shown()).toContain('+1 727 555 1212');
  expect(shown()).toContain(`call_${phase}`);
  expect(shown().includes('1:07')).toBe(isTimed);
});

test('a refusal says the cause and what to do', () => {
  bar.show(
    view({ phase: 'refused', reason: { what: 'failure_notPaused', todo: 'failure_todo', values: ['x'] } }),
  );
  expect(shown()).toContain('failure_notPaused x');
  expect(shown()).toContain('failure_todo x');
});

test('a person can hang up, once, where it is allowed', async () => {
  bar.show(view({ phase: 'connected' }));
  const place = middle(button('.hang-up'));
  await clickAt(place);
  await clickAt(place);
  expect(hungUp).toEqual(['click-0001']);
  bar.show(view({ phase: 'ended', canHangUp: false }));
  expect(button('.hang-up').checkVisibility()).toBe(false);
});

test('a script of the page can not hang up', () => {
  bar.show(view({ phase: 'connected' }));
  host.element.click();
  button('.hang-up').click();
  expect(hungUp).toEqual([]);
});

test('a person can close the bar', async () => {
  bar.show(view());
  await clickAt(middle(button('.close')));
  expect(bar.isShown).toBe(false);
  expect(closed).toBe(1);
});

test('a screen reader is told each phase once', () => {
  bar.show(view({ phase: 'sent' }));
  const spoken = host.root.querySelector('[role=status]') as HTMLElement;
  expect(spoken.textContent).toContain('call_sent');
  spoken.textContent = '';
  bar.show(view({ phase: 'sent' }));
  expect(spoken.textContent).toBe('');
  bar.show(view({ phase: 'connected' }));
  expect(spoken.textContent).toContain('call_connected');
});

test('the styles of the page do not reach in', () => {
  const style = document.createElement('style');
  style.textContent =
    'div, section, button, * { color: red !important; font-size: 40px !important; opacity: .1 !important; transform: scale(3) !important; }';
  bar.show(view());
  const before = button('.hang-up').getBoundingClientRect().height;
  document.head.append(style);
  const { color, fontSize } = getComputedStyle(host.root.querySelector('.number') as Element);
  const after = button('.hang-up').getBoundingClientRect().height;
  const own = getComputedStyle(host.element);
  style.remove();
  expect(color).not.toBe('rgb(255, 0, 0)');
  expect(fontSize).not.toBe('40px');
  expect(own.opacity).toBe('1');
  expect(after).toBe(before);
});

test('axe finds nothing wrong with the bar', async () => {
  bar.show(view({ phase: 'connected' }));
  // axe looks into open shadow roots only, so the bar is shown to it outside the closed one.
  const copy = document.createElement('main');
  const open = copy.attachShadow({ mode: 'open' });
  open.adoptedStyleSheets = host.root.adoptedStyleSheets;
  for (const part of host.root.children) open.append(part.cloneNode(true));
  document.body.append(copy);
  const { violations } = await axe.run(copy, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('a worker that died in between is asked once more for the same click', async () => {
  const asked: unknown[] = [];
  const ask = (async (question: string, input: unknown) => {
    asked.push(question, input);
    return asked.length === 2 ? fail({ kind: 'lost' }) : ok(ok(view({ phase: 'sent' })));
  }) as Ask;
  const views: (CallView | null)[] = [];
  const call = new Call(ask, (each) => views.push(each), false, end.signal);
  const target = {
    kind: 'text' as const,
    element: document.body,
    number: '+17275551212',
    shown: '(727) 555-1212',
    boxes: () => [],
    isCurrent: () => true,
  };
  expect(await call.dial(target, false)).toBeUndefined();
  expect(asked).toHaveLength(4);
  expect(asked[1]).toEqual(asked[3]);
  expect(views.map((each) => each?.phase)).toEqual(['sending', 'sent']);
});

test('while a call waits the page looks again, and stops at its end', async () => {
  vi.useFakeTimers();
  const answers: CallView[] = [view({ phase: 'ringing' }), view({ phase: 'ended' })];
  const ask = (async () => ok(answers.shift() ?? null)) as Ask;
  const views: (CallView | null)[] = [];
  const call = new Call(ask, (each) => views.push(each), true, end.signal);
  call.take(view({ phase: 'sent' }));
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  expect(views.map((each) => each?.phase)).toEqual(['sent', 'ringing', 'ended']);
});
