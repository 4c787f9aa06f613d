import { useSignal } from '@preact/signals';
import { csvText, pasteText } from '../../csv.ts';
import { formatDuration } from '../../duration.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { SeenPauses } from '../../team/seen-pauses.ts';
import { missingRights, type SupervisorRights } from '../../team/supervisor-rights.ts';
import { type ShownStatistics, statisticsInView, statisticsWait } from '../../team/team-statistics.ts';
import type { TeamView } from '../../team/team-table.ts';
import { Button } from '../../ui/button.tsx';
import { now } from '../../ui/clock.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { missingRightsText } from '../../ui/supervisor-account.tsx';
import { useAction } from '../../ui/use-action.ts';
import { teamFunctions } from '../../vicidial/non-agent/team-functions.ts';
import { selected } from '../selection.ts';
import { statisticsSheet, statisticsTable } from './statistics-columns.ts';
import { StatisticsTable } from './statistics-table.tsx';

/** The button for the statistics of today, and the statistics when they are open. */
export function StatisticsView({ rights, shown }: { rights: SupervisorRights | null; shown: TeamView }) {
  const isOpen = useSignal(false);
  const statistics = useSignal<ShownStatistics | undefined>(undefined);
  const { isBusy, failure, run } = useAction();
  const missing = rights ? missingRights(teamFunctions.agent_stats_export, rights) : undefined;
  const load = async () => {
    const reply = await run(() => request('teamStatistics', {}));
    if (reply?.ok) statistics.value = reply.value;
  };
  const close = () => {
    isOpen.value = false;
  };
  return (
    <>
      <Button
        reason={missing && missingRightsText(missing)}
        isOpen={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
          if (isOpen.value) void load();
        }}
      >
        {t('team_stats')}
      </Button>
      {isOpen.value && (
        <Disclosure title={t('team_stats')} onClose={close}>
          {failure && <FailureNotice reason={failure} />}
          {statistics.value && <Loaded statistics={statistics.value} shown={shown} />}
          {!statistics.value && isBusy && <p role="status">{t('team_stats_starting')}</p>}
          <div class="row">
            <Refresh askedAt={statistics.value?.askedAt ?? 0} isBusy={isBusy} onClick={() => void load()} />
            <Button onClick={close}>{t('team_close')}</Button>
          </div>
        </Disclosure>
      )}
    </>
  );
}

/** It follows the clock on its own, so that a long table is not drawn again each second. */
function Refresh(props: { askedAt: number; isBusy: boolean; onClick: () => void }) {
  const isSoon = statisticsWait(props, now.value) > 0;
  return (
    <Button isBusy={props.isBusy} reason={isSoon ? t('team_stats_soon') : undefined} onClick={props.onClick}>
      {t('team_stats_refresh')}
    </Button>
  );
}

function Loaded({ statistics, shown }: { statistics: ShownStatistics; shown: TeamView }) {
  const { rows, unfit, day, seenAt, failure, seenPauses } = statistics;
  const agents = statisticsInView(rows, shown, selected.value);
  const table = statisticsTable(agents, seenPauses);
  return (
    <>
      {failure && <FailureNotice reason={failure} />}
      {seenAt !== null && (
        <p class="help">
          {t('team_stats_age', day, new Date(seenAt).toLocaleTimeString())} {t('team_stats_scope')}
        </p>
      )}
      {unfit.length > 0 && (
        <details class="notice">
          <summary>{t('team_unfit', String(unfit.length))}</summary>
          <ul>
            {unfit.map((row) => (
              <li key={row}>
                <code>{row}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      {seenAt !== null && agents.length === 0 && <p>{t('team_stats_empty')}</p>}
      {agents.length > 0 && (
        <>
          <StatisticsTable {...table} />
          {table.total.codeSeconds.length > 0 && <SeenTime of={seenPauses} />}
          <div class="row">
            <CopyButton label={t('team_stats_copy')} text={() => pasteText(statisticsSheet(table))} />
            <Button
              onClick={() => saveFile(`click-to-dial-statistics-${day}.csv`, csvText(statisticsSheet(table)))}
            >
              {t('team_stats_save')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** Which part of the day the pause times by code cover. */
function SeenTime({ of: { since, unseenMs } }: { of: SeenPauses }) {
  if (since === null) return null;
  return (
    <p class="help">
      {t('team_stats_seen', new Date(since).toLocaleTimeString())}{' '}
      {unseenMs > 0 && t('team_stats_unseen', formatDuration(unseenMs))}
    </p>
  );
}
