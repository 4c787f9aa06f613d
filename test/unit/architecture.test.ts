import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const source = resolve(import.meta.dirname, '../../src');
const pure = ['phone', 'vicidial', 'session', 'settings', 'messages'];

/** Room → the rooms it may import from. The files directly in src belong to everybody. */
const mayImport: Record<string, string[]> = {
  phone: [],
  vicidial: [],
  session: ['phone', 'vicidial', 'settings', 'messages'],
  settings: ['phone', 'vicidial'],
  messages: ['phone', 'vicidial', 'session', 'settings'],
  platform: pure,
  ui: [...pure, 'platform'],
  background: [...pure, 'platform'],
  content: [...pure, 'platform'],
  popup: [...pure, 'platform', 'ui'],
  options: [...pure, 'platform', 'ui'],
  team: [...pure, 'platform', 'ui'],
};
/** The worker registers the content script by its built path; that is no import of its code. */
const allowed = /^\.\.\/content\/(?:[\w-]+\/)?[\w-]+\.ts\?script&iife$/;

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);
const imports = files.flatMap((file) =>
  [...readFileSync(join(source, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => ({
      file,
      target: match[1] as string,
    }),
  ),
);

test('imports point down only, and surfaces do not know each other', () => {
  const wrong = imports.filter(({ file, target }) => {
    if (!target.startsWith('.') || allowed.test(target)) return false;
    const from = file.split('/').length > 1 ? (file.split('/')[0] as string) : '';
    const to = relative(source, resolve(source, dirname(file), target)).split('/');
    if (to.length === 1 || to[0] === from) return false;
    return !(mayImport[from] ?? []).includes(to[0] as string);
  });
  expect(wrong).toEqual([]);
});

test('only platform knows the types of the browser API', () => {
  expect(
    imports.filter(
      ({ file, target }) => target.startsWith('webextension-polyfill') && !file.startsWith('platform/'),
    ),
  ).toEqual([]);
});

test('every room is known', () => {
  const rooms = new Set(
    files.filter((file) => file.includes('/')).map((file) => file.split('/')[0] as string),
  );
  expect([...rooms].filter((room) => !(room in mayImport))).toEqual([]);
});
