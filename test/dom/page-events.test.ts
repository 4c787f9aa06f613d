import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PageDialOptions } from '../../src/content/call/page-call.ts';
import { PageEvents } from '../../src/content/page-events/page-events.ts';
import type { DialTarget } from '../../src/content/target/dial-target.ts';
import type { Explanation } from '../../src/failure.ts';
import { waitFor } from '../support/wait-for.ts';
import { by, fresh, userEvent } from './support/page.ts';

let end: AbortController | undefined;
let heard: [type: string, detail: Record<string, unknown>][] = [];
const listeners: [string, (event: Event) => void][] = [];

/** A script of the page that listens to the events of the extension. */
function listen(...types: string[]): void {
  for (const type of types) {
    const listener = (event: Event) => {
      const { detail } = event as CustomEvent<unknown>;
      expect(typeof detail).toBe('string');
      heard.push([type, JSON.parse(String(detail)) as Record<string, unknown>]);
    };
    document.addEventListener(`clicktodial:${type}`, listener);
    listeners.push([`clicktodial:${type}`, listener]);
  }
}

const askFor = (detail: unknown) =>
  document.dispatchEvent(
    new CustomEvent('clicktodial:dial', {
      detail: typeof detail === 'string' ? detail : JSON.stringify(detail),
    }),
  );
const request = { id: 'page-1', number: '+17275550142' };

beforeEach(async () => {
  await fresh();
  heard = [];
});
afterEach(() => {
  end?.abort();
  for (const [type, listener] of listeners.splice(0)) document.removeEventListener(type, listener);
});

interface Asked {
  readonly number: string;
  readonly options: PageDialOptions;
}

/** The part of a page for its own scripts, with a button and calls that are only recorded. */
function startPageEvents(isAllowed = true) {
  document.body.innerHTML = '<button id=ask>Call</button>';
  end = new AbortController();
  listen('ready', 'dial.result', 'call.ended');
  const asked: Asked[] = [];
  let refusal: Explanation | undefined;
  const call = {
    async dial({ number }: DialTarget, options: PageDialOptions = {}) {
      asked.push({ number, options });
      return refusal;
    },
  };
  const events = new PageEvents(call, document, end.signal);
  if (isAllowed) events.isAllowed = true;
  return {
    asked,
    events,
    refuse: (reason: Explanation) => {
      refusal = reason;
    },
  };
}

const results = () => heard.flatMap(([type, detail]) => (type === 'dial.result' ? [detail] : []));

test('a page that is not allowed gets no events and its requests are ignored', async () => {
  const { asked, events } = startPageEvents(false);
  by('ask').addEventListener('click', () => askFor(request));
  await userEvent.click(by('ask'));
  document.dispatchEvent(new Event('clicktodial:hello'));
  events.deliver('call.ended', '{}');
  expect(heard).toEqual([]);
  expect(asked).toEqual([]);
});

test('an allowed page finds the extension and hears the events of its calls', () => {
  const { events } = startPageEvents();
  document.dispatchEvent(new Event('clicktodial:hello'));
  events.deliver('call.ended', JSON.stringify({ id: 'click-0001', number: '+17275550142' }));
  expect(heard).toEqual([
    ['ready', {}],
    ['ready', {}],
    ['call.ended', { id: 'click-0001', number: '+17275550142' }],
  ]);
});

test('a press on a button of the page asks for one call, which the agent must confirm', async () => {
  const { asked } = startPageEvents();
  by('ask').addEventListener('click', () => {
    askFor({ ...request, recordId: 'C-1042', objectType: 'Contact', recordName: 'Ann', params: { a: 1 } });
    // A flood: the press of the person is used up.
    for (let nth = 0; nth < 50; nth += 1) askFor({ ...request, id: `flood-${nth}`, number: '+17275550143' });
  });
  await userEvent.click(by('ask'));
  await waitFor(() => expect(results()).toHaveLength(51));
  expect(asked).toMatchObject([
    {
      number: '+17275550142',
      options: {
        mustConfirm: true,
        records: [
          { selector: '[data-clicktodial-record]', text: 'C-1042' },
          { selector: '[data-clicktodial-type]', text: 'Contact' },
          { selector: '[data-clicktodial-name]', text: 'Ann' },
        ],
      },
    },
  ]);
  expect(results().filter(({ ok: isOk }) => isOk)).toEqual([{ id: 'page-1', ok: true }]);
  expect(results().find(({ id }) => id === 'flood-7')).toEqual({
    id: 'flood-7',
    ok: false,
    reason: 'needsUserAction',
  });
});

