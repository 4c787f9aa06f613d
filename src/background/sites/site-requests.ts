/** The requests about sites. */
export const siteRequests = ['teach', 'undoTeaching', 'enableSite', 'disableSite'] as const;

export type SiteRequest = (typeof siteRequests)[number];
