import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** The secret with which the extension has to sign what it sends to this sandbox. */
export const SIGNING_SECRET = 'whsec_U2FuZGJveCBzaWduaW5nIHNlY3JldCwgMzIgYnl0ZXM=';

/** One event as it was received. */
export interface ReceivedResult {
  id: string;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/**
 * The system of an organization that receives results. It verifies the signature as Standard Webhooks specifies, and drops a
 * second copy of an event.
 */
export class Receiver {
  readonly #results = new Map<string, ReceivedResult>();
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
    if (!this.#results.has(id))
      this.#results.set(id, { id, ...(JSON.parse(body) as Omit<ReceivedResult, 'id'>) });
    return 204;
  }

  /** The last state of each call, latest call first. */
  get calls(): ReceivedResult[] {
    const last = new Map<unknown, ReceivedResult>();
    for (const result of this.#results.values()) last.set(result.data['id'], result);
    return [...last.values()].reverse();
  }
}
