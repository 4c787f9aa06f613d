/**
 * The call center in which the recorded replies were taken, and what each line's precondition sentence puts into it. Rules are
 * matched against the sentence; every rule that matches applies, in this order.
 */
import { openCallCenter } from '../../sandbox/dialer/call-center.ts';
import { findAccount, findLead, findLiveAgent, logIn } from '../../sandbox/dialer/table-access.ts';
import type { Account, AgentStatus, Dialer, LiveAgent } from '../../sandbox/dialer/tables.ts';

export interface RecordedLine {
  endpoint: string;
  params: Record<string, string>;
  method: string;
  http_status: number;
  content_type: string;
  body: string;
  precondition: string;
  db_effect: string;
  response_headers?: Record<string, string>;
}

const CALL_ID = 'M2111752000000001001';

const person = (user: string, fullName: string, rest: Partial<Account> = {}): Account => ({
  ...{ user, pass: '1234', fullName, level: 1, group: 'AGENTS', active: true, apiAccess: true },
  ...{ allowedFunctions: 'ALL_FUNCTIONS', agentcallManual: '1', viewReports: false, modifyLeads: false },
  ...{
    modifyLists: false,
    deleteFromDnc: false,
    modifyCampaigns: false,
    changeAgentCampaign: false,
    adminRights: [],
    customThree: '',
    customFour: '',
    failedLogins: 0,
  },
  lastLogin: 0,
  ...rest,
});

/** The tables of the machine the recording was made on. */
export function recordedRig(now: number): Dialer {
  const dialer = openCallCenter(now);
  const [sales] = dialer.campaigns;
  const [lead] = dialer.leads;
  if (!sales || !lead) throw new Error('the standard call center has no campaign or lead to start from');
  const seven = { level: 7, viewReports: true };
  const all = {
    ...seven,
    level: 9,
    group: 'ADMIN',
    modifyLeads: true,
    modifyCampaigns: true,
    changeAgentCampaign: true,
  };
  dialer.accounts = [
    person('6666', 'Admin', all),
    person('1000', 'Ann Agent', { apiAccess: false, customThree: 'crm-ann' }),
    person('1001', 'Bob Agent', { customThree: 'crm1001' }),
    person('1002', 'Cal Agent'),
    person('1003', 'Sue Supervisor', seven),
    person('1004', 'Sam Supervisor', { level: 7 }),
    person('1006', 'Restricted', { allowedFunctions: ['external_hangup', 'external_dial'] }),
    person('1007', 'Inactive', { active: false }),
    person('1009', 'Lena Locked'),
    person('1012', 'Limited', { ...seven, viewableGroups: ['OTHERS'] }),
    person('1020', 'Quote'),
  ];
  dialer.campaigns = [{ ...sales, id: 'TESTCAMP', defaultInGroup: 'SALESLINE' }];
  const fields = { security_phrase: 'sec' };
  const numbers = { phoneNumber: '3125551212', altPhone: '3125551313', address3: '3125551414' };
  const ids = { leadId: 1001, vendorLeadCode: 'VLC1001', sourceId: 'SRC1001' };
  const none = { altPhone: '', address3: '' };
  dialer.leads = [
    { ...lead, ...numbers, ...ids, fields },
    { ...lead, ...none, leadId: 1002, phoneNumber: '3125552222', vendorLeadCode: 'VLC1002' },
    { ...lead, ...none, leadId: 1003, phoneNumber: '', vendorLeadCode: '' },
  ];
  dialer.groupAliases = { ALIAS1: '3125559999', ALIASBAD: '' };
  dialer.doNotCall = new Set(['3125553434']);
  dialer.lastNotification = 1;
  dialer.liveAgents = [];
  for (const [user, confExten] of Object.entries({
    ...{ 1000: '8600000', 1001: '8600001', 1002: '8600002', 1009: '8600009', 1020: '8600020' },
  })) {
    logIn(dialer, user, 'TESTCAMP', confExten, now - 60_000).ingroups = ['SALESLINE'];
  }
  const bob = findLiveAgent(dialer, '1001');
  if (bob) bob.sessionRow = { webphoneUrl: 'https://phone.example.test/viciphone.php?x=1', loginCall: 'S1' };
  return dialer;
}

