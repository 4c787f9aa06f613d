import type { OwnFailure } from '../../failure.ts';
import { isGranted, patternOf } from '../../platform/permissions.ts';
import type { StoredValue } from '../../platform/storage.ts';
import { userSettings } from '../../platform/user-settings.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Settings } from '../../settings/catalog.ts';
import type { Effective } from '../../settings/effective.ts';
import { readLines } from '../../settings/entry-syntax.ts';
import { originsOf, siteFor } from '../../settings/values/site-match.ts';
import { matchesPattern } from '../../settings/values/site-pattern.ts';
import { readSiteRule } from '../../settings/values/site-rule.ts';
import { readSettings, updateEffectiveSettings } from '../effective-settings.ts';

interface Deps {
  readonly readSettings: () => Promise<Effective>;
  readonly userSettings: Pick<StoredValue<Record<string, unknown>>, 'update'>;
  readonly updateEffectiveSettings: () => Promise<unknown>;
  readonly isGranted: (pattern: string) => Promise<boolean>;
}

/** The sites whose numbers are linked: which pages belong to them, and changes of the user's list. */
export function siteAccess({ readSettings, userSettings, updateEffectiveSettings, isGranted }: Deps) {
  /** Patterns of the sites whose numbers are to be linked, whether their permission is held or not. */
  async function wantedSites(): Promise<string[]> {
    const { values } = await readSettings();
    return readLines(values.sites, readSiteRule).map(({ pattern }) => pattern);
  }

  /** Whether the page belongs to a wanted site with its permission. Only such a page may request a dial. */
  async function isEnabledSite(url: string, settings?: Settings): Promise<boolean> {
    const pattern = patternOf(url);
    if (pattern === undefined) return false;
    const values = settings ?? (await readSettings()).values;
    return siteFor(url, values) !== undefined && isGranted(pattern);
  }

  /** Adds a site to the user's settings. Fails if the organization has set the sites and this is not one of them. */
  async function addSite(pattern: string): Promise<Result<null, OwnFailure>> {
    const settings = await readSettings();
    // The organization has set this site, and only the permission was missing.
    const page = pattern.replace(/\*$/, '');
    const isThere = originsOf({ sites: settings.values.sites, dialerUrls: [] }).some((origin) =>
      matchesPattern(origin, page),
    );
    if (isThere && !canSetSites(settings)) return ok(null);
    if (!canSetSites(settings)) return fail({ kind: 'setByOrganization' });
    return changeSites((lines) =>
      lines.some((line) => isLineOf(line, pattern)) ? lines : [...lines, pattern],
    );
  }

  async function removeSite(pattern: string): Promise<Result<null, OwnFailure>> {
    if (!canSetSites(await readSettings())) return fail({ kind: 'setByOrganization' });
    return changeSites((lines) => lines.filter((line) => !isLineOf(line, pattern)));
  }

  /**
   * Changes the lines of the user's sites. `change` receives the lines as they are stored when it runs, so that two changes
   * at the same time both last. Fails, and changes nothing, if the organization has set the sites or they become too many.
   */
  async function changeSites(
    change: (lines: readonly string[]) => readonly string[],
  ): Promise<Result<null, OwnFailure>> {
    const settings = await readSettings();
    if (settings.locked.includes('sites')) return fail({ kind: 'setByOrganization' });
    const { readSetting, resolve } = await import('../../settings/resolve.ts');
    let isAccepted = true;
    await userSettings.update((user) => {
      const lines = change('sites' in user ? resolve({}, user).values.sites : settings.values.sites);
      isAccepted = readSetting('sites', lines).ok;
      return isAccepted ? { ...user, sites: lines } : user;
    });
    if (!isAccepted) return fail({ kind: 'tooManyRules' });
    await updateEffectiveSettings();
    return ok(null);
  }

  return { wantedSites, isEnabledSite, addSite, removeSite, changeSites };
}

export const { wantedSites, isEnabledSite, addSite, removeSite, changeSites } = siteAccess({
  readSettings,
  userSettings,
  updateEffectiveSettings,
  isGranted,
});

/** Whether the user may enable sites. */
export function canSetSites({ values, locked }: Effective): boolean {
  return !locked.includes('sites') && !values.disabledFeatures.includes('enableSites');
}

function isLineOf(line: string, pattern: string): boolean {
  const rule = readSiteRule(line);
  return rule.ok && rule.value.pattern === pattern;
}
