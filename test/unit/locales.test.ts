import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/settings/languages.ts';

interface Message {
  readonly message: string;
  readonly placeholders?: unknown;
}

const folder = join(import.meta.dirname, '../../public/_locales');
const read = (language: string) =>
  JSON.parse(readFileSync(join(folder, language, 'messages.json'), 'utf8')) as Record<string, Message>;
const english = read('en');
const keys = Object.keys(english);

/** Names, and words that are the same in several languages. */
const alike = new Set([
  'setting_choice_json',
  'name',
  'popup_title',
  'page_direction',
  'page_extension',
  'options_no',
  'options_view_supervisor',
  'setting_choice_en',
  'setting_choice_es',
]);

const places = (text: string) => (text.match(/\$(?:\d|\w+\$)/g) ?? []).toSorted();
const codes = (text: string) =>
  (text.match(/(?:https?:\/|mailto:|;|--|\*=)[\w.*/:;=@{}-]*\w|\/\w+\/\w+\.php|\{[^}]*\}/g) ?? []).toSorted();

test('the languages that can be chosen are those that there are words for', () => {
  expect(readdirSync(folder).toSorted()).toEqual([...languages].toSorted());
});

describe.each(languages)('the words of %s', (language) => {
  const words = read(language);
  const differing = (kind: (key: string) => unknown, other: (key: string) => unknown) =>
    keys.filter((key) => JSON.stringify(kind(key)) !== JSON.stringify(other(key)));

  test('are there for every message, and for nothing else', () => {
    expect(Object.keys(words)).toEqual(keys);
  });

  test('are never empty, nor have a blank at an end', () => {
    expect(keys.filter((key) => !/^\S(?:.*\S)?$/.test(words[key]?.message ?? ''))).toEqual([]);
  });

  test('have the same places for values', () => {
    const placesIn = (all: typeof words) => (key: string) => [
      places(all[key]?.message ?? ''),
      all[key]?.placeholders,
    ];
    expect(differing(placesIn(words), placesIn(english))).toEqual([]);
  });

  test('keep addresses, options and examples in code as they are typed', () => {
    const codesIn = (all: typeof words) => (key: string) => codes(all[key]?.message ?? '');
    expect(differing(codesIn(words), codesIn(english))).toEqual([]);
  });

  test('have their language and its direction', () => {
    expect(words['page_language']?.message).toBe(language);
    expect(words['page_direction']?.message).toMatch(/^(?:ltr|rtl)$/);
  });
});

test.each(languages.filter((language) => language !== 'en'))(
  'no message of %s is left in English',
  (language) => {
    const words = read(language);
    expect(keys.filter((key) => !alike.has(key) && words[key]?.message === english[key]?.message)).toEqual(
      [],
    );
  },
);
