import type { PageView } from '../../messages/contract.ts';
import { isGranted } from '../../platform/permissions.ts';
import { canOpenFromPage } from '../../platform/side-panel.ts';
import { notify, openPages } from '../../platform/tabs.ts';
import { isIntegrated, recordPlaces, siteFor } from '../../settings/values/site-match.ts';
import { readSettings } from '../effective-settings.ts';
import { countryFor } from '../session/check-command.ts';
import { wantedSites } from './site-access.ts';

/** The settings for a page of an enabled site. */
export async function pageSettingsFor(url: string): Promise<Omit<PageView, 'call'>> {
  const { values } = await readSettings();
  return {
    country: await countryFor(url),
    recordPlaces: recordPlaces(url, values),
    maskNumbers: values.maskNumbers,
    opensPanel: canOpenFromPage && values.openPanelOnDial && values.surfaces !== 'popup',
    ...(isIntegrated(url, values) ? { isIntegrated: true } : {}),
    ...(values.leadLookup && values.leadTooltip ? { showsLeads: true as const } : {}),
    taught: siteFor(url, values)?.taught ?? [],
  };
}

/** Sends the open pages their current settings. */
export async function notifyPages(): Promise<void> {
  const wanted = await wantedSites();
  const granted = await Promise.all(wanted.map(isGranted));
  const pages = await openPages(wanted.filter((_, index) => granted[index]));
  await Promise.all(
    pages.map(async ({ tab, url }) => {
      const page = { ...(await pageSettingsFor(url)), call: null };
      await notify(tab, { notice: 'page', page });
    }),
  );
}
