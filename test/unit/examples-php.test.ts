import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SIGNING_SECRET } from '../../sandbox/results/receiver.ts';
import { hookRequest } from '../../src/integration/hook-request.ts';
import { writeHook } from '../../src/integration/write-hook.ts';

const hasPhp = spawnSync('php', ['-r', "exit(extension_loaded('pdo_sqlite') ? 0 : 1);"]).status === 0;
const secret = 'secret-of-the-dialer';
const webhook = new Webhook(SIGNING_SECRET);
const call = {
  id: 'click-0001',
  agent: '1000',
  number: '+17275550142',
  callId: 'M1128120000000000042',
  leadId: '42',
  disposition: null,
  endedAt: '2026-11-28T12:01:00.000Z',
};

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

describe.skipIf(!hasPhp)('the example receiver in PHP (skipped without PHP and SQLite)', () => {
  let folder = '';
  let url = '';
  let php: ReturnType<typeof spawn>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'receiver-'));
    const port = await freePort();
    url = `http://127.0.0.1:${port}/receiver.php`;
    php = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', resolve('examples/receiver')], {
      env: {
        ...process.env,
        ...{ RESULTS_SECRET: SIGNING_SECRET, HOOK_SECRET: secret, RECEIVER_DB: join(folder, 'calls.sqlite') },
      },
      stdio: 'ignore',
    });
    await vi.waitFor(() => fetch(url), { timeout: 20_000 });
  });
  afterAll(() => {
    php.kill();
    rmSync(folder, { recursive: true });
  });

  const send = (
    id: string,
    message: object,
    { signed, at = new Date() }: { signed?: string; at?: Date } = {},
  ) => {
    const body = JSON.stringify(message);
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': webhook.sign(id, at, signed ?? body),
    };
    return fetch(url, { method: 'POST', headers, body }).then(({ status }) => status);
  };
  const event = (seq: number, more: object = {}) =>
    send(`msg_${seq}`, { type: 'call.ended', data: { ...call, seq, ...more } });
  const hook = (query: string, body?: string) => {
    const form = {
      'content-type': body?.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
    };
    const sent = body === undefined ? {} : { method: 'POST', body, headers: form };
    return fetch(`${url}?${query}`, sent).then(({ status }) => status);
  };
  const calls = async () =>
    (await (await fetch(`${url}?list=1&secret=${secret}`)).json()) as Record<string, { value: string }>[];

  test('joins signed messages with the hooks of the dialer, and refuses everything else', async () => {
    const line = writeHook('dispo', url, secret);
    expect(await fetch(hookRequest('dispo', line).address).then(({ status }) => status)).toBe(200);
    expect(
      await hook(
        `secret=${secret}&call_id=${call.callId}&dispo=SALE&dispo_name=Sale&list_id=101&comments=a!Nb&x=--A--x--B--`,
      ),
    ).toBe(200);
    expect(await event(1)).toBe(204);
    expect(await event(1)).toBe(204);
    expect(await event(2, { disposition: 'NI', callback: { at: '2026-12-01 10:00:00' } })).toBe(204);
    // A settings container can send a form or JSON.
    expect(await hook('', `secret=${secret}&call_id=${call.callId}&ivr_time=7`)).toBe(200);
    expect(await hook('', JSON.stringify({ secret, call_id: call.callId, title: 'Dr' }))).toBe(200);
    expect(await hook('', '{')).toBe(400);
    expect(await hook('', 'x'.repeat(1_000_001))).toBe(413);
    for (const wrong of ['secret=wrong&call_id=1', 'call_id=1', `secret=${secret}x`, 'secret[]=1&list=1'])
      expect(await hook(wrong)).toBe(401);

    const [joined, sample, ...others] = await calls();
    expect(others).toEqual([]);
    expect(joined).toMatchObject({
      number: { value: '+17275550142', source: 'extension' },
      disposition: { value: 'NI', source: 'extension' },
      callbackAt: { value: '2026-12-01 10:00:00', source: 'extension' },
      dispositionName: { value: 'Sale', source: 'dialer' },
      list_id: { value: '101', source: 'dialer' },
      comments: { value: 'a\nb', source: 'dialer' },
      ivr_time: { value: '7' },
      title: { value: 'Dr' },
    });
    expect(joined).not.toHaveProperty('x');
    expect(joined).not.toHaveProperty('secret');
    expect(sample).toMatchObject({
      callId: { value: 'M1128141651000004711' },
      disposition: { value: 'SALE' },
    });
  });

  test('refuses a wrong, an old and a missing signature, and stores nothing', async () => {
    const before = await calls();
    const data = { ...call, id: 'click-0002', callId: null, leadId: null, seq: 1 };
    const message = { type: 'call.ended', data };
    expect(await send('msg_a', message, { signed: '{}' })).toBe(401);
    expect(await send('msg_b', message, { at: new Date(Date.now() - 600_000) })).toBe(401);
    const body = JSON.stringify(message);
    expect(await fetch(url, { method: 'POST', body }).then(({ status }) => status)).toBe(401);
    expect(await calls()).toEqual(before);
  });

  test('takes a report and makes no call of it', async () => {
    const before = await calls();
    const data = {
      id: 'report-1',
      dialer: 'dialer.example',
      day: '2026-11-28',
      columns: ['user'],
      rows: [['1000']],
    };
    expect(await send('msg_report-1_1', { type: 'report.recordings', data })).toBe(204);
    expect(await calls()).toEqual(before);
  });

  test('joins a call menu with the call that followed, and a call without ids by agent, number and time', async () => {
    const menu = {
      id: '17958.42',
      uniqueId: '17958.42',
      source: 'callMenu',
      callId: null,
      menuOutcome: 'SALES',
    };
    expect(await send('msg_menu', { type: 'call.menuPassed', data: menu })).toBe(204);
    expect(
      await send('msg_y1', { type: 'call.ended', data: { ...call, id: 'Y1', callId: 'Y1', leadId: '7' } }),
    ).toBe(204);
    expect(await hook(`secret=${secret}&call_id=Y1&uniqueid=17958.42&dispo=SALE`)).toBe(200);
    expect((await calls())[0]).toMatchObject({
      callId: { value: 'Y1', source: 'extension' },
      menuOutcome: { value: 'SALES', source: 'dialer' },
    });

    const unknown = { ...call, id: 'click-0003', number: '+17275550177', callId: null, leadId: null };
    expect(await send('msg_c3', { type: 'call.ended', data: unknown })).toBe(204);
    const epoch = Date.parse(call.endedAt) / 1000 + 20;
    const dispo = `secret=${secret}&call_id=V3&user=1000&phone_number=7275550177&term_reason=CALLER&epoch=${epoch}`;
    expect(await hook(dispo)).toBe(200);
    expect((await calls())[0]).toMatchObject({
      ...{ id: { value: 'click-0003' }, callId: { value: 'V3' }, term_reason: { value: 'CALLER' } },
    });
  });
});
