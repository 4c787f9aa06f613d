import * as v from 'valibot';
import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { deviceValue } from '../../platform/database.ts';
import { installType } from '../../platform/environment.ts';
import { readManaged, storedValue } from '../../platform/storage.ts';
import {
  nextPolicy,
  type PolicyEvent,
  type PolicyState,
  type PolicyValues,
  startPolicy,
} from '../../settings/policy/policy-state.ts';

/** Rings when a policy that was late or empty is to be read again and the worker was stopped in between. */
export const policyAlarm = 'policy';

/** How soon a read that nobody saw the end of is done again, in milliseconds. */
const netAfter = 30_000;

/** The policy as far as it is known in this browser session. */
const known = storedValue<PolicyState | null>(
  'session',
  'policy',
  (raw): raw is PolicyState | null => raw === null || Object.hasOwn(Object(raw), 'certainty'),
  null,
);
/** For the next start, when the browser will tell the policy late. Out of reach of content scripts, unlike storage.local. */
const lastKnownGood = deviceValue('policy', (raw): raw is PolicyValues =>
  v.is(v.record(v.string(), v.unknown()), raw),
);

/** What applies now. Never waits for the browser to tell the policy. */
export async function policyNow(): Promise<PolicyState> {
  return (await known.get()) ?? startPolicy(await factsAtStart());
}

async function factsAtStart() {
  const [kept, type] = await Promise.all([lastKnownGood.get(), installType()]);
  return { lastKnownGood: kept, installType: type, startedAt: Date.now() };
}

let reading: Promise<void> | undefined;
let isStale = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Reads the policy and calls `changed` once it is known; again by itself, when the answer can not be the last word.
 * Asked while it reads, it reads once more afterwards: the answer that is on its way may be older than the question.
 */
export function followPolicy(changed: () => Promise<void>): Promise<void> {
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
  // The answer can take seconds, and this worker may be stopped before it comes.
  if ((await policyNow()).certainty !== 'known') scheduleAlarm(policyAlarm, netAfter);
  const read = await readManaged();
  await take({ event: 'read', read, at: Date.now() }, changed);
}

async function take(event: PolicyEvent, changed: () => Promise<void>): Promise<void> {
  const before = await policyNow();
  const after = nextPolicy(before, event);
  await known.set(after);
  if (JSON.stringify(after.lastKnownGood) !== JSON.stringify(before.lastKnownGood)) {
    await (after.lastKnownGood === null ? lastKnownGood.remove() : lastKnownGood.set(after.lastKnownGood));
  }
  await changed();
  await askAgain(after, changed);
}

/** The timer serves while the worker lives; the alarm, which rings after half a minute at the soonest, is the net under it. */
async function askAgain(
  { askAgainAt, waitUntil, certainty }: PolicyState,
  changed: () => Promise<void>,
): Promise<void> {
  clearTimeout(timer);
  const next = Math.min(askAgainAt ?? Number.POSITIVE_INFINITY, waitUntil ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(next)) {
    // Still assumed: it could not be read, and the alarm that is set asks once more.
    if (certainty !== 'assumed') await clearAlarm(policyAlarm);
    return;
  }
  const pause = Math.max(0, next - Date.now());
  scheduleAlarm(policyAlarm, pause);
  timer = setTimeout(() => void followPolicy(changed), pause);
}
