import { seenPauses } from '../../platform/stored-seen-pauses.ts';
import { teamStatistics } from '../../platform/stored-statistics.ts';
import { teamList } from '../../platform/stored-team.ts';
import { noSeenPauses } from '../../team/seen-pauses.ts';
import { emptyTeamList } from '../../team/team-list.ts';
import { emptyTeamStatistics } from '../../team/team-statistics.ts';

/** Deletes what the dialer said about the team: another supervisor may not see it. */
export async function forgetTeam(): Promise<void> {
  await Promise.all([
    teamList.set(emptyTeamList),
    teamStatistics.set(emptyTeamStatistics),
    seenPauses.set(noSeenPauses),
  ]);
}
