import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isTabBlocked } from '../../platform/content-scripts.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { requestPermission } from '../../platform/permissions.ts';
import type { SettingKey } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import type { CurrentSite } from './current-site.ts';

/** Turns calling on or off for the current page. `site` follows the settings and the permission. */
export function SiteSwitch({ site, locked }: { site: CurrentSite; locked: readonly SettingKey[] }) {
  const isBlocked = useSignal(false);
  const { isBusy, failure, run } = useAction();
  useEffect(() => {
    // After the first paint, because a page that hangs does not reply.
    if (site.tab === undefined) return;
    void isTabBlocked(site.tab).then((is) => {
      isBlocked.value = is;
    });
  }, [site.tab, isBlocked]);

  // The request is sent before the browser asks, because its prompt may close this popup: the worker turns the site on
  // as soon as the permission is there. Both happen within the click, which the prompt needs.
  const turnOn = () => {
    const enabled = request('enableSite', { pattern: site.pattern });
    const permission = requestPermission(site.pattern).catch(() => false);
    void run(async () => {
      await permission;
      return enabled;
    });
  };
  const turnOff = () => void run(() => request('disableSite', { pattern: site.pattern }));

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
        <span class="grow">{t(site.isEnabled ? 'popup_siteOn' : 'popup_siteOff', site.host)}</span>
        {!site.isEnabled && (
          <Button class="main" isBusy={isBusy} onClick={turnOn}>
            {t('popup_enableSite')}
          </Button>
        )}
        {site.isEnabled && !isSet && (
          <Button class="plain" isBusy={isBusy} onClick={turnOff}>
            {t('popup_disableSite')}
          </Button>
        )}
      </div>
      {failure && <FailureNotice reason={failure} />}
    </section>
  );
}
