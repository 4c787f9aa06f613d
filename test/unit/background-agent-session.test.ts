import { beforeEach, expect, test, vi } from 'vitest';
import { controls } from '../../src/session/controls.ts';
import { type Entry, newEntry, ownerOf } from '../../src/session/journal.ts';
import { emptyPopupState, type PopupState } from '../../src/session/popup-state.ts';
import { type AgentState, unseen } from '../../src/session/state.ts';
import { defaults } from '../../src/settings/catalogue.ts';

const storage = vi.hoisted(() => ({
  kept: new Map<string, unknown>(),
  /** Each value of the desk that a surface would have been told of. */
  told: [] as unknown[],
}));
vi.mock('../../src/platform/browser.ts', () => {
  const area = {
    get: async (keys: string | string[]) =>
      Object.fromEntries(
        [keys].flat().flatMap((key) => (storage.kept.has(key) ? [[key, storage.kept.get(key)]] : [])),
      ),
    set: async (values: object) => {
      for (const [key, value] of Object.entries(values)) {
        storage.kept.set(key, value);
        if (key === 'desk') storage.told.push(value);
      }
    },
  };
  return {
    browser: {
      storage: { session: area, local: area, onChanged: { addListener: () => {} } },
      i18n: { getMessage: () => '' },
      action: { setBadgeText() {}, setBadgeBackgroundColor() {}, setTitle() {} },
    },
  };
});
let entries: readonly Entry[] = [];
vi.mock('../../src/platform/journal-store.ts', () => ({
  journal: {
    recent: async () => entries,
    change: async (decide: (known: readonly Entry[]) => readonly Entry[]) => {
      entries = decide(entries);
      return entries;
    },
  },
}));
let status = 'PAUSED';
const asked: string[] = [];
vi.mock('../../src/background/dialer/client.ts', () => ({
  askDialer: async (name: string) => {
    asked.push(name);
    return name === 'recording'
      ? { ok: true, value: { status, recording: false } }
      : { ok: false, error: { kind: 'leadNotValid' } };
  },
}));

const { agentSession } = await import('../../src/background/session/agent-session.ts');
const { publish } = await import('../../src/background/session/publish.ts');

const identity = {
  address: 'https://dialer.example/',
  host: 'dialer.example',
  user: 'api',
  agent: '1000',
  seesAll: false,
  isInsecure: false,
};
const permits = { disabledFeatures: [], isRemote: false };
const start = (state: AgentState): PopupState => {
  const session = { ...unseen, state, since: 1, seenAt: 1 };
  return {
    ...emptyPopupState,
    signIn: { state: 'in', identity },
    session,
    controls: controls(session, [], permits),
  };
};
const session = agentSession({ changed: publish, arm: () => {}, loginFailed: async () => {} });
const told = () => storage.told as PopupState[];

beforeEach(() => {
  storage.kept.clear();
  storage.told.length = 0;
  storage.kept.set('effective', { values: defaults, sources: {}, locked: [], certainty: 'known' });
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
    storage.kept.set('desk', start(before));
    status = now;
    await session.look();
    expect(told().at(-1)?.session.state).not.toBe(before);
    for (const desk of told()) expect(desk.controls).toEqual(controls(desk.session, entries, permits));
    expect(told()).toHaveLength(1);
  },
);

test('what a look confirms is shown with the state that confirmed it', async () => {
  storage.kept.set('desk', start('inCall'));
  const sent = newEntry(
    'hang-up-1',
    ownerOf(identity),
    { kind: 'hangUp' },
    start('inCall').session,
    Date.now(),
  );
  entries = [{ ...sent, state: 'sent', sentAt: Date.now() - 500, acceptedAt: Date.now() - 400 }];
  status = 'PAUSED';
  await session.look();
  expect(told().map((desk) => [desk.session.state, desk.commands])).toEqual([['disposition', []]]);
});

test('what the agent screen tells is shown in one stroke too', async () => {
  storage.kept.set('desk', start('paused'));
  await session.take((desk) => ({ ...desk, session: { ...desk.session, state: 'connected' } }));
  expect(told()).toHaveLength(1);
  expect(told()[0]?.controls).toEqual(controls({ ...unseen, state: 'connected' }, [], permits));
});
