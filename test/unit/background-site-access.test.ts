import { describe, expect, test } from 'vitest';
import { siteChanges } from '../../src/background/sites/change-sites.ts';
import { siteAccess } from '../../src/background/sites/site-access.ts';
import type { Effective } from '../../src/settings/effective.ts';
import { resolve } from '../../src/settings/resolve.ts';
import { memoryValue } from '../support/memory-value.ts';

const site = 'https://crm.example/*';
const other = 'https://other.example/*';

/** The settings of a person and the policy, and a worker that reads them. */
function worker(own: Record<string, unknown>, policy: object = {}, more: object = {}) {
  const userSettings = memoryValue(own);
  let updates = 0;
  const readSettings = async (): Promise<Effective> => ({
    ...resolve(policy, await userSettings.get()),
    certainty: 'known',
    changedAt: null,
  });
  const access = siteAccess({ readSettings, isGranted: async () => true, ...more });
  const changes = siteChanges({
    readSettings,
    userSettings,
    updateEffectiveSettings: async () => void updates++,
    ...more,
  });
  return {
    ...access,
    ...changes,
    sites: async () => (await userSettings.get())['sites'],
    updates: () => updates,
  };
}

describe('a page belongs to an enabled site', () => {
  test.each<[string, string, object, boolean]>([
    ['if its address matches and the permission is held', 'https://crm.example/a', {}, true],
    ['not without the permission', 'https://crm.example/a', { isGranted: async () => false }, false],
    ['not at another host', 'https://crm.example.evil/a', {}, false],
    ['not at an address without a host', 'about:blank', {}, false],
  ])('%s', async (_when, url, more, expected) => {
    expect(await worker({ sites: [site] }, {}, more).isEnabledSite(url)).toBe(expected);
  });
});

describe('adding a site', () => {
  test('stores it once and updates the settings in force', async () => {
    const { addSite, sites, updates } = worker({ sites: [other] });
    expect(await addSite(site)).toMatchObject({ ok: true });
    expect(await addSite(site)).toMatchObject({ ok: true });
    expect(await sites()).toEqual([other, site]);
    expect(updates()).toBeGreaterThan(0);
  });

  test('at the same time as another keeps both', async () => {
    const { addSite, sites } = worker({ sites: [] });
    await Promise.all([addSite(site), addSite(other)]);
    expect(await sites()).toEqual([site, other]);
  });

  test('fails if there are too many, and keeps those that are stored', async () => {
    const full = Array.from({ length: 200 }, (_, at) => `https://crm${at}.example/*`);
    const { addSite, sites } = worker({ sites: full });
    expect(await addSite(site)).toEqual({ ok: false, error: { kind: 'tooManyRules' } });
    expect(await sites()).toEqual(full);
  });

  test('keeps the options of a site that is already there', async () => {
    const line = `${site};country=FR`;
    const { addSite, sites } = worker({ sites: [line] });
    await addSite(site);
    expect(await sites()).toEqual([line]);
  });

  test.each([
    ['fails for a site that the organization has not set', other, false],
    ['needs no change for one that it has set', site, true],
  ])('under a policy %s', async (_what, pattern, expected) => {
    const { addSite, sites, updates } = worker({}, { sites: [site] });
    expect((await addSite(pattern)).ok).toBe(expected);
    expect(await sites()).toBeUndefined();
    expect(updates()).toBe(0);
  });

  test('that cannot be stored changes nothing in force', async () => {
    const { addSite, updates } = worker(
      {},
      {},
      { userSettings: { update: () => Promise.reject(new Error('full')) } },
    );
    await expect(addSite(site)).rejects.toThrow('full');
    expect(updates()).toBe(0);
  });

  test('is complete after a second try, if the worker stopped before the settings in force were updated', async () => {
    const { addSite, sites } = worker({}, {}, { updateEffectiveSettings: () => new Promise(() => {}) });
    void addSite(site);
    await expect.poll(sites, { timeout: 20_000 }).toEqual([site]);
    const next = worker({ sites: [site] });
    expect(await next.addSite(site)).toMatchObject({ ok: true });
    expect(await next.sites()).toEqual([site]);
    expect(next.updates()).toBe(1);
  });
});

describe('removing a site', () => {
  test('removes its line with all options and no other line', async () => {
    const { removeSite, sites } = worker({ sites: [`${site};country=FR`, other] });
    expect(await removeSite(site)).toMatchObject({ ok: true });
    expect(await sites()).toEqual([other]);
  });

  test.each([{ sites: [site] }, { disabledFeatures: ['enableSites'] }])(
    'fails under the policy %j',
    async (policy) => {
      const { removeSite, sites } = worker({ sites: [site] }, policy);
      expect(await removeSite(site)).toEqual({ ok: false, error: { kind: 'setByOrganization' } });
      expect(await sites()).toEqual([site]);
    },
  );
});
