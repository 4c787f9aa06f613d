import type { ResultEvent } from './result-event.ts';

/** Why the receiver did not take an event. `http`: it replied with another status than 2xx. */
export type DeliveryFailure =
  | { readonly kind: 'unreachable' | 'timedOut' | 'redirected' | 'gone' }
  | { readonly kind: 'http'; readonly status: number };

/** One event on its way to the receiver. */
export interface Delivery {
  /** `webhook-id`: the same for every attempt, so that the receiver can drop a second copy. */
  readonly id: string;
  /** The id of the call, or of the report. */
  readonly call: string;
  readonly seq: number;
  readonly type: ResultEvent['type'] | `report.${string}`;
  /** JSON, exactly as it is signed and sent. */
  readonly body: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** The time of the next attempt; null once it was given up. */
  readonly nextAt: number | null;
  readonly attempts: number;
  readonly failure?: DeliveryFailure;
}

/** The reply of the receiver, or why there was none. */
export type ReceiverReply =
  | { readonly status: number; readonly retryAfterMs?: number | undefined }
  | { readonly failure: DeliveryFailure };

export function newDelivery({ type, timestamp, data }: ResultEvent, now: number): Delivery {
  return {
    id: `msg_${data.id}_${data.seq}`,
    call: data.id,
    seq: data.seq,
    type,
    body: JSON.stringify({ type, timestamp, data }),
    createdAt: now,
    nextAt: now,
    attempts: 0,
  };
}

/** Milliseconds. Attempts end three days after the event. */
const giveUpAfterMs = 3 * 86_400_000;
const firstWaitMs = 5_000;
const longestWaitMs = 6 * 3_600_000;

/**
 * The delivery after one attempt; undefined once the receiver has it. Waits double from five seconds to six hours, each up
 * to a fifth shorter or longer by `random` (0 to 1), so that receivers are not overrun after an outage. 410 ends it at once.
 */
export function afterAttempt(
  delivery: Delivery,
  reply: ReceiverReply,
  now: number,
  random: number,
): Delivery | undefined {
  if ('status' in reply && reply.status >= 200 && reply.status < 300) return undefined;
  const failure = failureOf(reply);
  const attempts = delivery.attempts + 1;
  const usual = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(delivery.attempts, 20));
  const spread = usual * (0.8 + 0.4 * random);
  const wait = Math.max(spread, ('status' in reply && reply.retryAfterMs) || 0);
  const isOver = failure.kind === 'gone' || now + wait > delivery.createdAt + giveUpAfterMs;
  return { ...delivery, attempts, failure, nextAt: isOver ? null : now + wait };
}

function failureOf(reply: ReceiverReply): DeliveryFailure {
  if ('failure' in reply) return reply.failure;
  return reply.status === 410 ? { kind: 'gone' } : { kind: 'http', status: reply.status };
}

/** The deliveries to attempt now, oldest first. Of each call only the first waiting event, so that its events arrive in order. */
export function dueDeliveries(deliveries: readonly Delivery[], now: number): Delivery[] {
  return firstOfEachCall(deliveries).filter(({ nextAt }) => nextAt !== null && nextAt <= now);
}

/** The time of the next attempt, or undefined if none waits. */
export function nextAttemptAt(deliveries: readonly Delivery[]): number | undefined {
  const times = firstOfEachCall(deliveries).flatMap(({ nextAt }) => nextAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

function firstOfEachCall(deliveries: readonly Delivery[]): Delivery[] {
  const first = new Map<string, Delivery>();
  for (const delivery of deliveries) {
    if (delivery.nextAt === null) continue;
    const other = first.get(delivery.call);
    if (!other || delivery.seq < other.seq) first.set(delivery.call, delivery);
  }
  return [...first.values()].toSorted((one, other) => one.createdAt - other.createdAt);
}

/** The delivery to be attempted at once. One that was given up gets three more days. */
export function retried(delivery: Delivery, now: number): Delivery {
  return { ...delivery, nextAt: now, createdAt: delivery.nextAt === null ? now : delivery.createdAt };
}

/** Milliseconds that `Retry-After` asks to wait: seconds, or a date. Undefined for anything else. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,7}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) || text === '' ? undefined : Math.max(0, date - now);
}
