import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FunctionName, functions, type Input } from '../../src/vicidial/functions.ts';
import type { Rule } from '../../src/vicidial/parameters.ts';
import { checkPassword } from '../../src/vicidial/password-characters.ts';
import { encode } from '../support/agent-api.ts';

/** What the dialer does to a value before it uses it, written down from docs/vicidial/facts.md 4. */
const dialer: Record<string, (value: string) => string> = {
  agent_user: (value) => value.replace(/[^A-Za-z0-9_-]/g, ''),
  value: (value) => value.replace(/[^A-Za-z0-9_|-]/g, ''),
  phone_number: (value) => value.replace(/[^0-9*#]/g, ''),
  phone_code: (value) => value.replace(/[^0-9X]/g, ''),
  vendor_id: (value) => value.replace(/[;#]/g, '').replaceAll('+', ' '),
  vendor_lead_code: (value) => value.replace(/[;#]/g, '').replaceAll('+', ' '),
  source_id: (value) => value.replace(/[;#]/g, '').replaceAll('+', ' '),
  comments: (value) => value.replace(/[;#]/g, '').replaceAll('+', ' '),
  status: (value) => value.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 6),
  source: (value) => value.replace(/[^A-Za-z0-9]/g, ''),
  group_alias: (value) => value.replace(/[^A-Za-z0-9]/g, ''),
  dial_prefix: (value) => value.replace(/[^A-Za-z0-9]/g, ''),
  ingroup_choices: (value) => value.replaceAll('+', ' ').replace(/[^A-Za-z0-9 _-]/g, ''),
  callback_datetime: (value) => value.replaceAll('+', ' ').replace(/[^A-Za-z0-9 :._-]/g, ''),
  callback_comments: (value) =>
    value
      .replaceAll('+', ' ')
      .replace(/[^A-Za-z0-9 ._-]/g, '')
      .slice(0, 200),
  qm_dispo_code: (value) => value.replace(/[^A-Za-z0-9._-]/g, ''),
  stage: (value) => value.replace(/['"\\;]/g, ''),
  lead_id: (value) => value.replace(/[^0-9]/g, ''),
  country_code: (value) => value.replace(/[^A-Z]/g, ''),
  gender: (value) => value.replace(/[^A-Z]/g, ''),
  date_of_birth: (value) => value.replace(/[^0-9-]/g, ''),
  state: (value) => value.replace(/[^A-Za-z0-9 -]/g, ''),
  postal_code: (value) => value.replace(/[^A-Za-z0-9 -]/g, ''),
  middle_initial: (value) => value.replace(/[^A-Za-z0-9]/g, ''),
  email: (value) => value.replace(/[^A-Za-z0-9 .:/@%_-]/g, ''),
  rank: (value) => value.replace(/[^0-9]/g, ''),
};
const elsewhere = (value: string) => value.replace(/[^A-Za-z0-9 ._-]/g, '');

const names = Object.keys(functions) as FunctionName[];
const everyParameter = names.flatMap((name) => {
  const { required, optional } = functions[name];
  return Object.entries<Rule>({ ...required, ...optional }).map(([parameter, rule]) => ({
    name,
    parameter,
    rule,
  }));
});

/** A value that the rule accepts, so that one parameter at a time can be made hostile. */
function tame(rule: Rule): string {
  if (rule.kind === 'choice') return rule.choices[0] as string;
  if (rule.kind === 'number') return '3125551212';
  const samples = [
    'AB',
    '1',
    '12',
    '2026-12-01 15:30:00',
    '2026-12-01',
    ' SALES -',
    'M211175200000000100',
    'a.b',
  ];
  const sample = samples.find((text) => encodesAs(rule, text));
  if (sample === undefined) throw new Error('no tame value');
  return sample;
}

function encodesAs(rule: Extract<Rule, { kind: 'text' }>, text: string): boolean {
  const safe = rule.tidy ? rule.tidy(text) : text;
  const fits = safe.length >= rule.min && safe.length <= rule.max && (rule.shape?.test(safe) ?? true);
  return fits && [...safe].every((character) => rule.alphabet.test(character));
}

function inputWith(name: FunctionName, parameter: string, value: string): Input<FunctionName> {
  const { required } = functions[name];
  const input = Object.fromEntries(Object.entries<Rule>(required).map(([key, rule]) => [key, tame(rule)]));
  const number = name === 'external_dial' ? { value: '3125551212' } : {};
  return { ...number, ...input, [parameter]: value } as unknown as Input<FunctionName>;
}

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(...`'"!#;+\\|&<>%* \n\t\0éßЖ漢😀`, 'A', '1', '-', '_', '.'),
    maxLength: 40,
  }),
  fc.string({ unit: fc.constantFrom(...'ABCabc0123 -_.:'), maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    "O'Brien",
    '10.0 0',
    '+44',
    '1-800-FLOWERS',
    '911',
    'MANUALNEXT',
    ' SALES',
    'A'.repeat(60),
  ),
);

describe('any input of a parameter', () => {
  test.each(everyParameter)(
    '$name $parameter: sent as the dialer keeps it, or refused',
    ({ name, parameter }) => {
      fc.assert(
        fc.property(nasty, (value) => {
          const request = encode(name, inputWith(name, parameter, value));
          if (!request.ok) {
            expect(['unsafeText', 'notANumber', 'numberTooShort']).toContain(request.error.kind);
            if (request.error.kind === 'unsafeText') expect(request.error.about).toBe(parameter);
            return;
          }
          for (const [key, sent] of Object.entries(request.value)) {
            if (key !== 'function') expect((dialer[key] ?? elsewhere)(sent), key).toBe(sent);
            expect(sent).not.toMatch(/['"!;\\]/);
          }
          expect(request.value).not.toHaveProperty('user');
          expect(request.value).not.toHaveProperty('pass');
        }),
        { numRuns: 60, seed: 20261121 },
      );
    },
  );
});

describe('a dial', () => {
  const dial = (more: Partial<Input<'external_dial'>>) =>
    encode('external_dial', { agent_user: '1000', search: 'YES', preview: 'NO', focus: 'NO', ...more });

  test('is sent with its name and source', () => {
    expect(dial({ value: '3125551212', phone_code: '+1' })).toEqual({
      ok: true,
      value: {
        function: 'external_dial',
        source: 'clicktodial',
        agent_user: '1000',
        search: 'YES',
        preview: 'NO',
        focus: 'NO',
        value: '3125551212',
        phone_code: '1',
      },
    });
  });

  test('needs no number for a dry run with lead 0', () => {
    expect(dial({ lead_id: '0' })).toMatchObject({ ok: true, value: { lead_id: '0' } });
  });

  test.each([
    ['911', 'numberTooShort'],
    ['91', 'numberTooShort'],
    ['1800', 'numberTooShort'],
    ['1-800-FLOWERS', 'notANumber'],
    ['MANUALNEXT', 'notANumber'],
    ['*67#3125551212', 'notANumber'],
    ['+13125551212', 'notANumber'],
    ['٣١٢٥٥٥١٢١٢', 'notANumber'],
    ['3'.repeat(19), 'notANumber'],
    ['', 'notANumber'],
  ])('of %s is refused', (value, kind) => {
    expect(dial({ value })).toEqual({ ok: false, error: { kind } });
  });

  test('without number and lead is refused', () => {
    expect(dial({})).toEqual({ ok: false, error: { kind: 'notANumber' } });
  });
});

describe('harmless characters are replaced, and characters that would be lost are rejected', () => {
  const comment = (text: string) =>
    encode('external_status', { agent_user: '1000', value: 'CALLBK', callback_comments: text });

  test.each([
    ["Ann's café, #5", 'Anns cafe 5'],
    ['ask for "Zoë" & co.', 'ask for Zoe co.'],
    ['two\nlines', 'two lines'],
    ['1+1', '1 1'],
  ])('%s', (text, sent) => {
    expect(comment(text)).toMatchObject({ ok: true, value: { callback_comments: sent } });
  });

  test.each(['перезвонить', 'call 😀', '5 €', 'x'.repeat(201)])('%s', (text) => {
    expect(comment(text)).toEqual({ ok: false, error: { kind: 'unsafeText', about: 'callback_comments' } });
  });

  test('phone keys become the letters that represent them', () => {
    expect(encode('send_dtmf', { agent_user: '1000', value: '12,*#' })).toMatchObject({
      value: { value: '12QSP' },
    });
  });

  test('a list of in-groups gets its blank and its end', () => {
    const change = (ingroup_choices: string) =>
      encode('change_ingroups', { agent_user: '1000', value: 'CHANGE', blended: 'NO', ingroup_choices });
    for (const list of ['SALES SUPPORT', ' SALES SUPPORT -', 'SALES  SUPPORT -']) {
      expect(change(list)).toMatchObject({ value: { ingroup_choices: ' SALES SUPPORT -' } });
    }
  });

  test.each([
    ['agent_user', { agent_user: '10.0 0', value: 'SOLD' }],
    ['value', { agent_user: '1000', value: 'NO SALE' }],
    ['value', { agent_user: '1000', value: 'SEVENLT' }],
    ['callback_datetime', { agent_user: '1000', value: 'CALLBK', callback_datetime: 'next tuesday noon' }],
    ['callback_datetime', { agent_user: '1000', value: 'CALLBK', callback_datetime: '2026-12-01T15:30:00Z' }],
  ])('a %s that would be changed or misread', (about, input) => {
    expect(encode('external_status', input)).toEqual({ ok: false, error: { kind: 'unsafeText', about } });
  });
});

test('checkPassword reports the characters that each endpoint drops', () => {
  expect(checkPassword('abcDEF123-_', 'agent')).toEqual([]);
  expect(checkPassword('a.b+c/d=e', 'agent')).toEqual([]);
  expect(checkPassword('a.b+c/d=e', 'nonAgent')).toEqual(['.', '+', '/', '=']);
  expect(checkPassword('p@ss w@rd!', 'agent')).toEqual(['@', ' ', '!']);
  expect(checkPassword('Straße', 'agent')).toEqual([]);
});
