import { afterEach, beforeEach, expect, test } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { waitFor } from '../support/wait-for.ts';
import {
  axeFinds,
  by,
  call,
  clickAt,
  frames,
  fresh,
  linkParts,
  linkState,
  look,
  middle,
  moveTo,
  ours,
  painted,
  restOn,
  seesPainted,
  session,
  startTestPage,
  type TestPage,
  userEvent,
} from './support/page.ts';

let running: TestPage;

beforeEach(fresh);
afterEach(async () => {
  running.stop();
  document.documentElement.dir = '';
  document.documentElement.style.cssText = '';
  document.body.style.cssText = '';
  await browserPage.viewport(1000, 700);
});

async function page(html: string): Promise<void> {
  document.body.innerHTML = html;
  running = await startTestPage();
  await frames(2);
}

const next = () => userEvent.keyboard('{Alt>}{Shift>}{.}{/Shift}{/Alt}');

/** What is cut off or laid over something it should leave free, in words; nothing when all is well. */
function faults(of: Element): string[] {
  const range = document.createRange();
  range.selectNodeContents(of);
  const number = range.getBoundingClientRect();
  const { boxes, tooltip } = linkParts();
  const around = boxes.reduce((all, box) => union(all, box), boxes[0] ?? new DOMRect());
  return [
    !near(around, number) && `the link is at ${words(around)}, the number at ${words(number)}`,
    overlap(tooltip, number) && `the preview at ${words(tooltip)} covers the number at ${words(number)}`,
    !overlap(tooltip, grown(number, 12)) && `the preview at ${words(tooltip)} is far from the number`,
    !isInside(tooltip, new DOMRect(0, 0, innerWidth, innerHeight)) &&
      `the preview at ${words(tooltip)} is cut off`,
  ].filter((fault) => fault !== false);
}

const words = ({ left, top, right, bottom }: DOMRect) => [left, top, right, bottom].map(Math.round).join(' ');
const near = (one: DOMRect, other: DOMRect) =>
  (['left', 'top', 'right', 'bottom'] as const).every((edge) => Math.abs(one[edge] - other[edge]) <= 1);
const overlap = (one: DOMRect, other: DOMRect) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
const isInside = (one: DOMRect, whole: DOMRect) =>
  one.left >= 0 && one.top >= 0 && one.right <= whole.right && one.bottom <= whole.bottom;
const grown = ({ left, top, width, height }: DOMRect, by: number) =>
  new DOMRect(left - by, top - by, width + 2 * by, height + 2 * by);
function union(one: DOMRect, other: DOMRect): DOMRect {
  const left = Math.min(one.left, other.left);
  const top = Math.min(one.top, other.top);
  const right = Math.max(one.right, other.right);
  return new DOMRect(left, top, right - left, Math.max(one.bottom, other.bottom) - top);
}

const numbers: [string, string, string][] = [
  ['in Arabic text', '<p>اتصل على الرقم <span id=n>(727) 555-1212</span> من فضلك</p>', '+17275551212'],
  ['in Hebrew text', '<p>טלפון: <span id=n>+972 3-530-4567</span> בבקשה</p>', '+97235304567'],
  ['in Arabic digits', '<p>هاتف: <span id=n>+٢٠ ١٠٠ ١٢٣ ٤٥٦٧</span></p>', '+201001234567'],
  ['with an extension', '<p>طلب 555 <span id=n>727-555-0199 x34</span></p>', '+17275550199'],
];
test.each(numbers)(
  'on a page from right to left the link is exactly over a number %s, and dials it',
  async (how, html, number) => {
    document.documentElement.dir = 'rtl';
    await page(html);
    await restOn(by('n'));
    expect(faults(by('n'))).toEqual([]);
    expect(await axeFinds()).toEqual([]);
    await look(`rtl ${how}`);
    await call(by('n'));
    await waitFor(() => expect(running.dials[0]?.number).toBe(number));
  },
);

test('the tooltip has the text direction of its own language, not that of the page', async () => {
  document.documentElement.dir = 'rtl';
  await page('<p>هاتف <span id=n>(727) 555-1212</span>');
  await restOn(by('n'));
  const parts = partsOfPreview();
  expect(parts[0]?.text).toBe('+1 727 555 1212');
  expect(parts[1]?.box.left).toBeGreaterThan(parts[0]?.box.right ?? Number.POSITIVE_INFINITY);
});

test('on a right-to-left page the button is at the end of the field, on its left', async () => {
  document.documentElement.dir = 'rtl';
  await page('<label>هاتف <input id=f value="727-555-1212"></label>');
  const field = by('f').getBoundingClientRect();
  await moveTo(middle(by('f')));
  await waitFor(() => expect(linkState()).toBe('button'));
  const [button] = linkParts().boxes;
  expect(button?.right).toBeLessThan(field.left);
  expect(field.left - (button?.right ?? 0)).toBeLessThan(10);
  expect(await axeFinds()).toEqual([]);
});

