import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { type JoinedCall, JoinedCalls } from '../../examples/receiver/joined-calls.ts';
import { isSecret } from '../../examples/receiver/verify.ts';

/** The secret with which the extension has to sign what it sends to this sandbox. */
export const SIGNING_SECRET = 'whsec_U2FuZGJveCBzaWduaW5nIHNlY3JldCwgMzIgYnl0ZXM=';

/** The secret that VICIdial's URL hooks have to send to this sandbox. */
export const HOOK_SECRET = 'sandbox-hook-secret';

/** One event as it was received. */
export interface ReceivedResult {
  id: string;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/**
 * The system of an organization that receives results. It verifies the signature as Standard Webhooks specifies, drops a second
 * copy of an event, and joins the events with the URL hooks of the dialer.
 */
export class Receiver {
  readonly #results = new Map<string, ReceivedResult>();
  readonly #joined = new JoinedCalls();
  /** Statuses of the next replies; nothing is stored then. */
  readonly #refusals: number[] = [];
  /** The number of requests, also of refused and repeated ones. */
  requests = 0;

  /** The events, each once, in the order of their arrival. */
  get results(): ReceivedResult[] {
    return [...this.#results.values()];
  }

  /** Refuses the next requests with these statuses. */
  refuse(...statuses: number[]): void {
    this.#refusals.push(...statuses);
  }

  /** Takes one request and returns the status of its reply. */
  take(headers: IncomingHttpHeaders, body: string): number {
    this.requests += 1;
    const refusal = this.#refusals.shift();
    if (refusal !== undefined) return refusal;
    const signed = Object.fromEntries(
      ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [
        name,
        String(headers[name] ?? ''),
      ]),
    );
    try {
      new Webhook(SIGNING_SECRET).verify(body, signed);
    } catch {
      return 401;
    }
    const id = signed['webhook-id'] ?? '';
    if (this.#results.has(id)) return 204;
    const result = { id, ...(JSON.parse(body) as Omit<ReceivedResult, 'id'>) };
    this.#results.set(id, result);
    if (result.type.startsWith('call.')) this.#joined.addEvent(result.data);
    return 204;
  }

  /** Takes the parameters of one of the dialer's URL hooks and returns the status of its reply. */
  takeHook(parameters: URLSearchParams): number {
    if (!isSecret(parameters.get('secret') ?? '', HOOK_SECRET)) return 401;
    parameters.delete('secret');
    this.#joined.addHook(parameters);
    return 200;
  }

  /** The calls of both, latest first. */
  get joinedCalls(): readonly JoinedCall[] {
    return this.#joined.all;
  }

  /** The last state of each call, latest call first. */
  get calls(): ReceivedResult[] {
    const last = new Map<unknown, ReceivedResult>();
    for (const result of this.#results.values())
      if (result.type.startsWith('call.')) last.set(result.data['id'], result);
    return [...last.values()].reverse();
  }
}
