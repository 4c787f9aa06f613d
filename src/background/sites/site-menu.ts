import { addSiteMenu, removeSiteMenu } from '../platform/site-menu.ts';
import { say } from '../platform/words.ts';
import { readSettings } from './settings.ts';
import { maySetSites } from './sites.ts';

/** The menu entry that enables a site, where the organisation leaves that to people. Calling it again changes nothing. */
export async function offerSiteMenu(): Promise<void> {
  const settings = await readSettings();
  const isOffered = maySetSites(settings) && !settings.values.disabledFeatures.includes('contextMenu');
  await removeSiteMenu();
  if (isOffered) addSiteMenu(say('menu_enableSite'));
}
