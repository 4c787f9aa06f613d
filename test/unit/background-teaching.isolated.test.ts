import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Notice } from '../../src/messages/contract.ts';
import { ok } from '../../src/result.ts';
import { resolve } from '../../src/settings/resolve.ts';
import { fakeBrowser, resetFakeBrowser } from '../support/fake-browser.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
let policy: object;
vi.mock('../../src/background/policy/policy.ts', () => ({
  policyNow: async () => ({ certainty: 'known', policy }),
}));

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));

const { teach, teachFromMenu, undoTeaching } = await import('../../src/background/sites/teaching.ts');
const { userSettings } = await import('../../src/platform/user-settings.ts');
const { updateEffectiveSettings } = await import('../../src/background/effective-settings.ts');

const site = 'https://crm.example.com/*';
const other = 'https://other.example/*;country=GB';
const page = { tab: 1, url: 'https://crm.example.com/contacts' };
const matter = { place: 'before', words: 'Matter' } as const;
const sites = async () => (await userSettings.get())['sites'];

beforeEach(async () => {
  resetFakeBrowser();
  policy = {};
  await userSettings.set({ sites: [site, other] });
  await updateEffectiveSettings();
});

describe('teaching', () => {
  test('adds the rule to the site of the tab, and to no other', async () => {
    expect(await teach(page, true, matter)).toEqual(ok({ isPhone: true, ...matter }));
    expect(await sites()).toEqual([`${site};phone=before:Matter`, other]);
  });

  test('the opposite replaces the rule, and Undo brings it back', async () => {
    await teach(page, true, matter);
    await teach(page, false, { place: 'before', words: 'MATTER' });
    expect(await sites()).toEqual([`${site};notPhone=before:MATTER`, other]);
    expect(await undoTeaching(page.tab)).toEqual(ok(null));
    expect(await sites()).toEqual([`${site};phone=before:Matter`, other]);
  });

  test('Undo works once, and not from another tab', async () => {
    await teach(page, true, matter);
    expect(await undoTeaching(2)).toMatchObject({ ok: false });
    expect(await undoTeaching(1)).toEqual(ok(null));
    expect(await sites()).toEqual([site, other]);
    expect(await undoTeaching(1)).toMatchObject({ ok: false });
  });

  test.each<[string, object, string]>([
    ['the organization has set the sites', { sites: [site] }, 'setByOrganization'],
    ['the feature is turned off', { disabledFeatures: ['teachNumbers'] }, 'setByOrganization'],
    ['the page is excluded', { excludedSites: [site] }, 'siteNotEnabled'],
  ])('learns nothing if %s', async (_why, set, kind) => {
    policy = set;
    await updateEffectiveSettings();
    expect(await teach(page, true, matter)).toEqual({ ok: false, error: { kind } });
    expect(await sites()).toEqual([site, other]);
  });

  test.each(['', '4711', 'Line 2', '...', 'x'.repeat(61), 'a;lead=page:body', 'a\nb'])(
    'words of a page such as %j add no other part',
    async (words) => {
      await teach(page, true, { place: 'before', words });
      const { values } = resolve({}, await userSettings.get());
      const [line = ''] = values.sites;
      expect(line.replace(/;phone=before:[\p{L} ]+$/u, '')).toBe(site);
    },
  );

  test('stops at the longest line of a site, and what was learned stays', async () => {
    let last = await teach(page, true, matter);
    for (let count = 0; last.ok && count < 100; count++) {
      const letters = String.fromCharCode(97 + (count % 26), 97 + Math.floor(count / 26));
      last = await teach(page, true, { place: 'before', words: letters + 'x'.repeat(50) });
    }
    expect(last).toEqual({ ok: false, error: { kind: 'tooManyRules' } });
    const { values, problems } = resolve({}, await userSettings.get());
    expect(problems).toEqual([]);
    expect(values.sites[0]).toContain(';phone=before:Matter;phone=before:aa');
  });
});

describe('the context menu', () => {
  const notices: Notice[] = [];
  const pageReplies = (reply: unknown) =>
    vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (_tab, message) => {
      if ((message as { request?: string }).request === 'wordPlace') return reply;
      notices.push(message as Notice);
      return undefined;
    });
  const click = { ...page, frame: 0, isPhone: false };
  beforeEach(() => {
    notices.length = 0;
  });

  test('learns what the page replies, and shows it there', async () => {
    pageReplies(ok(matter));
    await teachFromMenu(click);
    expect(await sites()).toEqual([`${site};notPhone=before:Matter`, other]);
    expect(notices).toEqual([{ notice: 'taught', result: ok({ isPhone: false, ...matter }) }]);
  });

  test('shows why nothing was learned', async () => {
    const error = { what: 'failure_noWordsAround', todo: 'failure_noWordsAround_todo', values: [] };
    pageReplies({ ok: false, error });
    await teachFromMenu(click);
    expect(await sites()).toEqual([site, other]);
    expect(notices).toEqual([{ notice: 'taught', result: { ok: false, error } }]);
  });

  test.each([
    undefined,
    ok(null),
    ok('Matter'),
    ok({ place: 'header' }),
    ok({ place: 3, words: 'Matter' }),
    ok({ place: 'everywhere', words: 'Matter' }),
    ok({ place: 'before', words: 'x;country=GB' }),
  ])('a page that replies %j changes no other part', async (reply) => {
    pageReplies(reply);
    await teachFromMenu(click);
    const [line, ...rest] = (await sites()) as string[];
    expect(line?.replace(/;notPhone=before:[\p{L} ]+$/u, '')).toBe(site);
    expect(rest).toEqual([other]);
  });
});
