import { isGranted, patternOf } from '../../platform/permissions.ts';
import type { Settings } from '../../settings/catalog.ts';
import type { Effective } from '../../settings/effective.ts';
import { readLines } from '../../settings/entry-syntax.ts';
import { siteFor } from '../../settings/values/site-match.ts';
import { readSiteRule } from '../../settings/values/site-rule.ts';
import { readSettings } from '../effective-settings.ts';

interface Deps {
  readonly readSettings: () => Promise<Effective>;
  readonly isGranted: (pattern: string) => Promise<boolean>;
}

/** The sites whose numbers are linked, and which pages belong to them. */
export function siteAccess({ readSettings, isGranted }: Deps) {
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

  return { wantedSites, isEnabledSite };
}

export const { wantedSites, isEnabledSite } = siteAccess({ readSettings, isGranted });
