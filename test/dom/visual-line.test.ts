import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { Highlighter } from '../../src/content/highlight/highlighter.ts';
import { Marks } from '../../src/content/highlight/marks.ts';
import { NumberMatcher } from '../../src/content/match/number-matcher.ts';
import { textTarget } from '../../src/content/target/dial-target.ts';
import { TargetFinder } from '../../src/content/target/target-finder.ts';
import { fresh } from './support/page.ts';

let end: AbortController;
let matcher: NumberMatcher;

beforeEach(async () => {
  fresh();
  await browserPage.viewport(1000, 700);
  end = new AbortController();
  matcher = new NumberMatcher(new Marks(new Highlighter(end.signal), end.signal), 'US');
});
afterEach(() => {
  end.abort();
  vi.restoreAllMocks();
  document.body.style.transform = '';
});

/** The numbers that are found from any visible text node in `element`, as they are shown, each once. */
function numbersIn(element: Element): string[] {
  const nodes = textNodes(element).filter(isVisible);
  return [...new Set(nodes.flatMap((node) => matcher.find(node).map(({ shown }) => shown)))];
}

function isVisible({ parentElement }: Text): boolean {
  return parentElement?.checkVisibility({ visibilityProperty: true }) === true;
}

function textNodes(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
  return nodes;
}

const clipped =
  'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
const cell = 'style="padding:0 8px"';
const row = `<span ${cell}>4711</span><span ${cell}>(415) 362-7700</span><span ${cell}>2024-01-01</span>`;

test.each<[string, string, string[]]>([
  ['inline elements', '<b>(727)</b> <i>555</i>-1212', ['(727) 555-1212']],
  [
    'an inline-block without a gap',
    '<span style="display:inline-block">(727) 555</span>-1212',
    ['(727) 555-1212'],
  ],
  ['a search hit', '(727) 5<mark style="background:yellow">55</mark>-1212', ['(727) 555-1212']],
  ['a padding of a pixel', '(727) <span style="padding:0 1px">555</span>-1212', ['(727) 555-1212']],
  ['two lines of running text', '<p style="width:90px">Phone (727) <b>555-1212</b></p>', ['(727) 555-1212']],
  [
    'a badge with padding',
    '<span>+1 415 362 7700</span><span style="padding:0 6px">3</span>',
    ['+1 415 362 7700'],
  ],
  [
    'a badge with a margin',
    '<span>+49 30 2312533</span><sub style="margin-left:5px">3</sub>',
    ['+49 30 2312533'],
  ],
  [
    'a badge with a border',
    '<span>+49 30 2312533</span><b style="border:5px solid">3</b>',
    ['+49 30 2312533'],
  ],
  ['cells in a flex row', `<div style="display:flex">${row}</div>`, ['(415) 362-7700']],
  ['cells in a grid', `<div style="display:grid;grid-auto-flow:column">${row}</div>`, ['(415) 362-7700']],
  [
    'inline-block cells',
    `<div>${row.replaceAll('padding:0 8px', 'display:inline-block;width:160px')}</div>`,
    ['(415) 362-7700'],
  ],
  [
    'table cells',
    `<div style="display:table">${row.replaceAll('padding', 'display:table-cell;padding')}</div>`,
    ['(415) 362-7700'],
  ],
  [
    'columns in a flex column',
    `<div style="display:flex;flex-direction:column">${row}</div>`,
    ['(415) 362-7700'],
  ],
  ['floats', '<span style="float:right">(727)</span><span>555-1212</span>', []],
  ['blocks', '<span style="display:block">(727)</span><span style="display:block">555-1212</span>', []],
  ['a blank that is a block between', '(727) 555-<i style="display:flex;white-space:pre"> </i>1212', []],
  [
    'a copy for screen readers behind it',
    `<span>415-362-7700</span><span style="${clipped}">415-362-7700</span>`,
    ['415-362-7700'],
  ],
  [
    'a copy for screen readers before it',
    `<span style="${clipped}">415-362-7700</span><span>415-362-7700</span>`,
    ['415-362-7700'],
  ],
  [
    'digits that are not displayed',
    '<span>415-362-</span><i style="display:none">9</i><b>7700</b>',
    ['415-362-7700'],
  ],
  [
    'digits that are invisible',
    '<span>(415) 362-7700</span><i style="visibility:hidden">9</i>',
    ['(415) 362-7700'],
  ],
])('%s: what a person sees side by side is one number', (_name, html, expected) => {
  document.body.innerHTML = html;
  expect(numbersIn(document.body)).toEqual(expected);
});

test.each([
  ['bidi-override', '<span style="unicode-bidi:bidi-override;direction:rtl">202-345-3132</span>'],
  ['isolate-override', '<span style="unicode-bidi:isolate-override;direction:rtl">202-345-3132</span>'],
  ['bdo', '<bdo dir="rtl">202-345-3132</bdo>'],
  ['a mirror', '<div style="transform:scaleX(-1)">202-345-3132</div>'],
])('digits that the screen shows in reverse by %s are no number', (_name, html) => {
  document.body.innerHTML = `${html}<p>(415) 362-7700</p><p dir="rtl">(415) 362-7701</p>`;
  expect(numbersIn(document.body)).toEqual(['(415) 362-7700', '(415) 362-7701']);
});

