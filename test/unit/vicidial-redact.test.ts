import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../src/vicidial/redact.ts';
import { decode } from '../support/agent-api.ts';

const sql = (pass: string) =>
  `SELECT count(*) from vicidial_users where user='joe' and pass='${pass}' and user_level > 0;`;

describe('a failed login keeps nothing but verdict, flags and key, even if the password is not known', () => {
  test.each([
    [
      `ERROR: Invalid Username/Password: |joe|Sesame7|0|1|BAD|0|api|${sql('Sesame7')}|\n`,
      'ERROR: Invalid Username/Password: |||0|1|BAD|\n',
    ],
    [
      `ERROR: Invalid Username/Password: |joe|Sesame7|0|0|BAD|${sql('Sesame7')}|\n`,
      'ERROR: Invalid Username/Password: |||0|0|BAD|\n',
    ],
    [
      'ERROR: Invalid Username/Password: |joe|Sesame7|1|0|GOOD|\n',
      'ERROR: Invalid Username/Password: |||1|0|GOOD|\n',
    ],
    [
      'ERROR: Invalid Username/Password: |joe|LOCK|1|0|GOOD|\n',
      'ERROR: Invalid Username/Password: |||1|0|GOOD|\n',
    ],
    ['ERROR: Invalid Username/Password: |joe|Sesa', 'ERROR: Invalid Username/Password: |||||\n'],
    ['ERROR: Login incorrect, please try again: |joe|Sesame7|BAD|\n', 'ERROR: Login incorrect: |||||BAD|\n'],
    ['ERROR: Login incorrect, please try again: |joe|Sesame7|2FA|\n', 'ERROR: Login incorrect: |||||2FA|\n'],
    [
      'ERROR: Too many login attempts, try again in 15 minutes: |joe|LOCK|\n',
      'ERROR: Too many login attempts: |||||LOCK|\n',
    ],
    [
      'ERROR: Your IP Address is not allowed: 192.0.2.1: ||IPBLOCK|\n',
      'ERROR: IP Address is not allowed: |||||IPBLOCK|\n',
    ],
    [
      `|${sql('Sesame7')}|\nERROR: Invalid Username/Password: |joe|Sesame7|0|1|LOCK|\nmore Sesame7\n`,
      'ERROR: Invalid Username/Password: |||0|1|LOCK|\n',
    ],
  ])('%#', (text, kept) => {
    expect(redact(text, [])).toBe(kept);
    expect(redact(text, ['Sesame7'])).toBe(kept);
  });
});

test('a password that reads like a verdict does not hide the verdict', () => {
  for (const pass of ['error', 'SUCCESS', 'succes', 'er', 'notice']) {
    expect(redact('ERROR: agent_user is not paused - 1000\n', [pass])).toBe(
      'ERROR: agent_user is not paused - 1000\n',
    );
  }
});

test('a password of digits does not make telephone numbers unreadable', () => {
  const text = 'SUCCESS: external_dial function set - 3125551234|1000|1|YES|NO|NO||1795284460||||\n';
  expect(
    decode('external_dial', { status: 200, contentType: '', text: redact(text, ['1234']) }),
  ).toMatchObject({
    value: { value: '3125551234' },
  });
  expect(redact("pass='1234' |1234|", ['1234'])).toBe("pass='█' |█|");
});

const html = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;');

describe('no form of a secret survives', () => {
  const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
  const secret = fc
    .string({
      unit: fc.constantFrom(...printable, ...printable, 'é', 'Ж', '😀'),
      minLength: 2,
      maxLength: 30,
    })
    .filter((text) => text.trim() === text && /[A-Za-z0-9]{2}/.test(text));
  const forms: Record<string, (text: string) => string> = {
    raw: (text) => text,
    'in capitals': (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
    'URL-encoded': (text) => encodeURIComponent(text),
    'URL-encoded as a form': (text) => new URLSearchParams({ x: text }).toString().slice(2),
    'HTML-escaped': html,
    'escaped for SQL': (text) => text.replace(/['"\\]/g, '\\$&'),
    'stripped by the agent API': (text) => text.replace(/[^A-Za-z0-9\-.+/=_]/g, ''),
    'stripped by the non-agent API': (text) => text.replace(/[^A-Za-z0-9\-_]/g, ''),
  };
  const places: ((text: string) => string)[] = [
    (text) => `|joe|${text}|`,
    sql,
    (text) => `<br />\n<b>Fatal error</b>: near '${text}' in <b>/x.php</b>\n`,
    (text) => `user=joe&pass=${text}&x=1`,
  ];

  test.each(Object.entries(forms))('%s', (_name, form) => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), (pass, place) => {
        const shown = form(pass);
        fc.pre(shown.length > 1 && !place('').toLowerCase().includes(shown.toLowerCase()));
        expect(redact(place(shown), [pass]).toLowerCase()).not.toContain(shown.toLowerCase());
      }),
      { numRuns: 400, seed: 20261121 },
    );
  });

  test('nor one of several, the longer one first', () => {
    expect(redact('|abcdef|abcdefgh|', ['abcdef', 'abcdefgh'])).toBe('|█|█|');
  });
});
