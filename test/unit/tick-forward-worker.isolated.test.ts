import { beforeEach, expect, test, vi } from 'vitest';
import { fail, ok } from '../../src/result.ts';
import type { Entry } from '../../src/session/journal.ts';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import { signedIn } from '../support/builders.ts';
import { fakeBrowser, resetFakeBrowser } from '../support/fake-browser.ts';

let known: Entry[] = [];
vi.mock('../../src/platform/database.ts', () => ({ journal: { recent: async () => known } }));

const { withTickForward } = await import('../../src/background/agent-screen/tick-forward.ts');

const entry = (kind: string): Entry =>
  ({
    id: kind,
    owner: 'agent',
    command: { kind },
    state: 'sent',
    createdAt: 0,
    before: { state: 'paused' },
  }) as Entry;
const screen = {
  ...{ state: 'open', tab: 7, campaign: 'SALES', isManual: true, quiet: 0, isHidden: true },
  seenAt: Date.now(),
};

/** Sends a command, and returns the notices that reached tabs. */
async function send(
  kind: string,
  {
    reply = ok({}),
    settings = {},
    shown = screen,
  }: { reply?: unknown; settings?: Partial<Settings>; shown?: unknown } = {},
): Promise<unknown[]> {
  fakeBrowser.storage.session.values.set('popupState', { ...signedIn(), screen: shown });
  const sent = vi.spyOn(fakeBrowser.tabs, 'sendMessage');
  const result = await withTickForward(async () => reply as never)(
    entry(kind),
    { agent: '1000' },
    { ...defaults, ...settings },
  );
  expect(result).toEqual(reply);
  await new Promise((then) => setImmediate(then));
  const { calls } = sent.mock;
  sent.mockRestore();
  return calls;
}

beforeEach(() => {
  resetFakeBrowser();
  known = [];
});

test('after SUCCESS the agent screen is asked for its tick, and the request carries nothing else', async () => {
  expect(await send('hangUp')).toEqual([[7, { notice: 'bringTickForward' }, { frameId: 0 }]]);
});

test.each<[string, Parameters<typeof send>]>([
  ['a refusal', ['hangUp', { reply: fail({ kind: 'noLiveCall' }) }]],
  ['tones', ['tones']],
  ['a command with the setting off', ['hangUp', { settings: { agentScreenTickForward: false } }]],
  ['a command of a remote agent', ['hangUp', { settings: { isRemoteAgent: true } }]],
  ['a command without an agent screen', ['hangUp', { shown: null }]],
  ['a command with a closed agent screen', ['hangUp', { shown: { ...screen, state: 'closed' } }]],
  ['a command with an agent screen that does not report', ['hangUp', { shown: { ...screen, seenAt: 0 } }]],
])('after %s it is not asked', async (_, given) => {
  expect(await send(...given)).toEqual([]);
});

test('beside a pause code that was just sent it is not asked', async () => {
  known = [{ ...entry('pauseCode'), sentAt: Date.now(), acceptedAt: Date.now() }];
  expect(await send('hangUp')).toEqual([]);
});
