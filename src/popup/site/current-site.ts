import { isGranted, patternOf } from '../../platform/permissions.ts';
import { activeTab } from '../../platform/tabs.ts';
import type { Settings } from '../../settings/catalogue.ts';
import { siteFor } from '../../settings/values/site-match.ts';

/** The page that the popup lies in front of, if it is one whose numbers could be linked. */
export interface CurrentSite {
  readonly host: string;
  readonly pattern: string;
  /** The tab it is in; a popup in a window of its own knows none. */
  readonly tab?: number;
  /** A rule of the settings is for this very page. */
  readonly isNamed: boolean;
  readonly isEnabled: boolean;
  /** It was enabled and the browser took the permission back, or never gave it. */
  readonly isPermitted: boolean;
}

/** The page in front, whatever the settings say of it. */
export interface CurrentPage extends Omit<CurrentSite, 'isNamed' | 'isEnabled'> {
  readonly url: string;
}

/**
 * Undefined for the browser's own pages. A popup that was opened in a window of its own has no page behind it
 * and is told which one it belongs to: `?site=https://crm.example`.
 */
export async function currentPage(): Promise<CurrentPage | undefined> {
  const told = new URLSearchParams(location.search).get('site');
  const tab = told ? undefined : await activeTab();
  const url = told ?? tab?.url;
  const pattern = url === undefined ? undefined : patternOf(url);
  if (url === undefined || pattern === undefined) return undefined;
  const isPermitted = await isGranted(pattern);
  return { url, host: new URL(url).host, pattern, ...(tab ? { tab: tab.id } : {}), isPermitted };
}

export function siteOf(page: CurrentPage, settings: Settings): CurrentSite {
  const isNamed = siteFor(page.url, settings) !== undefined;
  return { ...page, isNamed, isEnabled: page.isPermitted && isNamed };
}
