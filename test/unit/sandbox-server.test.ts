/** The sandbox over HTTP: how requests are read, what the knobs do to replies, and what can be read out. */
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultKind } from '../../sandbox/reply-faults.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

let sandbox: Sandbox;
const control = () => sandbox.control;

beforeAll(async () => {
  sandbox = await startSandbox({ agentScreen: 'page', settings: { ringMs: 0 } });
});
afterAll(() => sandbox.close());
beforeEach(() => control().reset());

const SIGNED_IN = { user: 'clicktodial', pass: 'Cl1ckToD1al', source: 'test', agent_user: '1000' };
const PAUSE = { ...SIGNED_IN, function: 'external_pause', value: 'PAUSE' };
const PAUSED = /^SUCCESS: external_pause function set - PAUSE\|\d{10}\|1000\n$/;

function send(init: RequestInit, query = ''): Promise<Response> {
  return fetch(`${sandbox.url}/agc/api.php${query}`, init);
}
const post = (params: Record<string, string> = PAUSE) =>
  send({ method: 'POST', body: new URLSearchParams(params), redirect: 'manual' });
const pauseColumn = () => control().session('1000')?.columns['pause'];

describe('a request is read as PHP reads it', () => {
  const multipart = new FormData();
  for (const [name, value] of Object.entries(PAUSE)) multipart.set(name, value);
  const json = {
    method: 'POST',
    body: JSON.stringify(PAUSE),
    headers: { 'Content-Type': 'application/json' },
  };
  const both = { method: 'POST', body: new URLSearchParams({ ...PAUSE, value: 'RESUME' }) };
  const twice = `?${new URLSearchParams({ ...PAUSE, value: 'STOP' })}&value=PAUSE`;

  test.each<[string, RequestInit, string, number, RegExp]>([
    ['a form in the body', { method: 'POST', body: new URLSearchParams(PAUSE) }, '', 200, PAUSED],
    ['a query', {}, `?${new URLSearchParams(PAUSE)}`, 200, PAUSED],
    ['multipart', { method: 'POST', body: multipart }, '', 200, PAUSED],
    ['query and body: the query wins', both, '?value=PAUSE', 200, PAUSED],
    ['a name twice: the last wins', {}, twice, 200, PAUSED],
    ['JSON: not read at all', json, '', 200, /^ERROR: Invalid Source - \n$/],
    ['an array: PHP dies', {}, `?${new URLSearchParams(PAUSE)}&value[]=PAUSE`, 500, /^$/],
    ['a preflight: run as a request', { method: 'OPTIONS' }, '', 200, /^ERROR: Invalid Source - \n$/],
  ])('%s', async (_what, init, query, status, body) => {
    const reply = await send(init, query);
    expect([reply.status, await reply.text()]).toEqual([status, expect.stringMatching(body)]);
  });
});

describe('a page of another site', () => {
  /** The status of a request with these headers; Node's fetch would replace Host. */
  const statusOf = (path: string, headers: Record<string, string>, method = 'POST', body = '') =>
    new Promise<number | undefined>((resolve, reject) => {
      httpRequest(`${sandbox.url}${path}`, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end(body);
    });
  const evil = 'https://evil.example';

  test.each(['/control', '/agc/api.php', '/crm/contacts', '/agc/vicidial.php?user=1000'])(
    'does not reach %s under a host name of its own',
    async (path) => {
      expect(await statusOf(path, { Host: 'evil.example' }, 'GET')).toBe(403);
      expect(await statusOf(path, { Host: `127.0.0.1.evil.example:80` }, 'GET')).toBe(403);
    },
  );

  test.each<[string, Record<string, string>]>([
    ['its origin', { Origin: evil }],
    ['the origin of another port', { Origin: 'http://127.0.0.1:1' }],
    ['no origin, as from a sandboxed frame', { Origin: 'null' }],
    ['an image', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }],
    ['a link', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }],
  ])('changes nothing with %s', async (_what, headers) => {
    const order = JSON.stringify({ do: 'expireSession', user: '1000' });
    const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(await statusOf('/control', { ...headers, 'Content-Type': 'text/plain' }, 'POST', order)).toBe(403);
    expect(await statusOf('/agc/api.php', form, 'POST', String(new URLSearchParams(PAUSE)))).toBe(403);
    expect([control().session('1000')?.user, pauseColumn(), control().requests]).toEqual(['1000', '', []]);
  });

  test.each<[string, () => Record<string, string>]>([
    ['the extension', () => ({ Origin: 'chrome-extension://abcdefghijklmnop' })],
    ['a page of the sandbox', () => ({ Origin: sandbox.otherUrl })],
    ['another process', () => ({})],
  ])('takes a command from %s', async (_what, headers) => {
    const form = { ...headers(), 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(await statusOf('/agc/api.php', form, 'POST', String(new URLSearchParams(PAUSE)))).toBe(200);
    expect(pauseColumn()).toMatch(/^PAUSE!/);
  });
});