interface Scene {
  dialer: Dialer;
  line: RecordedLine;
  agent: LiveAgent;
  account: Account;
  now: number;
}

function inCall({ dialer, agent, now }: Scene): void {
  Object.assign(agent, { status: 'INCALL', leadId: 1001, callerid: CALL_ID, comments: 'MANUAL' });
  const times = { placedAt: now, answersAt: undefined, endsAt: undefined };
  const channel = 'SIP/trunk-00000011';
  dialer.calls = [
    {
      callerid: CALL_ID,
      user: agent.user,
      leadId: 1001,
      dialed: '913125551212',
      ...times,
      channel,
      parked: false,
    },
  ];
}

function inDisposition({ agent }: Scene): void {
  Object.assign(agent, { status: 'PAUSED', leadId: 1001, callerid: CALL_ID, comments: '' });
}

const put =
  (status: AgentStatus, leadId = 0) =>
  (scene: Scene) =>
    void Object.assign(scene.agent, { status, leadId });

const queued = (status: 'READY' | 'QUEUE') => (scene: Scene) => {
  const { dialer, line } = scene;
  const phoneNumber = line.params['value'] ?? '';
  dialer.queue = [
    { id: 1, user: scene.agent.user, phoneNumber, status, dial: `${phoneNumber}!1!YES!NO!NO!!1!!!!!!!` },
  ];
};

const setting =
  (change: (settings: Dialer['settings'], line: RecordedLine) => void) =>
  ({ dialer, line }: Scene) =>
    change(dialer.settings, line);

const PHRASES = {
  SUCCESS: 'EXITO',
  ERROR: 'FALLO',
  'external_pause function set': 'pausa puesta',
  'agent_user is not logged in': 'agente no conectado',
};

/** Functions that were recorded with a call on the line unless the sentence says otherwise. */
const NEEDS_CALL = ['transfer_conference', 'park_call', 'recording', 'update_fields', 'ra_call_control'];

