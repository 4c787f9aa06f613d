import { Webhook } from 'standardwebhooks';
import { SIGNING_SECRET } from '../../../sandbox/results/receiver.ts';
import type { ReceiverFault } from './result-schedule.ts';

export interface ReceivedEvent {
  readonly id: string;
  readonly call: string;
  readonly seq: number;
  readonly type: string;
  readonly body: string;
}

/** Milliseconds that a timestamp may differ from the receiver's clock, as the reference library has it. */
const toleranceMs = 300_000;

/** A receiver that verifies signatures, drops second copies, and has the faults that a schedule gives it. */
export class FaultyReceiver {
  /** The events in the order of their arrival, each once. */
  readonly events: ReceivedEvent[] = [];
  readonly faults: ReceiverFault[] = [];
  /** Copies of an event whose body differs from the first one. */
  changed = 0;
  readonly #webhook = new Webhook(SIGNING_SECRET);

  /** Replies to one request as `fetch` does. `now`: the true time in epoch milliseconds. `timeOut` ends the request's deadline. */
  async reply(
    headers: Readonly<Record<string, string>>,
    body: string,
    now: number,
    timeOut: () => void,
  ): Promise<Response> {
    const fault = this.faults.shift();
    if (fault === 'down') throw new TypeError('no connection');
    if (fault === 'slow') {
      this.#take(headers, body, now);
      timeOut();
      throw new DOMException('the deadline is over', 'TimeoutError');
    }
    if (fault === 'redirect') return redirected();
    if (fault === 'error') return new Response('', { status: 500 });
    if (fault === 'busy') return new Response('', { status: 429, headers: { 'retry-after': '20' } });
    if (fault === 'gone') return new Response('', { status: 410 });
    const status = this.#take(headers, body, now);
    if (fault === 'replyLost') throw new TypeError('the connection was cut');
    return new Response(null, { status });
  }

  #take(headers: Readonly<Record<string, string>>, body: string, now: number): number {
    const id = headers['webhook-id'] ?? '';
    const seconds = Number(headers['webhook-timestamp']);
    if (Math.abs(seconds * 1000 - now) > toleranceMs) return 401;
    if (this.#webhook.sign(id, new Date(seconds * 1000), body) !== headers['webhook-signature']) return 401;
    const { type, data } = JSON.parse(body) as { type: string; data: { id: string; seq: number } };
    const known = this.events.find((event) => event.id === id);
    if (known && known.body !== body) this.changed += 1;
    if (!known) this.events.push({ id, call: data.id, seq: data.seq, type, body });
    return 204;
  }
}

/** A redirect as `fetch` shows it if it does not follow it. */
function redirected(): Response {
  const response = new Response(null, { status: 200 });
  Object.defineProperty(response, 'type', { value: 'opaqueredirect' });
  return response;
}
