/** The requests that the team page and the options page send for the supervisor. */
export const supervisorRequests = [
  'signInSupervisor',
  'unlockSupervisor',
  'signOutSupervisor',
  'checkRights',
  'refreshTeam',
  'listenIn',
  'teamStatistics',
  'agentCall',
  'startTeamAction',
  'stopTeamAction',
] as const;

export type SupervisorRequest = (typeof supervisorRequests)[number];
