import { t } from '../../platform/i18n.ts';
import type { Effective } from '../../settings/effective.ts';
import { useLoaded } from '../use-loaded.ts';

/** The API console. Its code and the tables of all functions are loaded when it is opened, not with the options page. */
export function ConsoleLoader({ inForce }: { inForce: Effective }) {
  const loaded = useLoaded(() => import('./console-view.tsx')).value;
  if (!loaded) return <p role="status">{t('options_starting')}</p>;
  return <loaded.ConsoleView settings={inForce.values} />;
}
