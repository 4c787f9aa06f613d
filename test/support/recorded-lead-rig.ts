/** The leads, logs and do-not-call lists in which the replies about leads were recorded. */
import type { Dialer, Lead } from '../../sandbox/dialer/tables.ts';
import type { RecordedLine } from './recorded-rig.ts';
import { teamSceneOf } from './recorded-team-rig.ts';

const lead = (leadId: number, phoneNumber: string, rest: Partial<Lead> = {}): Lead => ({
  ...{ leadId, listId: '101', phoneNumber, phoneCode: '1', altPhone: '', address3: '' },
  ...{ status: 'NEW', vendorLeadCode: '', sourceId: '', fields: {} },
  ...rest,
});

/** Time of day, length and status of each call to 3125550142. */
const calls = [
  ['03:06:19', 11, 'CBCAMP'],
  ['02:37:41', 11, 'CBCAMP'],
  ['02:34:55', 12, 'DISPO'],
  ['02:33:07', 12, 'DISPO'],
  ['02:22:30', 17, 'CALLBK'],
  ['02:20:54', 1, 'CALLBK'],
  ['02:20:48', 1795832448, 'NI'],
  ['02:20:12', 2, 'N'],
  ['02:20:06', 1795832406, 'NI'],
  ['02:18:59', 0, 'N'],
] as const;

/** The dialer as one recorded line about leads found it. */
export function leadSceneOf(line: RecordedLine, now: number): Dialer {
  const dialer = teamSceneOf(line, now);
  const writes = { modifyLeads: true, modifyLists: true, deleteFromDnc: true };
  dialer.accounts = dialer.accounts.map((one) => (one.user === '6666' ? { ...one, ...writes } : one));
  dialer.leads = [
    lead(1, '7275551212', {
      vendorLeadCode: 'V|1',
      fields: {
        ...{ first_name: 'Seán | Óg', last_name: "O'Brien, Jr", address1: '1 Main St\tApt 2' },
        ...{ city: 'Clearwater', state: 'FL', postal_code: '33760', country_code: 'USA', gender: 'M' },
        ...{ email: 'test@test.com', comments: 'line one\nline two | piped, comma' },
      },
    }),
    ...[13, 15, 17, 18].map((id) => lead(id, '2025550101')),
    lead(14, '2025550102'),
    lead(20, '3125550142', { status: 'CBHOLD', listId: '998' }),
    lead(21, '3125550002', { status: 'NI', listId: '998' }),
  ];
  const shared = { listId: '998', user: '1000' };
  dialer.callLog = [
    ...calls.map(([time, seconds, status]) => ({
      ...{
        at: Date.parse(`2026-11-28T${time}Z`),
        leadId: 20,
        number: '3125550142',
        seconds,
        status,
        ...shared,
      },
    })),
    {
      ...{ at: Date.parse('2026-11-28T03:06:41Z'), leadId: 21, number: '3125550002', ...shared },
      ...{ seconds: 11, status: 'NI' },
    },
  ];
  dialer.doNotCall = new Set(['2025550199']);
  dialer.campaignDoNotCall = new Set(['CTDMAN|2025550198']);
  return dialer;
}
