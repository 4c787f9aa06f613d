import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { CallBar } from '../../src/content/call/call-bar.ts';
import { PageCall } from '../../src/content/call/page-call.ts';
import { Highlighter } from '../../src/content/highlight/highlighter.ts';
import { Marks } from '../../src/content/highlight/marks.ts';
import { ClickController } from '../../src/content/link/click-controller.ts';
import { Link } from '../../src/content/link/link.ts';
import { NumberMatcher } from '../../src/content/match/number-matcher.ts';
import { shieldEvents } from '../../src/content/overlay/event-shield.ts';
import { OverlayHost } from '../../src/content/overlay/overlay-host.ts';
import type { PageDeps } from '../../src/content/page.ts';
import type { DialTarget } from '../../src/content/target/dial-target.ts';
import { TargetFinder } from '../../src/content/target/target-finder.ts';
import { explain } from '../../src/failure.ts';
import type { CallPhase, CallView, PageCallAction } from '../../src/messages/contract.ts';
import type { Translate } from '../../src/platform/i18n.ts';
import { fail, ok } from '../../src/result.ts';
import { waitFor } from '../support/wait-for.ts';
import { callView, clickAt, fresh, middle, session, userEvent } from './support/page.ts';

const t: Translate = (key, ...values) => (key === 'page_language' ? 'en' : [key, ...values].join(' '));
const view = (more: Partial<CallView> = {}) =>
  callView({ id: 'click-0001', number: '+17275551212' }, { formatted: '+1 727 555 1212', ...more });

const target: DialTarget = {
  kind: 'text',
  element: document.body,
  number: '+17275551212',
  shown: '(727) 555-1212',
  boxes: () => [],
  isCurrent: () => true,
};

let end: AbortController;
let host: OverlayHost;
let bar: CallBar;
let worked: [call: string, work: PageCallAction][];
let answered: () => void;
let opened: number;

beforeEach(async () => {
  await fresh();
  await browserPage.viewport(1000, 700);
  end = new AbortController();
  worked = [];
  opened = 0;
  const openSession = () => {
    opened += 1;
  };
  host = new OverlayHost(t, end.signal);
  const runAction = (call: string, work: PageCallAction) => {
    worked.push([call, work]);
    return new Promise<void>((resolve) => {
      answered = resolve;
    });
  };
  bar = new CallBar(host, t, { runAction, openSession, hasKeypad: true }, end.signal);
  const link = new Link(host, t, end.signal);
  const marks = new Marks(new Highlighter(end.signal), end.signal);
  const targets = new TargetFinder(marks, new NumberMatcher(marks, 'US'));
  const nothing = () => undefined;
  new ClickController({ host, link, targets, t, flush: nothing, dial: nothing }, end.signal);
  shieldEvents(host.element, host.root, end.signal);
});
afterEach(() => end.abort());

const isShown = () => !(host.root.querySelector('.bar') as HTMLElement).hidden;
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
test.each(phases)('the phase %s is shown in words, with a timer: %s', (phase, isTimed) => {
  bar.show(view({ phase, since: Date.now() - 67_000 }));
  expect(shown()).toContain('+1 727 555 1212');
  expect(shown()).toContain(`call_${phase}`);
  expect(shown().includes('1:07')).toBe(isTimed);
});

test('a refusal shows the cause and what to do', () => {
  bar.show(
    view({
      phase: 'refused',
      reason: { what: 'failure_notPaused', todo: 'failure_notPaused_todo', values: ['x'] },
    }),
  );
  expect(shown()).toContain('failure_notPaused x');
  expect(shown()).toContain('failure_notPaused_todo x');
});

test('Hang up stays where it is when the actions of the call appear', () => {
  bar.show(view({ phase: 'ringing', canHangUp: true }));
  const before = button('.hang-up').getBoundingClientRect().toJSON();
  bar.show(view({ phase: 'inCall', canHangUp: true, controls: {} }));
  expect(host.root.querySelector('.actions')?.checkVisibility()).toBe(true);
  expect(button('.hang-up').getBoundingClientRect().toJSON()).toEqual(before);
});

