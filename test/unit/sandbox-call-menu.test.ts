import { afterEach, expect, test } from 'vitest';
import { everybody } from '../../sandbox/crm/contacts.ts';
import { HOOK_SECRET } from '../../sandbox/results/receiver.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { writeHook } from '../../src/integration/write-hook.ts';

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

const contact = everybody.find(({ phone }) => phone.replace(/\D/g, '').length === 10);
const number = contact?.phone.replace(/\D/g, '') ?? '';
const record = String(contact?.id).padStart(4, '0');

const openSandbox = async () => {
  sandbox = await startSandbox({ tickMs: 50, settings: { settleMs: 0 } });
  sandbox.control.apply({ do: 'patchAgent', user: '1004', patch: { status: 'READY' } });
  return sandbox;
};
const post = (url: string, body: object) =>
  fetch(`${url}/control`, { method: 'POST', body: JSON.stringify(body) }).then(({ status }) => status);

test('a call passes the menu, its outcome is sent, and an agent gets it with the record of the caller', async () => {
  const { url, control } = await openSandbox();
  const call = { do: 'callMenu', user: '1004', number, inGroup: 'SUPPORT', menuOutcome: 'SALES' };
  expect(await post(url, call)).toBe(200);
  const { leadId, status, inGroup } = control.session('1004') ?? {};
  expect({ status, inGroup }).toEqual({ status: 'INCALL', inGroup: 'SUPPORT' });
  const lead = control.dialer.leads.find((one) => one.leadId === leadId);
  expect(lead).toMatchObject({ phoneNumber: number, vendorLeadCode: record });
  await expect.poll(() => control.receiver.results.length, { timeout: 20_000 }).toBe(1);
  expect(control.receiver.results[0]).toMatchObject({
    type: 'call.menuPassed',
    data: { source: 'callMenu', number, did: '8005550100', menu: 'MAINMENU', menuOutcome: 'SALES' },
  });
});

test('the in-group finds the lead with the record of the caller, also under another number', async () => {
  const { control, callMenu } = await openSandbox();
  const [lead] = control.dialer.leads;
  if (!lead) throw new Error('the sandbox has no lead');
  lead.vendorLeadCode = record;
  await callMenu({ user: '1004', number, menuOutcome: 'SALES' });
  expect(control.session('1004')?.leadId).toBe(lead.leadId);
});

test('a caller without a record reaches the agent too', async () => {
  const { control, callMenu } = await openSandbox();
  await callMenu({ user: '1004', number: '7275559999', menuOutcome: 'SALES' });
  const leadId = control.session('1004')?.leadId;
  expect(control.dialer.leads.find((one) => one.leadId === leadId)).toMatchObject({
    phoneNumber: '7275559999',
    vendorLeadCode: '',
  });
});

test('the Dispo Call URL of the call that followed has its ids, so that the receiver makes one record of both', async () => {
  const { url, otherUrl, control, callMenu } = await openSandbox();
  const dispoCallUrl = writeHook('dispo', `${otherUrl}/results/vicidial`, HOOK_SECRET);
  control.apply({ do: 'settings', settings: { dispoCallUrl } });
  await callMenu({ user: '1004', number, menuOutcome: 'SALES' });
  await expect.poll(() => control.receiver.joinedCalls.length, { timeout: 20_000 }).toBe(1);
  const callId = control.session('1004')?.callerid;
  const tell = (name: string, value: string) => {
    const login = { source: 'test', user: 'clicktodial', pass: 'Cl1ckToD1al', agent_user: '1004' };
    const body = new URLSearchParams({ ...login, function: name, value });
    return fetch(`${url}/agc/api.php`, { method: 'POST', body });
  };
  await tell('external_hangup', '1');
  await expect.poll(() => control.session('1004')?.callerid).toBe('');
  await tell('external_status', 'SALE');
  await expect.poll(() => control.receiver.joinedCalls[0]?.['disposition']?.value).toBe('SALE');
  expect(control.receiver.joinedCalls).toMatchObject([
    { menuOutcome: { value: 'SALES' }, callId: { value: callId }, recordId: { value: record } },
  ]);
});
