import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog, settingKeys } from '../../src/settings/catalog.ts';
import { readSetting, resolve } from '../../src/settings/resolve.ts';
import { type Setting, sections } from '../../src/settings/setting-types.ts';
import { validationErrorKinds } from '../../src/settings/validation-error.ts';

const messages = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../public/_locales/en/messages.json'), 'utf8'),
) as Record<string, { message: string }>;

const hostileTexts = [
  '<img src=x onerror=alert(1)>',
  '"; DROP TABLE settings; --',
  '\u{0}',
  'a\nb',
  '\u{202E}drow',
  '__proto__',
  'constructor',
  '\u{D800}',
  '%00%0d%0a',
  '`$(reboot)`',
  'javascript:alert(1)',
  'https://user:secret@dialer.example.com',
  '../../etc/passwd',
  '=HYPERLINK("x")',
  '𝟙𝟚𝟛',
  ' '.repeat(40),
  ';'.repeat(40),
];

const wrongTypes: Record<Setting['type'], unknown[]> = {
  boolean: ['true', 'false', 1, 0, 'yes', [], [true], {}],
  integer: ['5', '', true, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 5n, [5], {}],
  choice: [true, 1, [], {}, ['never']],
  text: [true, 1, [], ['text'], {}, Symbol('text')],
  list: [
    'US',
    '["US"]',
    true,
    1,
    {},
    { 0: 'US', length: 1 },
    [1],
    [null],
    [undefined],
    [['US']],
    new Array(3),
  ],
};

/** Empty is a value of texts and lists: nothing, or as it comes. */
const emptyIsTaken: Record<Setting['type'], boolean> = {
  boolean: false,
  integer: false,
  choice: false,
  text: true,
  list: false,
};

describe.each(settingKeys)('%s', (key) => {
  const setting: Setting = catalog[key];
  const kept = (value: unknown) => {
    const { values, problems } = resolve({ [key]: value }, null);
    return { value: values[key], problems: problems.filter((problem) => problem.key === key) };
  };

  test('takes its own default and keeps it as it is', () => {
    expect(readSetting(key, setting.default)).toEqual({ ok: true, value: setting.default });
  });

  test.each(wrongTypes[setting.type].map((value) => [value]))(
    'refuses the wrong type %o and names it',
    (value) => {
      const { value: now, problems } = kept(value);
      expect(now).toEqual(setting.default);
      expect(problems).toHaveLength(1);
    },
  );

  test('refuses null and keeps its default', () => {
    const { value, problems } = kept(null);
    expect(value).toEqual(setting.default);
    expect(problems).toHaveLength(1);
  });

  test('defines whether an empty value is valid', () => {
    expect(readSetting(key, '').ok).toBe(emptyIsTaken[setting.type]);
    expect(readSetting(key, []).ok).toBe(setting.type === 'list');
    if (setting.type === 'list') expect(kept(['']).problems).toHaveLength(1);
  });

  test('refuses huge values', () => {
    const huge = {
      boolean: 'true'.repeat(100_000),
      integer: Number.MAX_SAFE_INTEGER,
      choice: 'x'.repeat(1_000_000),
      text: 'x'.repeat(1_000_000),
      list: Array.from({ length: 100_000 }, (_, index) => `entry ${index}`),
    }[setting.type];
    expect(kept(huge).value).toEqual(setting.default);
    expect(kept(huge).problems).toHaveLength(1);
    if (setting.type === 'list') expect(kept(['x'.repeat(1_000_000)]).problems).toHaveLength(1);
    if (setting.type === 'integer') expect(kept(-Number.MAX_SAFE_INTEGER).problems).toHaveLength(1);
  });

  test.each(hostileTexts)(
    'takes the hostile text %j only as plain text, and shows it only cut to one line',
    (text) => {
      const { value, problems } = kept(setting.type === 'list' ? [text] : text);
      const isFreeText = ['helpText', 'policyVersion', 'listenNotice'].includes(key);
      if (problems.length > 0) expect(value).toEqual(setting.default);
      else if (setting.type === 'list') expect(value).toEqual([text]);
      else expect(value).toMatch(isFreeText ? /^[^\p{Cc}\p{Cs}\u202E]*$/u : /^[\w-]*$/);
      for (const { fault } of problems) {
        expect(JSON.stringify(fault)).not.toMatch(/\\n|\\u0000|\\ud800/i);
        expect(fault.entry?.length ?? 0).toBeLessThanOrEqual(80);
      }
    },
  );

  test('has a title, a help and a section in plain words', () => {
    expect(messages[`setting_${key}`]?.message).toMatch(/^\S.*\S$/);
    expect(messages[`setting_${key}_help`]?.message).toMatch(/^\S.*[.:]$/);
    expect(sections).toContain(setting.section);
    expect(messages[`setting_section_${setting.section}`]?.message).toBeTruthy();
  });
});

test('each error and choice has a message, and each message has an error or choice', () => {
  const expected = new Set([
    ...settingKeys.flatMap((key) => [`setting_${key}`, `setting_${key}_help`]),
    ...validationErrorKinds.map((kind) => `setting_error_${kind}`),
    ...sections.map((section) => `setting_section_${section}`),
    ...settingKeys.flatMap((key) => choicesOf(catalog[key])).map((choice) => `setting_choice_${choice}`),
  ]);
  expect(Object.keys(messages).filter((key) => key.startsWith('setting_') && !expected.has(key))).toEqual([]);
  expect([...expected].filter((key) => !messages[key]?.message)).toEqual([]);
});

function choicesOf(setting: Setting): readonly string[] {
  return 'choices' in setting ? (setting.choices ?? []) : [];
}

test('no setting can hold a password', () => {
  expect(settingKeys.filter((key) => /pass(?!phrase)|secret|token/i.test(key))).toEqual([]);
});
