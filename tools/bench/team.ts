import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright';
import { startSandbox } from '../../sandbox/server.ts';
import { isCountDue, isRefreshDue } from '../../src/team/refresh-schedule.ts';
import { emptyTeamList } from '../../src/team/team-list.ts';
import { seedSupervisor, teamPageOf } from '../../test/support/agent.ts';
import { launch as launchBrowser } from '../browser/browser.ts';
import { needBrowsers } from '../browser/install-browsers.ts';
import { until } from '../browser/wait.ts';
import { needBuild } from '../build/built-extension.ts';
import { copyOf, launch } from './page/page-browser.ts';
import { sizeOf } from './sizes.ts';
import { spread } from './statistics.ts';

/**
 * `npm run bench:team`: the team page with 500 agents beside a plain table of the same rows that is redrawn on each refresh, in
 * one run, and one pause of 500 agents while the worker is stopped 20 times. Prints the figures and ends with 1 if one is missed.
 */
const size = 500;
const refreshes = 25;
const stops = 20;
const dist = join(import.meta.dirname, '../../dist/chrome');

/** The functions below run in a page, and the compiler makes them call this function, which keeps their names. */
const namesOfFunctions = 'globalThis.__name = (value) => value; 0';

needBrowsers('chromium');
needBuild();
const misses: string[] = [];
const report = (what: string, value: number, most: number, unit: string, beside = '') => {
  if (!(value <= most)) misses.push(what);
  console.log(`${what.padEnd(58)}${value.toFixed(1).padStart(9)} ${unit.padEnd(9)}≤ ${most}${beside}`);
};

report('page, gzip', sizeOf(dist, 'src/team-page/team.html').gzip / 1000, 40, 'kB');
report('requests of a visible hour', requestsOfAnHour(true), 900, '');
report('requests of a hidden hour', requestsOfAnHour(false), 60, '');
await measurePage();
await measureBulkPause();
console.log(misses.length === 0 ? 'All figures are met.' : `Missed: ${misses.join('; ')}`);
process.exit(misses.length === 0 ? 0 : 1);

function requestsOfAnHour(isVisible: boolean): number {
  let list = emptyTeamList;
  let requests = 0;
  for (let at = 1_000; at <= 3_600_000; at += 1_000) {
    if (!isRefreshDue(list, isVisible, at)) continue;
    const counts = isCountDue(list, isVisible, at);
    requests += counts ? 2 : 1;
    list = { ...list, askedAt: at, answeredAt: at, ...(counts ? { callsWaiting: { count: 0, at } } : {}) };
  }
  return requests;
}

async function measurePage(): Promise<void> {
  const copy = copyOf(dist);
  const browser = await launch([copy]);
  try {
    const team = await browser.newPage();
    await team.goto(`chrome-extension://${copy.id}/src/team-page/team.html`);
    await team.evaluate(namesOfFunctions);
    const first = await team.evaluate(showFirstRows, size);
    report('first rows after the reply', first, 150, 'ms');
    // The worker writes the list, as it does after a reply, so the page has only the work of reading and showing it.
    const [worker] = browser.serviceWorkers();
    if (!worker) throw new Error('the extension has no worker');
    await worker.evaluate(namesOfFunctions);
    const ours = await refreshTimes(browser, team, (at) => worker.evaluate(pushRefresh, { size, at }));
    const plain = await browser.newPage();
    await plain.setContent('<table><tbody></tbody></table>');
    await plain.evaluate(namesOfFunctions);
    const theirs = await refreshTimes(browser, plain, (at) => plain.evaluate(redrawPlain, { size, at }));
    const middle = spread(ours.times).median;
    report(
      'main thread of a refresh, median',
      middle,
      16,
      'ms',
      `   plain table ${spread(theirs.times).median.toFixed(1)} ms`,
    );
    report('heap', ours.heap / 1e6, 10, 'MB', `   plain table ${(theirs.heap / 1e6).toFixed(1)} MB`);
    await team.bringToFront();
    report('tasks over 50 ms while scrolling and sorting', await team.evaluate(scrollAndSort), 0, '');
  } finally {
    await browser.close();
  }
}

/** Milliseconds of the main thread in each refresh, without what the page does in the same time anyway; and the heap in bytes. */
async function refreshTimes(browser: BrowserContext, page: Page, refresh: (at: number) => Promise<void>) {
  const client = await browser.newCDPSession(page);
  // The time of the thread does not contain what other processes do meanwhile.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.bringToFront();
  await page.waitForTimeout(2_000);
  const times: number[] = [];
  for (let at = 0; at < refreshes; at += 1) {
    const idle = await taskTime(client, () => page.waitForTimeout(1_000));
    const busy = await taskTime(client, async () => {
      await refresh(at);
      await page.waitForTimeout(1_000);
    });
    times.push(Math.max(0, busy - idle));
  }
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return { times, heap: usedSize };
}

async function taskTime(client: CDPSession, run: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const before = await read();
  await run();
  return (await read()) - before;
}

