import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request is refused before anything reads it, or undefined. The sandbox listens on this computer only, but a page in
 * this computer's browser reaches it too: under a host name of its own (DNS rebinding), or with a form or an image sent
 * across sites. `guardsOrigin` is true for addresses that change or read the dialer. Requests of extensions and of other
 * processes pass.
 */
export function refusedOrigin(
  headers: IncomingHttpHeaders,
  port: number,
  guardsOrigin: boolean,
): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(headers.host ?? '')) return 'The sandbox answers to 127.0.0.1 and localhost only.';
  if (!guardsOrigin) return undefined;
  const { origin } = headers;
  if (origin === undefined) return isSentAcrossSites(headers) ? 'Another site sent this request.' : undefined;
  const isWebOrigin = origin === 'null' || /^https?:/.test(origin);
  const isOwn = hosts.some((host) => origin === `http://${host}`);
  return isWebOrigin && !isOwn ? 'Another origin sent this request.' : undefined;
}

/** A link, a form or an image of another site carries no Origin with GET, but browsers send Sec-Fetch-Site. */
function isSentAcrossSites(headers: IncomingHttpHeaders): boolean {
  const mode = headers['sec-fetch-mode'];
  return headers['sec-fetch-site'] === 'cross-site' && (mode === 'no-cors' || mode === 'navigate');
}
