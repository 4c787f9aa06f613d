import type { ResultsOutbox } from '../../platform/results-database.ts';
import {
  afterAttempt,
  type Delivery,
  dueDeliveries,
  nextAttemptAt,
  type ReceiverReply,
  readRetryAfter,
  retried,
} from '../../results/delivery.ts';
import { campaignOf, messageOf, type Receiver } from '../../results/message.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { postOptions } from '../post-options.ts';

interface Deps {
  readonly outbox: Pick<ResultsOutbox, 'deliveries' | 'settle'>;
  /** Where the results of a campaign are sent. Null: the campaign is not known. */
  readonly receiver: (campaign: string | null) => Promise<Receiver>;
  readonly isAllowed: (address: string) => Promise<boolean>;
  readonly isOnline: () => boolean;
  readonly sign: (id: string, timestamp: number, body: string) => Promise<string | null>;
  readonly scheduleNext: (milliseconds: number) => void;
}

export interface Delivering {
  /** Sends all events that are due, oldest first. One run at a time. */
  deliver(): Promise<void>;
  /** Attempts every event again at once, also those that were given up. */
  retryAll(): Promise<void>;
}

/** Milliseconds after which an attempt is aborted. A worker's event may last 30 s at most. */
const timeoutMs = 15_000;

/** Milliseconds until a device without a network is asked again. */
const offlineWaitMs = 60_000;

/** Sends events to the receivers of the organization, as Standard Webhooks specifies. */
export function resultsDelivery({
  outbox,
  receiver,
  isAllowed,
  isOnline,
  sign,
  scheduleNext,
}: Deps): Delivering {
  /** Sends one event to a receiver. False if nothing can be sent now, because the secret is missing. */
  async function attempt(delivery: Delivery, to: Receiver): Promise<boolean> {
    const { address, headers: own, body } = messageOf(to, delivery);
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = await sign(delivery.id, timestamp, body);
    if (signature === null) return false;
    const headers = {
      ...own,
      'webhook-id': delivery.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature,
    };
    const reply = await post(address, headers, body);
    await outbox.settle(delivery.id, afterAttempt(delivery, reply, Date.now(), Math.random()));
    return true;
  }

  /** The receiver of a campaign; undefined if its address or its permission is missing. */
  async function openReceiver(campaign: string | null): Promise<Receiver | undefined> {
    const to = await receiver(campaign);
    return to.address !== '' && (await isAllowed(to.address)) ? to : undefined;
  }

  async function deliverAll(): Promise<void> {
    let waiting = await outbox.deliveries();
    // Without a network nothing is attempted, so that no event is given up after days without one.
    if (!isOnline()) {
      if (nextAttemptAt(waiting) !== undefined) scheduleNext(offlineWaitMs);
      return;
    }
    // Calls whose receiver has no address or no permission. They wait, and hold up no other receiver.
    const waitingCalls = new Set<string>();
    const closed = new Set<string | null>();
    // A turn holds one event of each call, so that thousands of waiting events are read a few times only.
    for (let due = dueDeliveries(waiting, Date.now()); due.length > 0; ) {
      for (const delivery of due) {
        const campaign = campaignOf(delivery);
        const to = closed.has(campaign) ? undefined : await openReceiver(campaign);
        if (to && !(await attempt(delivery, to))) return;
        if (to) continue;
        closed.add(campaign);
        waitingCalls.add(delivery.call);
      }
      waiting = (await outbox.deliveries()).filter(({ call }) => !waitingCalls.has(call));
      due = dueDeliveries(waiting, Date.now());
    }
    const at = nextAttemptAt(waiting);
    if (at !== undefined) scheduleNext(Math.max(0, at - Date.now()));
  }

  // An event that is recorded during a run is sent by a second run.
  const deliver = oneAtATime(deliverAll);

  return {
    deliver,
    async retryAll() {
      // What is on its way is settled first.
      await deliver();
      const now = Date.now();
      for (const delivery of await outbox.deliveries())
        await outbox.settle(delivery.id, retried(delivery, now));
      await deliver();
    },
  };
}

async function post(address: string, headers: Record<string, string>, body: string): Promise<ReceiverReply> {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(address, {
      ...postOptions,
      headers,
      body,
      signal: deadline,
    });
    if (response.type === 'opaqueredirect') return { failure: { kind: 'redirected' } };
    await response.body?.cancel();
    return {
      status: response.status,
      retryAfterMs: readRetryAfter(response.headers.get('retry-after'), Date.now()),
    };
  } catch {
    // The error of `fetch` can contain the address.
    return { failure: { kind: deadline.aborted ? 'timedOut' : 'unreachable' } };
  }
}
