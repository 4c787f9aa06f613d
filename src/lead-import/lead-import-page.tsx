import type { ReadonlySignal } from '@preact/signals';
import { isOpenImport, type LeadImport } from '../leads/import/lead-import.ts';
import { t } from '../platform/i18n.ts';
import type { Effective } from '../settings/effective.ts';
import type { SupervisorState } from '../team/supervisor-state.ts';
import { HelpLine } from '../ui/help-line.tsx';
import { missingRightsText, SupervisorAccount } from '../ui/supervisor-account.tsx';
import { ChosenNumbers } from './chosen-numbers.tsx';
import { ImportList } from './import-list.tsx';
import { MappingForm } from './mapping-form.tsx';
import { rows, table } from './review-state.ts';
import { ReviewTable } from './review-table.tsx';
import { SourceForm } from './source-form.tsx';
import { TargetForm } from './target-form.tsx';

/** The level that adding leads needs (docs/vicidial/non-agent-api.md, add_lead). */
const neededLevel = 8;

interface LeadImportPageProps {
  readonly supervisor: ReadonlySignal<SupervisorState>;
  readonly imports: ReadonlySignal<readonly LeadImport[]>;
  readonly inForce: ReadonlySignal<Effective | undefined>;
}

/** The page on which a person reviews numbers before they become leads, and follows how they are added. */
export function LeadImportPage({ supervisor, imports, inForce }: LeadImportPageProps) {
  const now = inForce.value;
  return (
    <div class="page">
      <header>
        <h1>{t('import_title')}</h1>
      </header>
      {now === undefined && <p role="status">{t('options_starting')}</p>}
      {now && <Main supervisor={supervisor.value} imports={imports.value} inForce={now} />}
    </div>
  );
}

function Main(props: { supervisor: SupervisorState; imports: readonly LeadImport[]; inForce: Effective }) {
  const { supervisor, imports, inForce } = props;
  const { values } = inForce;
  const { signIn, rights } = supervisor;
  if (!values.leadImport)
    return (
      <main class="narrow">
        <p class="notice">{t('import_off')}</p>
        <HelpLine settings={values} />
      </main>
    );
  if (signIn.state !== 'in')
    return (
      <main class="narrow">
        <SupervisorAccount supervisor={supervisor} inForce={inForce} />
        <HelpLine settings={values} />
      </main>
    );
  const isTooLow = rights?.level !== undefined && rights.level < neededLevel;
  return (
    <main class="stack">
      <p class="help">{t('team_signedInAs', signIn.identity.user, signIn.identity.host)}</p>
      {isTooLow && (
        <p class="notice">{missingRightsText({ level: neededLevel, rights: ['modify_leads'] })}</p>
      )}
      <ImportList imports={imports} />
      <ChosenNumbers settings={values} />
      <SourceForm settings={values} />
      {table.value && <MappingForm settings={values} />}
      {rows.value.length > 0 && (
        <>
          <ReviewTable settings={values} />
          <TargetForm settings={values} isImportOpen={imports.some(isOpenImport)} />
        </>
      )}
    </main>
  );
}
