import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type ColorName, colors } from '../../src/design-tokens.ts';

const source = join(import.meta.dirname, '../../src');
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test('the style sheet of popup and options holds the values of the table', () => {
  const sheet = readFileSync(join(source, 'ui/tokens.css'), 'utf8');
  const found = [...sheet.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map((match) =>
    match.slice(1, 4),
  );
  expect(found).toEqual(Object.entries(colors).map(([name, [light, dark]]) => [kebab(name), light, dark]));
});

test.each([
  'ui/ui.css',
  'session-view/agent-view.css',
  'popup/popup.css',
  'panel/panel.css',
  'options/options.css',
])('%s has no color of its own', (file) => {
  expect(readFileSync(join(source, file), 'utf8').match(/#[0-9a-f]{3,8}\b/gi)).toBeNull();
});

test('no script has a color of its own', () => {
  const scripts = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const withColor = scripts.filter((file) =>
    /['"]#[0-9a-f]{6}['"]/i.test(readFileSync(join(source, file), 'utf8')),
  );
  expect(withColor).toEqual(['design-tokens.ts']);
});

const texts: [ColorName, ColorName][] = [
  ['text', 'ground'],
  ['text', 'raised'],
  ['text', 'warnGround'],
  ['text', 'dangerGround'],
  ['quiet', 'ground'],
  ['quiet', 'raised'],
  ['brand', 'ground'],
  ['live', 'ground'],
  ['warn', 'ground'],
  ['danger', 'ground'],
  ['onBrand', 'brand'],
  ['onDanger', 'danger'],
];

test.each(texts)('%s on %s has the contrast of WCAG AA in both modes', (text, ground) => {
  for (const mode of [0, 1] as const)
    expect(contrast(colors[text][mode], colors[ground][mode])).toBeGreaterThanOrEqual(4.5);
});

test('the style sheet of the overlay has no custom property and only pairs of the table', () => {
  const sheet = readFileSync(join(source, 'content/overlay/overlay.css'), 'utf8');
  expect(sheet).not.toMatch(/--|var\(/);
  const pairs = [...sheet.matchAll(/light-dark\((#\w+), (#\w+)\)/g)].map((match) => match.slice(1, 3));
  expect(pairs.length).toBeGreaterThan(0);
  for (const pair of pairs) expect(Object.values(colors)).toContainEqual(pair);
  expect(sheet.replaceAll(/light-dark\([^)]*\)/g, '')).not.toMatch(/#[0-9a-f]{3,8}\b/i);
});
