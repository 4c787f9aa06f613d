import { describe, expect, test, vi } from 'vitest';
import { agentSession } from '../../src/background/session/agent-session.ts';
import type { sendCommand } from '../../src/background/session/send-command.ts';
import type { Failure } from '../../src/failure.ts';
import { fail, ok, type Result } from '../../src/result.ts';
import type { Command } from '../../src/session/command.ts';
import type { Entry } from '../../src/session/journal.ts';
import type { AskDialer } from '../../src/session/poll.ts';
import { emptyPopupState, type PopupState } from '../../src/session/popup-state.ts';
import type { AgentState } from '../../src/session/state.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { dialTo, sessionIn, signedIn } from '../support/builders.ts';
import { memoryValue, stopped } from '../support/memory-value.ts';

const hangUp: Command = { kind: 'hangUp' };
type Step = 'journal' | 'sent' | 'reply' | 'answered';

/** The journal and the stored state, which outlive the worker, and workers that use them. */
function machine(state: AgentState, popup: Partial<PopupState> = {}) {
  const now = Date.now();
  const popupState = memoryValue<PopupState>(
    signedIn({ session: sessionIn(state, { since: now - 60_000, seenAt: now }), ...popup }),
  );
  let entries: readonly Entry[] = [];
  const requests: Command[] = [];
  const wakes: string[] = [];
  const failures: Failure[] = [];
  /** `diesAt`: the worker stops at this step, before its effect. */
  const start = (reply: Result<object, Failure> = ok({}), diesAt?: Step) => {
    let writes = 0;
    const writeSteps: readonly Step[] = ['journal', 'sent', 'answered'];
    return agentSession({
      journal: {
        recent: async () => [...entries],
        find: async (id) => entries.find((entry) => entry.id === id),
        change: async (decide) => {
          if (diesAt && writeSteps[writes++] === diesAt) return stopped();
          entries = structuredClone(decide(structuredClone(entries)));
          return entries;
        },
      },
      popupState,
      loadContext: async () => ({ popupState: await popupState.get(), settings: defaults }),
      askDialer: (async () => ok({ status: 'PAUSED', recording: false })) as unknown as AskDialer,
      sendCommand: ((entry) => {
        requests.push(entry.command);
        return diesAt === 'reply' ? stopped() : Promise.resolve(reply);
      }) as typeof sendCommand,
      changed: async (change) => void (await popupState.update((latest) => change?.(latest) ?? latest)),
      scheduleWake: () => void wakes.push('wake'),
      loginFailed: async (failure) => void failures.push(failure),
    });
  };
  return { start, popupState, requests, wakes, failures, entry: () => entries[0], entries: () => entries };
}

describe('a command', () => {
  test('is journaled, sent once and accepted', async () => {
    const { start, requests, wakes, entry } = machine('inCall');
    const session = start();
    expect(await session.command('a', hangUp)).toMatchObject({ ok: true, value: { state: 'sent' } });
    expect(requests).toEqual([hangUp]);
    expect(wakes).toEqual(['wake']);
    expect(entry()).toMatchObject({ id: 'a', state: 'sent', acceptedAt: expect.any(Number) });
  });

  test('with the same ID twice at a time is sent once', async () => {
    const { start, requests } = machine('inCall');
    const session = start();
    await Promise.all([session.command('a', hangUp), session.command('a', hangUp)]);
    expect(requests).toHaveLength(1);
  });

  test('that the dialer refuses is refused, and is not sent again', async () => {
    const { start, requests, entry } = machine('inCall');
    const session = start(fail({ kind: 'noLiveCall' }));
    await session.command('a', hangUp);
    expect(entry()).toMatchObject({ state: 'refused', failure: { kind: 'noLiveCall' } });
    await session.command('a', hangUp);
    expect(requests).toHaveLength(1);
  });

  test('whose login is refused stops everything automatic', async () => {
    const { start, failures } = machine('inCall');
    await start(fail({ kind: 'wrongLogin' })).command('a', hangUp);
    expect(failures).toEqual([{ kind: 'wrongLogin' }]);
  });

  test('without a sign-in is not journaled', async () => {
    const { start, requests, entries } = machine('paused', { signIn: emptyPopupState.signIn });
    expect(await start().command('a', hangUp)).toEqual({ ok: false, error: { kind: 'notSignedIn' } });
    expect(requests).toEqual([]);
    expect(entries()).toEqual([]);
  });

  test('that the agent must confirm is sent after the confirmation only', async () => {
    const { start, requests } = machine('paused');
    const session = start();
    const dial = dialTo('+17275550142');
    expect(await session.command('a', dial, true)).toMatchObject({ value: { state: 'asking' } });
    expect(requests).toEqual([]);
    expect(await session.confirm('a')).toMatchObject({ ok: true });
    expect(await start().confirm('a')).toMatchObject({ ok: true });
    expect(requests).toEqual([dial]);
  });
});

describe('a worker that stops', () => {
  test.each<[string, Step, number]>([
    ['before the journal has the command', 'journal', 1],
    ['before the entry is marked as sent', 'sent', 1],
    ['before the reply', 'reply', 1],
    ['before the reply is journaled', 'answered', 1],
  ])('%s is followed by one that sends the same click at most once', async (_when, step, times) => {
    const { start, requests, wakes } = machine('inCall');
    void start(ok({}), step).command('a', hangUp);
    await vi.waitFor(() => expect(wakes).toHaveLength(1), { timeout: 20_000 });
    await new Promise((resolve) => setImmediate(resolve));
    await start().command('a', hangUp);
    expect(requests).toHaveLength(times);
  });

  test('before it sent a command never sends it late: the command times out', async () => {
    const { start, requests, entry } = machine('inCall');
    void start(ok({}), 'sent').command('a', hangUp);
    await vi.waitFor(() => expect(entry()?.state).toBe('new'), { timeout: 20_000 });
    vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
    await start().poll();
    vi.useRealTimers();
    expect(requests).toEqual([]);
    expect(entry()).toMatchObject({ state: 'refused', failure: { kind: 'neverSent' } });
  });
});
