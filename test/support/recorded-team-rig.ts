/** The call center in which the replies of the non-agent API were recorded, and what each line's precondition puts into it. */
import { openAccount, openCallCenter } from '../../sandbox/dialer/call-center.ts';
import { findLiveAgent, logIn } from '../../sandbox/dialer/table-access.ts';
import type {
  Account,
  AgentStatus,
  Call,
  Dialer,
  LiveAgent,
  WorkTotals,
} from '../../sandbox/dialer/tables.ts';
import { openTotals } from '../../sandbox/dialer/work-totals.ts';
import type { RecordedLine } from './recorded-rig.ts';

const supervisor = (user: string, rest: Partial<Account>) =>
  openAccount(user, 'sup1234', user, { level: 7, group: 'ADMIN', apiAccess: true, ...rest });

function accounts(): Account[] {
  const reads = { viewReports: true, changeAgentCampaign: true };
  const names: readonly [user: string, fullName: string, group: string][] = [
    ['1000', 'Ana Agent', 'TEAMA'],
    ['1001', 'Bob Brown', 'TEAMA'],
    ['1002', 'Carl | Pipe', 'TEAMA'],
    ['1003', 'Dora, Comma', 'TEAMB'],
    ['1004', 'Zoë Müller', 'TEAMB'],
    ['1005', 'Eve\tTab', 'TEAMB'],
    ['1006', 'Frank "The Tank" Fox', 'TEAMB'],
    ['1007', 'Gus Gone', 'TEAMB'],
    ['1008', 'Hana 花子', 'TEAMA'],
    ['2005', 'Too High', 'TEAMA'],
  ];
  const agents = names.map(([user, fullName, group]) => openAccount(user, '1234', fullName, { group }));
  for (const agent of agents) if (agent.user === '2005') agent.level = 10;
  return [
    ...agents,
    openAccount('clickapi', 'api1234', 'Click API', { apiAccess: true }),
    openAccount('6666', '1234', 'Admin', { level: 9, group: 'ADMIN', apiAccess: true, ...reads }),
    supervisor('5001', reads),
    supervisor('5002', { ...reads, level: 8 }),
    supervisor('5003', { level: 9 }),
    supervisor('5004', {}),
    supervisor('5005', { viewReports: true, apiAccess: false }),
    supervisor('5006', { viewReports: true, allowedFunctions: ['agent_status'] }),
    supervisor('5007', {
      ...{ level: 8, viewReports: true, viewableGroups: ['TEAMA'], allowedCampaigns: ['CTDMAN'] },
    }),
  ];
}

const call = (agent: LiveAgent, more: Partial<Call> = {}): Call => ({
  ...{ callerid: agent.callerid, user: agent.user, leadId: agent.leadId, dialed: '', placedAt: 0 },
  ...{ answersAt: 0, endsAt: undefined, channel: 'SIP/trunk-1', parked: false },
  ...more,
});

/** Lead 21 does not exist. */
const hopper = () => [
  { leadId: 20, listId: '101', priority: 50 },
  { leadId: 21, listId: '102', priority: 0 },
];

function workTotals(): WorkTotals[] {
  const others: readonly [user: string, campaign: string, calls: number, sessions: number, pauses: number][] =
    [
      ['1001', 'CTDMAN', 0, 10, 10],
      ['1002', 'CTDAUTO', 4, 1, 11],
      ['1003', 'CTDAUTO', 3, 1, 3],
      ['1004', 'CTDMAN', 3, 1, 3],
      ['1005', 'CTDMAN', 0, 1, 3],
      ['1006', 'CTDMAN', 3, 1, 3],
      ['1008', 'CTDAUTO', 3, 1, 3],
    ];
  const ana = { pauseMs: 621_000, waitMs: 150_000, talkMs: 1_560_000, dispoMs: 52_000, deadMs: 6_000 };
  return [
    openTotals('1000', 'CTDMAN', { calls: 19, sessions: 11, pauses: 29, ...ana }),
    ...others.map(([user, campaign, calls, sessions, pauses]) =>
      openTotals(user, campaign, { calls, sessions, pauses }),
    ),
  ];
}

