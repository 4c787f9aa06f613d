/** The call center the sandbox starts with: accounts, agents, campaigns, leads. The README lists them for people. */
import { logIn } from './table-access.ts';
import type { Account, Campaign, Dialer, Lead, PauseCode, Settings, Status } from './tables.ts';

/** A row of the users table: an agent of level 1, unless `rest` replaces that. */
export const openAccount = (
  user: string,
  pass: string,
  fullName: string,
  rest: Partial<Account> = {},
): Account => ({
  user,
  pass,
  fullName,
  level: 1,
  group: 'AGENTS',
  active: true,
  apiAccess: false,
  allowedFunctions: 'ALL_FUNCTIONS',
  agentcallManual: '1',
  viewReports: false,
  modifyLeads: false,
  modifyCampaigns: false,
  modifyLists: false,
  deleteFromDnc: false,
  changeAgentCampaign: false,
  adminRights: [],
  customThree: '',
  customFour: '',
  failedLogins: 0,
  lastLogin: 0,
  ...rest,
});

const status = (code: string, name: string, selectable = true, callback = false): Status => ({
  status: code,
  name,
  selectable,
  callback,
});

/** The statuses of VICIdial that an agent can select. */
const SYSTEM_STATUSES: readonly Status[] = [
  status('NEW', 'New Lead', false),
  status('QUEUE', 'Lead To Be Called', false),
  status('INCALL', 'Lead Being Called', false),
  status('DROP', 'Agent Not Available', false),
  status('NA', 'No Answer AutoDial', false),
  status('CALLBK', 'Call Back', true, true),
  status('A', 'Answering Machine'),
  status('B', 'Busy'),
  status('DC', 'Disconnected Number'),
  status('DEC', 'Declined Sale'),
  status('DNC', 'DO NOT CALL'),
  status('N', 'No Answer'),
  status('NI', 'Not Interested'),
  status('NP', 'No Pitch No Price'),
  status('SALE', 'Sale Made'),
  status('XFER', 'Call Transferred'),
  status('CBHOLD', 'Call Back Hold', false, true),
];

const pauseCode = (code: string, name: string, requiresApproval = false): PauseCode => ({
  code,
  name,
  requiresApproval,
});

const PAUSE_CODES = [
  pauseCode('BREAK', 'Coffee break'),
  pauseCode('LUNCH', 'Lunch'),
  pauseCode('ADMIN', 'Paperwork'),
  pauseCode('TRAIN', 'Training', true),
];

const campaign = (id: string, name: string, rest: Partial<Campaign> = {}): Campaign => ({
  id,
  name,
  isActive: true,
  apiManualDial: 'STANDARD',
  dialMethod: 'MANUAL',
  previewDial: 'PREVIEW_AND_SKIP',
  allowInbound: true,
  dialPrefix: '9',
  manualDialList: '998',
  checksDnc: true,
  checksCallTime: true,
  defaultInGroup: 'SALESLINE',
  dispoCallUrl: '',
  statuses: [status('CALLME', 'Call me again', true, true), status('SOLD', 'Sold today')],
  pauseCodes: PAUSE_CODES,
  hopper: [],
  ...rest,
});

const lead = (leadId: number, phoneNumber: string, first: string, last: string, altPhone = ''): Lead => ({
  leadId,
  listId: '101',
  phoneNumber,
  phoneCode: '1',
  altPhone,
  address3: '',
  status: 'NEW',
  vendorLeadCode: `VLC${leadId}`,
  sourceId: '',
  fields: { first_name: first, last_name: last },
});

const irisCall = { leadId: 103, number: '3125550142', listId: '101', user: '1003' };

export const SETTINGS: Settings = {
  agentApiActive: true,
  hasTelephonyServer: true,
  callerAddressAllowed: true,
  outboundCidAny: 'DISABLED',
  notifications: false,
  whisper: false,
  dispoCallUrl: '',
  missingFunctions: [],
  sqlErrors: 'quiet',
  translation: undefined,
  corsOrigins: undefined,
  serverIp: '127.0.0.1',
  ringMs: 2000,
  talkMs: 3000,
  settleMs: 3000,
};

/** The description of each account in the README and the start text. */
export const TEST_ACCOUNTS = [
  { user: 'clicktodial', pass: 'Cl1ckToD1al', what: 'API user, level 1: the one to sign in with' },
  { user: 'reports', pass: 'R3portsOn1y', what: 'level 7, view reports: for agent_status' },
  { user: '1000', pass: 'Ann1000', what: 'Ann, logged in to SALES (calls dialed by hand)' },
  { user: '1001', pass: 'Bob1001', what: 'Bob, logged in to QUEUED (dials wait in a queue)' },
  { user: '1002', pass: 'Cal1002', what: 'Cal, logged in, but not allowed to dial by hand' },
  { user: '1003', pass: 'Dee1003', what: 'Dee, not logged in' },
  {
    user: '1004',
    pass: 'Eve1004',
    what: 'Eve, logged in to BLENDED (dialed by machine, can wait for calls)',
  },
  { user: '2000', pass: 'Sue2000', what: 'Sue, supervisor: level 8, view reports and more, sees everybody' },
  { user: '2001', pass: 'Tom2001', what: 'Tom, supervisor of level 7 who sees the group NORTH only' },
  { user: '2002', pass: 'Uma2002', what: 'Uma, level 7 without any right' },
] as const;

