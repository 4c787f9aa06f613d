import { parseArgs } from 'node:util';
import { startSandbox } from '../../sandbox/server.ts';
import { enableSite, pointAt, signIn } from '../../test/support/agent.ts';
import { storeUserSettings } from '../../test/support/user-settings.ts';
import { t } from '../../test/support/words.ts';
import { launch } from '../browser/browser.ts';
import { needBrowsers } from '../browser/install-browsers.ts';
import { needBuild } from '../build/built-extension.ts';
import { spread } from './statistics.ts';

/**
 * `npm run tool refusals`: the time from a refusal on the agent screen to the words in the call bar, and from the next
 * click to its request at the dialer. The agent screen is a page in the same browser. `--turns` (20). Prints one line of
 * JSON, in milliseconds.
 */
const { values } = parseArgs({ options: { turns: { type: 'string', default: '20' } } });
const numbers = ['(727) 555-0197', '+1 813 555 0154 x159'] as const;
const refused = ['7275550197', '8135550154'];

needBrowsers('chromium');
needBuild();
const sandbox = await startSandbox({ agentScreen: 'page', settings: { settleMs: 0 } });
const { control } = sandbox;
for (const number of refused) control.dialer.doNotCall.add(number);
const browser = await launch('chromium');
const crm = await browser.open(`${sandbox.otherUrl}/crm/contacts`);
await crm.evaluate(() => {
  const clicked: number[] = [];
  Object.assign(window, { clicked });
  window.addEventListener('click', (event) => clicked.push(performance.timeOrigin + event.timeStamp), true);
});
await signIn(browser, crm, {
  address: sandbox.url,
  user: 'clicktodial',
  password: 'Cl1ckToD1al',
  agent: '1000',
});
const screen = await browser.open(`${sandbox.url}/agc/vicidial.php?user=1000`);
await screen.waitFor('the companion', () => !String(globalThis.setTimeout).includes('[native code]'));
// The page of the agent screen notes its own alerts.
await screen.evaluate(() => {
  const page = window as unknown as {
    alerted: number[];
    log_event(event: { readonly type: string }): void;
  };
  const before = page.log_event;
  page.alerted = [];
  page.log_event = (event) => {
    if (event.type === 'agent_alert') page.alerted.push(Date.now());
    before(event);
  };
});
await crm.activate();
await enableSite(browser, crm);
await crm.activate();

// A faster agent than the default limit allows.
const options = await browser.open(`${browser.origin}/src/options/options.html`);
await options.evaluate(storeUserSettings, { dialsPerMinute: 30 });
await options.close();
await crm.activate();

const dials = () =>
  control.requests.filter(({ function: name, params }) => name === 'external_dial' && params['value']);
const toWords: number[] = [];
const toRequest: number[] = [];
for (let turn = 0; turn < Number(values.turns); turn += 1) {
  const number = numbers[turn % 2] ?? numbers[0];
  await pointAt(crm, number);
  const known = dials().length;
  await crm.click({ text: number });
  await control.waitFor('the dial', () => dials().length > known);
  await crm.reads(t('failure_doNotCall'), 'ours', 10_000);
  const read = Date.now();
  const alerted = await screen.evaluate(
    () => (window as unknown as { alerted: number[] }).alerted.at(-1) ?? 0,
  );
  toWords.push(read - alerted);
  if (turn > 0) {
    const clicked = await crm.evaluate(
      () => (window as unknown as { clicked: number[] }).clicked.at(-1) ?? 0,
    );
    toRequest.push((dials().at(-1)?.at ?? 0) - clicked);
  }
}
console.log(JSON.stringify({ refusalToWordsMs: spread(toWords), nextClickToRequestMs: spread(toRequest) }));
await browser.close();
await sandbox.close();
