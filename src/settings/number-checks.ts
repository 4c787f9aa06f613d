/** What can be checked about a number before it is dialed. Each check is chosen by itself. */
export const numberChecks = ['systemDnc', 'campaignDnc', 'callTime', 'attempts', 'veto'] as const;

export type NumberCheckChoice = (typeof numberChecks)[number];
