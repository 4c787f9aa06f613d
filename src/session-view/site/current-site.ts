import { type ReadonlySignal, signal } from '@preact/signals';
import { isGranted, onPermissionsChanged, patternOf } from '../../platform/permissions.ts';
import { activeTab } from '../../platform/tabs.ts';
import { type Effective, mayTeach } from '../../settings/effective.ts';
import { siteFor } from '../../settings/values/site-match.ts';

/** The page behind the popup. */
export interface CurrentPage {
  readonly url: string;
  readonly host: string;
  /** The match pattern of its origin. */
  readonly pattern: string;
  /** The tab it is in. A popup in a window of its own has none. */
  readonly tab?: number;
  /** The browser has granted the permission for it. */
  readonly isPermitted: boolean;
}

/** The same page, with the settings that apply to it. */
export interface CurrentSite extends CurrentPage {
  /** A site rule matches this page. */
  readonly isNamed: boolean;
  /** Its numbers are links. */
  readonly isEnabled: boolean;
  /** This person may teach which of its digits are numbers. */
  readonly mayTeach: boolean;
}

/** A page in a tab, whose numbers can be checked. */
export type CheckedPage = Pick<CurrentSite, 'url' | 'mayTeach'> & { readonly tab: number };

/**
 * The current page, and each change of its permission. Undefined for the browser's own pages. A popup in a window of
 * its own is given the page in its address: `?site=https://crm.example`.
 */
export async function currentPage(): Promise<ReadonlySignal<CurrentPage | undefined>> {
  const given = new URLSearchParams(location.search).get('site');
  const tab = given ? undefined : await activeTab();
  const url = given ?? tab?.url;
  const pattern = url === undefined ? undefined : patternOf(url);
  if (url === undefined || pattern === undefined) return signal(undefined);
  const read = async (): Promise<CurrentPage> => ({
    url,
    host: new URL(url).host,
    pattern,
    ...(tab ? { tab: tab.id } : {}),
    isPermitted: await isGranted(pattern),
  });
  const page = signal<CurrentPage | undefined>(await read());
  onPermissionsChanged(() => {
    void read().then((changed) => {
      page.value = changed;
    });
  });
  return page;
}

export function siteOf(page: CurrentPage, settings: Effective): CurrentSite {
  const isNamed = siteFor(page.url, settings.values) !== undefined;
  return { ...page, isNamed, isEnabled: page.isPermitted && isNamed, mayTeach: mayTeach(settings) };
}