test('an ended call shows the place to set its disposition until it is set', () => {
  bar.show(view({ phase: 'ended', needsDisposition: true }));
  expect(shown()).toContain('call_dispose');
  bar.show(view({ phase: 'ended' }));
  expect(shown()).not.toContain('call_dispose');
});

test('one press opens the place to set the disposition, until it is set', async () => {
  bar.show(view({ phase: 'ended', needsDisposition: true }));
  await clickAt(middle(button('.dispose')));
  expect(opened).toBe(1);
  bar.show(view({ phase: 'ended' }));
  expect(button('.dispose').hidden).toBe(true);
});

test.each<CallView['phase']>(['customerGone', 'ended'])(
  'a call that nobody answered is named in the phase %s',
  (phase) => {
    bar.show(view({ phase, unanswered: 'busy' }));
    expect(shown()).toContain('unanswered_busy');
    expect(shown()).not.toContain(`call_${phase}`);
  },
);

test('a person can hang up once, if it is allowed', async () => {
  bar.show(view({ phase: 'connected' }));
  const place = middle(button('.hang-up'));
  await clickAt(place);
  await clickAt(place);
  expect(worked).toEqual([['click-0001', { kind: 'hangUp' }]]);
  bar.show(view({ phase: 'ended', canHangUp: false }));
  expect(button('.hang-up').checkVisibility()).toBe(false);
});

test('a script of the page cannot hang up', () => {
  bar.show(view({ phase: 'connected' }));
  host.element.click();
  button('.hang-up').click();
  expect(worked).toEqual([]);
});

test('a person can close the bar', async () => {
  bar.show(view());
  await clickAt(middle(button('.close')));
  expect(isShown()).toBe(false);
  expect(host.element.matches(':popover-open')).toBe(false);
});

test('a screen reader gets each phase once', () => {
  bar.show(view({ phase: 'sent' }));
  const spoken = host.root.querySelector('[role=status]') as HTMLElement;
  expect(spoken.textContent).toContain('call_sent');
  spoken.textContent = '';
  bar.show(view({ phase: 'sent' }));
  expect(spoken.textContent).toBe('');
  bar.show(view({ phase: 'connected' }));
  expect(spoken.textContent).toContain('call_connected');
});

test('an announcement that is no longer true is removed, and nothing of it is announced again', () => {
  const spoken = host.root.querySelector('[role=status]') as HTMLElement;
  bar.show(view({ phase: 'ended' }));
  bar.show(view({ phase: 'ended', needsDisposition: true }));
  expect(spoken.textContent).toContain('call_dispose');
  // The disposition was set on the agent screen.
  bar.show(view({ phase: 'ended' }));
  expect(spoken.textContent).toBe('');
  bar.show(view({ phase: 'connected' }));
  bar.hide();
  expect(spoken.textContent).toBe('');
});

test('a larger text size of the reader makes each text of the bar larger', async () => {
  bar.show(view({ phase: 'connected' }));
  const parts = ['.number', '.phase', '.hang-up', '.close'].map((part) => host.root.querySelector(part));
  const sizes = () => parts.map((part) => Number.parseFloat(getComputedStyle(part as Element).fontSize));
  const before = sizes();
  await session().send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await waitFor(() => expect(sizes()).toEqual(before.map((size) => expect.closeTo(2 * size, 0))));
  await session().send('Page.setFontSizes', { fontSizes: { standard: 16 } });
});

