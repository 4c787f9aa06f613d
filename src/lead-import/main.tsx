import { render } from 'preact';
import { setLanguage, setPageLanguage, t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { loadPlans } from '../platform/phone-metadata.ts';
import { leadImports } from '../platform/stored-lead-imports.ts';
import { supervisorState } from '../platform/stored-supervisor.ts';
import { live, liveSettings } from '../ui/live.ts';
import { LeadImportPage } from './lead-import-page.tsx';

const [supervisor, imports, settings] = await Promise.all([
  live(supervisorState),
  live(leadImports),
  liveSettings(),
  loadPlans(),
]);
const language = settings.value?.values.language ?? '';
if (language) await setLanguage(language);
setPageLanguage(document);
document.title = t('import_title');
render(<LeadImportPage supervisor={supervisor} imports={imports} inForce={settings} />, document.body);

/** After a stop of the worker, an open page continues a running import sooner than the alarm. */
setInterval(() => {
  if (imports.value.some(({ state }) => state === 'running')) void request('runLeadImport', {});
}, 2000);