describe('faults', () => {
  const seen = async (fault: FaultKind) => {
    control().fault(fault);
    const reply = await post();
    return { status: reply.status, type: reply.headers.get('content-type'), body: await reply.text() };
  };

  test.each<[FaultKind, number, string, RegExp]>([
    [
      { kind: 'html' },
      200,
      'text/html; charset=utf-8',
      /^<!DOCTYPE[\s\S]*\nSUCCESS: external_pause[\s\S]*<\/html>\n$/,
    ],
    [
      { kind: 'warnings' },
      200,
      'text/html; charset=UTF-8',
      /^<br \/>\n<b>Warning[\s\S]*\nSUCCESS: external_pause/,
    ],
    [
      { kind: 'megabytes', megabytes: 3 },
      200,
      'text/html; charset=utf-8',
      /^SUCCESS: external_pause function set - PAUSE\|\d{10}\|1000\nx+$/,
    ],
    [{ kind: 'empty500' }, 500, 'text/html; charset=utf-8', /^$/],
    [{ kind: 'contentType', contentType: 'image/png' }, 200, 'image/png', PAUSED],
    [
      { kind: 'body', body: 'nothing known', status: 404 },
      404,
      'text/html; charset=utf-8',
      /^nothing known$/,
    ],
  ])('$kind spoils one reply; the command is carried out', async (fault, status, type, body) => {
    const reply = await seen(fault);
    expect({ status: reply.status, type: reply.type }).toEqual({ status, type });
    expect(body.test(reply.body)).toBe(true);
    if (fault.kind === 'megabytes') expect(reply.body.length).toBeGreaterThan(fault.megabytes * 1_000_000);
    expect(pauseColumn()).toMatch(/^PAUSE!/);
    expect(await (await post()).text()).toMatch(PAUSED);
  });

  test.each([true, false])('a dropped connection, command carried out: %s', async (carriedOut) => {
    control().fault({ kind: 'drop', carriedOut });
    await expect(post()).rejects.toThrow();
    expect(pauseColumn() !== '').toBe(carriedOut);
  });

  test('half a reply breaks off', async () => {
    control().fault({ kind: 'half' });
    const reply = await post();
    await expect(reply.text()).rejects.toThrow();
  });

  test('a reply that never ends gives its line and stays open', async () => {
    control().fault({ kind: 'never' });
    const reader = (await post()).body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toMatch(PAUSED);
    await reader?.cancel();
  });

  test('a delay holds the reply back, not the command', async () => {
    control().fault({ kind: 'delay', ms: 300 });
    let isAnswered = false;
    const reply = post().finally(() => {
      isAnswered = true;
    });
    await control().waitFor('the command', () => pauseColumn() !== '');
    expect(isAnswered).toBe(false);
    expect(await (await reply).text()).toMatch(PAUSED);
  });

  test.each([301, 302, 303, 307, 308] as const)('redirect %i names the other origin', async (status) => {
    control().fault({ kind: 'redirect', status });
    const reply = await post();
    expect([reply.status, reply.headers.get('location')]).toEqual([status, `${sandbox.otherUrl}/elsewhere`]);
    expect(control().bytesElsewhere).toBe(0);
  });

  test('bytes that follow a redirect are counted', async () => {
    control().fault({ kind: 'redirect', status: 307 });
    await send({ method: 'POST', body: new URLSearchParams(PAUSE), redirect: 'follow' });
    expect(control().bytesElsewhere).toBeGreaterThan(new URLSearchParams(PAUSE).toString().length);
  });

  test('hit only the function and the number of requests they are meant for', async () => {
    control().fault({ kind: 'empty500', function: 'external_pause', times: 2 });
    const statuses: number[] = [];
    for (const name of ['version', 'external_pause', 'external_pause', 'external_pause']) {
      statuses.push((await post({ ...PAUSE, function: name })).status);
    }
    expect(statuses).toEqual([200, 500, 500, 200]);
  });
});