test('the styles of the page do not affect the bar', () => {
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

const live = (more: Partial<CallView> = {}) =>
  view({ phase: 'connected', controls: { grab: 'notParked', stopRecording: 'notRecording' }, ...more });
const byWords = (words: string) =>
  [...host.root.querySelectorAll('button')].find(
    (each) => each.textContent === words && each.checkVisibility(),
  ) as HTMLButtonElement;

/** Shows the call, and waits until it was plain to see for long enough. */
async function showLive(more: Partial<CallView> = {}): Promise<void> {
  bar.show(live(more));
  await settled();
}
const settled = () => waitFor(() => expect(host.element.dataset['bar']).toBe('ready'));

test.each<[string, Partial<CallView>, PageCallAction]>([
  ['popup_park', {}, { kind: 'park' }],
  ['popup_startRecording', {}, { kind: 'startRecording' }],
  ['popup_stopRecording', { controls: { startRecording: 'recording' } }, { kind: 'stopRecording' }],
  ['popup_grab', { phase: 'parked', controls: { park: 'parked', tones: 'parked' } }, { kind: 'grab' }],
  ['popup_sendExtension 214', { ext: '214' }, { kind: 'tones', keys: '214' }],
])('a person can press %s, once until it is answered', async (words, more, work) => {
  await showLive(more);
  const place = middle(byWords(words));
  await clickAt(place);
  await clickAt(place);
  expect(worked).toEqual([['click-0001', work]]);
  expect(byWords(words).getAttribute('aria-disabled')).toBe('true');
  answered();
  await waitFor(() => expect(byWords(words).hasAttribute('aria-disabled')).toBe(false));
});

test('Hang up can be pressed before another action is answered, and follows it once', async () => {
  await showLive();
  await clickAt(middle(byWords('popup_park')));
  await clickAt(middle(byWords('call_hangUp')));
  await clickAt(middle(byWords('call_hangUp')));
  expect(worked).toEqual([['click-0001', { kind: 'park' }]]);
  expect(byWords('call_hangUp').getAttribute('aria-disabled')).toBe('true');
  answered();
  await waitFor(() => expect(worked.slice(1)).toEqual([['click-0001', { kind: 'hangUp' }]]));
  answered();
  await waitFor(() => expect(byWords('call_hangUp').hasAttribute('aria-disabled')).toBe(false));
  expect(worked).toHaveLength(2);
});

test('a Hang up that waits for another action is not for the next call', async () => {
  await showLive();
  await clickAt(middle(byWords('popup_park')));
  await clickAt(middle(byWords('call_hangUp')));
  await showLive({ id: 'click-0002' });
  answered();
  await waitFor(() => expect(byWords('call_hangUp').hasAttribute('aria-disabled')).toBe(false));
  expect(worked).toHaveLength(1);
});

test('keys are entered by mouse and keyboard and sent as one text', async () => {
  await showLive();
  await clickAt(middle(byWords('popup_keypad')));
  await clickAt(middle(byWords('1')));
  await userEvent.keyboard('2x3{Backspace}#');
  expect(host.root.querySelector('output')?.textContent).toBe('12#');
  await settled();
  await clickAt(middle(byWords('popup_send')));
  expect(worked).toEqual([['click-0001', { kind: 'tones', keys: '12#' }]]);
  expect(host.root.querySelector('output')?.textContent).toBe('');
  await userEvent.keyboard('{Escape}');
  expect(byWords('popup_send')).toBeUndefined();
  expect(host.root.activeElement).toBe(byWords('popup_keypad'));
});

test('where the dialer drops signs of tones, the keypad says so before they are sent', async () => {
  await showLive({ dropsToneSigns: true });
  await clickAt(middle(byWords('popup_keypad')));
  const note = host.root.querySelector<HTMLElement>('.keys .note');
  await userEvent.keyboard('1');
  expect(note?.checkVisibility()).toBe(false);
  await userEvent.keyboard('#');
  expect(note?.checkVisibility()).toBe(true);
});

test('the page does not see which keys are typed into the keypad', async () => {
  await showLive();
  await clickAt(middle(byWords('popup_keypad')));
  const seen: string[] = [];
  for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])
    document.addEventListener(type, (event) => seen.push(event.type), { capture: true, signal: end.signal });
  await userEvent.keyboard('42');
  expect(host.root.querySelector('output')?.textContent).toBe('42');
  expect(seen).toEqual([]);
});

test('a control that is not available shows why and does nothing', async () => {
  const why = 'notAnswered';
  await showLive({ phase: 'ringing', controls: { park: why, grab: why, tones: why, startRecording: why } });
  expect(byWords('popup_park').title).toBe('why_notAnswered');
  expect(shown().match(/why_notAnswered/g)).toHaveLength(1);
  for (const words of ['popup_park', 'popup_keypad']) await clickAt(middle(byWords(words)));
  expect(worked).toEqual([]);
  expect(byWords('popup_send')).toBeUndefined();
});

test('a control that the organization turned off is not shown', async () => {
  const off = 'switchedOff';
  await showLive({
    ext: '214',
    controls: { park: off, grab: off, tones: off, startRecording: off, stopRecording: off },
  });
  expect([...host.root.querySelectorAll('.work button')].filter((each) => each.checkVisibility())).toEqual(
    [],
  );
  expect(shown()).not.toContain('why_');
});

