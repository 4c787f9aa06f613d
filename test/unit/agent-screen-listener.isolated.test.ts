import { beforeEach, expect, test, vi } from 'vitest';
import { identity, signedIn } from '../support/builders.ts';
import { fakeBrowser, resetFakeBrowser } from '../support/fake-browser.ts';
import { deviceValues } from '../support/fake-database.ts';

vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ values: { agentScreenCompanion: isOn }, sources: {} }),
}));
vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/background/session/poll-timer.ts', () => ({ pollNow: async () => {} }));

const { agentScreenListener } = await import('../../src/background/agent-screen/reports.ts');

let isOn = true;
const dialer = 'https://dialer.example:8443';
const agent = { ...identity, address: `${dialer}/vici`, host: 'dialer.example:8443', agent: 'Agent7' };
const report = {
  kind: 'update' as const,
  user: 'agent7',
  campaign: 'SALES',
  at: Date.now(),
  quiet: 0,
  isHidden: false,
  isLive: false,
  isWaiting: false,
  isRinging: false,
  isManual: false,
  events: [],
  lists: { statuses: [['SALE', 'Sale made', false]], pauseCodes: [] } as never,
};
const sender = { kind: 'page' as const, origin: dialer, tab: 7 };

beforeEach(() => {
  isOn = true;
  resetFakeBrowser();
  deviceValues.clear();
  fakeBrowser.storage.session.values.set('popupState', {
    ...signedIn(),
    signIn: { state: 'in', identity: agent },
  });
});

test.each<[string, object, object, boolean]>([
  ['the dialer’s own page about the signed-in agent', {}, {}, true],
  ['another port of the same host', {}, { origin: 'https://dialer.example' }, false],
  ['the same host without encryption', {}, { origin: 'http://dialer.example:8443' }, false],
  ['a CRM page', {}, { origin: 'https://crm.example' }, false],
  ['a page of the extension', {}, { kind: 'own' }, false],
  ['no tab', {}, { tab: undefined }, false],
  ['the page of another agent', { user: 'agent8' }, {}, false],
])('a report from %s is accepted only from the agent screen', async (_, content, from, isTaken) => {
  const applyChange = vi.fn(async () => {});
  const listen = agentScreenListener({ applyChange } as never);
  expect(await listen({ ...report, ...content }, { ...sender, ...from } as never)).toBe(isTaken);
  expect(applyChange).toHaveBeenCalledTimes(isTaken ? 1 : 0);
  expect(deviceValues.has('learnedChoices')).toBe(isTaken);
});

test.each<[string, () => void]>([
  [
    'the setting is off',
    () => {
      isOn = false;
    },
  ],
  [
    'nobody is signed in',
    () => fakeBrowser.storage.session.values.set('popupState', { ...signedIn(), signIn: { state: 'out' } }),
  ],
])('nothing is taken when %s', async (_, prepare) => {
  prepare();
  const applyChange = vi.fn(async () => {});
  expect(await agentScreenListener({ applyChange } as never)(report, sender)).toBe(false);
  expect(applyChange).not.toHaveBeenCalled();
});
