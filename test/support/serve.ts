import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Bodies of the requests that came, in order. */
  readonly bodies: readonly string[];
  close(): Promise<void>;
}

/** Serves these pages (path → HTML) on a free loopback port; anything else is not found. */
export async function serve(pages: Readonly<Record<string, string>>): Promise<Served> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => bodies.push(body));
    const html = pages[new URL(request.url ?? '/', 'http://localhost').pathname];
    response.writeHead(html === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html ?? '');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    bodies,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
