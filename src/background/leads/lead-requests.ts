/** The requests about leads. */
export const leadRequests = [
  'askAsSupervisor',
  'readNumber',
  'leadHint',
  'saveLead',
  'addToDnc',
  'removeFromDnc',
  'retryDncChanges',
] as const;

export type LeadRequest = (typeof leadRequests)[number];