test('on a right-to-left page the keys follow the reading order, and the focus ring is over the number', async () => {
  document.documentElement.dir = 'rtl';
  await page('<p><span id=a>(727) 555-1212</span> ثم <span id=b>(415) 555-2671</span></p>');
  await seesPainted('(727) 555-1212', '(415) 555-2671');
  await next();
  await waitFor(() => expect(faults(by('a'))).toEqual([]));
  await userEvent.keyboard('{ArrowLeft}');
  await waitFor(() => expect(faults(by('b'))).toEqual([]));
  await look('rtl focus');
  await userEvent.keyboard('{ArrowRight}');
  await waitFor(() => expect(faults(by('a'))).toEqual([]));
});

const enlarged: [string, string, string][] = [
  ['zoom of the page', 'zoom:2', ''],
  ['zoom of a part', '', 'zoom:2'],
  ['larger text only', 'font-size:200%', ''],
  ['a page scaled down', 'zoom:.5', 'font-size:32px'],
  ['a turned and scaled box', '', 'transform:rotate(8deg) scale(1.5);transform-origin:0 0'],
  ['a page that is scaled as a whole', 'transform:scale(1.4);transform-origin:0 0', ''],
];
test.each(enlarged)('with %s the link is exactly over the number, and dials', async (how, root, box) => {
  document.documentElement.style.cssText = root;
  await page(
    `<div style="${box};width:max-content;margin:40px 0 0 60px">Call <span id=n>(727) 555-1212</span></div>`,
  );
  await seesPainted('(727) 555-1212');
  await restOn(by('n'));
  expect(faults(by('n'))).toEqual([]);
  expect(await axeFinds()).toEqual([]);
  await look(`enlarged ${how}`);
  await call(by('n'));
  await waitFor(() => expect(running.dials).toHaveLength(1));
});

test('a page that is scaled down cannot make the tooltip too small to read', async () => {
  document.documentElement.style.zoom = '0.25';
  await page('<p style="font-size:80px"><span id=n>(727) 555-1212</span>');
  await restOn(by('n'));
  expect(linkParts().tooltip.height).toBeGreaterThan(20);
  expect(faults(by('n'))).toEqual([]);
});

test('a larger text size of the reader makes the tooltip larger', async () => {
  await page('<p><span id=n>(727) 555-1212</span>');
  await restOn(by('n'));
  const { height } = linkParts().tooltip;
  await moveTo({ x: 500, y: 600 });
  await session().send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  await restOn(by('n'));
  await look('larger text');
  expect(linkParts().tooltip.height).toBeGreaterThan(1.7 * height);
  expect(faults(by('n'))).toEqual([]);
  await session().send('Page.setFontSizes', { fontSizes: { standard: 16 } });
});

// A window of 1280 × 960 pixels at 400 % has 320 × 240 CSS pixels.
const corners: [string, string][] = [
  ['top left', 'left:2px;top:2px'],
  ['top right', 'right:2px;top:2px'],
  ['bottom left', 'left:2px;bottom:2px'],
  ['bottom right', 'right:2px;bottom:2px'],
  ['the middle', 'left:100px;top:110px'],
];
test.each(corners)(
  'in a small window the preview is whole and leaves a number at %s free',
  async (where, css) => {
    document.body.innerHTML = `<span id=n style="position:fixed;white-space:nowrap;${css}">(727) 555-1212</span>`;
    running = await startTestPage();
    await browserPage.viewport(320, 240);
    await seesPainted('(727) 555-1212');
    await restOn(by('n'));
    await look(`corner ${where}`);
    expect(faults(by('n'))).toEqual([]);
  },
);

test('in a window narrower than the number, the tooltip cannot show it, so nothing is dialed', async () => {
  document.body.innerHTML = '<span id=n style="white-space:nowrap">(727) 555-1212</span>';
  running = await startTestPage();
  await browserPage.viewport(56, 300);
  await seesPainted('(727) 555-1212');
  const { left, y } = by('n').getBoundingClientRect();
  const place = { x: left + 12, y: y + 5 };
  await moveTo(place);
  await waitFor(() => expect(linkState()).toBe('ready'));
  expect(linkParts().tooltip.right).toBeLessThanOrEqual(innerWidth);
  await clickAt(place);
  await waitFor(() => expect(ours().querySelector('.tooltip .note')?.textContent).toMatch(/was not called/));
  expect(running.dials).toEqual([]);
});

test('in a window with no space above and below, the tooltip is beside the number', async () => {
  document.body.innerHTML = '<p style="margin:20px 0"><span id=n>(727) 555-1212</span>';
  running = await startTestPage();
  await browserPage.viewport(700, 70);
  await seesPainted('(727) 555-1212');
  await restOn(by('n'));
  expect(faults(by('n'))).toEqual([]);
  expect(linkParts().tooltip.left).toBeGreaterThan(by('n').getBoundingClientRect().right);
});

