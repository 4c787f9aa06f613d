import { SIGNING_SECRET } from '../../sandbox/results/receiver.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { seedResults, seedSignIn } from '../../test/support/agent.ts';
import { storeUserSettings } from '../../test/support/user-settings.ts';
import { type Browser, launch } from '../browser/browser.ts';
import { needBrowsers } from '../browser/install-browsers.ts';
import type { Page } from '../browser/page.ts';
import { needBuild } from '../build/built-extension.ts';
import { command, reaches } from './agent-screen.ts';
import { clickToRequest, noteClicks } from './click-to-request.ts';
import { percentile } from './statistics.ts';

/**
 * `npm run bench:results`: clicks numbers with and without a receiver of results, in turn, opens the popup with 10,000 results that wait for the
 * receiver and with none, in turn, and receives calls whose record comes to the front. Prints each figure with its limit, and ends with 1 if
 * one is missed.
 */
const waiting = 10_000;
const rounds = 4;
const openings = 5;
const calls = 20;
const clicksInTurn = 5;
/** An agent of a campaign that receives calls. */
const agent = '1004';

needBrowsers('chromium');
needBuild();
const sandbox = await startSandbox({ agentScreen: 'page', settings: { settleMs: 0 } });
const browser = await launch('chromium');
const login = { address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al', agent };
const crm = await browser.open(`${sandbox.otherUrl}/crm/contact/1`);
const contacts = await browser.open(`${sandbox.otherUrl}/crm/contacts`);
await noteClicks(contacts);
await seedSignIn(browser, login, crm);
const own = await browser.open(`${browser.origin}/icons/16.png`);
const clicks = await clicksWithResults();
const screen = await browser.open(`${sandbox.url}/agc/vicidial.php?user=${agent}`);
await screen.waitFor('the companion', () => !String(globalThis.setTimeout).includes('[native code]'));
const { none, full } = await popupWithOutbox();
const opened = await eventToRecord();
await browser.close();
await sandbox.close();

const figures = [
  [
    'click to request with results, median, ms more than without',
    percentile(clicks.on, 0.5) - percentile(clicks.off, 0.5),
    10,
  ],
  ['popup with 10,000 results, as a multiple of none', percentile(full, 0.5) / percentile(none, 0.5), 1.1],
  ['event of the agent screen to the record in front, p95, ms', percentile(opened, 0.95), 300],
] as const;
for (const [results, samples] of Object.entries(clicks)) {
  const [median, p95] = [percentile(samples, 0.5), percentile(samples, 0.95)];
  console.log(
    `click to request, results ${results}, ms: median ${median.toFixed(1)}, p95 ${p95.toFixed(1)} (${samples.length} clicks)`,
  );
}
console.log(`popup, median ms: none ${percentile(none, 0.5)}, 10,000 results ${percentile(full, 0.5)}`);
console.log(`record in front, median ms: ${percentile(opened, 0.5)} (${opened.length} calls)`);
for (const [what, value, most] of figures) console.log(`${what.padEnd(62)}${value.toFixed(2)} ≤ ${most}`);
process.exit(figures.every(([, value, most]) => value <= most) ? 0 : 1);

/** Milliseconds from a click to the dial request, without a receiver and while results are sent to that of the sandbox. */
async function clicksWithResults(): Promise<{ off: number[]; on: number[] }> {
  const { receiver } = sandbox.control;
  const address = `${sandbox.otherUrl}/results`;
  await seedResults(browser, { address, secret: SIGNING_SECRET });
  await contacts.activate();
  const numbers = await contacts.evaluate(
    () => document.body.innerText.match(/\(\d{3}\) \d{3}-\d{4}/g) ?? [],
  );
  const off: number[] = [];
  const on: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [resultsUrl, samples] of [
      ['', off],
      [address, on],
    ] as const) {
      await own.evaluate(storeUserSettings, { resultsUrl });
      for (let click = 0; click < clicksInTurn; click += 1) {
        const before = receiver.requests;
        const station = { sandbox, browser, crm: contacts, own };
        // Only the first numbers, because the call bar may cover a number further down.
        samples.push(await clickToRequest(station, numbers[click % 4] as string, 'awake'));
        // The refused dial is a result too.
        if (resultsUrl !== '') await sandbox.control.waitFor('the result', () => receiver.requests > before);
      }
    }
  }
  await contacts.close();
  return { off, on };
}