test('a script of the page cannot press anything', async () => {
  await showLive({ ext: '214' });
  for (const each of host.root.querySelectorAll('button')) {
    if (!each.checkVisibility()) continue;
    const { x, y } = middle(each);
    host.element.dispatchEvent(new MouseEvent('click', { clientX: x, clientY: y, detail: 1, bubbles: true }));
    each.focus();
    host.element.click();
  }
  expect(worked).toEqual([]);
  expect(isShown()).toBe(true);
});

test('a press too soon after the buttons came does not count', async () => {
  const began = performance.now();
  const clock = vi.spyOn(performance, 'now').mockReturnValue(began);
  bar.show(live());
  const place = middle(byWords('popup_park'));
  // The bar's own look at whether it is seen was asked for before this one.
  await new Promise<void>((resolve) => {
    const options = { trackVisibility: true, delay: 100 } as IntersectionObserverInit;
    new IntersectionObserver(() => resolve(), options).observe(
      host.root.querySelector('.actions') as Element,
    );
  });
  await clickAt(place);
  expect(worked).toEqual([]);
  clock.mockReturnValue(began + 200);
  await clickAt(place);
  clock.mockRestore();
  expect(worked).toHaveLength(1);
});

test('a press on buttons that the page covers does not count, and the reason is shown', async () => {
  const cover = document.createElement('div');
  cover.popover = 'manual';
  cover.style.cssText =
    'position:fixed; inset:0; width:100%; height:100%; margin:0; background:#fff; pointer-events:none';
  bar.show(live());
  document.body.append(cover);
  cover.showPopover();
  await settled();
  await clickAt(middle(byWords('popup_park')));
  cover.remove();
  expect(worked).toEqual([]);
  expect(shown()).toContain('call_notSeen');
});

test('the focus moves from Hold to Resume call, which replaces it', async () => {
  await showLive();
  byWords('popup_park').focus();
  bar.show(live({ phase: 'parked', controls: { park: 'parked' } }));
  expect(host.root.activeElement).toBe(byWords('popup_grab'));
});

test('the bar takes no focus that was not its own', async () => {
  const other = document.createElement('button');
  host.root.append(other);
  await showLive();
  other.focus();
  other.hidden = true;
  bar.show(live({ phase: 'parked', controls: { park: 'parked' } }));
  expect(host.root.querySelector('.bar')?.contains(host.root.activeElement)).toBe(false);
});

test('the reason of a refusal is shown together with the current call', () => {
  bar.show(live({ reason: { what: 'failure_notNow', todo: 'failure_notNow_todo', values: [] } }));
  expect(shown()).toContain('call_connected');
  expect(shown()).toContain('failure_notNow failure_notNow_todo');
});

test('everything stays within a narrow window, as at 200 % zoom and more', async () => {
  const width = 320;
  await browserPage.viewport(width, 300);
  bar.show(live({ ext: '214' }));
  (byWords('popup_keypad') as HTMLButtonElement).focus();
  await userEvent.keyboard('{Enter}');
  const box = (host.root.querySelector('.bar') as HTMLElement).getBoundingClientRect();
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.right).toBeLessThanOrEqual(width);
  expect(box.top).toBeGreaterThanOrEqual(0);
  const wide = [...host.root.querySelectorAll('.bar *')].filter(
    (each) => each.getBoundingClientRect().right > box.right + 1,
  );
  expect(wide.map(({ className }) => className)).toEqual([]);
});

test('in a right-to-left language the bar is on the left, and the keys keep their order', async () => {
  const rightToLeft: Translate = (key, ...values) => (key === 'page_direction' ? 'rtl' : t(key, ...values));
  const parts = { runAction: async () => {}, openSession: () => {}, hasKeypad: true };
  const other = new CallBar(host, rightToLeft, parts, end.signal);
  other.show(live());
  const own = [...host.root.querySelectorAll<HTMLElement>('.bar')].at(-1) as HTMLElement;
  const right = (name: string) => (own.querySelector(name) as HTMLElement).getBoundingClientRect().right;
  expect(own.getBoundingClientRect().left).toBe(16);
  expect(right('.park')).toBeGreaterThan(right('.keypad'));
  await settled();
  await clickAt(middle(own.querySelector('.keypad') as HTMLElement));
  const [one, two] = own.querySelectorAll('.key');
  expect(one?.getBoundingClientRect().left).toBeLessThan(two?.getBoundingClientRect().left ?? 0);
});

