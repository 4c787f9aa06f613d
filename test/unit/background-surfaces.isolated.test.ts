import { beforeEach, expect, test, vi } from 'vitest';
import type { Sender } from '../../src/platform/request-router.ts';
import { resolve } from '../../src/settings/resolve.ts';
import { fakeBrowser } from '../support/fake-browser.ts';

let own: object;
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ ...resolve({}, own), certainty: 'known', changedAt: null }),
  updateEffectiveSettings: async () => ({ ...resolve({}, own), certainty: 'known', changedAt: null }),
}));
vi.mock('../../src/platform/phone-metadata.ts', () => ({
  loadPlanOf: async () => undefined,
  loadPlans: async () => undefined,
  loadCountries: async () => undefined,
}));
const sidePanel = { open: vi.fn(async () => {}), setOptions: vi.fn(async () => {}) };
const setPopup = vi.fn(async () => {});
Object.assign(fakeBrowser, { sidePanel });
const openPopup = vi.fn(async () => {});
const getLastFocused = vi.fn(async () => ({ id: 1 }));
Object.assign(fakeBrowser, { windows: { getLastFocused } });
Object.assign(fakeBrowser.action, { setPopup, openPopup });

const { pageHandlers } = await import('../../src/background/page-handlers.ts');
const { pageSettingsFor } = await import('../../src/background/sites/page-settings.ts');
const { offerSurfaces, showSession } = await import('../../src/background/surfaces.ts');

beforeEach(() => {
  own = {};
  vi.clearAllMocks();
});

test.each([
  ['both', 'src/popup/popup.html', true],
  ['popup', 'src/popup/popup.html', false],
  ['panel', '', true],
])(
  'with the setting %s, the toolbar button has the popup "%s", and a panel: %s',
  async (surfaces, popup, enabled) => {
    own = { surfaces };
    await offerSurfaces();
    expect(setPopup).toHaveBeenCalledExactlyOnceWith({ popup });
    expect(sidePanel.setOptions).toHaveBeenCalledExactlyOnceWith({ path: 'src/panel/panel.html', enabled });
  },
);

test.each([
  ['no panel', [], 1],
  ['a panel in the window', ['panel/1'], 0],
  ['a panel in another window', ['panel/2'], 1],
])('with %s open, something new opens the popup', async (_where, panels, times) => {
  vi.spyOn(navigator.locks, 'query').mockResolvedValue({ held: panels.map((name) => ({ name })) });
  await showSession();
  expect(openPopup).toHaveBeenCalledTimes(times);
});

test('without a window, something new opens the popup', async () => {
  getLastFocused.mockRejectedValueOnce(new Error('no window'));
  await showSession();
  expect(openPopup).toHaveBeenCalledOnce();
});

test.each([
  [{}, false],
  [{ openPanelOnDial: true }, true],
  [{ openPanelOnDial: true, surfaces: 'panel' }, true],
  [{ openPanelOnDial: true, surfaces: 'popup' }, false],
])('with %j, a dial on a page opens the panel: %s', async (chosen, opensPanel) => {
  own = chosen;
  expect(await pageSettingsFor('https://crm.example/')).toMatchObject({ opensPanel });
});

test.each([
  [true, 1],
  [undefined, 0],
] as const)('a dial with opensPanel %s opens the panel within the click', async (opensPanel, times) => {
  const handlers = pageHandlers({} as never);
  const sender: Sender = { kind: 'page', origin: 'https://crm.example', tab: 7 };
  const input = { id: 'click-0001', number: '+17275550197', shown: '(727) 555-0197' };
  const replied = handlers.dial(opensPanel ? { ...input, opensPanel } : input, sender);
  // The browser counts only what is called before anything is awaited.
  expect(sidePanel.open).toHaveBeenCalledTimes(times);
  await replied;
  if (opensPanel) expect(sidePanel.open).toHaveBeenCalledExactlyOnceWith({ tabId: 7 });
});

test.each([
  ['opens the panel', true, 0],
  ['opens the popup where the browser opens no panel', false, 1],
] as const)('the disposition button of the call bar %s', async (_what, isOffered, popups) => {
  if (!isOffered) sidePanel.open.mockRejectedValueOnce(new Error('no active side panel'));
  const handlers = pageHandlers({} as never);
  const replied = handlers.openSession({}, { kind: 'page', origin: 'https://crm.example', tab: 7 });
  expect(sidePanel.open).toHaveBeenCalledExactlyOnceWith({ tabId: 7 });
  await replied;
  expect(openPopup).toHaveBeenCalledTimes(popups);
});
