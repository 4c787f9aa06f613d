import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Explanation } from '../../failure.ts';
import { isTabBlocked } from '../../platform/content-scripts.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { requestPermission } from '../../platform/permissions.ts';
import type { SettingKey } from '../../settings/catalogue.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import type { CurrentSite } from './current-site.ts';

/** One button for the page in front: link its numbers, or stop. */
export function SiteSwitch({ site, locked }: { site: CurrentSite; locked: readonly SettingKey[] }) {
  const isOn = useSignal(site.isEnabled);
  const isBlocked = useSignal(false);
  const reason = useSignal<Explanation | undefined>(undefined);
  useEffect(() => {
    // Asked once the popup is there: a page that hangs does not answer.
    if (site.tab === undefined) return;
    void isTabBlocked(site.tab).then((is) => {
      isBlocked.value = is;
    });
  }, [site.tab, isBlocked]);

  const turnOn = async () => {
    // Told first, then asked, and both within the click: the prompt may close this popup. The worker links the
    // numbers as soon as the permission is there.
    const asked = request('enableSite', { pattern: site.pattern });
    const permission = requestPermission(site.pattern);
    const added = await asked;
    reason.value = added.ok ? undefined : added.error;
    isOn.value = (await permission) && !reason.value;
  };
  const turnOff = async () => {
    const removed = await request('disableSite', { pattern: site.pattern });
    reason.value = removed.ok ? undefined : removed.error;
    isOn.value = Boolean(reason.value);
  };

  if (isBlocked.value) {
    return (
      <p class="notice" role="status">
        {t('popup_siteBlocked', site.host)}
      </p>
    );
  }
  const isSet = locked.includes('sites');
  if (isSet && !site.isNamed) return <p class="help">{t('popup_siteNotNamed', site.host)}</p>;
  return (
    <section class="stack">
      <div class="row">
        <span class="grow">{t(isOn.value ? 'popup_siteOn' : 'popup_siteOff', site.host)}</span>
        {isOn.value ? (
          !isSet && (
            <button type="button" onClick={() => void turnOff()}>
              {t('popup_disableSite')}
            </button>
          )
        ) : (
          <button type="button" class="main" onClick={() => void turnOn()}>
            {t('popup_enableSite')}
          </button>
        )}
      </div>
      {reason.value && <FailureNotice reason={reason.value} />}
    </section>
  );
}