test('a number whose digits the page turns around after it was found is no target', () => {
  document.body.innerHTML = '<p>202-345-3132</p><a href="tel:+14153627700">202-345-3133</a>';
  const marks = new Marks(new Highlighter(end.signal), end.signal);
  const found = new NumberMatcher(marks, 'US');
  const targets = new TargetFinder(marks, found);
  for (const node of textNodes(document.body)) found.read(node, node);
  const [mark] = marks.all();
  const link = document.querySelector('a') as Element;
  const dialed = () => [mark && textTarget(mark)?.number, targets.in([link])?.number];
  expect(dialed()).toEqual(['+12023453132', '+12023453133']);
  document.body.style.transform = 'scaleX(-1)';
  expect(dialed()).toEqual([undefined, '+14153627700']);
});

test('a text that changes again is measured again only later, and then it is no number in reverse', () => {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(10_000);
  document.body.innerHTML = '<p>202-345-3132</p>';
  expect(numbersIn(document.body)).toEqual(['202-345-3132']);
  document.body.style.transform = 'scaleX(-1)';
  clock.mockReturnValue(16_000);
  expect(numbersIn(document.body)).toEqual([]);
});

/* The property: texts in random boxes. The oracle measures each character, whatever the boxes are. */

const displays = ['inline', 'inline-block', 'inline-flex', 'block', 'flex', 'grid', 'table', 'table-cell'];
const containers = ['block', 'flex', 'grid', 'inline-grid', 'table'];
const styled = fc.record({
  display: fc.constantFrom(...displays),
  float: fc.constantFrom('none', 'none', 'none', 'left', 'right'),
  position: fc.constantFrom('static', 'static', 'static', 'relative', 'absolute'),
  padding: fc.constantFrom('0', '0', '0', '0 1px', '0 14px', '12px 0', '0 0 0 14px'),
  margin: fc.constantFrom('0', '0', '0', '0 14px', '0 0 0 14px'),
  offset: fc.constantFrom('auto', 'auto', '60px'),
  visibility: fc.constantFrom('visible', 'visible', 'visible', 'visible', 'hidden'),
});
const boxes = fc.record({
  container: fc.constantFrom(...containers),
  cuts: fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 3 }),
  styles: fc.array(fc.option(styled), { minLength: 4, maxLength: 4 }),
});

const shown = '+1 727 555 1212';

test('in random boxes a number is found if and only if its digits are seen on one line without a gap', () => {
  let found = 0;
  fc.assert(
    fc.property(boxes, ({ container, cuts, styles }) => {
      const box = document.createElement('div');
      box.style.cssText = `display:${container};grid-auto-flow:column;justify-content:start;position:relative;white-space:pre;width:900px;font:16px monospace`;
      const edges = [0, ...cuts.sort((a, b) => a - b), shown.length];
      edges.slice(1).forEach((to, index) => {
        const text = shown.slice(edges[index], to);
        const style = styles[index];
        const part = style ? document.createElement('span') : undefined;
        if (part && style) Object.assign(part.style, style, { left: style.offset, offset: '' });
        part?.append(text);
        box.append(part ?? text);
      });
      document.body.replaceChildren(box);
      const { close, loose } = seenTogether(box);
      const numbers = numbersIn(box).map((number) => number.replace(/\D/g, ''));
      if (close.join('|') === '17275551212') {
        found += 1;
        expect(numbers).toEqual(['17275551212']);
      }
      for (const number of numbers) expect(loose.some((group) => group.includes(number))).toBe(true);
    }),
    { numRuns: 600 },
  );
  // The boxes are not so wild that nothing is left to find.
  expect(found).toBeGreaterThan(30);
});

/**
 * The digits in the order of the page, cut where the next one is not seen beside the last. Hidden ones are left out.
 * `loose`: a gap as wide as a space does not cut, even if no blank is there. People would not agree on such a gap.
 */
function seenTogether(box: Element): { close: string[]; loose: string[] } {
  const signs = textNodes(box).flatMap((node) =>
    [...node.data].map((sign, at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return { sign, rect: range.getBoundingClientRect(), isSeen: isVisible(node) };
    }),
  );
  const space = 9.7;
  const spacing = 3;
  const close: string[] = [];
  const loose: string[] = [];
  let last: DOMRect | undefined;
  let blankWidth = 0;
  const add = (groups: string[], isBeside: boolean, sign: string) =>
    groups.push(isBeside ? `${groups.pop()}${sign}` : sign);
  for (const { sign, rect, isSeen } of signs) {
    if (!isSeen) continue;
    if (/\s/.test(sign)) blankWidth += rect.width;
    if (!/\d/.test(sign)) continue;
    const gap = last === undefined ? Number.POSITIVE_INFINITY : rect.left - last.right;
    const isOnLine =
      last !== undefined &&
      Math.abs((last.top + last.bottom) / 2 - (rect.top + rect.bottom) / 2) < rect.height / 2 &&
      gap > -1;
    add(close, isOnLine && gap <= blankWidth + spacing, sign);
    add(loose, isOnLine && gap < space + spacing, sign);
    last = rect;
    blankWidth = 0;
  }
  return { close, loose };
}
