import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import {
  axeFinds,
  by,
  fresh,
  linkState,
  look,
  media,
  middle,
  moveTo,
  ours,
  restOn,
  seesPainted,
  startTestPage,
  type TestPage,
  userEvent,
} from './support/page.ts';

let running: TestPage;

beforeEach(async () => {
  await fresh();
  await media({ 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
  document.body.innerHTML = `
    <p>Call <span id=n>(727) 555-1212</span> or <span id=m>(415) 555-2671</span></p>
    <p style="margin-top:150px"><input id=f value="727-555-1212"></p>`;
  running = await startTestPage();
  await seesPainted('(727) 555-1212', '(415) 555-2671');
});
afterEach(async () => {
  running.stop();
  await media({});
});

/** A color of the reader's own scheme, as the browser computes it. */
function system(name: string): string {
  const probe = document.createElement('i');
  probe.style.cssText = `color:${name};forced-color-adjust:none`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function styleOf(part: string): CSSStyleDeclaration {
  const element = ours().querySelector(part);
  if (!element) throw new Error(`no ${part}`);
  return getComputedStyle(element);
}

test('with forced colors, link and tooltip have borders in the reader’s own colors', async () => {
  await restOn(by('n'));
  const box = styleOf('.box');
  expect([box.outlineStyle, box.outlineColor]).toEqual(['solid', system('LinkText')]);
  const tooltip = styleOf('.tooltip');
  expect(tooltip.borderTopStyle).toBe('solid');
  expect(tooltip.borderTopColor).not.toBe(tooltip.backgroundColor);
  expect(tooltip.backgroundColor).toBe(system('Canvas'));
  for (const part of ours().querySelectorAll('.tooltip > *'))
    expect([system('LinkText'), system('CanvasText')]).toContain(getComputedStyle(part).color);
  expect(await axeFinds()).toEqual([]);
  await look('forced link');
});

test('with forced colors, the focus ring differs from the border', async () => {
  await restOn(by('m'));
  const { outlineColor, outlineWidth } = styleOf('.box');
  await moveTo({ x: 500, y: 600 });
  await userEvent.keyboard('{Alt>}{Shift>}{.}{/Shift}{/Alt}');
  await waitFor(() => expect(ours().activeElement).not.toBeNull());
  const ring = styleOf('.box');
  expect([ring.outlineStyle, ring.outlineColor]).toEqual(['solid', system('Highlight')]);
  expect(ring.outlineColor).not.toBe(outlineColor);
  expect(Number.parseFloat(ring.outlineWidth)).toBeGreaterThan(Number.parseFloat(outlineWidth));
  expect(await axeFinds()).toEqual([]);
  await look('forced focus');
});

test('with forced colors the button of a field has a border and a picture', async () => {
  await moveTo(middle(by('f')));
  await waitFor(() => expect(linkState()).toBe('button'));
  const button = styleOf('.box');
  expect([button.borderTopStyle, button.borderTopColor]).toEqual(['solid', system('LinkText')]);
  expect(styleOf('.box path').fill).toBe(system('LinkText'));
  expect(button.backgroundColor).toBe(system('Canvas'));
  expect(await axeFinds()).toEqual([]);
  await look('forced field');
});

test('a number has no mark that looks like selected text: no rule at all with forced colors, and no blue fill without', async () => {
  const name = [...CSS.highlights.keys()].at(-1) ?? '';
  const rules = document.adoptedStyleSheets
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule.cssText.includes(name)) as CSSMediaRule[];
  const inForce = () => rules.filter(({ media: { mediaText } }) => matchMedia(mediaText).matches);
  expect(rules.length).toBeGreaterThan(0);
  expect(inForce()).toEqual([]);
  await media({});
  const fill = inForce()
    .flatMap(({ cssRules }) => [...cssRules])
    .map((rule) => (rule as CSSStyleRule).style.backgroundColor);
  const [red = 0, green = 0, blue = 0] = (fill[0]?.match(/\d+/g) ?? []).map(Number);
  expect(green).toBeGreaterThan(Math.max(red, blue));
});
