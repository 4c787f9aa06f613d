import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { everybody } from '../../sandbox/crm/contacts.ts';
import { HOOK_SECRET, SIGNING_SECRET } from '../../sandbox/results/receiver.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { writeHook } from '../../src/integration/write-hook.ts';
import { dial, dispose, ours, seedResults, seedSignIn, seedSupervisor } from '../../test/support/agent.ts';
import { storeUserSettings } from '../../test/support/user-settings.ts';
import { button, t, textbox } from '../../test/support/words.ts';
import { launch } from '../browser/browser.ts';
import { needBrowsers } from '../browser/install-browsers.ts';
import { needBuild } from '../build/built-extension.ts';

/**
 * The pictures of docs/integration.md, from the built extension and the sandbox: `npm run tool screenshots-integration`.
 * `--dark` takes them in dark colors, `--into DIR` puts them elsewhere.
 */
const { values: options } = parseArgs({ options: { dark: { type: 'boolean' }, into: { type: 'string' } } });
needBrowsers('chromium');
needBuild();
const folder = resolve(options.into ?? resolve(import.meta.dirname, '../../docs/images'));
mkdirSync(folder, { recursive: true });

await takeRecordChoice();
const sandbox = await startSandbox({ tickMs: 500, settings: { ringMs: 500 } });
const browser = await launch('chromium', { colors: options.dark ? 'dark' : 'light' });
try {
  const dispoCallUrl = writeHook('dispo', `${sandbox.otherUrl}/results/vicidial`, HOOK_SECRET);
  sandbox.control.apply({ do: 'settings', settings: { dispoCallUrl } });
  const page = await browser.open(`${sandbox.otherUrl}/crm/contact/1`);
  const status = { user: 'reports', password: 'R3portsOn1y' };
  const login = { address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al', agent: '1000', status };
  await seedSignIn(browser, login, page);
  await seedResults(browser, { address: `${sandbox.otherUrl}/results`, secret: SIGNING_SECRET });
  await page.activate();
  const number = await page.evaluate(() => /\(\d{3}\) \d{3}-\d{4}/.exec(document.body.innerText)?.[0] ?? '');
  await dial(page, number);
  await page.reads(t('call_connected'), 'ours');
  await page.click(button('call_hangUp'), ours);
  await page.reads(t('call_ended'), 'ours');
  await dispose(browser, page, 'Not interested');
  await sandbox.control.waitFor(
    'the call from both sources',
    ({ receiver }) =>
      receiver.joinedCalls.some((call) => call['term_reason'] && call['disposition']?.source === 'extension'),
    60_000,
  );
  sandbox.control.apply({ do: 'patchAgent', user: '1000', patch: { status: 'READY' } });
  const [{ phone } = { phone: '' }] = everybody;
  const caller = phone.replace(/\D/g, '').slice(-10);
  await sandbox.callMenu({ user: '1000', number: caller, inGroup: 'SALESLINE', menuOutcome: 'SALES' });
  const popup = await browser.popup(page);
  await popup.click(button('call_hangUp'));
  await dispose(browser, page, 'Sale made');
  await sandbox.control.waitFor(
    'the call of the call menu from both sources',
    ({ receiver }) =>
      receiver.joinedCalls.some(
        (call) => call['menuOutcome'] && call['term_reason'] && call['disposition']?.source === 'extension',
      ),
    60_000,
  );
  const calls = await browser.open(`${sandbox.otherUrl}/crm/calls`);
  await calls.reads('AGENT');
  await calls.screenshot(`${folder}/crm-calls.png`, { x: 0, y: 0, width: 1280, height: 420 });
  const integration = await browser.open(`${browser.origin}/src/options/options.html#integration`);
  await integration.type(textbox('integration_receiver'), 'https://crm.example.com/vicidial');
  await integration.click(button('integration_newSecret'));
  await integration.reads(t('integration_arrives'));
  await integration.screenshot(`${folder}/integration.png`);
  await integration.choose('main select', 'callMenu');
  await integration.reads(t('integration_shell'));
  // The line and the place where it belongs in one picture.
  await integration.evaluate(() => {
    document.body.style.zoom = '0.8';
    scrollTo(0, 0);
  });
  await integration.screenshot(`${folder}/integration-call-menu.png`);
} finally {
  await browser.close();
  await sandbox.close();
}
process.exit(0);

/** A received call whose number belongs to two leads: the panel shows the choice. */
async function takeRecordChoice(): Promise<void> {
  const { control, callMenu, otherUrl, url, close } = await startSandbox({ agentScreen: 'page' });
  const colors = options.dark ? 'dark' : 'light';
  const browser = await launch('chromium', { colors });
  try {
    const [model] = control.dialer.leads;
    if (!model) throw new Error('the call center has no lead');
    const number = '7275550197';
    control.dialer.leads.push(
      ...[
        { leadId: 501, vendorLeadCode: '0001', fields: { first_name: 'Iris', last_name: 'Vance' } },
        { leadId: 502, vendorLeadCode: '0002', fields: { first_name: 'Vance', last_name: 'Roofing' } },
      ].map((lead) => ({ ...model, phoneNumber: number, ...lead })),
    );
    const crm = await browser.open(`${otherUrl}/crm/contacts`);
    const login = { address: url, user: 'clicktodial', password: 'Cl1ckToD1al', agent: '1000' };
    await seedSignIn(browser, login, crm);
    await seedSupervisor(browser, { address: url, user: '2000', password: 'Sue2000' });
    const panel = await browser.open(`${browser.origin}/src/panel/panel.html`);
    const record = `${otherUrl}/crm/contact/--A--vendor_lead_code--B--;several=choose`;
    await panel.evaluate(storeUserSettings, { leadLookup: true, screenPop: [record] });
    await panel.evaluate(() => {
      document.body.style.width = '340px';
    });
    const screen = await browser.open(`${url}/agc/vicidial.php?user=1000`);
    await screen.waitFor('the companion', () => !String(globalThis.setTimeout).includes('[native code]'));
    control.apply({ do: 'patchAgent', user: '1000', patch: { status: 'READY' } });
    await callMenu({ user: '1000', number, inGroup: 'SALESLINE', menuOutcome: 'SALES' });
    await panel.activate();
    await panel.reads(t('recordChoice_title'));
    await panel.screenshot(`${folder}/record-choice.png`, { x: 0, y: 0, width: 340, height: 560 });
  } finally {
    await browser.close();
    await close();
  }
}
