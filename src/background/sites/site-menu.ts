import {
  addDialMenu,
  addDoNotCallMenu,
  addNumbersMenu,
  addPanelMenu,
  addSiteMenu,
  addTeachingMenu,
  removeDialMenu,
  removeDoNotCallMenu,
  removeNumbersMenu,
  removePanelMenu,
  removeSiteMenu,
  removeTeachingMenu,
} from '../../platform/context-menu.ts';
import { t } from '../../platform/i18n.ts';
import { mayTeach } from '../../settings/effective.ts';
import { originsOf } from '../../settings/values/site-match.ts';
import { readSettings } from '../effective-settings.ts';
import { canSetSites } from './change-sites.ts';

let turn: Promise<void> = Promise.resolve();

/**
 * Shows the menu entries that the user may use: to enable a site, to open the panel, to dial a selection, to add leads, and to teach which
 * digits are numbers. Idempotent. Calls run one after the other, because two could create the same entry.
 */
export function offerSiteMenu(): Promise<void> {
  turn = turn.then(setEntries).catch(() => undefined);
  return turn;
}

async function setEntries(): Promise<void> {
  const settings = await readSettings();
  const hasMenu = !settings.values.disabledFeatures.includes('contextMenu');
  const patterns = originsOf({ sites: settings.values.sites, dialerUrls: [] });
  if (hasMenu && canSetSites(settings)) await addSiteMenu(t('menu_enableSite'));
  else await removeSiteMenu();
  if (hasMenu && settings.values.surfaces !== 'popup') await addPanelMenu(t('menu_openPanel'));
  else await removePanelMenu();
  if (hasMenu && settings.values.dncChanges) await addDoNotCallMenu(t('dnc_menu'));
  else await removeDoNotCallMenu();
  if (hasMenu && (settings.values.leadImport || settings.values.callLists))
    await addNumbersMenu({ number: t('import_addNumber'), page: t('import_addPage') }, patterns);
  else await removeNumbersMenu();
  if (hasMenu && !settings.values.disabledFeatures.includes('dialPad'))
    await addDialMenu(t('menu_dialSelection'));
  else await removeDialMenu();
  if (hasMenu && mayTeach(settings) && patterns.length > 0)
    await addTeachingMenu({ phone: t('menu_isPhone'), notPhone: t('menu_isNotPhone') }, patterns);
  else await removeTeachingMenu();
}