test('a click on an element with the attribute of a number asks for a call, and a script cannot make that click', async () => {
  const { asked } = startPageEvents();
  document.body.innerHTML = `<div data-clicktodial-record="C-1042" data-clicktodial-name="Ann">
    <button id=ask data-clicktodial-number="+17275550142" data-clicktodial-type="Contact"><b id=inner>Call</b></button>
    <button id=wrong data-clicktodial-number="7275550142">Call</button></div>`;
  by('ask').click();
  await userEvent.click(by('wrong'));
  await userEvent.click(by('inner'));
  await waitFor(() => expect(results()).toHaveLength(2));
  expect(results()).toEqual([
    { id: '', ok: false, reason: 'badRequest' },
    { id: '', ok: true },
  ]);
  expect(asked).toMatchObject([
    {
      number: '+17275550142',
      options: { mustConfirm: true, records: [{ text: 'C-1042' }, { text: 'Contact' }, { text: 'Ann' }] },
    },
  ]);
});

test('a script of the page that comes late hears what it missed', () => {
  const { events } = startPageEvents(false);
  events.deliver('call.ended', JSON.stringify({ id: 'Y1' }));
  expect(heard).toEqual([]);
  events.isAllowed = true;
  document.dispatchEvent(new Event('clicktodial:hello'));
  expect(heard.map(([type]) => type)).toEqual(['ready', 'call.ended', 'ready', 'call.ended']);
});

test('a request without an action of the person, and forged actions, ask for nothing', async () => {
  const { asked } = startPageEvents();
  askFor(request);
  for (const type of ['pointerup', 'keydown', 'click'])
    document.body.dispatchEvent(new Event(type, { bubbles: true }));
  askFor({ ...request, id: 'page-2' });
  await waitFor(() => expect(results()).toHaveLength(2));
  expect(asked).toEqual([]);
});

test.each<[string, unknown]>([
  ['no JSON', '{'],
  ['null', 'null'],
  ['an array', '[]'],
  ['no id', { number: '+17275550142' }],
  ['an id with markup', { ...request, id: '<b>' }],
  ['a national number', { ...request, number: '7275550142' }],
  ['a number with a pause', { ...request, number: '+17275550142,,1' }],
  ['a megabyte', { ...request, recordName: 'x'.repeat(1_000_000) }],
])('a request with %s is refused', async (_what, detail) => {
  const { asked } = startPageEvents();
  by('ask').addEventListener('click', () => askFor(detail));
  await userEvent.click(by('ask'));
  await waitFor(() =>
    expect(heard.at(-1)).toEqual(['dial.result', { id: '', ok: false, reason: 'badRequest' }]),
  );
  expect(asked).toEqual([]);
});

test('a detail with a getter, a proxy or another prototype does not reach the extension', async () => {
  const { asked } = startPageEvents();
  const detail = new Proxy({}, { get: () => '+17275550142' });
  document.dispatchEvent(new CustomEvent('clicktodial:dial', { detail }));
  expect(heard.at(-1)).toEqual(['dial.result', { id: '', ok: false, reason: 'badRequest' }]);
  expect(asked).toEqual([]);
});

test('the refusal of a request is named', async () => {
  const { refuse } = startPageEvents();
  refuse({ what: 'failure_notPaused', todo: 'failure_notPaused_todo', values: [] });
  by('ask').addEventListener('click', () => askFor(request));
  await userEvent.click(by('ask'));
  await waitFor(() => expect(results()).toEqual([{ id: 'page-1', ok: false, reason: 'notPaused' }]));
});

test('when the page is no longer allowed, it hears nothing more', () => {
  const { events } = startPageEvents();
  events.isAllowed = false;
  events.deliver('call.ended', '{}');
  document.dispatchEvent(new Event('clicktodial:hello'));
  expect(heard).toEqual([['ready', {}]]);
});
