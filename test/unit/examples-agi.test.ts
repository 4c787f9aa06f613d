/** The AGI scripts for call menus of the dialer: a double of Asterisk runs them, and a server is CRM, dialer and receiver. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AgiCall, runAgiScript } from '../../sandbox/agi/agi-session.ts';
import { readBody } from '../../sandbox/request-body.ts';
import { SIGNING_SECRET } from '../../sandbox/results/receiver.ts';

const scripts = resolve(import.meta.dirname, '../../examples/agi');
const folder = mkdtempSync(join(tmpdir(), 'agi-'));
const configuration = join(folder, 'click-to-dial.conf');

interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly fields: URLSearchParams;
}

let received: Received[] = [];
/** The reply to each path. A delay is in ms. */
let replies: Record<string, { status?: number; body?: string; delay?: number; location?: string }> = {};
const server = createServer(async (request, response) => {
  const { text, fields } = await readBody(request);
  const path = request.url ?? '';
  received.push({ path, headers: request.headers, text, fields });
  const { status = 200, body = '', delay = 0, location } = replies[path.split('?')[0] ?? ''] ?? {};
  await new Promise((done) => setTimeout(done, delay).unref());
  response.writeHead(status, location === undefined ? {} : { location }).end(body);
});
let origin = '';
/** Scripts that a test has started may send after its end. Their messages belong to no other test. */
let testNumber = 0;

const configure = (more: Record<string, string> = {}) => {
  const values = {
    lookup_url: `${origin}/lookup?phone=`,
    lookup_token: 'crm-token',
    // Longer than in use: a busy machine must not decide.
    lookup_seconds: '30',
    dialer_api: `${origin}/non_agent_api.php`,
    dialer_user: 'agi',
    dialer_password: 'Pa$s&1',
    dialer: 'dialer.example.com',
    results_url: `${origin}/results?test=${testNumber}`,
    results_secret: SIGNING_SECRET,
    retry_seconds: '0.05 0.05 0.05',
    ...more,
  };
  const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}`);
  writeFileSync(configuration, `# Only root may read this file.\n${lines.join('\n')}\n`, { mode: 0o600 });
  chmodSync(configuration, 0o600);
};

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  testNumber += 1;
  received = [];
  replies = { '/lookup': { body: '{"recordId":"C-1042"}' } };
  configure();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const call: AgiCall = {
  request: 'x.agi',
  channel: 'SIP/trunk-00000001',
  uniqueid: '1795875411.42',
  callerid: '7275550142',
  calleridname: 'Ann "The Boss" | $(id)',
  dnid: '8005550100',
  context: 'MAINMENU',
};
const withLead = { ...call, calleridname: 'Y1128141650000004711' };
const run = (name: string, argument: string, from: AgiCall = call) =>
  runAgiScript({ path: join(scripts, name), args: [argument], configuration }, from);
const hint = (from?: AgiCall) => run('pop-hint.agi', 'B', from);

describe('pop-hint.agi', () => {
  test('stores the record of a caller without a lead for the in-group, and continues at its option', async () => {
    const { variables, option, exitCode } = await hint();
    expect({ variables, option, exitCode }).toEqual({
      variables: { vendor_lead_code: 'C-1042' },
      option: 'B',
      exitCode: 0,
    });
    expect(received.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/lookup?phone=7275550142', 'Bearer crm-token'],
    ]);
  });

  test('stores the record in the lead of the call', async () => {
    replies['/non_agent_api.php'] = { body: 'SUCCESS: update_lead LEAD HAS BEEN UPDATED - agi|4711|1|||\n' };
    const { variables, option } = await hint(withLead);
    expect({ variables, option }).toEqual({ variables: {}, option: 'B' });
    expect(Object.fromEntries(received[1]?.fields ?? [])).toEqual({
      source: 'clicktodial',
      user: 'agi',
      pass: 'Pa$s&1',
      function: 'update_lead',
      search_method: 'LEAD_ID',
      lead_id: '4711',
      vendor_lead_code: 'C-1042',
    });
  });

  test('stays in the menu if the dialer does not store it', async () => {
    replies['/non_agent_api.php'] = {
      body: 'ERROR: update_lead NO MATCHES FOUND IN THE SYSTEM: |agi|4711||\n',
    };
    const { commands, exitCode, log } = await hint(withLead);
    expect({ commands, exitCode }).toEqual({ commands: [], exitCode: 0 });
    expect(log).toContain('did not store the record of lead 4711');
  });

  test.each([
    ['no number', { ...call, callerid: '' }],
    ['an anonymous caller', { ...call, callerid: 'anonymous', calleridname: 'Anonymous' }],
    ['an unknown caller', { ...call, callerid: 'unknown' }],
    ['an extension', { ...call, callerid: '8300' }],
    ['a number with other text', { ...call, callerid: '7275550142&admin=1' }],
  ])('does not ask the CRM about %s', async (_what, from) => {
    expect(await hint(from)).toMatchObject({ commands: [], exitCode: 0 });
    expect(received).toEqual([]);
  });

  test.each([
    ['"Ann" <7275550142>', '7275550142'],
    ['+44 20 7946 0958', '442079460958'],
    ['(727) 555-0142', '7275550142'],
  ])('asks about the number in %s', async (callerid, number) => {
    await hint({ ...call, callerid });
    expect(received[0]?.path).toBe(`/lookup?phone=${number}`);
  });

  test.each<[string, (typeof replies)[string]]>([
    ['has no record', { status: 404 }],
    ['fails', { status: 500, body: '{"recordId":"C-1042"}' }],
    ['replies with HTML', { body: '<html>recordId C-1042</html>' }],
    ['replies with a list', { body: '["C-1042"]' }],
    ['redirects', { status: 302, location: '/elsewhere' }],
    ['replies with a long id', { body: JSON.stringify({ recordId: 'C'.repeat(21) }) }],
    ['replies with a quote', { body: JSON.stringify({ recordId: 'C-1"' }) }],
    ['replies with a line break', { body: JSON.stringify({ recordId: 'C-1042\nHANGUP' }) }],
    ['replies with a line break at the end', { body: JSON.stringify({ recordId: 'C-1042\n' }) }],
    ['replies with an object', { body: JSON.stringify({ recordId: { id: 1 } }) }],
    ['replies with more than it should', { body: ' '.repeat(100_000) }],
  ])('goes on without a record if the CRM %s', async (_what, reply) => {
    replies['/lookup'] = reply;
    expect(await hint()).toMatchObject({ commands: [], exitCode: 0 });
    expect(received.map(({ path }) => path)).toEqual(['/lookup?phone=7275550142']);
  });

  test('does not wait for a CRM that hangs', async () => {
    configure({ lookup_seconds: '' });
    replies['/lookup'] = { body: '{"recordId":"C-1042"}', delay: 60_000 };
    const { commands, took } = await hint();
    expect(commands).toEqual([]);
    // 0.3 seconds and the start of Perl. The CRM would take 60.
    expect(took).toBeLessThan(30_000);
  });

  test('goes on if the CRM is down', async () => {
    configure({ lookup_url: 'http://127.0.0.1:9/lookup?phone=' });
    expect(await hint()).toMatchObject({ commands: [], exitCode: 0 });
  });

  test('does nothing with a configuration that others can read', async () => {
    chmodSync(configuration, 0o644);
    const { commands, exitCode, log } = await hint();
    expect({ commands, exitCode, received }).toEqual({ commands: [], exitCode: 0, received: [] });
    expect(log).toContain('others can read');
  });
});