/** Unchanged rows. `now` is the time of all logins, long enough ago for the screens to accept commands. */
export function openCallCenter(now: number, settings: Partial<Settings> = {}): Dialer {
  const dialer: Dialer = {
    settings: { ...SETTINGS, ...settings },
    accounts: [
      openAccount('clicktodial', 'Cl1ckToD1al', 'Click to dial', {
        ...{ group: 'API', apiAccess: true, modifyLeads: true },
      }),
      openAccount('reports', 'R3portsOn1y', 'Reports', {
        ...{ level: 7, group: 'API', apiAccess: true, viewReports: true, modifyLeads: true },
      }),
      openAccount('1000', 'Ann1000', 'Ann Archer', { customThree: 'crm1000' }),
      openAccount('1001', 'Bob1001', 'Bob Baker', { customThree: 'crm1001' }),
      openAccount('1002', 'Cal1002', 'Cal Cooper', { agentcallManual: '0' }),
      openAccount('1003', 'Dee1003', 'Dee Dyer'),
      openAccount('1004', 'Eve1004', 'Eve Eastman'),
      openAccount('2000', 'Sue2000', 'Sue Summers', {
        ...{ level: 8, group: 'ADMIN', apiAccess: true, viewReports: true },
        ...{ modifyLeads: true, modifyLists: true, deleteFromDnc: true, changeAgentCampaign: true },
        modifyCampaigns: true,
        // She may delete DIDs, but no users.
        adminRights: [
          ...(['ast_admin_access', 'modify_inbound_dids', 'modify_remoteagents', 'modify_users'] as const),
          'delete_inbound_dids',
        ],
      }),
      openAccount('2001', 'Tom2001', 'Tom Tanner', {
        ...{ level: 7, group: 'ADMIN', apiAccess: true, viewReports: true },
        viewableGroups: ['NORTH'],
      }),
      openAccount('2002', 'Uma2002', 'Uma Underhill', { level: 7, group: 'ADMIN', apiAccess: true }),
    ],
    campaigns: [
      campaign('SALES', 'Sales', {
        hopper: [101, 102].map((leadId) => ({ leadId, listId: '101', priority: 0 })),
      }),
      campaign('QUEUED', 'Queued sales', { apiManualDial: 'QUEUE' }),
      campaign('BLENDED', 'Service', { dialMethod: 'RATIO', previewDial: 'DISABLED' }),
    ],
    systemStatuses: SYSTEM_STATUSES,
    inGroups: ['SALESLINE', 'SUPPORT'],
    groupAliases: { ALIAS1: '3125559999' },
    lists: [
      {
        id: '101',
        name: 'Test | list',
        campaignId: 'SALES',
        isActive: true,
        customFields: ['plan_name', 'renewal'],
      },
      { id: '102', name: 'Old numbers', campaignId: 'SALES', isActive: false },
      { id: '201', name: 'Service', campaignId: 'BLENDED', isActive: true },
    ],
    leads: [
      lead(101, '3125550101', 'Hazel', 'Hopper'),
      lead(102, '3125550102', 'Hugo', 'Hopper'),
      lead(103, '3125550142', 'Iris', 'Ingram', '3125550143'),
    ],
    presets: [],
    alternativeUrls: [],
    dids: [{ id: 1, pattern: '3125559000', description: 'Main number' }],
    remoteAgents: [{ user: '1003', status: 'INACTIVE', campaignId: 'BLENDED', lines: 1 }],
    doNotCall: new Set(),
    campaignDoNotCall: new Set(),
    callTimes: { '24hours': [0, 24], '9am-9pm': [9, 21], never: [0, 0] },
    callLog: [
      { at: now - 86_400_000, ...irisCall, seconds: 75, status: 'CALLBK' },
      { at: now - 172_800_000, ...irisCall, seconds: 0, status: 'N' },
    ],
    storedRecordings: [],
    liveAgents: [],
    calls: [],
    queue: [],
    waitingInbound: [],
    notifications: [],
    placed: [],
    delivered: [],
    dispositions: [],
    simulated: [],
    phones: [
      { login: 'sue', dialplanNumber: '2000' },
      { login: 'tom', dialplanNumber: '2001' },
    ],
    monitorCalls: [],
    workTotals: [],
    nextRandom: () => 0,
    lastLeadId: 103,
    lastQueueRow: 0,
    lastRecordingId: 76,
    lastNotification: 0,
    lastManagerCommand: 0,
  };
  const loggedInAt = now - 3_600_000;
  // A recent login is the dangerous case: ten failures lock at once.
  for (const one of dialer.accounts) one.lastLogin = now;
  logIn(dialer, '1000', 'SALES', '8600000', loggedInAt);
  logIn(dialer, '1001', 'QUEUED', '8600001', loggedInAt);
  logIn(dialer, '1002', 'SALES', '8600002', loggedInAt);
  logIn(dialer, '1004', 'BLENDED', '8600004', loggedInAt);
  return dialer;
}
