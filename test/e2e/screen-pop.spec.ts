import { everybody } from '../../sandbox/crm/contacts.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { storeUserSettings } from '../support/user-settings.ts';
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

test('an inbound call that passed a call menu brings its record to the front in the tab of the CRM, once', async ({
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
});
