import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startSandbox } from '../../sandbox/server.ts';
import { dial, enableSite, signIn } from '../../test/support/agent.ts';
import { launch } from '../browser/browser.ts';
import type { Page } from '../browser/page.ts';
import { until } from '../browser/wait.ts';

/**
 * `npm run tool hidden-tab`: an agent screen that is hidden behind the CRM for minutes still handles a dial within two
 * seconds. It also measures the same page without the companion, to prove that the browser throttles hidden tabs. `--seconds`
 * is the hidden time (default 300). `--quick` makes Chromium start its intensive throttling after 10 seconds instead of five
 * minutes.
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '300' }, quick: { type: 'boolean', default: false } },
});
const hidden = Number(values.seconds);
const number = '(727) 555-0197';

// A headless browser does not hide tabs, so this uses a virtual screen.
if (process.platform === 'linux' && !process.env['DISPLAY']) {
  const again = ['-a', process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.exit(spawnSync('xvfb-run', again, { stdio: 'inherit' }).status ?? 1);
}

const sandbox = await startSandbox({ agentScreen: 'page', settings: { ringMs: 1_000, settleMs: 0 } });
const flags = values.quick ? ['--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/10'] : [];
const browser = await launch('chromium', { headless: false, flags });
const end = async () => {
  await browser.close();
  await sandbox.close();
};
process.once('SIGINT', () => void end().then(() => process.exit(1)));

const polls = (page: Page) => page.evaluate(() => (globalThis as unknown as { polls: number }).polls);
try {
  const crm = await browser.open(`${sandbox.otherUrl}/crm/contacts`);
  const login = { address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al', agent: '1000' };
  await signIn(browser, crm, login);
  await enableSite(browser, crm);
  const screen = await browser.open(`${sandbox.url}/agc/vicidial.php?user=1000`);
  await screen.waitFor('the companion', () => !String(globalThis.setTimeout).includes('[native code]'));
  // This is another agent's screen, which the companion ignores.
  const alone = await browser.open(`${sandbox.url}/agc/vicidial.php?user=1001`);
  await alone.waitFor('the page as it was', () => String(globalThis.setTimeout).includes('[native code]'));
  await crm.activate();
  await screen.waitFor('the screen to be hidden', () => document.hidden);

  const last = Math.min(60, hidden / 2);
  await seconds(hidden - last);
  const before = [await polls(screen), await polls(alone)] as const;
  await seconds(last);
  const inLast = [(await polls(screen)) - before[0], (await polls(alone)) - before[1]] as const;

  await dial(crm, number);
  const placed = await until('the call', () => sandbox.control.placed[0], 90_000);
  const sent = sandbox.control.requests.find(({ params }) => params['value'] === '7275550197');
  const takenUpMs = placed.at - (sent?.at ?? 0);
  const perMinute = (count: number) => Math.round((count * 60) / last);
  const [awake, throttled] = inLast.map(perMinute) as [number, number];
  const isGood = takenUpMs <= 2_000 && awake >= 50;
  console.log(
    JSON.stringify({
      hiddenSeconds: hidden,
      pollsPerMinute: { companion: awake, alone: throttled },
      takenUpMs,
      throttles: throttled < 40,
      isGood,
    }),
  );
  process.exitCode = isGood && throttled < 40 ? 0 : 1;
} finally {
  await end();
}

function seconds(count: number): Promise<void> {
  return new Promise((done) => setTimeout(done, count * 1_000));
}
