import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { click, hostElement, hover, linkState, painted, type Running, run } from './support/page.ts';

let running: Running;

beforeEach(() => {
  document.body.innerHTML = '';
});
afterEach(() => running?.stop());

test('a number in text is painted', async () => {
  document.body.innerHTML = '<p id=p>Call (727) 555-1212 today</p>';
  running = await run();
  await vi.waitFor(() => expect(painted()).toEqual(['(727) 555-1212']));
});

test('a click on a number dials it, and the row below does not hear of it', async () => {
  document.body.innerHTML = '<div id=row><span id=n>(727) 555-1212</span></div>';
  const heard: string[] = [];
  for (const type of ['click', 'mousedown', 'pointerdown'])
    document.querySelector('#row')?.addEventListener(type, () => heard.push(type));
  running = await run();
  await vi.waitFor(() => expect(painted()).toHaveLength(1));
  const number = document.querySelector('#n') as Element;
  await hover(number);
  await vi.waitFor(() => expect(linkState()).toBe('ready'));
  await click(number);
  await vi.waitFor(() => expect(running.dials).toHaveLength(1));
  expect(running.dials[0]).toMatchObject({ number: '+17275551212', shown: '(727) 555-1212' });
  expect(heard).toEqual([]);
  expect(hostElement()).not.toBeNull();
});