function teamRig(now: number): Dialer {
  const dialer = openCallCenter(now);
  const [model] = dialer.campaigns;
  const [lead] = dialer.leads;
  if (!model || !lead) throw new Error('the standard call center has no campaign or lead to start from');
  dialer.accounts = accounts();
  dialer.campaigns = [
    { ...model, id: 'CTDMAN', name: 'Click to dial, manual', hopper: hopper() },
    { ...model, id: 'CTDAUTO', name: 'Auto, ratio', dialMethod: 'RATIO', hopper: [] },
  ];
  dialer.leads = [1, 2, 3, 4, 5, 6, 7].map((leadId) => {
    const phoneNumber = leadId === 5 ? '7275550105' : '7275551212';
    return { ...lead, leadId, phoneNumber, vendorLeadCode: '' };
  });
  dialer.leads.push({ ...lead, leadId: 20, phoneNumber: '2025550106', status: 'NI', vendorLeadCode: '' });
  dialer.phones = [{ login: 'cc1008', dialplanNumber: '1008' }];
  dialer.workTotals = workTotals();
  dialer.waitingInbound = [{ inGroup: 'SALESLINE' }, { inGroup: 'SUPPORT' }];
  dialer.liveAgents = [];
  const add = (user: string, campaign: string, confExten: string, rest: Partial<LiveAgent> = {}) =>
    Object.assign(logIn(dialer, user, campaign, confExten, now - 60_000), { pauseCode: '' }, rest);
  add('1000', 'CTDMAN', '8600051', { callsToday: 19, pauseCode: 'LOGIN' });
  add('1001', 'CTDMAN', '8600052', { pauseCode: 'LOGIN' });
  add('1002', 'CTDAUTO', '8600062', { status: 'READY', callsToday: 3 });
  const dora = add('1003', 'CTDAUTO', '8600063', {
    ...{ status: 'INCALL', callsToday: 3, leadId: 1, callerid: 'V1128030000000000001' },
  });
  add('1004', 'CTDMAN', '8600064', { callsToday: 3, leadId: 2 });
  add('1005', 'CTDMAN', '8600065', { callsToday: 3, previewLeadId: 3 });
  add('1006', 'CTDMAN', '8600066', {
    ...{ status: 'INCALL', callsToday: 3, leadId: 4, callerid: 'M1128030000000000004' },
  });
  const hana = add('1008', 'CTDAUTO', '8600068', {
    ...{ status: 'INCALL', callsToday: 3, leadId: 5, callerid: 'Y1128030000000000005' },
  });
  dialer.calls = [call(dora), call(hana, { parked: true, inGroup: 'SALESLINE' })];
  return dialer;
}

interface Scene {
  dialer: Dialer;
  carl: LiveAgent;
}

const talk = (leadId: number, callerid: string) => (scene: Scene) => {
  Object.assign(scene.carl, { status: 'INCALL', leadId, callerid });
  scene.dialer.calls.push(call(scene.carl));
};

/** Agent 1002 is the one whose state the recording changed. */
const put =
  (status: AgentStatus, rest: Partial<LiveAgent> = {}) =>
  ({ carl }: Scene) =>
    void Object.assign(carl, { status, ...rest });

const RULES: readonly [RegExp, (scene: Scene) => void][] = [
  [/^QUEUE:/, put('QUEUE', { leadId: 6, callerid: 'V1128030000000000006' })],
  [/^1002 QUEUE/, put('QUEUE')],
  [/^(?:1002 )?CLOSER/, put('CLOSER')],
  [/^MQUEUE/, put('MQUEUE')],
  [/^1002 PAUSED/, put('PAUSED', { pauseCode: 'BREAK' })],
  [/^1002 INCALL/, put('INCALL', { leadId: 6 })],
  [/^1002 DISPO/, put('PAUSED', { leadId: 6 })],
  [/two agents INCALL/, talk(1, 'V1128030000000000001')],
  [/comments EMAIL/, talk(7, 'E1128030000000000007')],
  [/comments CHAT/, talk(7, 'C1128030000000000007')],
  // Three seconds of wrap-up in no campaign are missing there.
  [
    /^group_by_campaign$/,
    ({ dialer }) => {
      const [ana] = dialer.workTotals;
      if (ana) ana.dispoMs -= 3_000;
    },
  ],
  [/PAUSED (?:with pause code )?BREAK/, put('PAUSED', { pauseCode: 'BREAK' })],
  [
    /in the list$/,
    ({ dialer, carl }) => {
      dialer.liveAgents = [...dialer.liveAgents.filter((one) => one !== carl), carl];
    },
  ],
  [
    /^session list$/,
    ({ dialer }) => {
      dialer.liveAgents = [];
    },
  ],
];

/** The rig as one recorded line found it. */
export function teamSceneOf(line: RecordedLine, now: number): Dialer {
  const dialer = teamRig(now);
  const carl = findLiveAgent(dialer, '1002');
  if (!carl) throw new Error('the rig has no agent 1002');
  for (const [sentence, apply] of RULES) if (sentence.test(line.precondition)) apply({ dialer, carl });
  return dialer;
}
