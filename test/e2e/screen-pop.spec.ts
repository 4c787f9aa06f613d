import { everybody } from '../../sandbox/crm/contacts.ts';
import { SIGNING_SECRET } from '../../sandbox/results/receiver.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { seedResults, seedSupervisor } from '../support/agent.ts';
import { storeUserSettings } from '../support/user-settings.ts';
import { t } from '../support/words.ts';
import { test as base, expect } from './fixtures.ts';

/** The agent screen is a page in the same browser: it shows which lead called. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the needs of a fixture from this pattern
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ agentScreen: 'page', settings: { settleMs: 0 } });
    await use(sandbox);
    await sandbox.close();
  },
});

test('an inbound call that passed a call menu brings its record to the front in the tab of the CRM once, and its results arrive', async ({
  station,
  readyCrm,
  sandbox: { callMenu, control, otherUrl, url },
}) => {
  const [lead] = control.dialer.leads;
  if (!lead) throw new Error('the sandbox has no lead');
  // The call menu looks up the caller, and the in-group finds the lead by the record.
  const [contact] = everybody;
  if (!contact) throw new Error('the demo CRM has no contact');
  const number = contact.phone.replace(/\D/g, '').slice(-10);
  lead.vendorLeadCode = '0001';
  const options = await station.open(`${station.origin}/src/options/options.html`);
  const record = `${otherUrl}/crm/contact/--A--vendor_lead_code--B--?from=--A--group--B--;in=siteTab`;
  await options.evaluate(storeUserSettings, { screenPop: [record], pageEventOrigins: [otherUrl] });
  await seedResults(station, { address: `${otherUrl}/results`, secret: SIGNING_SECRET });
  const screen = await station.open(`${url}/agc/vicidial.php?user=1000`);
  await screen.waitFor('the companion', () => !String(globalThis.setTimeout).includes('[native code]'));

  control.apply({ do: 'patchAgent', user: '1000', patch: { status: 'READY' } });
  await callMenu({ user: '1000', number, inGroup: 'SALESLINE', menuOutcome: 'SALES' });
  await expect
    .poll(() => readyCrm.evaluate(() => location.pathname + location.search))
    .toBe('/crm/contact/0001?from=SALESLINE');
  await readyCrm.waitFor('the tab in front', () => document.visibilityState === 'visible');

  // The page of the record hears of the call, although its script comes late.
  await readyCrm.evaluate(() => {
    document.addEventListener('clicktodial:call.started', (event) => {
      document.documentElement.dataset['heard'] = (event as CustomEvent<string>).detail;
    });
  });
  await expect
    .poll(() =>
      readyCrm.evaluate(() => {
        document.dispatchEvent(new Event('clicktodial:hello'));
        return document.documentElement.dataset['heard'] ?? '';
      }),
    )
    .toContain('"recordId":"0001"');

  // The agent goes on. The same call brings nothing to the front again.
  await readyCrm.evaluate(() => location.assign('/crm/contacts'));
  await screen.activate();
  control.apply({ do: 'customerHangsUp', user: '1000' });
  await screen.reads('Customer hung up');
  expect(await readyCrm.evaluate(() => location.pathname)).toBe('/crm/contacts');

  // The receiver has the outcome of the menu from the AGI script, and the call with its disposition from the extension.
  await screen.click('#hangup');
  await screen.click('#statuses button');
  const ofType = (type: string) => control.receiver.results.filter((result) => result.type === type);
  await control.waitFor('the disposition', () => ofType('call.disposed').length > 0, 60_000);
  expect(ofType('call.menuPassed')).toMatchObject([
    { data: { source: 'callMenu', number, did: '8005550100', menu: 'MAINMENU', menuOutcome: 'SALES' } },
  ]);
  const [disposition] = control.dispositions;
  expect(ofType('call.disposed')).toMatchObject([
    {
      data: {
        disposition: disposition?.status,
        ...{ direction: 'inbound', dialedBy: null, agent: '1000', outcome: 'answered', recordId: '0001' },
        ...{ leadId: String(lead.leadId), inGroup: 'SALESLINE', did: '8005550100' },
      },
    },
  ]);
});

test('of several records with the number of a call, the one that the agent chooses opens, and the results name it', async ({
  station,
  readyCrm,
  sandbox: { control, otherUrl, url },
}) => {
  const [model] = control.dialer.leads;
  if (!model) throw new Error('the sandbox has no lead');
  const number = '7275550197';
  control.dialer.leads.push(
    ...[
      { leadId: 501, vendorLeadCode: '0001', fields: { first_name: 'Iris', last_name: 'Vance' } },
      { leadId: 502, vendorLeadCode: '0002', fields: { first_name: 'Vance', last_name: 'Roofing' } },
    ].map((lead) => ({ ...model, phoneNumber: number, ...lead })),
  );
  await seedSupervisor(station, { address: url, user: '2000', password: 'Sue2000' });
  await seedResults(station, { address: `${otherUrl}/results`, secret: SIGNING_SECRET });
  // The panel is open, so that no popup opens by itself.
  const panel = await station.open(`${station.origin}/src/panel/panel.html`);
  const record = `${otherUrl}/crm/contact/--A--vendor_lead_code--B--;in=siteTab;several=choose`;
  await panel.evaluate(storeUserSettings, { leadLookup: true, screenPop: [record] });
  const screen = await station.open(`${url}/agc/vicidial.php?user=1000`);
  await screen.waitFor('the companion', () => !String(globalThis.setTimeout).includes('[native code]'));
  control.apply({ do: 'patchAgent', user: '1000', patch: { status: 'READY' } });
  control.apply({ do: 'inboundCall', user: '1000', number, inGroup: 'SALESLINE' });
  await screen.reads('Hang up customer');

  await panel.activate();
  await panel.reads(t('recordChoice_title'));
  expect(await readyCrm.evaluate(() => location.pathname)).toBe('/crm/contacts');
  // The dialer gave the call the lead of the one record. The other one is right.
  const [lead] = control.sessions.filter(({ user }) => user === '1000').map(({ leadId }) => leadId);
  const [name, chosen] = lead === 501 ? ['Vance Roofing', '0002'] : ['Iris Vance', '0001'];
  // Not a press of the mouse: Chromium does not report the end of one that hides its own tab.
  await panel.evaluate((words) => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent?.includes(words))?.click();
  }, name);
  await expect.poll(() => readyCrm.evaluate(() => location.pathname)).toBe(`/crm/contact/${chosen}`);
  await control.waitFor(
    'the chosen record in the results',
    ({ receiver }) => receiver.calls[0]?.data['recordId'] === chosen,
    60_000,
  );
});
