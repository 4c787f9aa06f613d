import * as v from 'valibot';
import { isEqual } from '../../is-equal.ts';
import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { type DeviceValue, deviceValue } from '../../platform/database.ts';
import { installType } from '../../platform/environment.ts';
import { readManaged, type StoredValue, storedValue } from '../../platform/storage.ts';
import {
  nextPolicy,
  type PolicyAnswer,
  type PolicyState,
  type PolicyValues,
  startPolicy,
} from '../../settings/policy/policy-state.ts';
import { policyAlarm } from '../alarm-names.ts';

/** Delay before a read that the worker's stop interrupted is repeated, in milliseconds. */
const interruptedReadDelay = 30_000;

/** The state of the policy in this browser session. */
const known = storedValue<PolicyState | null>(
  'session',
  'policy',
  (raw): raw is PolicyState | null => raw === null || Object.hasOwn(Object(raw), 'certainty'),
  null,
);
/** The policy for the next start, when the browser reports it late. Content scripts cannot read it, unlike storage.local. */
const lastKnownGood = deviceValue('policy', (raw): raw is PolicyValues =>
  v.is(v.record(v.string(), v.unknown()), raw),
);

interface Deps {
  /** The state of the policy in this browser session; null before the first read. */
  readonly known: Pick<StoredValue<PolicyState | null>, 'get' | 'set'>;
  readonly lastKnownGood: DeviceValue<PolicyValues>;
  readonly readManaged: () => Promise<PolicyAnswer>;
  readonly installType: () => Promise<string>;
  readonly scheduleAlarm: (name: string, milliseconds: number) => void;
  readonly clearAlarm: (name: string) => Promise<unknown>;
}

/** Follows the policy of the organization. Everything but the timer is stored, so the worker may stop at any point. */
export function policyReader({
  known,
  lastKnownGood,
  readManaged,
  installType,
  scheduleAlarm,
  clearAlarm,
}: Deps) {
  let reading: Promise<void> | undefined;
  let isStale = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** The state of the policy now. Never waits for the browser to report the policy. */
  async function policyNow(): Promise<PolicyState> {
    return (await known.get()) ?? startPolicy(await startOfPolicy());
  }

  async function startOfPolicy() {
    const [kept, type] = await Promise.all([lastKnownGood.get(), installType()]);
    return { lastKnownGood: kept, installType: type, startedAt: Date.now() };
  }

  /**
   * Reads the policy and calls `changed` when it is known. Schedules another read while the policy is not certain. A call
   * during a read causes one more read, because the result of the running read may be older than the call.
   */
  function followPolicy(changed: () => Promise<void>): Promise<void> {
    isStale = true;
    reading ??= readWhileStale(changed).finally(() => {
      reading = undefined;
    });
    return reading;
  }

  async function readWhileStale(changed: () => Promise<void>): Promise<void> {
    while (isStale) {
      isStale = false;
      await readOnce(changed);
    }
  }

  async function readOnce(changed: () => Promise<void>): Promise<void> {
    if (!(await known.get())) {
      await known.set(await policyNow());
      await changed();
    }
    // The read can take seconds, and the worker may be stopped before it ends.
    if ((await policyNow()).certainty !== 'known') scheduleAlarm(policyAlarm, interruptedReadDelay);
    const read = await readManaged();
    await applyRead(read, changed);
  }

  async function applyRead(read: PolicyAnswer, changed: () => Promise<void>): Promise<void> {
    const before = await policyNow();
    const after = nextPolicy(before, read, Date.now());
    // First: a worker that stops between the two writes reads the policy again and writes both.
    if (!isEqual(after.lastKnownGood, before.lastKnownGood)) {
      await (after.lastKnownGood === null ? lastKnownGood.remove() : lastKnownGood.set(after.lastKnownGood));
    }
    if (!isEqual(after, before)) await known.set(after);
    await changed();
    await scheduleRead(after, changed);
  }

  /** Reads again by a timer. The alarm, which fires after half a minute at the earliest, is the fallback if the worker is stopped. */
  async function scheduleRead(
    { askAgainAt, waitUntil, certainty }: PolicyState,
    changed: () => Promise<void>,
  ): Promise<void> {
    clearTimeout(timer);
    const next = Math.min(askAgainAt ?? Number.POSITIVE_INFINITY, waitUntil ?? Number.POSITIVE_INFINITY);
    if (!Number.isFinite(next)) {
      // Still assumed: the policy was unreadable, and the alarm that is set reads it once more.
      if (certainty !== 'assumed') await clearAlarm(policyAlarm);
      return;
    }
    const delay = Math.max(0, next - Date.now());
    scheduleAlarm(policyAlarm, delay);
    timer = setTimeout(() => void followPolicy(changed), delay);
  }

  return { policyNow, followPolicy };
}

export const { policyNow, followPolicy } = policyReader({
  known,
  lastKnownGood,
  readManaged,
  installType,
  scheduleAlarm,
  clearAlarm,
});
