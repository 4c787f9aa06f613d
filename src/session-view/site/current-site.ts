import { type ReadonlySignal, signal } from '@preact/signals';
import { isGranted, onPermissionsChanged, patternOf } from '../../platform/permissions.ts';
import { activeTab, onTabInFrontChanged, tabInFront } from '../../platform/tabs.ts';
import { type Effective, mayTeach } from '../../settings/effective.ts';
import { isNamedSite } from '../../settings/values/site-pattern.ts';

/** The page behind the popup, or beside the panel. */
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
 * The page behind a popup, and each change of its permission. Undefined for the browser's own pages. A popup in a window
 * of its own is given the page in its address: `?site=https://crm.example`.
 */
export async function currentPage(): Promise<ReadonlySignal<CurrentPage | undefined>> {
  const given = new URLSearchParams(location.search).get('site');
  const tab = given ? undefined : await activeTab();
  const read = () => describe(given ?? tab?.url, tab?.id);
  const page = signal(await read());
  onPermissionsChanged(() => {
    void read().then((changed) => {
      page.value = changed;
    });
  });
  return page;
}

/** The page beside a panel, as the agent goes from tab to tab. Undefined if the extension may not know its address. */
export async function followedPage(): Promise<ReadonlySignal<CurrentPage | undefined>> {
  const read = async () => {
    const tab = await tabInFront();
    return describe(tab?.url, tab?.id);
  };
  const page = signal(await read());
  let latest = 0;
  const follow = () => {
    latest += 1;
    const turn = latest;
    void read().then((changed) => {
      // The answers can arrive in any order.
      if (turn === latest) page.value = changed;
    });
  };
  onTabInFrontChanged(follow);
  onPermissionsChanged(follow);
  return page;
}

async function describe(url: string | undefined, tab: number | undefined): Promise<CurrentPage | undefined> {
  const pattern = url === undefined ? undefined : patternOf(url);
  if (url === undefined || pattern === undefined) return undefined;
  return {
    url,
    host: new URL(url).host,
    pattern,
    ...(tab === undefined ? {} : { tab }),
    isPermitted: await isGranted(pattern),
  };
}

export function siteOf(page: CurrentPage, settings: Effective): CurrentSite {
  const isNamed = isNamedSite(page.url, settings.values);
  return { ...page, isNamed, isEnabled: page.isPermitted && isNamed, mayTeach: mayTeach(settings) };
}
