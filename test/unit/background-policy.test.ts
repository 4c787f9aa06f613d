import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { policyAlarm } from '../../src/background/alarm-names.ts';
import { policyReader } from '../../src/background/policy/policy.ts';
import type { PolicyAnswer, PolicyState, PolicyValues } from '../../src/settings/policy/policy-state.ts';
import { memoryValue, stopped } from '../support/memory-value.ts';

const values = (policy: object): PolicyAnswer => ({ answer: 'values', values: { ...policy } });
const unreadable: PolicyAnswer = { answer: 'unreadable' };

/** The browser and the device. They outlive the worker. */
function machine(onDevice: PolicyValues | null = null, installType = 'normal') {
  const known = memoryValue<PolicyState | null>(null);
  const device = memoryValue<PolicyValues | null>(onDevice);
  const alarms = new Set<string>();
  const changes: string[] = [];
  const start = (readManaged: () => Promise<PolicyAnswer>, more: object = {}) => {
    const reader = policyReader({
      known,
      lastKnownGood: { ...device, remove: () => device.set(null) },
      readManaged,
      installType: async () => installType,
      scheduleAlarm: (name) => void alarms.add(name),
      clearAlarm: async (name) => void alarms.delete(name),
      ...more,
    });
    const changed = async () => void changes.push((await reader.policyNow()).certainty);
    return { ...reader, follow: () => reader.followPolicy(changed) };
  };
  return { known, device, alarms, changes, start };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a policy that the browser reports', () => {
  test('applies, is kept on the device, and needs no further read', async () => {
    const { device, alarms, changes, start } = machine();
    const worker = start(async () => values({ country: 'FR' }));
    await worker.follow();
    expect(await worker.policyNow()).toMatchObject({ certainty: 'known', policy: { country: 'FR' } });
    expect(await device.get()).toEqual({ country: 'FR' });
    expect([...alarms]).toEqual([]);
    expect(changes).toEqual(['assumed', 'known']);
  });

  test('replaces the one that the device kept, which applied until then', async () => {
    const { device, start } = machine({ country: 'FR' });
    const worker = start(async () => values({ country: 'DE' }));
    expect((await worker.policyNow()).policy).toEqual({ country: 'FR' });
    await worker.follow();
    expect(await device.get()).toEqual({ country: 'DE' });
  });

  test('that comes during a read is read once more', async () => {
    const { start } = machine();
    const reads: ((answer: PolicyAnswer) => void)[] = [];
    const worker = start(() => new Promise((resolve) => void reads.push(resolve)));
    const first = worker.follow();
    await vi.waitFor(() => expect(reads).toHaveLength(1));
    const second = worker.follow();
    reads[0]?.(values({ country: 'FR' }));
    await vi.waitFor(() => expect(reads).toHaveLength(2));
    reads[1]?.(values({ country: 'DE' }));
    await Promise.all([first, second]);
    expect((await worker.policyNow()).policy).toEqual({ country: 'DE' });
  });
});

describe('a policy that cannot be read', () => {
  test('leaves the last known one in force, and an alarm reads again', async () => {
    const { device, alarms, start } = machine({ country: 'FR' });
    const worker = start(async () => unreadable);
    await worker.follow();
    expect(await worker.policyNow()).toMatchObject({ certainty: 'assumed', policy: { country: 'FR' } });
    expect(await device.get()).toEqual({ country: 'FR' });
    expect([...alarms]).toEqual([policyAlarm]);
  });

  test('that is empty once is doubted, and removed after a second empty read', async () => {
    const { device, changes, start } = machine({ country: 'FR' });
    const worker = start(async () => values({}));
    await worker.follow();
    expect(await worker.policyNow()).toMatchObject({ certainty: 'doubted', policy: { country: 'FR' } });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await worker.policyNow()).toMatchObject({ certainty: 'known', policy: {} });
    expect(await device.get()).toBeNull();
    expect(changes.at(-1)).toBe('known');
  });

  test('keeps a managed installation waiting', async () => {
    const { start } = machine(null, 'admin');
    const worker = start(() => stopped());
    void worker.follow();
    await vi.advanceTimersByTimeAsync(0);
    expect((await worker.policyNow()).certainty).toBe('waiting');
  });
});

describe('a worker that stops', () => {
  test('during the read has set an alarm, and the next worker reads the policy', async () => {
    const { alarms, start } = machine();
    void start(() => stopped()).follow();
    await vi.waitFor(() => expect([...alarms]).toEqual([policyAlarm]));
    const next = start(async () => values({ country: 'FR' }));
    await next.follow();
    expect((await next.policyNow()).policy).toEqual({ country: 'FR' });
  });

  test.each([
    ['before the device has the policy', { lastKnownGood: { set: () => stopped() } }],
    ['before the session has the policy', { known: { set: () => stopped() } }],
  ])('%s is followed by one that writes both', async (_when, dead) => {
    const { known, device, start } = machine();
    await start(async () => unreadable).follow();
    const lastKnownGood = {
      ...device,
      remove: () => stopped<void>(),
      ...('lastKnownGood' in dead && dead.lastKnownGood),
    };
    void start(async () => values({ country: 'FR' }), {
      lastKnownGood,
      known: { ...known, ...('known' in dead && dead.known) },
    }).follow();
    await vi.advanceTimersByTimeAsync(0);
    const next = start(async () => values({ country: 'FR' }));
    await next.follow();
    expect(await device.get()).toEqual({ country: 'FR' });
    expect(await next.policyNow()).toMatchObject({ certainty: 'known', policy: { country: 'FR' } });
  });
});
