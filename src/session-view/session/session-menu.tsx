import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { SessionMenuItems } from '../later-parts.ts';
import type { CurrentSite } from '../site/current-site.ts';

/** The heading below which the controls are that are rarely needed. */
export function SessionMenu(props: { state: PopupState; settings: Settings; site: CurrentSite | undefined }) {
  return (
    <details>
      <summary>{t('popup_more')}</summary>
      <SessionMenuItems {...props} />
    </details>
  );
}
