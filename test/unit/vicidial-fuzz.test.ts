import { describe, expect, test } from 'vitest';
import { refusalKinds } from '../../src/failure.ts';
import { type FunctionName, functions } from '../../src/vicidial/functions.ts';
import { redact } from '../../src/vicidial/redact.ts';
import { decode } from '../support/agent-api.ts';
import { recorded } from '../support/recorded-replies.ts';

const secret = 'Kanarienvogel-77';
const builtIn = [
  'SUCCESS: external_dial function set - 3125551212|1000|1|YES|NO|NO||1795284460||||\n',
  `ERROR: Invalid Username/Password: |joe|${secret}|0|1|BAD|0|api|SELECT 1 from u where pass='${secret}';|\n`,
  `ERROR: Login incorrect, please try again: |joe|${secret}|BAD|\n`,
  'NOTICE: not recording - 1002|||||127.0.0.1|8600002|PAUSED\n',
  'INCALL|M211|1001|TESTCAMP|3|Ann Agent|AGENTS|1|LOGIN|DIAL|3125551212|VLC|8600000\n',
  'VERSION: 2.14-81|BUILD: 240429-2220|DATE: 2026-11-21 18:07:39|EPOCH: 1795284459\n',
  '',
];
const seeds = [
  ...builtIn.map((body) => ({ body, name: undefined })),
  ...recorded.map(({ body, params }) => ({
    // The password of the recording becomes one that differs from all other text.
    body: params['pass']
      ? body.replaceAll(`|${params['pass']}|`, `|${secret}|`).replaceAll(`'${params['pass']}'`, `'${secret}'`)
      : body,
    name: params['function'],
  })),
];
const names = Object.keys(functions) as FunctionName[];

/** Park and Miller: a fixed seed gives the same 20,000 replies on every machine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const noise = [
  '\0',
  '\x1b[31m',
  '\uFFFD',
  '\uD800',
  '\uFEFF',
  '<br />',
  '<b>',
  '-->',
  '<!--',
  '|',
  '\t',
  '\r',
  '\n',
  'SUCCESS: ',
  'ERROR: ',
  '😀',
  '%00',
  "'",
];

const mutations: ((text: string, random: (below: number) => number) => string)[] = [
  (text, random) => text.slice(0, random(text.length + 1)),
  (text, random) => text.slice(random(text.length + 1)),
  (text) => text + text,
  (text, random) => text.repeat(1 + random(20)),
  (text) =>
    `<br />\n<b>Warning</b>: Undefined array key in <b>/srv/x.php</b> on line <b>3</b><br />\n${text}<br />\n`,
  (text) => `<!DOCTYPE html><html><body>\n${text}</body></html>`,
  (text) => text.split('').reverse().join(''),
  (text) => Buffer.from(text, 'utf16le').toString('latin1'),
  (text) => Buffer.from(text, 'utf8').toString('latin1'),
  (text) => new TextDecoder().decode(Buffer.from(text, 'latin1')),
  (text) => text.toLowerCase(),
  (text) => text.replaceAll('|', ''),
  (text) => text.replaceAll('\n', '\r\n'),
  (text, random) => {
    const at = random(text.length + 1);
    return text.slice(0, at) + noise[random(noise.length)] + text.slice(at);
  },
  (text, random) =>
    Array.from(text, (c) => (random(20) === 0 ? String.fromCharCode(random(0x2_00)) : c)).join(''),
  (text, random) =>
    text
      .split('|')
      .sort(() => random(3) - 1)
      .join('|'),
];

function check(name: FunctionName, text: string, status: number): void {
  const decoded = decode(name, { status, contentType: 'text/html', text: redact(text, [secret]) });
  if (!decoded.ok && !refusalKinds.includes(decoded.error.kind)) expect.fail(`kind ${decoded.error.kind}`);
  const kept = JSON.stringify(decoded);
  if (kept.toLowerCase().includes(secret.toLowerCase())) expect.fail(`${name} keeps the secret`);
  if (!decoded.ok && kept.length > 300) expect.fail(`${name} says too much about a refusal`);
  // Data is at most what was read, written as JSON.
  if (kept.length > 6 * 65_536 + 1_000) expect.fail(`${name} keeps too much`);
}

describe('mutated replies, built in and recorded', () => {
  test('24,000 of them decode to an answer or a known failure, and give no secret away', () => {
    const random = randomFrom(20261121);
    for (let count = 0; count < 24_000; count += 1) {
      const seed = seeds[random(seeds.length)] as (typeof seeds)[number];
      let text = seed.body;
      for (let rounds = 1 + random(3); rounds > 0; rounds -= 1) {
        text = (mutations[random(mutations.length)] as (typeof mutations)[number])(
          text.slice(0, 20_000),
          random,
        );
      }
      const own = names.find((name) => name === seed.name);
      const name = own !== undefined && random(4) > 0 ? own : (names[random(names.length)] as FunctionName);
      check(name, text, [200, 200, 200, 404, 500][random(5)] as number);
    }
  });

  test.each([
    ['one endless line', 'x'],
    ['endless blanks', ' '],
    ['endless newlines', '\n'],
    ['endless pipes', '|'],
    ['endless comments', '<!---->'],
    ['endless open comments', '<!--'],
    ['endless tags', '<b>'],
    ['endless errors', 'ERROR: x - |'],
    ['endless error lines', 'ERROR: agent_user is not paused - 1000\n'],
    ['endless failed logins', `ERROR: Invalid Username/Password: |joe|${secret}|0|0|BAD|`],
    ['endless secrets', secret],
    ['endless NULs', '\0'],
  ])('10 MB of %s are read with bounded work', (_name, unit) => {
    const text = unit.repeat(10_000_000 / unit.length);
    for (const name of ['external_dial', 'agent_status', 'version', 'recording'] as const)
      check(name, text, 200);
  });
});
