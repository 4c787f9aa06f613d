import { t } from '../../platform/i18n.ts';
import type { Settings } from '../../settings/catalog.ts';
import { useLoaded } from '../use-loaded.ts';

/** The view Integration. Its code is loaded when it is opened, so that the options page starts as fast as without it. */
export function IntegrationLoader({ settings }: { settings: Settings }) {
  const loaded = useLoaded(() => import('./integration-view.tsx')).value;
  return loaded ? (
    <loaded.IntegrationView settings={settings} />
  ) : (
    <p role="status">{t('options_starting')}</p>
  );
}
