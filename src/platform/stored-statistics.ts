import { emptyTeamStatistics, type TeamStatistics } from '../team/team-statistics.ts';
import { storedValue } from './storage.ts';

/** The latest statistics of the team. Only the worker uses them. */
export const teamStatistics = storedValue<TeamStatistics>(
  'session',
  'teamStatistics',
  (raw): raw is TeamStatistics => typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'rows'),
  emptyTeamStatistics,
);
