import type { TransportFailure } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Endpoint } from '../../vicidial/functions.ts';
import { redact } from '../../vicidial/redact.ts';
import { type Account, currentAccount } from '../auth/credentials.ts';
import { postOptions } from '../post-options.ts';

/** The dialer's reply, already without secrets. */
export interface PlainReply {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

export interface Post {
  readonly endpoint: Endpoint;
  /** Path of the script below the dialer's address. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Milliseconds after which the request is aborted. A worker's event may last 30 s at most. */
  readonly timeout: number;
  /** Used instead of the kept account: that of a login check, or that of the supervisor. */
  readonly as?: Account;
  /** The longest reply that is read, in bytes. Default: 64 kB. */
  readonly mostBytes?: number;
  /** Ends the request early: it fails like one that timed out. */
  readonly signal?: AbortSignal;
}

const defaultMostBytes = 64 * 1024;

/**
 * Sends one request. It is always a POST and follows no redirect, because a 307 would send the login to another host. The
 * login is only in the body, and only for the dialer that it was typed for. Secrets are removed from the reply. Undefined without a sign-in, or without an account for that endpoint.
 */
export async function post(request: Post): Promise<Result<PlainReply, TransportFailure> | undefined> {
  const held = request.as ?? (await currentAccount());
  if (!held) return undefined;
  const [user, password] =
    request.endpoint === 'agent' ? [held.user, held.password] : [held.statusUser, held.statusPassword];
  const needsLogin = request.parameters['function'] !== 'version';
  if (needsLogin && !user) return undefined;

  const { host } = new URL(held.address);
  const body = new URLSearchParams(request.parameters);
  if (needsLogin) {
    body.set('user', user);
    body.set('pass', password);
  }
  const timeout = AbortSignal.timeout(request.timeout);
  const deadline = request.signal ? AbortSignal.any([timeout, request.signal]) : timeout;
  try {
    const response = await fetch(new URL(request.path.replace(/^\//, ''), withSlash(held.address)), {
      ...postOptions,
      body,
      signal: deadline,
    });
    if (response.type === 'opaqueredirect') return fail({ kind: 'redirected', host });
    const text = await readCapped(response, request.mostBytes ?? defaultMostBytes);
    if (text === undefined) return fail({ kind: 'tooLong', host });
    return ok({
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      text: redact(text, [held.password, held.statusPassword].filter(Boolean)),
    });
  } catch {
    // The error of `fetch` can contain the whole request, so it is dropped.
    return fail({ kind: deadline.aborted ? 'timedOut' : 'unreachable', host });
  }
}

/** The whole text, or undefined if it is longer than the reply can be. */
async function readCapped(response: Response, mostBytes: number): Promise<string | undefined> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > mostBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}
