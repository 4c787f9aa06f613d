/** What can be switched off one by one. */
export const features = [
  'links',
  'callBar',
  'contextMenu',
  'keyboard',
  'dialPad',
  'recentCalls',
  'transfer',
  'park',
  'dtmf',
  'recording',
  'callbacks',
  'inGroups',
  'logOut',
  'team',
  'enableSites',
  'exportSettings',
] as const;

export type Feature = (typeof features)[number];
