import { explain, type Failure } from '../../failure.ts';
import { seenPauses } from '../../platform/stored-seen-pauses.ts';
import { teamStatistics } from '../../platform/stored-statistics.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { missingRights } from '../../team/supervisor-rights.ts';
import { isInScope, isRowInScope, teamScope } from '../../team/team-scope.ts';
import {
  dayOfVersion,
  readStatistics,
  type ShownStatistics,
  statisticsWait,
} from '../../team/team-statistics.ts';
import { teamFunctions } from '../../vicidial/non-agent/team-functions.ts';
import { readSettings } from '../effective-settings.ts';
import { askNonAgent } from './supervisor-client.ts';
import { supervisorLoginFailed } from './supervisor-sign-in.ts';

/** Between the cells of a row that does not fit its columns. */
const cellSeparator = ' | ';

let asking: Promise<void> | undefined;

/**
 * The statistics of today. The dialer is asked at most once a minute; within that minute they are those of its last reply. A
 * failure of the dialer is a part of them. The result fails only if nothing may be asked.
 */
export async function currentStatistics(): Promise<Result<ShownStatistics, Failure>> {
  const { signIn, rights } = await supervisorState.get();
  if (signIn.state !== 'in') return fail({ kind: 'notSignedIn' });
  const { values } = await readSettings();
  const off = values.disabledFeatures;
  const scope = teamScope(values);
  if (off.includes('teamPage') || off.includes('teamStatistics')) {
    return fail({ kind: 'setByOrganization' });
  }
  if (rights && missingRights(teamFunctions.agent_stats_export, rights))
    return fail({ kind: 'noPermission' });
  let isMine = false;
  await teamStatistics.update((now) => {
    isMine = statisticsWait(now, Date.now()) === 0;
    return isMine ? { ...now, askedAt: Date.now() } : now;
  });
  if (isMine) {
    asking = ask().finally(() => {
      asking = undefined;
    });
  }
  // Another page may have asked in this moment.
  await asking;
  const statistics = await teamStatistics.get();
  const rows = statistics.rows.filter((row) => isInScope(row, scope));
  const unfit = statistics.unfit.filter((cells) => isRowInScope(cells.split(cellSeparator), scope));
  const ids = new Set(rows.map(({ user }) => user.toLowerCase()));
  const seen = await seenPauses.get();
  const pauses = seen.pauses.filter(({ id }) => ids.has(id));
  return ok({ ...statistics, rows, unfit, seenPauses: { ...seen, pauses } });
}

async function ask(): Promise<void> {
  // Today is the day of the dialer, whose time zone may differ.
  const version = await askNonAgent('version', {});
  const day = dayOfVersion(version.ok ? (version.value.value ?? '') : '', Date.now());
  const reply = await askNonAgent('agent_stats_export', {
    ...{ datetime_start: `${day} 00:00:00`, datetime_end: `${day} 23:59:59` },
    ...{ time_format: 'S', group_by_campaign: 'YES' },
  });
  // The supervisor may have signed out meanwhile.
  if ((await supervisorState.get()).signIn.state !== 'in') return;
  if (!reply.ok && reply.error.kind !== 'nothingFound') {
    if (isLoginFailure(reply.error)) return supervisorLoginFailed(reply.error);
    const failure = explain(reply.error);
    await teamStatistics.update((now) => ({ ...now, failure }));
    return;
  }
  const { rows, unfit } = reply.ok ? reply.value : { rows: [], unfit: [] };
  const read = rows.map((row) => ({ row, statistics: readStatistics(row) }));
  const shifted = read
    .filter(({ statistics }) => statistics === undefined)
    .map(({ row }) => Object.values(row));
  await teamStatistics.update((now) => ({
    ...now,
    ...{ day, seenAt: Date.now(), failure: null },
    rows: read.flatMap(({ statistics }) => (statistics ? [statistics] : [])),
    unfit: [...unfit, ...shifted].map((cells) => cells.join(cellSeparator)),
  }));
}