/** Runs in the page: signs in without a dialer, stores the first list, and measures until its rows are painted. */
async function showFirstRows(count: number): Promise<number> {
  const identity = { address: 'https://dialer.example', host: 'dialer.example', user: 'sue', agent: 'sue' };
  const signIn = { state: 'in', identity: { ...identity, seesAll: true, isInsecure: false } };
  const rights = { level: 8, canReadAgents: true, canCommand: true, at: Date.now() };
  const none = { unfit: [], failure: null, failures: 0, callsWaiting: null, hoppers: {} };
  const now = Date.now();
  // The page asks for nothing while a request is under way.
  const asked = { askedAt: now, answeredAt: now - 1 };
  await chrome.storage.session.set({ teamList: { ...none, ...asked, agents: [], seenAt: null } });
  await chrome.storage.session.set({ supervisorState: { signIn, rights } });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const agents = Array.from({ length: count }, (_, at) => ({
    ...{
      id: String(at),
      user: String(at),
      name: `Agent ${at}`,
      state: 'waiting',
      pauseCode: '',
      campaign: 'SALES',
    },
    ...{ group: 'NORTH', callsToday: at, leadId: '', callId: '', since: now - at * 1000, isAtLeast: false },
  }));
  const start = performance.now();
  const painted = new Promise<number>((resolve) => {
    const look = () =>
      document.querySelector('tbody tr[aria-rowindex]')
        ? resolve(performance.now() - start)
        : requestAnimationFrame(look);
    look();
  });
  await chrome.storage.session.set({ teamList: { ...none, ...asked, agents, seenAt: now } });
  return painted;
}

/** Runs in the worker: a reply in which every tenth agent has changed. */
async function pushRefresh({ at }: { size: number; at: number }): Promise<void> {
  const { teamList } = await chrome.storage.session.get('teamList');
  const list = teamList as { agents: { state: string; since: number; callsToday: number }[] };
  const now = Date.now();
  const agents = list.agents.map((agent, index) =>
    (index + at) % 10 === 0
      ? {
          ...agent,
          state: agent.state === 'waiting' ? 'inCall' : 'waiting',
          since: now,
          callsToday: agent.callsToday + 1,
        }
      : agent,
  );
  await chrome.storage.session.set({
    teamList: { ...list, agents, seenAt: now, askedAt: now, answeredAt: now - 1 },
  });
}

/** Runs in a page without the extension: the same rows as plain HTML. */
function redrawPlain({ size: count, at }: { size: number; at: number }): void {
  const cell = (text: string | number) => `<td>${text}</td>`;
  const row = (index: number) =>
    [
      `Agent ${index}`,
      index % 2 ? 'In a call' : 'Waiting',
      `${at}:${index % 60}`,
      '',
      'SALES',
      'NORTH',
      index + at,
      '',
    ]
      .map(cell)
      .join('');
  const body = document.querySelector('tbody');
  if (body) body.innerHTML = Array.from({ length: count }, (_, index) => `<tr>${row(index)}</tr>`).join('');
}

/** Runs in the page: scrolls through the table and sorts by each column. The number of tasks over 50 ms. */
async function scrollAndSort(): Promise<number> {
  let long = 0;
  const observer = new PerformanceObserver((entries) => {
    long += entries.getEntries().length;
  });
  observer.observe({ entryTypes: ['longtask'] });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const scroller = document.querySelector('.scroller');
  for (let step = 0; scroller && step < 120; step += 1) {
    scroller.scrollTop += 140;
    await frame();
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('thead button')) {
    button.click();
    await frame();
    await frame();
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  return long;
}

/** One pause of 500 agents with a code by the real worker, which is stopped again and again meanwhile. */
async function measureBulkPause(): Promise<void> {
  const sandbox = await startSandbox({ tickMs: 1000, team: { size, seed: 9 } });
  const { dialer } = sandbox.control;
  for (const worker of dialer.simulated) worker.changesAt = Number.POSITIVE_INFINITY;
  for (const agent of dialer.liveAgents) {
    if (agent.confExten.startsWith('8601'))
      Object.assign(agent, { status: 'READY', leadId: 0, callerid: '', pauseCode: '' });
  }
  dialer.calls = [];
  const browser = await launchBrowser('chromium');
  try {
    await seedSupervisor(browser, { address: sandbox.url, user: '2000', password: 'Sue2000' });
    const page = await browser.open(teamPageOf(browser));
    await page.reads('Waiting for calls');
    const users = dialer.simulated.map(({ user }) => user);
    const reply = await page.evaluate((agents) => {
      const action = { kind: 'pause', code: 'TRAIN' };
      const input = { id: 'bench-0001', action, agents, reason: '' };
      return chrome.runtime.sendMessage({ request: 'startTeamAction', input });
    }, users);
    const answer = JSON.stringify(reply ?? null);
    if (!answer.includes('"ok":true')) throw new Error(`The pause did not start: ${answer}`);
    const paused = () => users.filter((user) => sandbox.control.session(user)?.pauseCode === 'TRAIN').length;
    for (let stop = 0; stop < stops; stop += 1) {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await browser.killWorker();
    }
    await until('the end of the action', async () => paused() === size || null, 300_000);
    const commands = sandbox.control.requests.filter(({ path }) => path === '/agc/api.php');
    const pauses = new Map<string, number>();
    for (const { function: name, params } of commands) {
      const user = params['agent_user'] ?? '';
      if (name === 'external_pause') pauses.set(user, (pauses.get(user) ?? 0) + 1);
    }
    report(`agents not paused after ${stops} stops of the worker`, size - paused(), 0, '');
    report('agents who got the pause twice', [...pauses.values()].filter((times) => times > 1).length, 0, '');
    report('requests for each agent', commands.length / size, 3, '');
  } finally {
    await browser.close();
    await sandbox.close();
  }
}
