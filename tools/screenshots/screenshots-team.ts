import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SIGNING_SECRET } from '../../sandbox/results/receiver.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { seedResults, seedSupervisor, teamPageOf } from '../../test/support/agent.ts';
import { storeUserSettings } from '../../test/support/user-settings.ts';
import { button, t } from '../../test/support/words.ts';
import { launch } from '../browser/browser.ts';
import { needBrowsers } from '../browser/install-browsers.ts';
import { needBuild } from '../build/built-extension.ts';

/**
 * The pictures of docs/supervisors.md and of the API console, from the built extension and a simulated team: `npm run tool screenshots-team`.
 * `--dark` takes them in dark colors, `--into DIR` puts them elsewhere.
 */
const { values: options } = parseArgs({ options: { dark: { type: 'boolean' }, into: { type: 'string' } } });
needBrowsers('chromium');
needBuild();
const folder = resolve(options.into ?? resolve(import.meta.dirname, '../../docs/images'));
mkdirSync(folder, { recursive: true });

const sandbox = await startSandbox({ tickMs: 1000, team: { size: 60, seed: 4 } });
const browser = await launch('chromium', { colors: options.dark ? 'dark' : 'light' });
try {
  await seedSupervisor(browser, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  const page = await browser.open(teamPageOf(browser));
  await page.reads('Waiting for calls');
  // As if the page had been open for half an hour.
  await page.evaluate(async () => {
    const { teamList } = await chrome.storage.session.get('teamList');
    const list = teamList as { agents: { since: number; isAtLeast: boolean }[]; seenAt: number };
    const agents = list.agents.map((agent, at) => ({
      ...agent,
      since: agent.since - ((at * 7919) % 1_500) * 1000,
      isAtLeast: at % 9 === 0,
    }));
    await chrome.storage.session.set({ teamList: { ...list, agents, seenAt: list.seenAt + 1 } });
  });
  await page.reads('≥ ');
  await page.screenshot(`${folder}/team.png`);
  await page.type('input[type=search]', '30');
  await page.click('thead input[type=checkbox]');
  await page.click('.actions button.main');
  await page.reads('Start');
  await page.screenshot(`${folder}/team-action.png`);
  const statistics = await browser.open(`${teamPageOf(browser)}#group=WEST`);
  await statistics.reads('Waiting for calls');
  await statistics.click('.team > .row button');
  await statistics.reads('Total of');
  await statistics.screenshot(`${folder}/team-statistics.png`);
  await takeReports();
  await page.click({ text: 'Clear selection' });
  await page.type('input[type=search]', '');
  await page.evaluate(storeUserSettings, {
    pauseRequestCodes: ['REQBRK=Break;grants=BREAK'],
    awayLimits: ['*=1'],
    alerts: [],
  });
  for (const user of ['3004', '3010']) {
    sandbox.control.apply({
      do: 'patchAgent',
      user,
      patch: { status: 'PAUSED', pauseCode: 'REQBRK', leadId: 0 },
    });
  }
  await page.reads('Requests for a pause');
  await page.click('.requests li button.main');
  await page.reads('would be away');
  await page.screenshot(`${folder}/team-requests.png`);
  const listening = await browser.open(`${teamPageOf(browser)}#state=inCall&group=WEST`);
  await listening.reads('Updated');
  await listening.click('td button');
  await listening.reads('Your phone');
  await listening.type('[aria-labelledby$=title] input', 'sue');
  await listening.click('[aria-labelledby$=title] button:nth-of-type(2)');
  await listening.reads('only listen');
  await listening.screenshot(`${folder}/team-listen.png`);
  await page.evaluate(storeUserSettings, {
    pauseRequestCodes: [],
    alerts: ['pauseOverLimit', 'nobodyWaiting=40', 'hopper=50'],
    pauseCodes: ['BREAK=Break', 'LUNCH=Lunch;max=20'],
  });
  await page.reads('leads in the hopper');
  await page.screenshot(`${folder}/team-alerts.png`);
  const wall = await browser.open(`${teamPageOf(browser)}#wall`);
  await wall.reads('Waiting for calls');
  await wall.screenshot(`${folder}/team-wall.png`);
  const console = await browser.open(`${browser.origin}/src/options/options.html#console`);
  await console.type('input[type=search]', 'campaigns');
  await console.click({ role: 'button', words: 'campaigns_list', exact: true });
  await console.click({ role: 'button', words: 'Run', exact: true });
  await console.reads('Queued sales');
  // The whole view in one picture.
  await console.evaluate(() => {
    document.body.style.zoom = '0.7';
    scrollTo(0, 0);
  });
  await console.screenshot(`${folder}/console.png`);
} finally {
  await browser.close();
  await sandbox.close();
}
process.exit(0);

/** The recordings of a day, on their way to the receiver. */
async function takeReports(): Promise<void> {
  await seedResults(browser, { address: `${sandbox.otherUrl}/results`, secret: SIGNING_SECRET });
  const { dialer } = sandbox.control;
  dialer.storedRecordings = dialer.workTotals.map(({ user }, index) => ({
    ...{ startedAt: Date.now(), user, id: 20_400 + index, leadId: 101 },
    location: `https://dialer.example.com/RECORDINGS/${20_400 + index}.wav`,
  }));
  const reports = await browser.open(`${teamPageOf(browser)}#group=WEST`);
  await reports.reads('Waiting for calls');
  await reports.click(button('team_report'));
  await reports.choose(`[aria-label="${t('team_report')}"] select`, 'recordings');
  await reports.click(button('team_report_send'));
  await reports.reads('Rows queued');
  await reports.screenshot(`${folder}/team-reports.png`, { x: 0, y: 0, width: 1280, height: 640 });
}
