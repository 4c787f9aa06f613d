/** Features that an administrator can disable one by one. */
export const features = [
  'contextMenu',
  'dialPad',
  'recentCalls',
  'callbacks',
  'transfer',
  'park',
  'dtmf',
  'recording',
  'inGroups',
  'logOut',
  'enableSites',
  'teachNumbers',
  'exportSettings',
  'teamPage',
  'teamActions',
  'teamListening',
  'teamStatistics',
  'dialerHooks',
  'apiConsole',
] as const;

export type Feature = (typeof features)[number];
