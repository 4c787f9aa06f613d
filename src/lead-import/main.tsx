import { render } from 'preact';
import { setLanguage, setPageLanguage, t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { loadPlans } from '../platform/phone-metadata.ts';
import { callList } from '../platform/stored-call-list.ts';
import { leadImports } from '../platform/stored-lead-imports.ts';
import { popupState } from '../platform/stored-state.ts';
import { supervisorState } from '../platform/stored-supervisor.ts';
import { live, liveSettings } from '../ui/live.ts';
import { LeadImportPage } from './lead-import-page.tsx';

/** Shows the page of new leads with the imports and the call list that are stored. */
async function start(): Promise<void> {
  const [supervisor, imports, list, state, settings] = await Promise.all([
    live(supervisorState),
    live(leadImports),
    live(callList),
    live(popupState),
    liveSettings(),
    loadPlans(),
  ]);
  const language = settings.value?.values.language ?? '';
  if (language) await setLanguage(language);
  setPageLanguage(document);
  document.title = t(settings.value?.values.leadImport === false ? 'callList_title' : 'import_title');
  render(
    <LeadImportPage supervisor={supervisor} imports={imports} list={list} state={state} inForce={settings} />,
    document.body,
  );

  // After a stop of the worker, an open page continues a running import sooner than the alarm.
  setInterval(() => {
    if (imports.value.some(({ state: now }) => now === 'running')) void request('runLeadImport', {});
  }, 2000);
}

// Without an `await` at the top level, the bundler can put all that the page needs at its start into one file.
void start();