/** Milliseconds from opening the popup to its first paint. */
async function popupWithOutbox(): Promise<{ none: number[]; full: number[] }> {
  // Without the permission of the browser, nothing is sent.
  await own.evaluate(storeUserSettings, { resultsUrl: 'https://receiver.example/results' });
  const none: number[] = [];
  const full: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [count, samples] of [
      [0, none],
      [waiting, full],
    ] as const) {
      await own.evaluate(fillOutbox, count);
      for (let opening = 0; opening < openings; opening += 1) samples.push(await paintOf(browser));
    }
  }
  await own.evaluate(fillOutbox, 0);
  return { none, full };
}

async function paintOf(station: Browser): Promise<number> {
  const popup = await station.open(`${station.origin}/src/popup/popup.html`);
  const painted = await popup.waitFor(
    'the first paint',
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
  await popup.close();
  return painted;
}

/** Runs in a page of the extension: the outbox with this number of results. */
async function fillOutbox(count: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((done, failed) => {
    const opening = indexedDB.open('click-to-dial-results', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('calls', { keyPath: 'id' }).createIndex('changedAt', 'changedAt');
      opening.result.createObjectStore('deliveries', { keyPath: 'id' });
    };
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
  const transaction = database.transaction('deliveries', 'readwrite');
  const deliveries = transaction.objectStore('deliveries');
  deliveries.clear();
  const data = { note: 'x'.repeat(600), campaign: 'SALES' };
  for (let nth = 0; nth < count; nth += 1) {
    deliveries.put({
      ...{ id: `msg_call-${nth}_1`, call: `call-${nth}`, seq: 1, type: 'call.ended', attempts: 3 },
      body: JSON.stringify({ type: 'call.ended', timestamp: new Date().toISOString(), data }),
      ...{ createdAt: Date.now(), nextAt: Date.now() + 3_600_000 },
    });
  }
  await new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onerror = failed;
  });
  database.close();
}

/** Milliseconds from the event of the agent screen to the record in front. */
async function eventToRecord(): Promise<number[]> {
  await own.evaluate(storeUserSettings, { screenPop: [`${sandbox.otherUrl}/crm/contact/1`] });
  await noteTimes(crm, screen);
  const samples: number[] = [];
  await reaches(own, 'paused');
  await command(own, { kind: 'resume' });
  for (let call = 0; call < calls; call += 1) {
    await reaches(own, 'ready');
    await screen.activate();
    const began = Date.now();
    sandbox.control.apply({ do: 'inboundCall', user: agent, number: '7275550142' });
    const shown = await timeOf(crm, 'shown', began);
    samples.push(shown - (await timeOf(screen, 'called', began)));
    await command(own, { kind: 'hangUp' });
    await reaches(own, 'disposition');
    await command(own, { kind: 'dispose', status: 'NI' });
  }
  return samples;
}

/** The pages note when the record comes to the front, and when the agent screen has the call. */
async function noteTimes(record: Page, agentScreen: Page): Promise<void> {
  await record.evaluate(() => {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') document.body.dataset['shown'] = String(Date.now());
    });
  });
  await agentScreen.evaluate(() => {
    const page = window as unknown as { take_session(session: { readonly callerid: string } | null): void };
    const before = page.take_session;
    let last = '';
    page.take_session = (session) => {
      const { callerid = '' } = session ?? {};
      if (callerid !== '' && callerid !== last) document.body.dataset['called'] = String(Date.now());
      last = callerid;
      before(session);
    };
  });
}

/** Epoch milliseconds of the first such time after `from`. */
function timeOf(page: Page, name: string, from: number): Promise<number> {
  return page.waitFor(
    name,
    (key, began) => {
      const at = Number(document.body.dataset[key]);
      return at > began ? at : undefined;
    },
    name,
    from,
  );
}
