import { Webhook } from 'standardwebhooks';
import { SIGNING_SECRET } from '../../../sandbox/results/receiver.ts';
import { resultsDelivery } from '../../../src/background/results/deliver-results.ts';
import { recordResults } from '../../../src/background/results/record-results.ts';
import type { ResultsOutbox } from '../../../src/platform/results-database.ts';
import { type CallRecord, callRecords } from '../../../src/results/call-record.ts';
import type { Entry } from '../../../src/session/journal.ts';
import { defaults } from '../../../src/settings/catalog.ts';
import { dialTo } from '../../../test/support/builders.ts';
import { memoryOutbox } from '../../../test/support/memory-outbox.ts';
import { FaultyReceiver } from './faulty-receiver.ts';
import { callStates, type ExtensionFault, type ResultSchedule } from './result-schedule.ts';

export interface ResultOutcome {
  readonly calls: number;
  /** Calls whose last state the receiver has. */
  readonly records: number;
  /** Events that are neither at the receiver nor in the outbox, and calls whose last state the receiver does not have. */
  readonly lost: number;
  /** Events of one call and kind that the receiver has twice under different ids. */
  readonly doubled: number;
  /** Copies that differ from the first one, and records that differ from the journal. */
  readonly changed: number;
  /** Events that came after a later one of the same call without a person having asked for it. */
  readonly outOfOrder: number;
}

const address = 'https://crm.example/results';
const start = Date.UTC(2026, 10, 28, 12);
const dayMs = 86_400_000;

/**
 * Plays one schedule against the code that records and delivers results. The database is in memory and the clock is set, so that
 * days pass at once. Worker, browser and receiver fail as the schedule says. Then a person retries what was given up.
 */
