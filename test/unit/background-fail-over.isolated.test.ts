import { beforeEach, expect, test, vi } from 'vitest';
import { popupState } from '../../src/platform/stored-state.ts';
import { signedIn } from '../support/builders.ts';
import { resetFakeBrowser } from '../support/fake-browser.ts';
import { deviceValues } from '../support/fake-database.ts';

let locked: string[] = [];
let granted = true;
let dialerUrls: string[] = [];
const moved: string[] = [];
vi.mock('../../src/platform/database.ts', async () => ({
  ...(await import('../support/fake-database.ts')),
  journal: { recent: async () => [] },
}));
vi.mock('../../src/platform/permissions.ts', () => ({
  patternOf: (url: string) => url,
  isGranted: async () => granted,
}));
vi.mock('../../src/background/auth/credentials.ts', () => ({
  moveAccount: async (address: string) => moved.push(address),
}));
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({
    values: {
      dialerUrls,
      insecureDialerHosts: [],
    },
    locked,
  }),
}));

const { rememberDialer } = await import('../../src/background/auth/known-dialers.ts');
const { failOver } = await import('../../src/background/dialer/fail-over.ts');

beforeEach(async () => {
  resetFakeBrowser();
  deviceValues.clear();
  locked = [];
  granted = true;
  dialerUrls = ['https://dialer.example', 'https://second.example:8443'];
  moved.length = 0;
  await popupState.set(signedIn());
});

test('the login does not go to a dialer of the settings at which the agent never signed in', async () => {
  await rememberDialer('https://second.example');
  expect(await failOver('dialer.example')).toBe(false);
  expect(moved).toEqual([]);
});

test('the login goes to the next dialer at which the agent has signed in', async () => {
  await rememberDialer('https://second.example:8443/vici');
  expect(await failOver('dialer.example')).toBe(true);
  expect(moved).toEqual(['https://second.example:8443']);
  expect(await popupState.get()).toMatchObject({ signIn: { identity: { host: 'second.example:8443' } } });
});

test('two requests that fail at the same moment switch once', async () => {
  locked = ['dialerUrls'];
  dialerUrls.push('https://third.example');
  expect(await failOver('dialer.example')).toBe(true);
  expect(await failOver('dialer.example')).toBe(false);
  expect(moved).toEqual(['https://second.example:8443']);
});

test('the organization may name dialers that the agent has not signed in to', async () => {
  locked = ['dialerUrls'];
  expect(await failOver('dialer.example')).toBe(true);
});

test('and none of them without the permission for its host', async () => {
  locked = ['dialerUrls'];
  granted = false;
  expect(await failOver('dialer.example')).toBe(false);
});

test('the latest twenty dialers are remembered', async () => {
  for (let nth = 0; nth < 25; nth += 1) await rememberDialer(`https://d${nth}.example`);
  expect(deviceValues.get('knownDialers')).toHaveLength(20);
  expect((deviceValues.get('knownDialers') as string[])[0]).toBe('https://d24.example');
});
