import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import {
  axeFinds,
  by,
  finger,
  frames,
  fresh,
  linkState,
  middle,
  seesPainted,
  startTestPage,
  type TestPage,
  tapAt,
} from './support/page.ts';

let running: TestPage;

beforeEach(fresh);
afterEach(() => running.stop());

async function page(html: string): Promise<void> {
  document.body.innerHTML = html;
  running = await startTestPage();
}

async function isReady(): Promise<void> {
  await waitFor(() => expect(linkState()).toBe('ready'));
}

test('the first tap shows the number, the second one dials it, and the row gets no event of either', async () => {
  await page('<div id=row><span id=n>(727) 555-1212</span></div>');
  const clicks: string[] = [];
  by('row').addEventListener('click', () => clicks.push('row'));
  await seesPainted('(727) 555-1212');
  const place = middle(by('n'));
  await tapAt(place);
  await isReady();
  expect(running.dials).toEqual([]);
  expect(await axeFinds()).toEqual([]);
  await tapAt(place);
  await waitFor(() => expect(running.dials[0]).toMatchObject({ number: '+17275551212' }));
  expect(clicks).toEqual([]);
});

test('the two taps of a double tap do not dial', async () => {
  await page('<span id=n>(727) 555-1212</span>');
  await seesPainted('(727) 555-1212');
  const place = middle(by('n'));
  await tapAt(place);
  await tapAt(place);
  await isReady();
  expect(running.dials).toEqual([]);
});

test('a tap beside the number hides the link and reaches the page', async () => {
  await page('<span id=n>(727) 555-1212</span><p style="margin-top:200px"><button id=b>Save</button>');
  const clicks: string[] = [];
  by('b').addEventListener('click', () => clicks.push('button'));
  await seesPainted('(727) 555-1212');
  await tapAt(middle(by('n')));
  await isReady();
  await tapAt(middle(by('b')));
  await waitFor(() => expect(clicks).toEqual(['button']));
  expect(linkState()).toBeNull();
  expect(running.dials).toEqual([]);
});

test('a finger that rests on the link does not dial', async () => {
  await page('<span id=n>(727) 555-1212</span>');
  await seesPainted('(727) 555-1212');
  const place = middle(by('n'));
  await tapAt(place);
  await isReady();
  const down = performance.now();
  await finger.down(place);
  await waitFor(() => expect(performance.now() - down).toBeGreaterThan(700));
  // Nor does it when the page pretends that the finger came down just now.
  by('n').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
  await finger.up();
  await frames(5);
  expect(running.dials).toEqual([]);
  // It was the length of the press: a short one does.
  await tapAt(place);
  await waitFor(() => expect(running.dials).toHaveLength(1));
});

test.each([
  { what: 'page', begins: 'the number', isShown: false },
  { what: 'page', begins: 'the link', isShown: true },
  { what: 'box', begins: 'the number', isShown: false },
  { what: 'box', begins: 'the link', isShown: true },
])('a finger that scrolls the $what does not dial when it begins on $begins', async ({ what, isShown }) => {
  const box = what === 'box' ? ' style="height:300px;overflow:auto"' : '';
  await page(
    `<div id=box${box}><p style="margin-top:200px"><span id=n>(727) 555-1212</span></p><div style="height:3000px"></div></div>`,
  );
  await seesPainted('(727) 555-1212');
  const scrolled = () => (what === 'box' ? by('box').scrollTop : window.scrollY);
  const place = middle(by('n'));
  if (isShown) {
    await tapAt(place);
    await isReady();
  }
  const before = scrolled();
  await finger.down(place);
  for (let moved = 10; moved <= 60; moved += 10) await finger.move({ x: place.x, y: place.y - moved });
  await finger.up();
  await waitFor(() => expect(scrolled()).toBeGreaterThan(before));
  await frames(5);
  expect(running.dials).toEqual([]);
});

test.each(['tel:+12125550123', 'callto:+12125550123'])(
  'the page’s own link %s dials at the second tap',
  async (href) => {
    await page(`<a id=tel href="${href}">Call us</a>`);
    await frames(2);
    const place = middle(by('tel'));
    await tapAt(place);
    await isReady();
    expect(running.dials).toEqual([]);
    await tapAt(place);
    await waitFor(() => expect(running.dials[0]?.number).toBe('+12125550123'));
  },
);

test('in a field taps only place the caret; the button beside it dials at the second tap', async () => {
  await page('<input id=f value="727-555-1212">');
  const field = by('f');
  const clicks: string[] = [];
  field.addEventListener('click', () => clicks.push('field'));
  await frames(2);
  await tapAt(middle(field));
  await waitFor(() => expect(linkState()).toBe('button'));
  await tapAt(middle(field));
  await waitFor(() => expect(clicks).toHaveLength(2));
  expect(document.activeElement).toBe(field);
  const { right, top, height } = field.getBoundingClientRect();
  const button = { x: right + 15, y: top + height / 2 };
  await tapAt(button);
  await isReady();
  expect(running.dials).toEqual([]);
  await tapAt(button);
  await waitFor(() => expect(running.dials[0]?.number).toBe('+17275551212'));
});
