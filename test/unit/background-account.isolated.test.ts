import { createServer } from 'node:http';
import { type AddressInfo, createServer as createPlainServer, type Server } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';

vi.mock('../../src/platform/storage.ts', () => ({
  storedValue: () => ({
    get: async () => null,
    set: async () => {},
    update: async () => null,
    watch: () => {},
  }),
}));
vi.mock('../../src/background/auth/credential-vault.ts', () => ({ agentVault: {} }));

const { post } = await import('../../src/background/dialer/http.ts');
const secret = 'Canary7Passw0rd';
let server: Server | undefined;

afterEach(() => {
  server?.close();
});

async function ask(listening: Server, scheme: string, timeout: number) {
  server = listening;
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const account = {
    address: `${scheme}://${host}`,
    user: 'api',
    password: secret,
    statusUser: '',
    statusPassword: '',
  };
  const parameters = { function: 'recording', value: 'STATUS' };
  return {
    host,
    reply: await post({ endpoint: 'agent', path: '/agc/api.php', parameters, timeout, as: account }),
  };
}

test('a dialer without a reply times out, and the failure names its host and no secret', async () => {
  const { host, reply } = await ask(createPlainServer(), 'http', 200);
  expect(reply).toEqual({ ok: false, error: { kind: 'timedOut', host } });
});

test('a connection that the browser does not trust is a dialer that cannot be reached', async () => {
  const { host, reply } = await ask(
    createPlainServer((socket) => socket.end('no certificate')),
    'https',
    5_000,
  );
  expect(reply).toEqual({ ok: false, error: { kind: 'unreachable', host } });
});

test('the password goes out in the body, and an echo of it does not come back in', async () => {
  let asked = '';
  const echo = createServer((request, response) => {
    asked = request.url ?? '';
    request.on('data', (body) => response.write(`ERROR: Invalid Username/Password: |${body}|`));
    request.on('end', () => response.end());
  });
  const { reply } = await ask(echo, 'http', 5_000);
  expect(asked).toBe('/agc/api.php');
  expect(reply?.ok).toBe(true);
  expect(JSON.stringify(reply)).not.toContain(secret);
});
