import type { ReadonlySignal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import type { Effective } from '../settings/effective.ts';
import type { Feature } from '../settings/features.ts';
import { HelpLine } from '../ui/help-line.tsx';
import { CallLogView } from './call-log/call-log-view.tsx';
import { ConsoleLoader } from './console/console-loader.tsx';
import { DiagnosticsView } from './diagnostics/diagnostics-view.tsx';
import { ImportExportView } from './import-export/import-export-view.tsx';
import { IntegrationLoader } from './integration/integration-loader.tsx';
import { ResultsView } from './results/results-view.tsx';
import { type View, view, views } from './router.ts';
import { SettingsView } from './settings/settings-view.tsx';
import { ShortcutsView } from './shortcuts/shortcuts-view.tsx';
import { StatusView } from './status/status-view.tsx';
import { SupervisorView } from './supervisor/supervisor-view.tsx';
import { TesterView } from './tester/tester-view.tsx';

/** The feature that each of these views belongs to. */
const featureOf: Partial<Record<View, Feature>> = {
  move: 'exportSettings',
  supervisor: 'teamPage',
  console: 'apiConsole',
};

function isShown(each: View, inForce: Effective | undefined): boolean {
  const feature = featureOf[each];
  return feature === undefined || inForce?.values.disabledFeatures.includes(feature) !== true;
}

/** The options page: settings, tests of their effect, and facts for administrators. */
export function App({ inForce }: { inForce: ReadonlySignal<Effective | undefined> }) {
  const now = inForce.value;
  const open = view.value;
  return (
    <>
      <header>
        <img src="/icons/48.png" width="32" height="32" alt="" />
        <h1>{t('name')}</h1>
        <nav aria-label={t('options_views')}>
          {views
            .filter((each) => isShown(each, now))
            .map((each) => (
              <a key={each} href={`#${each}`} aria-current={each === open ? 'page' : undefined}>
                {t(`options_view_${each}`)}
              </a>
            ))}
        </nav>
      </header>
      <main>
        {now === undefined ? (
          <p role="status">{t('options_starting')}</p>
        ) : (
          <>
            {open === 'settings' && <SettingsView inForce={now} />}
            {open === 'try' && <TesterView settings={now.values} />}
            {open === 'shortcuts' && <ShortcutsView />}
            {open === 'status' && <StatusView inForce={now} />}
            {open === 'calls' && <CallLogView settings={now.values} />}
            {open === 'supervisor' && isShown(open, now) && <SupervisorView inForce={now} />}
            {open === 'console' && isShown(open, now) && <ConsoleLoader inForce={now} />}
            {open === 'results' && <ResultsView settings={now.values} />}
            {open === 'integration' && <IntegrationLoader settings={now.values} />}
            {open === 'diagnostics' && <DiagnosticsView inForce={now} />}
            {open === 'move' && isShown(open, now) && <ImportExportView inForce={now} />}
            <HelpLine settings={now.values} />
          </>
        )}
      </main>
    </>
  );
}
