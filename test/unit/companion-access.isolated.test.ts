import { beforeEach, expect, test, vi } from 'vitest';
import type { Sender } from '../../src/platform/request-router.ts';
import { popupState } from '../../src/platform/stored-state.ts';
import { identity, signedIn } from '../support/builders.ts';
import { resetFakeBrowser } from '../support/fake-browser.ts';

let isOn = true;
let isGranted = true;
const registered: (readonly string[])[] = [];
const injected: number[] = [];
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({
    values: { agentScreenCompanion: isOn, agentApiPath: '/agc/api.php', agentScreenPath: 'vicidial.php' },
  }),
}));
vi.mock('../../src/platform/permissions.ts', () => ({
  patternOf: (url: string) => url,
  isGranted: async () => isGranted,
}));
vi.mock('../../src/platform/companion-scripts.ts', () => ({
  registerCompanion: async (matches: readonly string[]) => registered.push(matches),
  injectCompanion: async () => undefined,
  stopCompanions: async () => undefined,
  injectIntoPageWorld: async (tab: number) => injected.push(tab) > 0,
}));

const { followAgentScreen, joinAgentScreen } = await import(
  '../../src/background/agent-screen/companion-access.ts'
);
const scripts = { companion: 'companion.js', pageWorld: 'page-world.js' };
const dialer = 'https://dialer.example:8443';
const page = `${dialer}/vici/agc/vicidial.php`;
const sender = (more: Partial<Sender> = {}): Sender => ({
  kind: 'page',
  origin: dialer,
  tab: 7,
  tabUrl: `${page}?user=1000`,
  ...more,
});

beforeEach(async () => {
  resetFakeBrowser();
  isOn = true;
  isGranted = true;
  registered.length = 0;
  injected.length = 0;
  await popupState.set({
    ...signedIn(),
    signIn: { state: 'in', identity: { ...identity, address: `${dialer}/vici` } },
  });
});

test('only the page itself is matched, with and without a query', async () => {
  await followAgentScreen(scripts);
  const file = 'https://dialer.example/vici/agc/vicidial.php';
  expect(registered).toEqual([[file, `${file}?*`]]);
});

test('without the setting or the permission nothing is matched', async () => {
  isOn = false;
  await followAgentScreen(scripts);
  isOn = true;
  isGranted = false;
  await followAgentScreen(scripts);
  expect(registered).toEqual([[], []]);
});

test.each<[string, Partial<Sender>, boolean]>([
  ['the agent screen', {}, true],
  ['the agent screen without a query', { tabUrl: page }, true],
  [
    'another port of the same host',
    { origin: 'https://dialer.example', tabUrl: page.replace(':8443', '') },
    false,
  ],
  [
    'a frame of the agent screen in another page',
    { tabUrl: 'https://crm.example/vici/agc/vicidial.php' },
    false,
  ],
  ['a frame of another origin in the agent screen', { origin: 'https://crm.example' }, false],
  ['a page whose name begins the same', { tabUrl: `${page}X` }, false],
  ['another folder', { tabUrl: `${dialer}/agc/vicidial.php` }, false],
  ['a page of the extension', { kind: 'own' }, false],
  ['a page whose address is hidden', { tabUrl: undefined } as never, false],
])('%s gets the part in its own world: %s', async (_name, more, isJoined) => {
  expect(await joinAgentScreen(sender(more), scripts)).toBe(isJoined);
  expect(injected).toEqual(isJoined ? [7] : []);
});

test('nothing is injected while no one is signed in', async () => {
  await popupState.set({ ...signedIn(), signIn: { state: 'out' } });
  expect(await joinAgentScreen(sender(), scripts)).toBe(false);
  expect(injected).toEqual([]);
});
