import type { ReadonlySignal } from '@preact/signals';
import { say } from '../platform/words.ts';
import type { Effective } from '../settings/effective.ts';
import { HelpLine } from '../ui/help-line.tsx';
import { DiagnosticsView } from './diagnostics-view.tsx';
import { MoveView } from './move-view.tsx';
import { view, views } from './place.ts';
import { SettingsView } from './settings-view.tsx';
import { StatusView } from './status-view.tsx';
import { TryView } from './try-view.tsx';

/** The options page: what can be set, what it comes to, and what an administrator wants to know. */
export function App({ inForce }: { inForce: ReadonlySignal<Effective | undefined> }) {
  const now = inForce.value;
  const open = view.value;
  return (
    <>
      <header>
        <img src="/icons/48.png" width="32" height="32" alt="" />
        <h1>{say('name')}</h1>
        <nav aria-label={say('options_views')}>
          {views
            .filter((each) => each !== 'move' || !now?.values.disabledFeatures.includes('exportSettings'))
            .map((each) => (
              <a key={each} href={`#${each}`} aria-current={each === open ? 'page' : undefined}>
                {say(`options_view_${each}`)}
              </a>
            ))}
        </nav>
      </header>
      <main>
        {now === undefined ? (
          <p role="status">{say('options_starting')}</p>
        ) : (
          <>
            {open === 'settings' && <SettingsView inForce={now} />}
            {open === 'try' && <TryView settings={now.values} />}
            {open === 'status' && <StatusView inForce={now} />}
            {open === 'diagnostics' && <DiagnosticsView inForce={now} />}
            {open === 'move' && !now.values.disabledFeatures.includes('exportSettings') && (
              <MoveView inForce={now} />
            )}
            <HelpLine settings={now.values} />
          </>
        )}
      </main>
    </>
  );
}
