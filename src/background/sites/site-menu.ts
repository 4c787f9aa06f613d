import { addSiteMenu, removeSiteMenu } from '../../platform/context-menu.ts';
import { t } from '../../platform/i18n.ts';
import { readSettings } from '../effective-settings.ts';
import { canSetSites } from './site-access.ts';

/** Shows the menu entry that enables a site, if the user may enable sites. Idempotent. */
export async function offerSiteMenu(): Promise<void> {
  const settings = await readSettings();
  const isOffered = canSetSites(settings) && !settings.values.disabledFeatures.includes('contextMenu');
  await removeSiteMenu();
  if (isOffered) addSiteMenu(t('menu_enableSite'));
}
