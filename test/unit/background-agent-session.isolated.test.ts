import { beforeEach, expect, test, vi } from 'vitest';
import { popupState } from '../../src/platform/stored-state.ts';
import { fail } from '../../src/result.ts';
import { controls } from '../../src/session/controls.ts';
import { type Entry, newEntry, ownerOf } from '../../src/session/journal.ts';
import type { AskDialer } from '../../src/session/poll.ts';
import type { PopupState } from '../../src/session/popup-state.ts';
import { type AgentState, unseen } from '../../src/session/state.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { identity, sessionIn, signedIn } from '../support/builders.ts';
import { fakeBrowser, resetFakeBrowser } from '../support/fake-browser.ts';

/** Each popup state that a surface would have received. */
const published: PopupState[] = [];
popupState.watch((state) => published.push(state));
let entries: readonly Entry[] = [];
const journal = {
  recent: async () => [...entries],
  change: async (decide: (known: readonly Entry[]) => readonly Entry[]) => {
    entries = decide(entries);
    return entries;
  },
  find: async () => undefined,
};
// Only `publish` reads these modules. The session gets its parts as dependencies.
vi.mock('../../src/platform/database.ts', async () => ({
  ...(await import('../support/fake-database.ts')),
  journal,
}));
let status = 'PAUSED';
const asked: string[] = [];
const askDialer = (async (name: string) => {
  asked.push(name);
  return name === 'recording'
    ? { ok: true, value: { status, recording: false } }
    : { ok: false, error: { kind: 'leadNotValid' } };
}) as AskDialer;

const { agentSession } = await import('../../src/background/session/agent-session.ts');
const { publish } = await import('../../src/background/session/publish.ts');

const permits = { disabledFeatures: [], isRemote: false };
const start = (state: AgentState): PopupState => {
  const session = sessionIn(state, { since: 1, seenAt: 1 });
  return signedIn({ session, controls: controls(session, [], permits) });
};
const session = agentSession({
  journal,
  popupState,
  loadContext: async () => ({ popupState: await popupState.get(), settings: defaults }),
  askDialer,
  sendCommand: async () => fail({ kind: 'lost' }),
  changed: publish,
  scheduleWake: () => {},
  loginFailed: async () => {},
});
beforeEach(() => {
  resetFakeBrowser();
  published.length = 0;
  fakeBrowser.storage.session.values.set('effective', {
    values: defaults,
    sources: {},
    locked: [],
    certainty: 'known',
  });
  entries = [];
  asked.length = 0;
});

test.each<[AgentState, string]>([
  ['paused', 'INCALL'],
  ['inCall', 'READY'],
  ['ready', 'PAUSED'],
])(
  'after a look from %s to %s no surface sees a state beside the controls of another',
  async (before, now) => {
    fakeBrowser.storage.session.values.set('popupState', start(before));
    status = now;
    await session.poll();
    expect(published.at(-1)?.session.state).not.toBe(before);
    for (const state of published) expect(state.controls).toEqual(controls(state.session, entries, permits));
    expect(published).toHaveLength(1);
  },
);

test('a command that a poll confirms is shown together with the new state', async () => {
  fakeBrowser.storage.session.values.set('popupState', start('inCall'));
  const sent = newEntry(
    'hang-up-1',
    ownerOf(identity),
    { kind: 'hangUp' },
    start('inCall').session,
    Date.now(),
  );
  entries = [{ ...sent, state: 'sent', sentAt: Date.now() - 500, acceptedAt: Date.now() - 400 }];
  status = 'PAUSED';
  await session.poll();
  expect(published.map((state) => [state.session.state, state.commands])).toEqual([['disposition', []]]);
});

test('a report of the agent screen is shown as one update too', async () => {
  fakeBrowser.storage.session.values.set('popupState', start('paused'));
  await session.applyChange((state) => ({ ...state, session: { ...state.session, state: 'connected' } }));
  expect(published).toHaveLength(1);
  expect(published[0]?.controls).toEqual(controls({ ...unseen, state: 'connected' }, [], permits));
});

test('the recording of a call that the agent screen reports is asked without a change of the state', async () => {
  const live = start('connected');
  fakeBrowser.storage.session.values.set('popupState', live);
  await session.pollRecording();
  expect(asked).toEqual(['recording']);
  expect(published.at(-1)?.session).toEqual({ ...live.session, recording: false });
});

test('signing out hides every outcome of this agent, and keeps the call that is on the line', async () => {
  fakeBrowser.storage.session.values.set('popupState', start('paused'));
  const entry = (id: string, more: Partial<Entry>): Entry => ({
    ...newEntry(id, ownerOf(identity), { kind: 'hangUp' }, start('paused').session, 1),
    ...more,
  });
  entries = [
    entry('refused', { state: 'refused', failure: { kind: 'noLiveCall' } }),
    entry('unknown', { state: 'unknown', failure: { kind: 'notSeen' } }),
    entry('sent', { state: 'sent' }),
    entry('warned', { state: 'confirmed', warning: { kind: 'callbackNotKept' } }),
    entry('live', { state: 'confirmed' }),
    entry('of-another-agent', { state: 'refused', owner: 'other|1001' }),
  ];
  await session.dismissAll();
  const shown = entries.filter(({ dismissed }) => !dismissed).map(({ id }) => id);
  expect(shown).toEqual(['live', 'of-another-agent']);
});

test('a command whose effect the agent screen reports before the reply is confirmed by the reply', async () => {
  fakeBrowser.storage.session.values.set('popupState', start('ready'));
  const early = agentSession({
    journal,
    popupState,
    loadContext: async () => ({ popupState: await popupState.get(), settings: defaults }),
    askDialer,
    async sendCommand() {
      const seenAt = Date.now() + 1;
      await early.applyChange((state) => ({
        ...state,
        session: sessionIn('paused', { since: seenAt, seenAt }),
      }));
      return { ok: true, value: {} };
    },
    changed: publish,
    scheduleWake: () => {},
    loginFailed: async () => {},
  });
  await early.command('pause-0001', { kind: 'pause', code: '' });
  expect(entries.map(({ state }) => state)).toEqual(['confirmed']);
});
