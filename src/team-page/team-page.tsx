import type { ReadonlySignal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import type { Effective } from '../settings/effective.ts';
import type { SupervisorState } from '../team/supervisor-state.ts';
import type { TeamBatch } from '../team/team-batch.ts';
import type { TeamList } from '../team/team-list.ts';
import { HelpLine } from '../ui/help-line.tsx';
import { SupervisorAccount } from '../ui/supervisor-account.tsx';
import { TeamOverview } from './team-overview.tsx';
import { changeView, view } from './view-address.ts';

interface TeamPageProps {
  readonly supervisor: ReadonlySignal<SupervisorState>;
  readonly list: ReadonlySignal<TeamList>;
  readonly batches: ReadonlySignal<readonly TeamBatch[]>;
  readonly inForce: ReadonlySignal<Effective | undefined>;
}

/** The team page: the sign-in of the supervisor, and then the agents of the team. */
export function TeamPage({ supervisor, list, batches, inForce }: TeamPageProps) {
  const now = inForce.value;
  const { signIn } = supervisor.value;
  const { isWall } = view.value;
  return (
    <div class={isWall ? 'page wall' : 'page'}>
      <header>
        <h1>{t('team_title')}</h1>
        {signIn.state === 'in' && (
          <>
            <p class="help">{t('team_signedInAs', signIn.identity.user, signIn.identity.host)}</p>
            <button type="button" class="plain" onClick={() => changeView({ isWall: !isWall })}>
              {t(isWall ? 'team_wallEnd' : 'team_wall')}
            </button>
          </>
        )}
      </header>
      {now === undefined && <p role="status">{t('options_starting')}</p>}
      {now && <Main supervisor={supervisor.value} list={list} batches={batches} inForce={now} />}
    </div>
  );
}

function Main(props: {
  supervisor: SupervisorState;
  list: ReadonlySignal<TeamList>;
  batches: ReadonlySignal<readonly TeamBatch[]>;
  inForce: Effective;
}) {
  const { supervisor, list, batches, inForce } = props;
  const { values } = inForce;
  if (values.disabledFeatures.includes('teamPage')) {
    return (
      <main class="narrow">
        <p class="notice">{t('team_off')}</p>
        <HelpLine settings={values} />
      </main>
    );
  }
  if (supervisor.signIn.state !== 'in') {
    return (
      <main class="narrow">
        <SupervisorAccount supervisor={supervisor} inForce={inForce} />
        <HelpLine settings={values} />
      </main>
    );
  }
  return (
    <main>
      <TeamOverview
        list={list}
        batches={batches}
        rights={supervisor.rights}
        identity={supervisor.signIn.identity}
        settings={values}
        areViewsLocked={inForce.locked.includes('teamViews')}
        shown={view.value}
      />
      {!view.value.isWall && (
        <details>
          <summary>{t('team_rights')}</summary>
          <SupervisorAccount supervisor={supervisor} inForce={inForce} />
        </details>
      )}
    </main>
  );
}
