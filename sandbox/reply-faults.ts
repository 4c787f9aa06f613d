/**
 * Faults of replies. Each fault applies to the next requests, or to the next requests of one function. It specifies whether
 * the command runs although the reply is lost.
 */
import type { ServerResponse } from 'node:http';

export type FaultKind =
  /** Waits `ms` before the reply; with `carriedOut: false` before the command too. */
  | { kind: 'delay'; ms: number }
  /** Closes the connection without a byte, after `ms` if given. `carriedOut: false`: the request was lost, not the reply. */
  | { kind: 'drop'; ms?: number }
  /** Sends half of the reply and closes. */
  | { kind: 'half' }
  /** A full HTML page around the line. */
  | { kind: 'html' }
  /** PHP 8 warnings before and after the line, cache headers lost. */
  | { kind: 'warnings' }
  /** Redirects the caller; by default to /elsewhere on the other origin, where arriving bytes are counted. */
  | { kind: 'redirect'; status: 301 | 302 | 303 | 307 | 308; to?: string }
  /** Adds this many megabytes of text after the line. */
  | { kind: 'megabytes'; megabytes: number }
  /** HTTP 500 with an empty body, as PHP 8 does after a fatal error. */
  | { kind: 'empty500' }
  | { kind: 'contentType'; contentType: string }
  /** Headers, the line, and then a reply that never ends. */
  | { kind: 'never' }
  /** Any body at all, with any status. */
  | { kind: 'body'; body: string; status?: number };

export type Fault = FaultKind & {
  /** Only requests for this function; default: every request to either API. */
  function?: string;
  /** The number of requests that it affects; default 1. */
  times?: number;
  /** Whether the dialer still runs the command; default true. */
  carriedOut?: boolean;
};

/** A reply of the dialer before any fault. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const WARNING = (text: string) =>
  `<br />\n<b>Warning</b>:  ${text} in <b>/srv/www/htdocs/agc/api.php</b> on line <b>1214</b><br />\n`;

function altered(reply: Reply, fault: Fault, otherOrigin: string): Reply {
  if (fault.kind === 'html') {
    const body = `<!DOCTYPE html>\n<html><head><title>Notice</title></head><body>\n${reply.body}</body></html>\n`;
    return { ...reply, body };
  }
  if (fault.kind === 'warnings') {
    const warnings = Array.from({ length: 60 }, (_, n) => WARNING(`Undefined array key ${n}`)).join('');
    return {
      ...reply,
      headers: { 'Content-type': 'text/html; charset=UTF-8' },
      body: warnings + reply.body + warnings,
    };
  }
  if (fault.kind === 'redirect') {
    const to = fault.to ?? `${otherOrigin}/elsewhere`;
    return { status: fault.status, headers: { ...reply.headers, Location: to }, body: '' };
  }
  if (fault.kind === 'megabytes') {
    return { ...reply, body: reply.body + 'x'.repeat(fault.megabytes * 1_048_576) };
  }
  if (fault.kind === 'empty500') return { ...reply, status: 500, body: '' };
  if (fault.kind === 'body') return { ...reply, status: fault.status ?? 200, body: fault.body };
  if (fault.kind === 'contentType') {
    return { ...reply, headers: { ...reply.headers, 'Content-type': fault.contentType } };
  }
  return reply;
}

/** Sends a reply through a fault, or as it is. */
export function sendReply(
  response: ServerResponse,
  plain: Reply,
  fault: Fault | undefined,
  otherOrigin: string,
): void {
  if (fault?.kind === 'drop') {
    response.destroy();
    return;
  }
  const reply = fault ? altered(plain, fault, otherOrigin) : plain;
  if (fault?.kind === 'half') {
    const bytes = Buffer.from(reply.body);
    response.writeHead(reply.status, { ...reply.headers, 'Content-Length': String(bytes.length) });
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
    return;
  }
  response.writeHead(reply.status, reply.headers);
  if (fault?.kind === 'never') response.write(reply.body);
  else response.end(reply.body);
}
