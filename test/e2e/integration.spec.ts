import { HOOK_SECRET } from '../../sandbox/results/receiver.ts';
import { writeHook } from '../../src/integration/write-hook.ts';
import { seedSupervisor } from '../support/agent.ts';
import { button, t, textbox } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

test('a line is written into the dialer, the result of a call arrives by it, and lines and addresses with passwords are refused', async ({
  station,
  sandbox,
}) => {
  const { control } = sandbox;
  const campaign = control.dialer.campaigns.find(({ id }) => id === 'BLENDED');
  if (!campaign) throw new Error('the sandbox has no campaign BLENDED');
  await seedSupervisor(station, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  const hooks = `${sandbox.otherUrl}/results/vicidial`;
  const line = writeHook('dispo', hooks, HOOK_SECRET);
  const page = await station.open(`${station.origin}/src/options/options.html#integration`);
  await page.type(textbox('integration_receiver'), hooks);
  await page.type(textbox('integration_secret'), HOOK_SECRET);
  await page.type(textbox('integration_id_campaign'), campaign.id);

  // The field of the campaign has room for one URL, and nothing shows which one it is.
  const body = `ERROR: update_alt_url campaigns dispo URL IS NOT SET TO ALT: |2000|${campaign.id}\n`;
  control.fault({ kind: 'body', function: 'update_alt_url', status: 200, body });
  await page.click(button('integration_read'));
  await page.reads(t('integration_single'));
  await page.click(button('integration_replace'));
  await page.reads(t('integration_replacePlan', campaign.id, t('integration_hook_dispo')));
  expect(campaign.dispoCallUrl).not.toBe(line);
  await page.click(button('integration_confirm'));
  await page.reads(t('integration_replaced', campaign.id));
  expect(campaign.dispoCallUrl).toBe(line);

  // With ALT in the field, the campaign has a list of URLs.
  campaign.dispoCallUrl = 'ALT';
  await page.click(button('integration_read'));
  await page.reads(t('integration_alternates', '0'));
  await page.click(button('integration_add'));
  await page.click(button('integration_confirm'));
  await page.reads(t('integration_added'));
  expect(control.dialer.alternativeUrls).toMatchObject([{ campaignId: campaign.id, address: line }]);

  // The dialer sends the result of a call of an agent who has no extension.
  const user = '1004';
  control.apply({ do: 'patchAgent', user, patch: { status: 'READY' } });
  control.apply({ do: 'inboundCall', user, number: '7275550142' });
  const callId = control.session(user)?.callerid;
  const tell = (name: string, value: string) => {
    const login = { source: 'test', user: 'clicktodial', pass: 'Cl1ckToD1al', agent_user: user };
    const body = new URLSearchParams({ ...login, function: name, value });
    return fetch(`${sandbox.url}/agc/api.php`, { method: 'POST', body });
  };
  await tell('external_hangup', '1');
  await control.waitFor('the end of the call', () => control.session(user)?.callerid === '', 60_000);
  await tell('external_status', 'SALE');
  await control.waitFor('the result', ({ receiver }) => receiver.joinedCalls.length > 0, 60_000);
  expect(control.receiver.joinedCalls).toMatchObject([
    { callId: { value: callId, source: 'dialer' }, disposition: { value: 'SALE' }, agent: { value: user } },
  ]);

  const check = textbox('integration_pasted');
  await page.type(check, 'VARhttps://crm.example.com/?l=--A--lead_id--B--&p=--A--pass--B--');
  await page.reads(t('integration_fault_secretField', 'pass'));
  await page.type(check, 'VARhttps://crm.example.com/?l=--A--lead_id--B--');
  await page.reads(t('integration_noFault'));

  const settings = await station.open(`${station.origin}/src/options/options.html#settings`);
  for (const [address, fault] of [
    ['https://crm.example.com/?p=--A--phone_pass--B--', t('setting_error_secretField', 'phone_pass')],
    ['javascript:alert(1)//--A--lead_id--B--', t('setting_error_notAddressTemplate')],
    ['https://agent:secret@crm.example.com/--A--lead_id--B--', t('setting_error_urlHasLogin')],
  ] as const) {
    await settings.type('#setting-screenPop', address);
    await settings.press('Tab');
    await settings.reads(fault);
    await settings.type('#setting-screenPop', '');
    await settings.press('Tab');
    await settings.waitFor('no fault', (words) => !document.body.innerText.includes(words), fault);
  }
});
