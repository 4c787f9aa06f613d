/** What the settings can show of a lead. Its ID is always shown, because a lead is chosen by it. */
export const shownLeadFields = [
  'leadName',
  'leadStatus',
  'leadList',
  'leadNumber',
  'recordId',
  'place',
  'comments',
  'callCounts',
  'lastCalls',
  'callbacks',
  'recordings',
] as const;

export type ShownLeadField = (typeof shownLeadFields)[number];