describe('send-result.agi', () => {
  const messages = () => received.filter(({ path }) => path === `/results?test=${testNumber}`);
  const arrives = (count = 1) => expect.poll(() => messages().length, { timeout: 20_000 }).toBe(count);

  test('sends a message that the reference library verifies, and continues the call', async () => {
    const { option, exitCode } = await run('send-result.agi', 'PAID---B', withLead);
    expect({ option, exitCode }).toEqual({ option: 'B', exitCode: 0 });
    await arrives();
    const [message] = messages();
    const signed = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
        name,
        String(message?.headers[name]),
      ]),
    );
    expect(new Webhook(SIGNING_SECRET).verify(message?.text ?? '', signed)).toEqual({
      type: 'call.menuPassed',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      data: {
        id: 'Y1128141650000004711',
        source: 'callMenu',
        dialer: 'dialer.example.com',
        direction: 'inbound',
        number: '7275550142',
        did: '8005550100',
        callId: 'Y1128141650000004711',
        leadId: '4711',
        uniqueId: '1795875411.42',
        menu: 'MAINMENU',
        menuOutcome: 'PAID',
      },
    });
  });

  test('sends the same message again until the receiver has it', async () => {
    replies['/results'] = { status: 503 };
    await run('send-result.agi', 'PAID');
    await arrives(4);
    expect(new Set(messages().map(({ headers, text }) => `${headers['webhook-id']} ${text}`)).size).toBe(1);
  });

  test('ends with the first reply 410', async () => {
    replies['/results'] = { status: 410 };
    await run('send-result.agi', 'PAID');
    await arrives();
    await run('send-result.agi', 'LATER');
    await arrives(2);
    expect(messages().map(({ text }) => JSON.parse(text).data.menuOutcome)).toEqual(['PAID', 'LATER']);
  });

  test('does not let the caller wait for the receiver', async () => {
    replies['/results'] = { delay: 60_000 };
    const { option, took } = await run('send-result.agi', 'PAID---B');
    expect(option).toBe('B');
    expect(took).toBeLessThan(30_000);
  });

  test.each([
    ['anonymous', { ...call, callerid: 'anonymous', dnid: 'unknown' }],
    ['without a number', { ...call, callerid: '', dnid: '' }],
  ])('sends null for the numbers of a call that is %s', async (_what, from) => {
    await run('send-result.agi', 'PAID', from);
    await arrives();
    expect(JSON.parse(messages()[0]?.text ?? '').data).toMatchObject({
      id: '1795875411.42',
      number: null,
      did: null,
    });
  });

  test.each(['', '---B', 'PA"ID---B', 'PAID\n---B', 'x'.repeat(41)])(
    'sends nothing for the outcome %j, and the call goes on',
    async (outcome) => {
      expect(await run('send-result.agi', outcome)).toMatchObject({
        exitCode: 0,
        log: expect.stringContaining('outcome'),
      });
      expect(messages()).toEqual([]);
    },
  );

  test('sends nothing with a secret that is none', async () => {
    configure({ results_secret: 'whsec_short secret' });
    const { option } = await run('send-result.agi', 'PAID---B');
    expect(option).toBe('B');
    expect(messages()).toEqual([]);
  });
});
