/** The requests that the page for new leads sends. */
export const importRequests = ['startLeadImport', 'changeLeadImport', 'runLeadImport'] as const;

export type ImportRequest = (typeof importRequests)[number];
