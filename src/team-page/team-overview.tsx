import type { ReadonlySignal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { formatDuration } from '../duration.ts';
import { t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import type { Identity } from '../session/popup-state.ts';
import type { Settings } from '../settings/catalog.ts';
import type { Feature } from '../settings/features.ts';
import { alertRules } from '../settings/values/alert-rule.ts';
import { awayLimits } from '../settings/values/away-limit.ts';
import { dispositions, pauseCodes, pauseLimits } from '../settings/values/choices.ts';
import { pauseRequestCodes } from '../settings/values/pause-request-code.ts';
import { exceededLimits } from '../team/exceeded-limits.ts';
import { pauseRequests } from '../team/pause-requests.ts';
import { missingRights, type SupervisorRights } from '../team/supervisor-rights.ts';
import { isOpenBatch, type TeamBatch } from '../team/team-batch.ts';
import type { TeamList } from '../team/team-list.ts';
import { isInScope, teamScope } from '../team/team-scope.ts';
import { agentsInScope, arrangeTeam, countTeam, type TeamView } from '../team/team-table.ts';
import { now } from '../ui/clock.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { missingRightsText } from '../ui/supervisor-account.tsx';
import { teamFunctions } from '../vicidial/non-agent/team-functions.ts';
import { ActionForm } from './actions/action-form.tsx';
import { actionWords } from './actions/action-words.ts';
import { BatchResults, BatchView } from './actions/batch-view.tsx';
import { AlertBar } from './alerts/alert-bar.tsx';
import { CallDetails } from './call-details.tsx';
import { ListenControls } from './listening/listen-controls.tsx';
import { ReportsView } from './reports/reports-view.tsx';
import { RequestList } from './requests/request-list.tsx';
import { SavedViews } from './saved-views.tsx';
import { selected } from './selection.ts';
import { StatisticsView } from './statistics/statistics-view.tsx';
import { SummaryBar } from './summary-bar.tsx';
import { AgentTable } from './table/agent-table.tsx';
import { TeamToolbar } from './team-toolbar.tsx';

interface TeamOverviewProps {
  readonly list: ReadonlySignal<TeamList>;
  readonly batches: ReadonlySignal<readonly TeamBatch[]>;
  readonly rights: SupervisorRights | null;
  /** The supervisor and the host of the dialer. */
  readonly identity: Identity;
  readonly settings: Settings;
  /** The organization sets the saved views. */
  readonly areViewsLocked: boolean;
  readonly shown: TeamView;
}

/** Summary, filters and table of the team, and why they may be old. */
export function TeamOverview({
  list,
  batches,
  rights,
  identity,
  settings,
  areViewsLocked,
  shown,
}: TeamOverviewProps) {
  const { agents: listed, seenAt, failure, unfit, callsWaiting } = list.value;
  const { teamGroups, teamCampaigns } = settings;
  // The list may be older than the settings. The worker also writes it when it sends a request: the agents are then the same,
  // and neither the order nor the table is made again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the agents change with the time of the reply
  const agents = useMemo(
    () => listed.filter((agent) => isInScope(agent, teamScope({ teamGroups, teamCampaigns }))),
    [seenAt, teamGroups, teamCampaigns],
  );
  const open = useSignal<string | undefined>(undefined);
  const scope = useMemo(() => agentsInScope(agents, shown), [agents, shown]);
  const rows = useMemo(() => arrangeTeam(scope, shown), [scope, shown]);
  const codes = useMemo(() => pauseCodes(settings.pauseCodes), [settings.pauseCodes]);
  const requestCodes = useMemo(
    () => pauseRequestCodes(settings.pauseRequestCodes),
    [settings.pauseRequestCodes],
  );
  const rules = useMemo(() => alertRules(settings.alerts), [settings.alerts]);
  const away = useMemo(() => awayLimits(settings.awayLimits), [settings.awayLimits]);
  const endings = useMemo(
    () => dispositions(settings.dispositions).filter(({ isCallback }) => !isCallback),
    [settings.dispositions],
  );
  const limits = useMemo(() => pauseLimits(codes), [codes]);
  const chosen = agents.filter(({ id }) => selected.value.has(id));
  // The latest action stays in sight after its end.
  const recent = batches.value.filter((batch, at) => at === 0 || isOpenBatch(batch));
  const earlier = batches.value.filter((batch) => !recent.includes(batch));
  useEffect(() => {
    // A login that was kept on the device has no rights yet.
    if (rights === null) void request('checkRights', {});
  }, [rights]);
  const isOff = (feature: Feature) => settings.disabledFeatures.includes(feature);
  const canAct = !shown.isWall && !isOff('teamActions');
  const openCall = useCallback(
    (id: string) => {
      open.value = id;
    },
    [open],
  );
  const table = useMemo(
    () => <AgentTable rows={rows} limits={limits} canSelect={canAct} onOpen={openCall} />,
    [rows, limits, canAct, openCall],
  );
  const missing = rights && missingRights(teamFunctions.logged_in_agents, rights);
  const opened = agents.find(({ id }) => id === open.value);

  if (missing) return <p class="notice danger">{missingRightsText(missing)}</p>;
  return (
    <>
      {failure && (
        <FailureNotice reason={failure}>
          {seenAt !== null && <span>{t('team_stale', new Date(seenAt).toLocaleTimeString())}</span>}
        </FailureNotice>
      )}
      {seenAt === null ? (
        !failure && <p role="status">{t('team_starting')}</p>
      ) : (
        <div class={failure ? 'team stale' : 'team'}>
          <AlertBar list={{ ...list.value, agents }} rules={rules} limits={limits} rights={rights} />
          {canAct && (
            <RequestList
              requests={pauseRequests(agents, requestCodes)}
              agents={agents}
              batches={batches.value}
              codes={codes}
              requestCodes={requestCodes}
              limits={away}
              rights={rights}
            />
          )}
          <SummaryBar counts={countTeam(scope)} total={scope.length} callsWaiting={callsWaiting?.count} />
          {!shown.isWall && <TeamToolbar agents={agents} />}
          {!shown.isWall && <SavedViews lines={settings.teamViews} isLocked={areViewsLocked} shown={shown} />}
          {canAct && chosen.length > 0 && (
            <ActionForm
              agents={chosen}
              codes={codes}
              dispositions={endings}
              rights={rights}
              isReasonRequired={settings.supervisorReasonRequired}
              exceededBy={(leaving) => exceededLimits(agents, leaving, away, requestCodes)}
            />
          )}
          {!shown.isWall && !isOff('teamStatistics') && (
            <div class="row sections">
              <StatisticsView rights={rights} shown={shown} />
              <ReportsView dialer={identity.host} rights={rights} settings={settings} />
            </div>
          )}
          {!shown.isWall && recent.map((batch) => <BatchView key={batch.id} batch={batch} />)}
          {unfit.length > 0 && <UnfitRows rows={unfit} />}
          <p class="help age">
            <Age at={seenAt} />
          </p>
          {rows.length === 0 ? <p>{t(agents.length === 0 ? 'team_empty' : 'team_noMatch')}</p> : table}
        </div>
      )}
      {!shown.isWall && earlier.length > 0 && (
        <details>
          <summary>{t('team_history')}</summary>
          {earlier.map((batch) => (
            <div key={batch.id}>
              {actionWords(batch.action)}
              <BatchResults batch={batch} />
            </div>
          ))}
        </details>
      )}
      {opened && (
        <CallDetails
          key={opened.id}
          agent={opened}
          onClose={() => {
            open.value = undefined;
          }}
        >
          {!isOff('teamListening') && (
            <ListenControls
              agent={opened}
              identity={identity}
              rights={rights}
              notice={settings.listenNotice}
            />
          )}
        </CallDetails>
      )}
    </>
  );
}

function Age({ at }: { at: number }) {
  return <>{t('team_age', formatDuration(now.value - at))}</>;
}

function UnfitRows({ rows }: { rows: readonly string[] }) {
  return (
    <details class="notice">
      <summary>{t('team_unfit', String(rows.length))}</summary>
      <ul>
        {rows.map((row) => (
          <li key={row}>
            <code>{row}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
