import { HOOK_SECRET, SIGNING_SECRET } from '../sandbox/results/receiver.ts';
import { startSandbox } from '../sandbox/server.ts';
import { writeHook } from '../src/integration/write-hook.ts';
import { type Login, seedResults, seedSupervisor, teamPageOf } from '../test/support/agent.ts';
import { launch } from './browser/browser.ts';
import { needBrowsers, stop } from './browser/install-browsers.ts';
import { needBuild } from './build/built-extension.ts';
import { oneCall, setUpDesk, timedReport } from './dialer/one-call.ts';

/**
 * `npm start`: the sandbox, and a browser with the extension in it, signed in, on a demo CRM page, to click around in.
 * `npm start -- --smoke`: the same without a window, makes one call, and ends with 0, or with 1 and the reason.
 */
const isSmoke = process.argv.includes('--smoke');
const hasScreen = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
if (!isSmoke && !hasScreen) {
  stop('There is no screen here to open a browser on. Try it without one: npm start -- --smoke');
}
needBrowsers('chromium');
needBuild();

const report = timedReport();
// In the smoke run no browser shows the agent screen, so the sandbox runs it.
const team = isSmoke ? {} : { team: { size: 40, seed: 1 } };
const sandbox = await startSandbox({ agentScreen: isSmoke ? 'headless' : 'page', ...team });
report(`the sandbox answers at ${sandbox.url}`);
const browser = await launch('chromium', { headless: isSmoke, isPinned: !isSmoke });
report(`opened ${browser.version} with the extension`);
const login: Login = { address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al', agent: '1000' };

let reason: unknown;
try {
  if (isSmoke) await smoke();
  else await show();
} catch (error) {
  reason = error;
}
await browser.close();
await sandbox.close();
if (reason !== undefined) stop(`Failed: ${reason instanceof Error ? reason.message : String(reason)}`);
process.exit(0);

async function smoke(): Promise<void> {
  const page = await browser.open(`${sandbox.otherUrl}/crm/contact/1`);
  await setUpDesk(browser, page, login, report);
  const number = await page.evaluate(() => /\(\d{3}\) \d{3}-\d{4}/.exec(document.body.innerText)?.[0]);
  if (!number) throw new Error('The demo page shows no number.');
  const inSession = sandbox.control
    .waitFor('a session in a call', (control) => control.session('1000')?.status === 'INCALL', 60_000)
    .then(() =>
      report(`the dialer says: session of agent 1000 is ${sandbox.control.session('1000')?.status}`),
    );
  await oneCall(browser, page, { number, disposition: 'Sale made' }, report);
  await inSession;
  const [placed, ...more] = sandbox.control.placed;
  const [kept] = sandbox.control.dispositions;
  report(
    `the dialer placed ${more.length + 1} call: ${placed?.dialed}; it stored the disposition ${kept?.status}`,
  );
  if (!placed || more.length > 0)
    throw new Error(`${more.length + (placed ? 1 : 0)} calls were placed, not 1.`);
  if (kept?.status !== 'SALE') throw new Error(`The dialer stored ${kept?.status ?? 'nothing'}, not SALE.`);
}

/** The CRM on the left and the agent screen on the right, so that both can be seen during a call. */
async function show(): Promise<void> {
  const page = await browser.openWindow(`${sandbox.otherUrl}/crm/contacts`, 'left');
  // With one window alone it is clear on which page the toolbar button is pressed.
  await setUpDesk(browser, page, login, report);
  await browser.openWindow(`${sandbox.url}/agc/vicidial.php?user=1000`, 'right');
  await seedSupervisor(browser, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  await browser.open(teamPageOf(browser));
  await seedResults(browser, { address: `${sandbox.otherUrl}/results`, secret: SIGNING_SECRET });
  const dispoCallUrl = writeHook('dispo', `${sandbox.otherUrl}/results/vicidial`, HOOK_SECRET);
  sandbox.control.apply({ do: 'settings', settings: { dispoCallUrl } });
  await browser.open(`${sandbox.otherUrl}/crm/calls`);
  await page.activate();
  report('1. Click a number on the left. The agent screen on the right dials it.');
  report(
    '2. Hang up in the corner of the page. 3. Press the button of the extension and choose a disposition.',
  );
  report('The tab Calls of the CRM lists each call, with what the extension and what the dialer has sent.');
  report('The tab Team shows 40 simulated agents to a supervisor.');
  report(
    'A number that ends in 0403 is on the do-not-call list, 0486 is busy, 0404 rings. Close the browser to end.',
  );
  await Promise.race([browser.closed, new Promise((asked) => process.once('SIGINT', asked))]);
}
