import type { OwnFailure } from '../../failure.ts';
import type { StoredValue } from '../../platform/storage.ts';
import { userSettings } from '../../platform/user-settings.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Effective } from '../../settings/effective.ts';
import { readSetting, resolve } from '../../settings/resolve.ts';
import { originsOf } from '../../settings/values/site-match.ts';
import { matchesPattern } from '../../settings/values/site-pattern.ts';
import { readSiteRule } from '../../settings/values/site-rule.ts';
import { readSettings, updateEffectiveSettings } from '../effective-settings.ts';

interface Deps {
  readonly readSettings: () => Promise<Effective>;
  readonly userSettings: Pick<StoredValue<Record<string, unknown>>, 'update'>;
  readonly updateEffectiveSettings: () => Promise<unknown>;
}

/** Changes of the user's list of sites. */
export function siteChanges({ readSettings, userSettings, updateEffectiveSettings }: Deps) {
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

  return { addSite, removeSite, changeSites };
}

export const { addSite, removeSite, changeSites } = siteChanges({
  readSettings,
  userSettings,
  updateEffectiveSettings,
});

/** Whether the user may enable sites. */
export function canSetSites({ values, locked }: Effective): boolean {
  return !locked.includes('sites') && !values.disabledFeatures.includes('enableSites');
}

function isLineOf(line: string, pattern: string): boolean {
  const rule = readSiteRule(line);
  return rule.ok && rule.value.pattern === pattern;
}
