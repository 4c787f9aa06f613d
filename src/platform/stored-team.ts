import { emptyTeamList, type TeamList } from '../team/team-list.ts';
import { storedValue } from './storage.ts';

/** The team for every open team page. Only the worker writes it. */
export const teamList = storedValue<TeamList>(
  'session',
  'teamList',
  (raw): raw is TeamList => typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'agents'),
  emptyTeamList,
);
