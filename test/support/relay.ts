import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A POST as it arrived, before it was passed on. */
export interface Arrival {
  /** Milliseconds since 1970, with fractions. */
  readonly at: number;
  readonly path: string;
  readonly function: string;
  readonly value: string;
}

export interface Relay {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly arrivals: readonly Arrival[];
  close(): Promise<void>;
}

/** Stands in front of a dialer on loopback, notes when each request arrives (no logins), and passes it on as it is. */
export async function relayTo(target: string): Promise<Relay> {
  const arrivals: Arrival[] = [];
  const server = createServer((incoming, outgoing) => {
    const at = performance.timeOrigin + performance.now();
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = Buffer.concat(parts);
      const parameters = new URLSearchParams(body.toString());
      arrivals.push({
        ...{ at, path: incoming.url ?? '' },
        ...{ function: parameters.get('function') ?? '', value: parameters.get('value') ?? '' },
      });
      const onward = request(
        new URL(incoming.url ?? '/', target),
        { method: incoming.method ?? 'GET', headers: { ...incoming.headers, host: new URL(target).host } },
        (reply) => {
          outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
          reply.pipe(outgoing);
        },
      );
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
