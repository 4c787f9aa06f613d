import type { ReadonlySignal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { formatDuration } from '../duration.ts';
import { t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import type { Settings } from '../settings/catalog.ts';
import { pauseCodes } from '../settings/values/choices.ts';
import { missingRights, type SupervisorRights } from '../team/supervisor-rights.ts';
import type { TeamList } from '../team/team-list.ts';
import { agentsInScope, arrangeTeam, countTeam, type TeamView } from '../team/team-table.ts';
import { now } from '../ui/clock.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { missingRightsText } from '../ui/supervisor-account.tsx';
import { teamFunctions } from '../vicidial/non-agent/team-functions.ts';
import { CallDetails } from './call-details.tsx';
import { SummaryBar } from './summary-bar.tsx';
import { AgentTable } from './table/agent-table.tsx';
import { TeamToolbar } from './team-toolbar.tsx';

interface TeamOverviewProps {
  readonly list: ReadonlySignal<TeamList>;
  readonly rights: SupervisorRights | null;
  readonly settings: Settings;
  readonly shown: TeamView;
}

/** Summary, filters and table of the team, and why they may be old. */
export function TeamOverview({ list, rights, settings, shown }: TeamOverviewProps) {
  const { agents, seenAt, failure, unfit, callsWaiting } = list.value;
  const open = useSignal<string | undefined>(undefined);
  const scope = useMemo(() => agentsInScope(agents, shown), [agents, shown]);
  const rows = useMemo(() => arrangeTeam(scope, shown), [scope, shown]);
  const limits = useMemo(() => pauseLimits(settings.pauseCodes), [settings.pauseCodes]);
  useEffect(() => {
    // A login that was kept on the device has no rights yet.
    if (rights === null) void request('checkRights', {});
  }, [rights]);
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
          <SummaryBar counts={countTeam(scope)} total={scope.length} callsWaiting={callsWaiting?.count} />
          {!shown.isWall && <TeamToolbar agents={agents} />}
          {unfit.length > 0 && <UnfitRows rows={unfit} />}
          <p class="help age">
            <Age at={seenAt} />
          </p>
          {rows.length === 0 ? (
            <p>{t(agents.length === 0 ? 'team_empty' : 'team_noMatch')}</p>
          ) : (
            <AgentTable
              rows={rows}
              limits={limits}
              onOpen={(id) => {
                open.value = id;
              }}
            />
          )}
        </div>
      )}
      {opened && (
        <CallDetails
          key={opened.id}
          agent={opened}
          onClose={() => {
            open.value = undefined;
          }}
        />
      )}
    </>
  );
}

/** Minutes by pause code. */
function pauseLimits(lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    pauseCodes(lines).flatMap(({ code, limitMinutes }) =>
      limitMinutes === undefined ? [] : [[code, limitMinutes] as const],
    ),
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