export async function playResults({ calls, steps }: ResultSchedule): Promise<ResultOutcome> {
  const receiver = new FaultyReceiver();
  const webhook = new Webhook(SIGNING_SECRET);
  const database = memoryOutbox();
  const journal = new Map<number, readonly Entry[]>();
  const created = new Set<string>();
  let trueTime = start;
  let clockError = 0;
  let refusedWrites = 0;
  let stopAfter = Number.POSITIVE_INFINITY;
  const realNow = Date.now;
  const realFetch = globalThis.fetch;
  const realTimeout = AbortSignal.timeout;
  let worker = startWorker();

  Date.now = () => trueTime + clockError;
  let deadline = new AbortController();
  AbortSignal.timeout = () => {
    deadline = new AbortController();
    return deadline.signal;
  };
  try {
    for (const { call, wait, extension, receiver: faults } of steps) {
      trueTime += wait;
      receiver.faults.push(...faults);
      if (extension) suffer(extension);
      advance(call);
      await run();
    }
    // The device gets its clock right, and the receiver works again. What was recorded only in part is recorded now.
    [clockError, refusedWrites, stopAfter] = [0, 0, Number.POSITIVE_INFINITY];
    receiver.faults.length = 0;
    worker = startWorker();
    for (let day = 0; day < 5; day += 1) {
      await run();
      trueTime += dayMs;
    }
    const automatic = receiver.events.length;
    await worker.retryAll();
    return await judge(automatic);
  } finally {
    Date.now = realNow;
    globalThis.fetch = realFetch;
    AbortSignal.timeout = realTimeout;
  }

  function suffer(fault: ExtensionFault): void {
    if (fault.kind === 'workerStops') stopAfter = fault.after;
    else if (fault.kind === 'browserRestarts') worker = startWorker();
    else if (fault.kind === 'clockJumps') clockError = fault.by;
    else refusedWrites = fault.writes;
  }

  /** The next state of a call in the journal. */
  function advance(call: number): void {
    const before = journal.get(call) ?? [];
    const state = callStates[before.length === 0 ? 0 : stateOf(before) + 1];
    const [dial] = before;
    const now = trueTime;
    if (state === 'sent') journal.set(call, [dialEntry(call, now)]);
    else if (dial && state === 'called') journal.set(call, [{ ...dial, state: 'confirmed', calledAt: now }]);
    else if (dial && state === 'answered') journal.set(call, [{ ...dial, answeredAt: now }]);
    else if (dial && state === 'ended') journal.set(call, [{ ...dial, endedAt: now }]);
    else if (dial && state === 'disposed') journal.set(call, [{ ...dial, disposedAs: 'SALE' }]);
  }

  /** What the worker does after each change. It may stop in between; then the next event starts a new one. */
  async function run(): Promise<void> {
    const running = (async () => {
      // A refused write fails the run. The next change of the session tries again.
      const hasFailed = await worker.note().then(
        () => false,
        () => true,
      );
      if (!hasFailed) await worker.deliver().catch(() => undefined);
    })();
    const hasStopped = await Promise.race([running.then(() => false), worker.stopped]);
    if (hasStopped) worker = startWorker();
  }

  function startWorker() {
    stopAfter = Number.POSITIVE_INFINITY;
    let stop = () => {};
    const stopped = new Promise<boolean>((resolve) => {
      stop = () => resolve(true);
    });
    let isStopped = false;
    /** One access: the worker may stop before it happens or after it. Then nothing of this worker goes on. */
    const access = async <T>(happen: () => Promise<T>): Promise<T> => {
      stopAfter -= 1;
      if (stopAfter < 0) isStopped = true;
      const result = isStopped && stopAfter % 2 === 0 ? undefined : await happen();
      if (!isStopped) return result as T;
      stop();
      return new Promise(() => {});
    };
    const write = <T>(happen: () => Promise<T>): Promise<T> =>
      access(async () => {
        if (refusedWrites > 0) {
          refusedWrites -= 1;
          throw new DOMException('the disk is full', 'QuotaExceededError');
        }
        return happen();
      });
    const outbox: ResultsOutbox = {
      record: (ids, decide, before) =>
        write(() =>
          database.record(
            ids,
            (known) => {
              const decided = decide(known);
              for (const { id } of decided.deliveries) created.add(id);
              return decided;
            },
            before,
          ),
        ),
      deliveries: () => access(() => database.deliveries()),
      settle: (id, after) => write(() => database.settle(id, after)),
    };
    globalThis.fetch = ((
      _url: string,
      { headers, body }: { headers: Record<string, string>; body: string },
    ) => access(() => receiver.reply(headers, body, trueTime, () => deadline.abort()))) as typeof fetch;
    const record = recordResults({
      journal: { recent: async () => [...journal.values()].flat() },
      outbox,
      readSettings: async () => ({ ...defaults, resultsUrl: address }),
      statusNames: async () => new Map(),
    });
    const { deliver, retryAll } = resultsDelivery({
      outbox,
      receiver: async () => ({ address, format: 'json', form: '', headers: [] }),
      isAllowed: async () => true,
      isOnline: () => true,
      sign: async (id, timestamp, body) => webhook.sign(id, new Date(timestamp * 1000), body),
      scheduleNext() {},
    });
    return { note: () => record([]), deliver, retryAll, stopped };
  }

  async function judge(automatic: number): Promise<ResultOutcome> {
    const kept = new Set((await database.deliveries()).map(({ id }) => id));
    const got = new Set(receiver.events.map(({ id }) => id));
    const truth = callRecords([...journal.values()].flat());
    const last = truth.map((record) => ({ record, received: lastOf(record) }));
    const missing = last.filter(({ received }) => received === undefined).length;
    const other = last.filter(
      ({ record, received }) => received !== undefined && JSON.stringify(record) !== received,
    ).length;
    const kinds = receiver.events
      .filter(({ type }) => type !== 'call.updated')
      .map(({ call, type }) => `${call} ${type}`);
    return {
      calls,
      records: last.length - missing - other,
      lost: [...created].filter((id) => !got.has(id) && !kept.has(id)).length + missing,
      doubled: kinds.length - new Set(kinds).size,
      changed: receiver.changed + other,
      outOfOrder: receiver.events
        .slice(0, automatic)
        .filter(({ call, seq }, index) =>
          receiver.events.slice(0, index).some((event) => event.call === call && event.seq > seq),
        ).length,
    };
  }

  /** The record in the last event of a call, without its number. */
  function lastOf({ id }: CallRecord): string | undefined {
    const [event] = receiver.events
      .filter(({ call }) => call === id)
      .toSorted((one, two) => two.seq - one.seq);
    if (!event) return undefined;
    const { seq: _seq, ...record } = (JSON.parse(event.body) as { data: CallRecord & { seq: number } }).data;
    return JSON.stringify(record);
  }
}

function dialEntry(call: number, now: number): Entry {
  return {
    id: `click-${String(call).padStart(4, '0')}`,
    owner: `dialer.example|100${call}`,
    command: dialTo(`+1727555${String(call).padStart(4, '0')}`),
    state: 'sent',
    createdAt: now,
    before: { state: 'paused' },
  };
}

/** The index in `callStates` of the last state that the entry has reached. */
function stateOf([entry]: readonly Entry[]): number {
  if (entry?.disposedAs !== undefined) return 4;
  if (entry?.endedAt !== undefined) return 3;
  if (entry?.answeredAt !== undefined) return 2;
  return entry?.calledAt === undefined ? 0 : 1;
}