const RULES: readonly [RegExp, (scene: Scene) => void][] = [
  [/vdc_agent_api_active=0/, setting((settings) => Object.assign(settings, { agentApiActive: false }))],
  [
    /no active asterisk server/,
    setting((settings) => Object.assign(settings, { hasTelephonyServer: false })),
  ],
  [/caller address not in api_ip_list/, setting((s) => Object.assign(s, { callerAddressAllowed: false }))],
  [
    /translated phrases|^same, error$/,
    setting((settings) => Object.assign(settings, { translation: PHRASES })),
  ],
  [/default mysqli error mode/, setting((settings) => Object.assign(settings, { sqlErrors: 'exception' }))],
  // These two were sent within the second of the same command before them, which left nothing to change.
  [
    /^same again in the same second/,
    ({ agent, now }) => {
      agent.columns.dial = `3125551212!1!YES!NO!NO!!${Math.floor(now / 1000)}!!!!!!!`;
    },
  ],
  [
    /^enable_languages=1/,
    ({ agent, now }) => {
      agent.columns.pause = `PAUSE!${Math.floor(now / 1000)}`;
    },
  ],
  [/has CORS enabled for/, setting((s) => Object.assign(s, { corsOrigins: ['https://crm.example.test'] }))],
  [/^enabled$/, setting((settings) => Object.assign(settings, { notifications: true }))],
  [
    /api_manual_dial=QUEUE|^QUEUE:|QUEUE campaign/,
    ({ dialer }) => {
      for (const campaign of dialer.campaigns) campaign.apiManualDial = 'QUEUE';
    },
  ],
  [/^QUEUE: same number again while/, queued('READY')],
  [/^QUEUE: same number again after/, queued('QUEUE')],
  [
    /failed_login_count=10|^same, wrong password/,
    ({ account, now }) => {
      Object.assign(account, { failedLogins: 10, lastLogin: now });
    },
  ],
  [
    /agentcall_manual=/,
    (scene) => {
      const account = findAccount(scene.dialer, scene.agent.user);
      const [, level = ''] = /agentcall_manual=(\d)/.exec(scene.line.precondition) ?? [];
      if (account) account.agentcallManual = level;
    },
  ],
  [/^PAUSED with pause code LUNCH/, ({ agent }) => Object.assign(agent, { pauseCode: 'LUNCH' })],
  [/INCALL|during a call|while recording|right after START|when not recording/, inCall],
  [/agent READY|^READY|, READY/, put('READY')],
  [/agent CLOSER|, CLOSER/, put('CLOSER')],
  [/agent QUEUE|, QUEUE$/, put('QUEUE')],
  [/^MQUEUE/, put('MQUEUE', 1001)],
  [/DISPO\b|with lead/, inDisposition],
  [/agent PAUSED idle|agent PREVIEW/, put('PAUSED')],
  [/PREVIEW|in preview|preview_lead_id/, ({ agent }) => Object.assign(agent, { previewLeadId: 1002 })],
  [/sub status DIAL/, ({ dialer }) => Object.assign(dialer.calls[0] ?? {}, { channel: '' })],
  [/customer parked/, ({ dialer }) => Object.assign(dialer.calls[0] ?? {}, { parked: true })],
  [
    /two agents INCALL/,
    ({ dialer }) => {
      Object.assign(findLiveAgent(dialer, '1001') ?? {}, { status: 'INCALL', leadId: 1001 });
    },
  ],
  [/on-hook agent/, ({ agent }) => Object.assign(agent, { status: 'READY', ringCallerid: 'Y1' })],
  [
    /full name contains/,
    ({ dialer, agent }) => {
      Object.assign(findAccount(dialer, agent.user) ?? {}, { fullName: 'O|Hara, Pat' });
    },
  ],
  [
    /include_ip with a login older/,
    ({ dialer, agent }) => {
      Object.assign(findAccount(dialer, agent.user) ?? {}, { computerIp: '192.0.2.7' });
    },
  ],
  [/no call: SUCCESS|no lead on screen|^no active lead/, put('PAUSED')],
  [/right after START/, ({ agent }) => Object.assign(agent.columns, { recording: 'START' })],
  [
    /while recording 77/,
    ({ agent }) => {
      const startedAt = Date.parse('2026-11-21T17:00:00Z');
      agent.recording = { id: 77, filename: '20261121-170000_3125551212_1000', startedAt };
      agent.columns.recording = '77';
    },
  ],
  [/no session data/, ({ agent }) => Object.assign(agent, { sessionRow: undefined })],
  [/webphone url empty/, ({ agent }) => Object.assign(agent.sessionRow ?? {}, { webphoneUrl: '' })],
  [
    /two LIVE calls in SALESLINE/,
    ({ dialer }) => {
      dialer.waitingInbound = [{ inGroup: 'SALESLINE' }, { inGroup: 'SALESLINE' }];
    },
  ],
  [
    /not logged in|nobody logged in/,
    ({ dialer, line, account }) => {
      const users = [line.params['agent_user'] ?? '', line.precondition.startsWith('user not') ? '1000' : ''];
      const isNobody = line.precondition === 'nobody logged in';
      dialer.liveAgents = dialer.liveAgents.filter((one) => !isNobody && !users.includes(one.user));
      return account;
    },
  ],
];

/** The rig as one recorded line found it. */
export function sceneOf(line: RecordedLine, now: number): Dialer {
  const dialer = recordedRig(now);
  const isNonAgent = line.endpoint.startsWith('vicidial');
  if (isNonAgent) {
    dialer.liveAgents = dialer.liveAgents.filter((one) => ['1000', '1001'].includes(one.user));
    put('READY')({ agent: findLiveAgent(dialer, '1001') } as Scene);
  }
  const custom = line.params['value'] ?? '';
  const named = dialer.accounts.find((one) => one.customThree !== '' && one.customThree === custom)?.user;
  const user = named ?? (line.params['agent_user'] ?? '').replace(/[^-\w]/g, '');
  const agent = findLiveAgent(dialer, user) ?? findLiveAgent(dialer, '1000');
  const account = findAccount(dialer, line.params['user'] ?? '') ?? dialer.accounts[0];
  if (!agent || !account) throw new Error('the rig has no agent 1000');
  const scene: Scene = { dialer, line, agent, account, now };
  if (NEEDS_CALL.includes(line.params['function'] ?? '')) inCall(scene);
  for (const [sentence, apply] of RULES) if (sentence.test(line.precondition)) apply(scene);
  if (!findLead(dialer, 1001)) throw new Error('the rig lost its lead');
  return dialer;
}
