import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { isGranted, onPermissionsChanged, requestPermission } from '../../platform/permissions.ts';
import type { Settings } from '../../settings/catalog.ts';
import { originsOf } from '../../settings/values/site-match.ts';
import { Button } from '../../ui/button.tsx';
import layout from '../layout.module.css';
import css from './settings.module.css';

/** The browser's permission for each site and dialer of the settings, and a button for those that are missing. */
export function SiteAccess({ settings }: { settings: Settings }) {
  const held = useSignal<Readonly<Record<string, boolean>>>({});
  const origins = originsOf(settings);
  const names = origins.join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: `names` changes when the origins change
  useEffect(() => {
    const update = async () => {
      const granted = await Promise.all(origins.map(isGranted));
      held.value = Object.fromEntries(origins.map((origin, index) => [origin, granted[index] ?? false]));
    };
    void update();
    const ended = new AbortController();
    onPermissionsChanged(() => void update(), ended.signal);
    return () => ended.abort();
  }, [names]);

  if (origins.length === 0) return null;
  return (
    <div class={css['setting']}>
      <h3>{t('options_access')}</h3>
      <ul class={layout['list']}>
        {origins.map((origin) => (
          <li key={origin} class="row">
            <code class="grow">
              <bdi dir="ltr">{origin}</bdi>
            </code>
            {held.value[origin] ? (
              <span class="help">{t('options_accessHeld')}</span>
            ) : (
              <Button onClick={() => void requestPermission(origin).catch(() => false)}>
                {t('options_accessAsk')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p class="help">{t('options_accessHelp')}</p>
    </div>
  );
}
