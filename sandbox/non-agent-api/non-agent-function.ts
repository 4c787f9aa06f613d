/** The type of a function of the non-agent API, its input, and the form of its rows and refusals. */
import type { Account, AdminRight, Dialer } from '../dialer/tables.ts';

/** The input of a function. `caller` is the account of the request. */
export interface NonAgentRequest {
  dialer: Dialer;
  caller: Account;
  /** A parameter after stripping; '' when it was not sent. */
  get: (name: string) => string;
  /** Milliseconds since 1970. */
  now: number;
}

/** Returns the text of the reply. */
export type NonAgentFunction = (request: NonAgentRequest) => string;

const SEPARATORS: Readonly<Record<string, string>> = { csv: ',', tab: '\t', pipe: '|' };

/** Data rows without a SUCCESS line. `stage` selects the separator. */
export function table(
  get: NonAgentRequest['get'],
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const separator = SEPARATORS[get('stage')] ?? '|';
  const lines = get('header') === 'YES' ? [header, ...rows] : rows;
  return lines.map((fields) => `${fields.join(separator)}\n`).join('');
}

/** Whether the user group of the caller may see this account. */
export const maySee = (caller: Account, account: Account): boolean => maySeeGroup(caller, account.group);

export const maySeeGroup = (caller: Account, group: string): boolean =>
  caller.viewableGroups === undefined || caller.viewableGroups.includes(group);

/** Whether the account may call a function that level 8, API access and this right allow. */
export const hasRight = (caller: Account, right: AdminRight): boolean =>
  caller.level >= 8 && caller.apiAccess && caller.adminRights.includes(right);

/** Whether the caller has view_reports and vdc_agent_api_access. The functions that read agents need both. */
export const mayRead = (caller: Account): boolean => caller.viewReports && caller.apiAccess;
