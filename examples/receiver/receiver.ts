import { createServer, type IncomingMessage, type Server } from 'node:http';
import { JoinedCalls } from './joined-calls.ts';
import { isSigned } from './verify.ts';

const longestBody = 100_000;

/**
 * A receiver to copy. POST /results takes the extension's messages. GET /vicidial takes VICIdial's Dispo Call URL with `secret=` in
 * its query, because VICIdial cannot sign. GET /calls lists the calls with the source of each field.
 */
export function receiver(secret: string, hookSecret: string): Server {
  const calls = new JoinedCalls();

  async function reply(request: IncomingMessage): Promise<[status: number, body: string]> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://receiver');
    if (request.method === 'POST' && pathname === '/results') {
      const body = await bodyOf(request);
      if (body === undefined) return [413, ''];
      if (!isSigned(request.headers, body, secret)) return [401, ''];
      const { data } = JSON.parse(body) as { data: Record<string, unknown> };
      calls.addEvent(String(request.headers['webhook-id']), data);
      return [204, ''];
    }
    if (request.method === 'GET' && pathname === '/vicidial') {
      if (hookSecret === '' || searchParams.get('secret') !== hookSecret) return [401, ''];
      searchParams.delete('secret');
      calls.addHook(searchParams);
      return [200, 'ok'];
    }
    if (request.method === 'GET' && pathname === '/calls') return [200, JSON.stringify(calls.all)];
    return [404, ''];
  }

  return createServer((request, response) => {
    reply(request).then(
      ([status, body]) => response.writeHead(status).end(body),
      () => response.writeHead(400).end(),
    );
  });
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > longestBody) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
