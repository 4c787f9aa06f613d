import type { ReadonlySignal } from '@preact/signals';
import type { CallList } from '../leads/call-list/call-list.ts';
import { isOpenImport, type LeadImport } from '../leads/import/lead-import.ts';
import { t } from '../platform/i18n.ts';
import type { PopupState } from '../session/popup-state.ts';
import type { Settings } from '../settings/catalog.ts';
import type { Effective } from '../settings/effective.ts';
import type { SupervisorState } from '../team/supervisor-state.ts';
import { HelpLine } from '../ui/help-line.tsx';
import { missingRightsText, SupervisorAccount } from '../ui/supervisor-account.tsx';
import { CallListStart } from './call-list/call-list-start.tsx';
import { CallListView } from './call-list/call-list-view.tsx';
import { ChosenNumbers } from './chosen-numbers.tsx';
import { ImportList } from './import-list.tsx';
import { MappingForm } from './mapping-form.tsx';
import { rows, type TargetKind, table } from './review-state.ts';
import { ReviewTable } from './review-table.tsx';
import { SourceForm } from './source-form.tsx';
import { kindAmong, TargetForm } from './target-form.tsx';

/** The level that adding leads needs (docs/vicidial/non-agent-api.md, add_lead). */
const neededLevel = 8;

interface LeadImportPageProps {
  readonly supervisor: ReadonlySignal<SupervisorState>;
  readonly imports: ReadonlySignal<readonly LeadImport[]>;
  readonly list: ReadonlySignal<CallList>;
  readonly state: ReadonlySignal<PopupState>;
  readonly inForce: ReadonlySignal<Effective | undefined>;
}

/** The page on which a person reviews numbers before they become leads or a call list, and follows what becomes of them. */
export function LeadImportPage({ inForce, ...signals }: LeadImportPageProps) {
  const now = inForce.value;
  return (
    <div class="page">
      <header>
        <h1>{t(now?.values.leadImport === false ? 'callList_title' : 'import_title')}</h1>
      </header>
      {now === undefined && <p role="status">{t('options_starting')}</p>}
      {now && <Main {...signals} inForce={now} />}
    </div>
  );
}

type MainProps = Omit<LeadImportPageProps, 'inForce'> & { readonly inForce: Effective };

function Main({ supervisor, imports, list, state, inForce }: MainProps) {
  const { values } = inForce;
  const { leadImport, callLists } = values;
  const isSignedIn = supervisor.value.signIn.state === 'in';
  const kinds = leadImport ? kindsOf(isSignedIn, state.value.signIn.state === 'in', values) : [];
  if (!leadImport && !callLists)
    return (
      <main class="narrow">
        <p class="notice">{t('import_off')}</p>
        <HelpLine settings={values} />
      </main>
    );
  if (!callLists && kinds.length === 0)
    return (
      <main class="narrow">
        <SupervisorAccount supervisor={supervisor.value} inForce={inForce} />
        <HelpLine settings={values} />
      </main>
    );
  return (
    <main class="stack">
      {leadImport && isSignedIn && <AccountLines supervisor={supervisor.value} />}
      {callLists && list.value.size > 0 && (
        <CallListView list={list.value} state={state.value} settings={values} />
      )}
      {leadImport && <ImportList imports={imports.value} />}
      <ChosenNumbers settings={values} />
      <SourceForm settings={values} />
      {table.value && <MappingForm settings={values} canSearch={leadImport && isSignedIn} />}
      {rows.value.length > 0 && (
        <>
          <ReviewTable
            settings={values}
            canSearch={leadImport && isSignedIn}
            api={kindAmong(kinds) === 'manual' ? 'agent' : 'nonAgent'}
          />
          {callLists && <CallListStart list={list.value} />}
          {kinds.length > 0 && (
            <TargetForm settings={values} kinds={kinds} isImportOpen={imports.value.some(isOpenImport)} />
          )}
          {leadImport && !isSignedIn && <SupervisorAccount supervisor={supervisor.value} inForce={inForce} />}
        </>
      )}
    </main>
  );
}

/** Where rows can go: a supervisor adds them to a list, an agent to the manual dial list. */
function kindsOf(
  isSupervisor: boolean,
  isAgent: boolean,
  { writableLists }: Pick<Settings, 'writableLists'>,
): readonly TargetKind[] {
  return [
    ...(isSupervisor ? (['list'] as const) : []),
    // Nothing shows the ID of a manual dial list before a lead is in it.
    ...(isAgent && writableLists.length === 0 ? (['manual'] as const) : []),
  ];
}

function AccountLines({ supervisor: { signIn, rights } }: { supervisor: SupervisorState }) {
  const isTooLow = rights?.level !== undefined && rights.level < neededLevel;
  return (
    <>
      {signIn.state === 'in' && (
        <p class="help">{t('team_signedInAs', signIn.identity.user, signIn.identity.host)}</p>
      )}
      {isTooLow && (
        <p class="notice">{missingRightsText({ level: neededLevel, rights: ['modify_leads'] })}</p>
      )}
    </>
  );
}
