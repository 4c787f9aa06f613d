/**
 * Rows of the non-agent API. Their values are neither quoted nor escaped, so a name may contain the separator
 * (docs/vicidial/facts.md 7). Fields are counted from both ends, and the name is the text between them.
 */

export interface AgentStatus {
  readonly status: string;
  /** DIAL, PREVIEW, PARK, 3-WAY, DEAD, DISPO, RING or empty (docs/vicidial/facts.md 6). */
  readonly subStatus: string;
  readonly callId: string;
  /** `0` without a lead. */
  readonly leadId: string;
  readonly campaign: string;
  readonly callsToday: number;
  readonly fullName: string;
  readonly pauseCode: string;
  readonly phoneNumber: string;
  readonly vendorLeadCode: string;
  readonly sessionId: string;
}

export interface LoggedInAgent {
  readonly agent: string;
  readonly campaign: string;
  readonly sessionId: string;
  readonly status: string;
  readonly subStatus: string;
  readonly leadId: string;
  readonly callId: string;
  readonly callsToday: number;
  readonly fullName: string;
  readonly pauseCode: string;
}

export interface UserDetails {
  readonly user: string;
  readonly fullName: string;
  readonly userGroup: string;
  readonly level: number;
  readonly active: boolean;
}

const statusHeader = [
  'status',
  'callerid',
  'lead_id',
  'campaign_id',
  'calls_today',
  'full_name',
  'user_group',
  'user_level',
  'pause_code',
  'real_time_sub_status',
  'phone_number',
  'vendor_lead_code',
  'session_id',
];
const listHeader = [
  'user',
  'campaign_id',
  'session_id',
  'status',
  'lead_id',
  'callerid',
  'calls_today',
  'full_name',
  'user_group',
  'user_level',
  'pause_code',
  'sub_status',
];
const userHeader = ['user', 'full_name', 'user_group', 'user_level', 'active'];

const statuses = new Set(['PAUSED', 'READY', 'QUEUE', 'INCALL', 'CLOSER', 'MQUEUE']);

/** The session in a reply of `agent_status`, with or without a header row; undefined if it has none. */
export function agentStatusOf(rows: readonly string[]): AgentStatus | undefined {
  const [row] = table(rows, statusHeader);
  if (row === undefined || !statuses.has(row['status'] ?? '')) return undefined;
  return {
    status: row['status'] ?? '',
    subStatus: row['real_time_sub_status'] ?? '',
    callId: row['callerid'] ?? '',
    leadId: row['lead_id'] ?? '0',
    campaign: row['campaign_id'] ?? '',
    callsToday: Number(row['calls_today']) || 0,
    fullName: row['full_name'] ?? '',
    pauseCode: row['pause_code'] ?? '',
    phoneNumber: row['phone_number'] ?? '',
    vendorLeadCode: row['vendor_lead_code'] ?? '',
    sessionId: row['session_id'] ?? '',
  };
}

/** All sessions in a reply of `logged_in_agents`; undefined if a row is invalid. */
export function agentRowsOf(
  rows: readonly string[],
): { readonly agents: readonly LoggedInAgent[] } | undefined {
  const agents = table(rows, listHeader).map((row) => ({
    agent: row['user'] ?? '',
    campaign: row['campaign_id'] ?? '',
    sessionId: row['session_id'] ?? '',
    status: row['status'] ?? '',
    subStatus: row['sub_status'] ?? '',
    leadId: row['lead_id'] ?? '0',
    callId: row['callerid'] ?? '',
    callsToday: Number(row['calls_today']) || 0,
    fullName: row['full_name'] ?? '',
    pauseCode: row['pause_code'] ?? '',
  }));
  return agents.length > 0 && agents.every(({ status }) => statuses.has(status)) ? { agents } : undefined;
}

/** The user in a reply of `user_details`; undefined if it has none. */
export function userDetailsOf(rows: readonly string[]): UserDetails | undefined {
  const [row] = table(rows, userHeader);
  if (row === undefined || !/^\d$/.test(row['user_level'] ?? '') || !/^[YN]$/.test(row['active'] ?? ''))
    return undefined;
  return {
    user: row['user'] ?? '',
    fullName: row['full_name'] ?? '',
    userGroup: row['user_group'] ?? '',
    level: Number(row['user_level']),
    active: row['active'] === 'Y',
  };
}

/**
 * Rows as records by column name. A header row contains the column names (older releases have fewer, later ones more).
 * Without a header, the current columns apply, as many as the row has.
 */
function table(rows: readonly string[], columns: readonly string[]): Record<string, string>[] {
  // The first column never contains a separator, so the first match is the separator of the reply.
  const separator = /[\t|,]/.exec(rows[0] ?? '')?.[0] ?? '|';
  const cells = rows.map((line) => line.replace(/[\r\n]+$/, '').split(separator));
  const [header = []] = cells;
  const hasHeader = header[0] === columns[0] && header[1] === columns[1];
  const names = hasHeader ? header : columns;
  return (hasHeader ? cells.slice(1) : cells).map((row) => record(row, names, separator));
}

function record(
  cells: readonly string[],
  names: readonly string[],
  separator: string,
): Record<string, string> {
  const name = names.indexOf('full_name');
  // The header of include_ip has a column that the row may lack, and rows of old releases are shorter.
  const extra = Math.max(0, cells.length - names.length);
  const whole = [
    ...cells.slice(0, name),
    cells.slice(name, name + extra + 1).join(separator),
    ...cells.slice(name + extra + 1),
  ];
  return Object.fromEntries(names.map((column, index) => [column, whole[index] ?? '']));
}
