import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import {
  by,
  fresh,
  hostElement,
  linkState,
  ours,
  seesPainted,
  startTestPage,
  type TestPage,
  userEvent,
} from './support/page.ts';

let running: TestPage;

beforeEach(async () => {
  await fresh();
  document.body.innerHTML = `
    <input id=first>
    <p>(727) 555-1212</p>
    <p><a id=tel href="tel:+12125550123">Call us</a></p>
    <p>(415) 555-2671</p>
    <div style="height:3000px"></div>
    <p id=far>(212) 555-0147</p>`;
  running = await startTestPage();
  await seesPainted('(727) 555-1212', '(415) 555-2671');
  by('first').focus();
});
afterEach(() => running.stop());

const next = () => userEvent.keyboard('{Alt>}{Shift>}{.}{/Shift}{/Alt}');
const before = () => userEvent.keyboard('{Alt>}{Shift>}{,}{/Shift}{/Alt}');
const isOnLink = () => expect(document.activeElement).toBe(hostElement());

async function callHere(): Promise<void> {
  await waitFor(() => expect(linkState()).toBe('ready'));
  await userEvent.keyboard('{Enter}');
}

test('the next number gets the focus, and Enter dials it', async () => {
  await next();
  await waitFor(isOnLink);
  await callHere();
  await waitFor(() => expect(running.dials[0]?.number).toBe('+17275551212'));
});

test('the keys move from number to number and back, also to phone links of the page', async () => {
  await next();
  await userEvent.keyboard('{ArrowDown}');
  await callHere();
  await waitFor(() => expect(running.dials[0]?.number).toBe('+12125550123'));
  await next();
  await next();
  await next();
  await before();
  await callHere();
  await waitFor(() => expect(running.dials).toHaveLength(2));
  expect(running.dials[1]?.number).toBe('+14155552671');
});

test('a number far down is scrolled into view', async () => {
  await next();
  await next();
  await next();
  await next();
  await waitFor(() => expect(by('far').getBoundingClientRect().bottom).toBeLessThan(innerHeight));
  await callHere();
  await waitFor(() => expect(running.dials[0]?.number).toBe('+12125550147'));
});

test('Escape hides the link and restores the focus', async () => {
  await next();
  await waitFor(isOnLink);
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(by('first'));
  expect(linkState()).toBeNull();
});

test('the page gets no key event that is for the link', async () => {
  const received: string[] = [];
  const listening = new AbortController();
  await next();
  await waitFor(isOnLink);
  for (const type of ['keydown', 'keyup', 'keypress'])
    window.addEventListener(type, (event) => received.push((event as KeyboardEvent).key), {
      capture: true,
      signal: listening.signal,
    });
  await userEvent.keyboard('{ArrowDown}');
  await callHere();
  await waitFor(() => expect(running.dials).toHaveLength(1));
  listening.abort();
  expect(received).toEqual([]);
});

test('typing in a field is not disturbed', async () => {
  await userEvent.click(by('first'));
  await userEvent.keyboard('a.b,c');
  expect((by('first') as HTMLInputElement).value).toBe('a.b,c');
});

/** Selects the text of an element, as a person does with the mouse. */
function select(element: Element): void {
  getSelection()?.selectAllChildren(element);
}
const pressDial = () => running.notice({ notice: 'dial' });
const linkIsReady = () => waitFor(() => expect(linkState()).toBe('ready'));

test('the shortcut shows a selected number first, and dials it with the second press', async () => {
  const paragraph = document.querySelectorAll('p')[2] ?? document.body;
  select(paragraph);
  pressDial();
  await waitFor(isOnLink);
  await linkIsReady();
  expect(running.dials).toEqual([]);
  pressDial();
  await waitFor(() => expect(running.dials.map(({ number }) => number)).toEqual(['+14155552671']));
  // A third press is no second call.
  pressDial();
  expect(running.dials).toHaveLength(1);
});

test('the shortcut dials a focused phone link of the page with one press', async () => {
  by('tel').focus();
  await linkIsReady();
  pressDial();
  await waitFor(() => expect(running.dials.map(({ number }) => number)).toEqual(['+12125550123']));
});

test('a selection that the page moves is shown before it can be dialed', async () => {
  const [first, , second] = [...document.querySelectorAll('p')];
  select(first ?? document.body);
  pressDial();
  await linkIsReady();
  select(second ?? document.body);
  pressDial();
  expect(running.dials).toEqual([]);
  await linkIsReady();
  pressDial();
  await waitFor(() => expect(running.dials.map(({ number }) => number)).toEqual(['+14155552671']));
});

test('without a number the shortcut says so to screen readers', async () => {
  getSelection()?.removeAllRanges();
  pressDial();
  await waitFor(() => expect(ours().textContent).toContain('No phone number'));
  expect(running.dials).toEqual([]);
});