test('axe reports nothing for the bar', async () => {
  bar.show(live({ ext: '214', controls: { park: 'notAnswered', grab: 'notAnswered' } }));
  await settled();
  await clickAt(middle(byWords('popup_keypad')));
  // axe looks into open shadow roots only, so the bar is shown to it outside the closed one.
  const copy = document.createElement('main');
  const open = copy.attachShadow({ mode: 'open' });
  open.adoptedStyleSheets = host.root.adoptedStyleSheets;
  for (const part of host.root.children) open.append(part.cloneNode(true));
  document.body.append(copy);
  const { violations } = await axe.run(copy, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('the same click is sent once more if the worker stopped before its reply', async () => {
  const asked: unknown[] = [];
  const request = (async (question: string, input: unknown) => {
    asked.push(question, input);
    return asked.length === 2 ? fail(explain({ kind: 'lost' })) : ok(view({ phase: 'sent' }));
  }) as PageDeps['request'];
  const views: (CallView | null)[] = [];
  const call = new PageCall(request, false, end.signal);
  call.onChange((each) => views.push(each));
  expect(await call.dial(target)).toBeUndefined();
  expect(asked).toHaveLength(4);
  expect(asked[1]).toEqual(asked[3]);
  expect(views.map((each) => each?.phase)).toEqual(['sending', 'sent']);
});

test('a number that is clicked during a call changes neither the call nor its number', async () => {
  const request = (async () => ok(view({ id: 'click-0002', phase: 'refused' }))) as PageDeps['request'];
  const call = new PageCall(request, true, end.signal);
  call.onChange((each, isDialRefused) => each && bar.show(each, { isDialRefused }));
  call.take(view({ phase: 'inCall', formatted: '+1 415 555 2671' }));
  await call.dial(target);
  expect(shown()).toContain('+1 415 555 2671');
  expect(shown()).not.toContain('+1 727 555 1212');
  expect(shown()).toContain('call_onCall');
});

test('masked, the bar shows only the last digits', () => {
  bar.show(view({ phase: 'inCall' }), { isMasked: true });
  expect(shown()).toContain('212');
  expect(shown()).not.toContain('555');
  expect(host.root.textContent).not.toContain('727');
});

test('there is no keypad if the listeners of the page came first, and the bar shows why', async () => {
  const late = new CallBar(
    host,
    t,
    { runAction: async () => {}, openSession: () => {}, hasKeypad: false },
    end.signal,
  );
  late.show(live());
  const own = [...host.root.querySelectorAll<HTMLElement>('.bar')].at(-1) as HTMLElement;
  expect((own.querySelector('.keypad') as HTMLElement).checkVisibility()).toBe(false);
  expect(own.innerText).toContain('call_keypadReload');
});

test('while a call is open the page polls, and it stops at the end of the call', async () => {
  vi.useFakeTimers();
  const answers: CallView[] = [view({ phase: 'ringing' }), view({ phase: 'ended' })];
  const request = (async () => ok(answers.shift() ?? null)) as PageDeps['request'];
  const views: (CallView | null)[] = [];
  const call = new PageCall(request, true, end.signal);
  call.onChange((each) => views.push(each));
  call.take(view({ phase: 'sent' }));
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  expect(views.map((each) => each?.phase)).toEqual(['sent', 'ringing', 'ended']);
});

test('the call bar says that the recording is paused, and reminds the agent later', async () => {
  const since = Date.now();
  bar.show(view({ phase: 'connected', recordingPause: { since, remindAt: since + 1_500 } }));
  expect(noteText()).toBe('call_recordingPaused');
  await waitFor(() => expect(noteText()).toBe('call_recordingPaused call_recordingReminder'));
  bar.show(view({ phase: 'connected' }));
  expect(noteText()).toBe('');
});

function noteText(): string {
  return host.root.querySelector('.text .note')?.textContent ?? '';
}
