import { random } from '../../sandbox/crm/random.ts';
import { isDefinite } from '../../src/session/failure-classes.ts';
import { redact } from '../../src/vicidial/redact.ts';
import { decode } from '../../test/support/agent-api.ts';
import { type Lane, secrets } from './lane.ts';

/** The effects of hostile replies on the running worker. All figures except `replies` must be 0. */
export interface Hostility {
  readonly replies: number;
  /** Requests without a reply of the worker. */
  readonly unanswered: number;
  /** Commands with a certain outcome although it is unknown, or the reverse. */
  readonly misjudged: number;
  /** Occurrences of a password in the storage or on the screens of the extension. */
  readonly secretsKept: number;
}

const secret = secrets[0] ?? '';
const lines = [
  'SUCCESS: call_agent function sent - 1000\n',
  'SUCCESS: calls_in_queue_count - 3',
  'ERROR: agent_user is not logged in - 1000\n',
  'NOTICE: not recording - 1000|||||127.0.0.1|8600000|PAUSED\n',
  'ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION - CALL|clicktodial|call_agent|API\n',
  'ERROR: call_agent not valid - 1000\n',
  `SELECT count(*) FROM vicidial_users where user='clicktodial' and pass='${secret}';\nSUCCESS: call_agent function sent - 1000\n`,
  `ERROR: something new - clicktodial|${secret}|1000\n`,
  `<br />\n<b>Warning</b>: Undefined array key "pass" ${secret} in <b>/agc/api.php</b>\n`,
  `<html><body><form action="?pass=${secret}">Please sign in</form></body></html>`,
  '{"result":"SUCCESS"}',
  '',
];
const noise = ['\0', '\u202e', '\uffff', '😀', '|', '\n', 'SUCCESS: ', 'ERROR: ', secret, '<script>', "'"];

type Mutation = (text: string, whole: (below: number) => number) => string;

const mutations: readonly Mutation[] = [
  (text) => text,
  (text, whole) => text.slice(0, whole(text.length + 1)),
  (text, whole) => text.slice(whole(text.length + 1)),
  (text) => text + text,
  (text) => `<!DOCTYPE html><html><body>\n${text}</body></html>`,
  (text) => Buffer.from(text, 'utf16le').toString('latin1'),
  (text) => text.toLowerCase(),
  (text) => text.replaceAll('\n', '\r\n'),
  (text, whole) => {
    const at = whole(text.length + 1);
    return text.slice(0, at) + (noise[whole(noise.length)] ?? '') + text.slice(at);
  },
  (text, whole) => Array.from(text, (c) => (whole(15) === 0 ? String.fromCharCode(whole(512)) : c)).join(''),
  (text, whole) => text.repeat(1 + whole(40)),
];

/** Replies to this many requests with damaged, endless and hostile texts, and checks the reaction of the worker. */
export async function sendHostile(lane: Lane, count: number, seed: number): Promise<Hostility> {
  const { control } = lane.sandbox;
  const next = random(seed);
  const whole = (below: number) => Math.floor(next() * below);
  let unanswered = 0;
  let misjudged = 0;
  let secretsKept = 0;
  for (let nth = 0; nth < count; nth += 1) {
    let body = lines[whole(lines.length)] ?? '';
    for (let time = whole(3); time >= 0; time -= 1)
      body = mutations[whole(mutations.length)]?.(body, whole) ?? '';
    const status = [200, 200, 200, 404, 500][whole(5)] ?? 200;
    const id = crypto.randomUUID();
    const isHuge = nth % 100 === 99;
    if (isHuge) control.fault({ kind: 'megabytes', megabytes: 10, function: 'call_agent' });
    else control.fault({ kind: 'body', body, status, function: 'call_agent' });
    const reply = await lane.request('command', { id, command: { kind: 'ringPhone' } });
    if (!reply) unanswered += 1;
    control.clearFaults();

    const state = (await lane.popupState()).commands.find((each) => each.id === id)?.state ?? 'confirmed';
    if (state !== (isHuge ? 'unknown' : expected(body, status))) misjudged += 1;
    await lane.request('dismiss', { id });
    if (nth % 20 === 19) {
      const kept = await lane.kept();
      if (secrets.some((each) => kept.includes(each))) secretsKept += 1;
    }
  }
  return { replies: count, unanswered, misjudged, secretsKept };
}

function expected(body: string, status: number): 'confirmed' | 'refused' | 'unknown' {
  // The server writes UTF-8, which cannot contain a lone surrogate.
  const text = redact(Buffer.from(body).toString('utf8'), [...secrets]);
  const decoded = decode('call_agent', { status, contentType: 'text/html', text });
  if (decoded.ok) return 'confirmed';
  return isDefinite(decoded.error) ? 'refused' : 'unknown';
}
