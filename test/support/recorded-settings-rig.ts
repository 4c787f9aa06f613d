/** The users, DIDs, presets and remote agents in which the replies of functions for administrators were recorded. */
import { openAccount } from '../../sandbox/dialer/call-center.ts';
import type { AdminRight, Dialer, LeadList } from '../../sandbox/dialer/tables.ts';
import type { RecordedLine } from './recorded-rig.ts';
import { teamSceneOf } from './recorded-team-rig.ts';

const rights: readonly AdminRight[] = [
  ...(['ast_admin_access', 'modify_inbound_dids', 'modify_remoteagents'] as const),
  ...(['modify_users', 'delete_users'] as const),
];

const preset = (name: string) => ({ campaignId: 'CTDMAN', name, number: '3125551212', hidesNumber: false });

/** What the requests before this one had created. */
const RULES: readonly [RegExp, (dialer: Dialer) => void][] = [
  [/^add_user exists|^update_user /, (dialer) => addUsers(dialer, '2001', '2002')],
  [/^copy_user exists/, (dialer) => addUsers(dialer, '2010')],
  [
    /^update_did delete with the right/,
    (dialer) => {
      dialer.dids.push({ id: 6, pattern: '3125559011', description: '' });
      dialer.accounts = dialer.accounts.map((one) =>
        one.user === '6666' ? { ...one, adminRights: [...rights, 'delete_inbound_dids'] } : one,
      );
    },
  ],
  [/^update_presets (hide|dtmf) wrong/, (dialer) => dialer.presets.push(preset('One'), preset('Two'))],
];

function addUsers(dialer: Dialer, ...users: readonly string[]): void {
  dialer.accounts.push(...users.map((user) => openAccount(user, 'pw1234', user, { group: 'TEAMA' })));
}

/** The lists, with what the requests before this one had created. `name`: of the line. */
function listsOf(name: string): LeadList[] {
  const list = (id: string, title: string) => ({ id, name: title, campaignId: 'CTDMAN', isActive: true });
  const isLater = name.startsWith('update_list');
  return [
    {
      ...{ ...list('101', 'Test | list'), resetsToday: 1, changedAt: Date.parse('2026-11-28T03:13:10Z') },
      customFields: [
        ...['plan_name', 'renewal', 'notes'],
        ...(/custom_fields_(add twice|delete)/.test(name) ? ['colour'] : []),
      ],
    },
    { ...list('998', 'Default manual list'), lastCallAt: Date.parse('2026-11-28T03:07:22Z') },
    ...(isLater ? [list('5551', 'API  list x')] : []),
  ];
}

/** The later recordings of presets found one preset. */
const isWithOnePreset = ({ params, precondition }: RecordedLine): boolean =>
  params['function'] === 'update_presets' &&
  (/^UPDATE|^nothing|^dtmf with/.test(precondition) || params['preset_hide_number'] === 'U');

/** The dialer as one recorded line of a function for administrators found it. `at`: the number of the line. */
export function settingsSceneOf(line: RecordedLine, now: number, at: number): Dialer {
  const dialer = teamSceneOf(line, now);
  dialer.accounts = dialer.accounts.map((one) => {
    if (one.user === '6666') return { ...one, modifyCampaigns: true, modifyLists: true, adminRights: rights };
    return one.user === '5007' ? { ...one, adminRights: ['modify_users'] } : one;
  });
  dialer.lists = listsOf(`${line.params['function']} ${line.precondition}`);
  dialer.dids = [
    { id: 1, pattern: '3125559000', description: 'Main number' },
    { id: 2, pattern: '3125559003', description: 'To support' },
    { id: 6, pattern: '3125559010', description: 'Copy' },
  ];
  if (line.params['function'] === 'add_did')
    dialer.dids = dialer.dids.filter(({ pattern }) => pattern !== '3125559003');
  dialer.remoteAgents = [{ user: '3000', status: 'INACTIVE', campaignId: 'CTDMAN', lines: 1 }];
  const name = `${line.params['function']} ${line.precondition}`;
  // The line numbers of the two recordings of presets: before, there were two of them.
  if (at > 380 && isWithOnePreset(line)) dialer.presets.push(preset('Desk'));
  else for (const [sentence, apply] of RULES) if (sentence.test(name)) apply(dialer);
  if (name === 'update_alt_url LIST') {
    dialer.alternativeUrls.push({
      ...{ id: 1, campaignId: 'CTDAUTO', entry: 'campaign', type: 'dispo', isActive: true },
      ...{ statuses: 'SALE QUOTE', description: 'Sales  crm, ' },
      address: 'http://127.0.0.1:8097/d?lead=--A--lead_id--B--&s=--A--dispo--B--',
    });
  }
  return dialer;
}