test('in a scrolling box only the visible part of a number is linked', async () => {
  await page(
    `<div id=box style="margin-top:100px;height:60px;overflow:auto;width:300px"><div style="height:52px"></div>
    <span id=n>(415) 555-2671</span><div style="height:400px"></div></div>`,
  );
  await seesPainted('(415) 555-2671');
  const place = by('n').getBoundingClientRect();
  const edge = by('box').getBoundingClientRect().bottom;
  await moveTo({ x: place.left + 20, y: edge - 4 });
  await waitFor(() => expect(linkState()).toBe('ready'));
  const [box] = linkParts().boxes;
  expect(box?.bottom).toBeLessThanOrEqual(edge + 1);
  expect(box?.top).toBeGreaterThan(edge - 12);
  expect(await axeFinds()).toEqual([]);
  by('box').scrollTop = 300;
  await waitFor(() => expect(linkState()).toBeNull());
});

test('the keys scroll a number that its box hides into view', async () => {
  await page(
    `<div id=box style="height:60px;overflow:auto;width:300px"><div style="height:200px">top</div>
    <p id=n>(415) 555-2671</p><div style="height:400px"></div></div>`,
  );
  await waitFor(async () => {
    await next();
    expect(by('box').scrollTop).toBeGreaterThan(100);
  });
  await waitFor(() => expect(linkState()).toBe('ready'));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(running.dials).toHaveLength(1));
});

test('the wheel over a link scrolls the box that its number is in', async () => {
  await page(
    `<div id=box style="height:200px;overflow:auto;width:300px"><p><span id=n>(415) 555-2671</span></p>
    <div style="height:4000px"></div></div><div style="height:4000px"></div>`,
  );
  await seesPainted('(415) 555-2671');
  const place = await restOn(by('n'));
  await wheelAt(place, 100);
  await waitFor(() => expect(by('box').scrollTop).toBeGreaterThan(50));
  expect(window.scrollY).toBe(0);
});

test('if other text on the line splits a number, the link does not cover that text', async () => {
  await page('<p dir=rtl><span id=n>(727) 555-1212 x34</span> <span id=between>office in Tampa</span></p>');
  await seesPainted('(727) 555-1212 x34');
  const between = by('between').getBoundingClientRect();
  const number = by('n').getBoundingClientRect();
  expect(number.left).toBeLessThan(between.left);
  expect(number.right).toBeGreaterThan(between.right);
  await moveTo({ x: number.right - 20, y: number.top + 8 });
  await waitFor(() => expect(linkState()).toBe('ready'));
  await look('torn');
  const { boxes } = linkParts();
  expect(boxes).toHaveLength(2);
  expect(boxes.filter((box) => overlap(box, between)).map(words)).toEqual([]);
});

async function wheelAt({ x, y }: { x: number; y: number }, deltaY: number): Promise<void> {
  const frame = window.frameElement?.getBoundingClientRect();
  const at = { x: x + (frame?.left ?? 0), y: y + (frame?.top ?? 0) };
  await session().send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...at, deltaX: 0, deltaY });
}

function partsOfPreview(): { text: string; box: DOMRect }[] {
  return [...ours().querySelectorAll('.tooltip > *')].map((part) => ({
    text: part.textContent ?? '',
    box: part.getBoundingClientRect(),
  }));
}

test('adding the host to the page removes no mark', async () => {
  await page('<p><span id=n>(727) 555-1212</span></p><p>(415) 555-2671</p>');
  await seesPainted('(727) 555-1212', '(415) 555-2671');
  const then = new Promise<string[]>((resolve) => {
    const observer = new MutationObserver(() => resolve(painted()));
    observer.observe(document.documentElement, { childList: true });
  });
  await restOn(by('n'));
  expect((await then).sort()).toEqual(['(415) 555-2671', '(727) 555-1212']);
});

test('in a column of numbers the tooltip covers no other number', async () => {
  const numbers = ['(727) 555-1212', '(415) 555-2671', '(212) 555-0123', '(305) 555-0199'];
  await page(
    `<table>${numbers.map((each, at) => `<tr><td>Ada<td><span id=n${at}>${each}</span>`).join('')}</table>`,
  );
  await seesPainted(...numbers);
  await restOn(by('n1'));
  const { tooltip } = linkParts();
  for (const at of [0, 1, 2, 3]) expect(overlap(tooltip, by(`n${at}`).getBoundingClientRect())).toBe(false);
});

test('where every position covers a number, the tooltip still fits into the window', async () => {
  await browserPage.viewport(300, 200);
  const rows = Array.from({ length: 8 }, (_, at) => `<tr><td><span id=n${at}>(727) 555-121${at}</span>`);
  await page(`<table style="width:100%">${rows.join('')}</table>`);
  await restOn(by('n1'));
  expect(isInside(linkParts().tooltip, new DOMRect(0, 0, innerWidth, innerHeight))).toBe(true);
});