describe('read-outs', () => {
  test('requests are kept without the password, raw bodies with it', async () => {
    await post();
    await post({ ...PAUSE, pass: 'wr0ng' });
    const [request] = control().requests;
    expect(request).toMatchObject({ method: 'POST', path: '/agc/api.php', function: 'external_pause' });
    expect(request?.params).toMatchObject({ user: 'clicktodial', pass: '(redacted)', value: 'PAUSE' });
    expect(JSON.stringify(control().requests)).not.toMatch(/Cl1ckToD1al|wr0ng/);
    expect(control().rawBodies.join()).toContain('Cl1ckToD1al');
  });

  test('another process turns the knobs and reads the sessions over HTTP', async () => {
    const order = { do: 'expireSession', user: '1000' };
    const reply = await fetch(`${sandbox.url}/control`, { method: 'POST', body: JSON.stringify(order) });
    const { sessions } = (await reply.json()) as { sessions: { user: string }[] };
    expect(sessions.map((one) => one.user)).toEqual(['1001', '1002', '1004']);
    expect(await (await post()).text()).toBe('ERROR: agent_user is not logged in - 1000\n');
    const bad = await fetch(`${sandbox.url}/control`, {
      method: 'POST',
      body: '{"do":"lock","user":"nobody"}',
    });
    expect(bad.status).toBe(400);
  });

  test('a locked account is refused, and a reset forgets it', async () => {
    control().apply({ do: 'lock', user: 'clicktodial' });
    expect(await (await post()).text()).toMatch(/\|LOCK\|\n$/);
    control().reset();
    expect(await (await post()).text()).toMatch(PAUSED);
  });

  test('an inbound call reaches an agent who waits for calls', () => {
    control().apply({ do: 'patchAgent', user: '1004', patch: { status: 'READY' } });
    control().apply({ do: 'inboundCall', user: '1004', number: '3125556666' });
    expect(control().session('1004')).toMatchObject({
      status: 'INCALL',
      subStatus: '',
      number: '3125556666',
    });
    expect(() => control().apply({ do: 'inboundCall', user: '1000', number: '3125556666' })).toThrow(/wait/);
  });
});

describe('the agent screen as a page', () => {
  const page = (path: string, fields?: Record<string, string>) =>
    fetch(`${sandbox.url}/agc/${path}`, fields ? { method: 'POST', body: new URLSearchParams(fields) } : {});
  const poll = async (pass = 'Ann1000') =>
    (await page('conf_exten_check.php', { user: '1000', pass, ACTION: 'refresh' })).text();

  test('nothing happens until it has read the command and carries it out by a request of its own', async () => {
    const dial = { value: '3125551212', phone_code: '1', search: 'YES', preview: 'NO', focus: 'NO' };
    await post({ ...SIGNED_IN, function: 'external_dial', ...dial });
    expect(control().placed).toEqual([]);
    expect(await poll()).toMatch(
      /^DateTime: .*\|Logged-in: Y\|.*\|Status: PAUSED\|.*\|APIDiaL: 3125551212!.*\n\{/,
    );
    expect(control().placed).toEqual([]);
    const fields = { user: '1000', pass: 'Ann1000', ACTION: 'takeColumn', column: 'dial' };
    expect((await page('vdc_db_query.php', fields)).status).toBe(200);
    expect(await poll()).toContain('|Status: INCALL|');
    expect(control().screenRequests).toMatchObject([{ user: '1000', action: 'dial' }]);
    expect(control().placed.map((call) => call.dialed)).toEqual(['913125551212']);
  });

  test('a locked account breaks its poll', async () => {
    control().apply({ do: 'lock', user: '1000' });
    expect(await poll()).toBe('Invalid Username/Password: |1000|Ann1000|LOCK|\n');
  });

  test('opening it logs the agent in; an API account has none', async () => {
    expect(control().session('1003')).toBeUndefined();
    expect((await page('vicidial.php?user=1003')).status).toBe(200);
    expect(control().session('1003')?.status).toBe('PAUSED');
    expect((await page('vicidial.php?user=clicktodial')).status).toBe(404);
  });
});
