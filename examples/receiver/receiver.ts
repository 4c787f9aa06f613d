import { createServer, type IncomingMessage, type Server } from 'node:http';
import { hookParameters } from './hook-parameters.ts';
import { JoinedCalls } from './joined-calls.ts';
import { isSecret, isSigned } from './verify.ts';

/** In bytes. A report of a day has up to 500 rows in one message. */
const longestBody = 1_000_000;

/**
 * A receiver to copy. POST /results takes the extension's messages. GET or POST /vicidial takes VICIdial's URL hooks with `secret=`
 * in the query or in the body, because VICIdial cannot sign. GET /calls?secret= lists the calls with the source of each field.
 */
export function receiver(secret: string, hookSecret: string): Server {
  const calls = new JoinedCalls();

  async function reply(request: IncomingMessage): Promise<[status: number, body: string]> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://receiver');
    const body = await bodyOf(request);
    if (body === undefined) return [413, ''];
    if (pathname === '/results' && request.method === 'POST') {
      if (!isSigned(request.headers, body, secret)) return [401, ''];
      const { type, data } = JSON.parse(body) as { type: string; data: Record<string, unknown> };
      // `report.…` is a table of a day. A repeated message has the same `seq`, and changes nothing.
      if (type.startsWith('call.')) calls.addEvent(data);
      return [204, ''];
    }
    if (pathname === '/vicidial') {
      const parameters = hookParameters(searchParams, body);
      if (!parameters) return [400, ''];
      if (!isSecret(parameters.get('secret') ?? '', hookSecret)) return [401, ''];
      parameters.delete('secret');
      calls.addHook(parameters);
      // VICIdial keeps the body of the reply in its log, without semicolons.
      return [200, 'ok'];
    }
    if (pathname === '/calls')
      return isSecret(searchParams.get('secret') ?? '', hookSecret)
        ? [200, JSON.stringify(calls.all)]
        : [401, ''];
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
