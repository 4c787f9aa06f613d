import { beforeEach, expect, test, vi } from 'vitest';
import { resolve } from '../../src/settings/resolve.ts';

const entries = new Map<string, readonly string[]>();
vi.mock('../../src/platform/context-menu.ts', () => ({
  addSiteMenu: async () => void entries.set('site', []),
  removeSiteMenu: async () => void entries.delete('site'),
  addDialMenu: async () => void entries.set('dial', []),
  removeDialMenu: async () => void entries.delete('dial'),
  addPanelMenu: async () => void entries.set('panel', []),
  removePanelMenu: async () => void entries.delete('panel'),
  addDoNotCallMenu: async () => void entries.set('doNotCall', []),
  removeDoNotCallMenu: async () => void entries.delete('doNotCall'),
  addNumbersMenu: async (_titles: object, patterns: readonly string[]) => void entries.set('leads', patterns),
  removeNumbersMenu: async () => void entries.delete('leads'),
  addTeachingMenu: async (_titles: object, patterns: readonly string[]) =>
    void entries.set('teaching', patterns),
  removeTeachingMenu: async () => void entries.delete('teaching'),
}));
let policy: object;
let own: object;
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ ...resolve(policy, own), certainty: 'known', changedAt: null }),
  updateEffectiveSettings: async () => undefined,
}));

const { offerSiteMenu } = await import('../../src/background/sites/site-menu.ts');

const sites = ['https://crm.example.com/contacts/*;country=US', 'https://*.other.example:8443/*'];
beforeEach(() => {
  entries.clear();
  policy = {};
  own = { sites };
});

test.each<[why: string, policy: object, own: object, shown: readonly string[]]>([
  ['sites of the person', {}, { sites }, ['dial', 'panel', 'site', 'teaching']],
  ['no site yet', {}, {}, ['dial', 'panel', 'site']],
  ['sites of the organization', { sites }, {}, ['dial', 'panel']],
  [
    'sites that the organization recommends',
    { sites, defaultsOnly: ['sites'] },
    {},
    ['dial', 'panel', 'site', 'teaching'],
  ],
  ['teaching turned off', {}, { sites, disabledFeatures: ['teachNumbers'] }, ['dial', 'panel', 'site']],
  [
    'enabling sites turned off',
    {},
    { sites, disabledFeatures: ['enableSites'] },
    ['dial', 'panel', 'teaching'],
  ],
  ['the popup only', { surfaces: 'popup' }, { sites }, ['dial', 'site', 'teaching']],
  ['the number field turned off', {}, { disabledFeatures: ['dialPad'] }, ['panel', 'site']],
  ['do not call turned on', {}, { dncChanges: true }, ['dial', 'doNotCall', 'panel', 'site']],
  ['adding leads turned on', {}, { leadImport: true }, ['dial', 'leads', 'panel', 'site']],
  ['the menu turned off', {}, { sites, leadImport: true, disabledFeatures: ['contextMenu'] }, []],
])('with %s, the menu has the entries that work', async (_why, set, mine, shown) => {
  policy = set;
  own = mine;
  entries
    .set('panel', [])
    .set('site', [])
    .set('teaching', [])
    .set('doNotCall', [])
    .set('dial', [])
    .set('leads', []);
  await offerSiteMenu();
  expect([...entries.keys()].sort()).toEqual(shown);
});

test('the entries that teach are shown on the hosts of the sites only', async () => {
  await offerSiteMenu();
  // Firefox takes no pattern with a port.
  expect(entries.get('teaching')).toEqual(['https://crm.example.com/*', 'https://*.other.example/*']);
});
