import { startSandbox } from '../../sandbox/server.ts';
import { withRequest } from '../../src/leads/lookup-limit.ts';
import { seedSupervisor } from '../../test/support/agent.ts';
import { storeUserSettings } from '../../test/support/user-settings.ts';
import { button, t, textbox } from '../../test/support/words.ts';
import { type Browser, launch } from '../browser/browser.ts';
import { needBrowsers } from '../browser/install-browsers.ts';
import type { Page } from '../browser/page.ts';
import { until } from '../browser/wait.ts';
import { needBuild } from '../build/built-extension.ts';

/**
 * `npm run bench:leads`: adds 1,000 numbers to the sandbox, alone and while the worker is stopped 20 times, and reviews a table of 10,000 rows.
 * Prints the figures and ends with 1 if one is missed.
 */
const added = 1_000;
const stops = 20;
const reviewed = 10_000;

needBrowsers('chromium');
needBuild();
const misses: string[] = [];
const report = (what: string, value: number, most: number, unit = '') => {
  if (!(value <= most)) misses.push(what);
  console.log(`${what.padEnd(62)}${value.toFixed(1).padStart(9)} ${unit.padEnd(4)}≤ ${most}`);
};

report('requests when the pointer rests on 100 numbers in 10 s', requestsOfPointer(100, 10_000), 5);
await addNumbers(0);
await addNumbers(stops);
await reviewNumbers();
console.log(misses.length === 0 ? 'All figures are met.' : `Missed: ${misses.join('; ')}`);
process.exit(misses.length === 0 ? 0 : 1);

/** How many lookups of `count` numbers in `within` milliseconds the limit of the worker lets through. */
function requestsOfPointer(count: number, within: number): number {
  let sent: readonly number[] = [];
  let requests = 0;
  for (let nth = 0; nth < count; nth += 1) {
    const next = withRequest(sent, 1 + (nth * within) / count);
    if (!next) continue;
    sent = next;
    requests += 1;
  }
  return requests;
}

async function addNumbers(stopCount: number): Promise<void> {
  await onReviewPage(async ({ page, browser, leads }) => {
    await takeRows(page, added);
    await page.type(textbox('import_listId'), '101');
    const began = Date.now();
    await page.click(button('import_add', added.toLocaleString()));
    await until('the first lead', async () => leads().length > 0 || null, 60_000);
    for (let stop = 0; stop < stopCount; stop += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await browser.killWorker();
    }
    await page.activate();
    const done = `${t('import_state_done')} ${t('import_entry_done')}: ${added.toLocaleString()}`;
    await page.reads(done, 'page', 300_000);
    const seconds = (Date.now() - began) / 1000;
    const numbers = new Set(leads().map(({ phoneNumber }) => phoneNumber));
    const how = stopCount === 0 ? '' : `, ${stopCount} stops of the worker`;
    console.log(`${added} numbers${how}: ${(added / seconds).toFixed(1)} rows a second`);
    report(`lost${how}`, added - numbers.size, 0);
    report(`doubled${how}`, leads().length - numbers.size, 0);
    if (stopCount === 0)
      console.log(`heap of the page: ${((await page.evaluate(heapOf)) / 1e6).toFixed(1)} MB`);
  });
}

async function reviewNumbers(): Promise<void> {
  await onReviewPage(async ({ page }) => {
    await page.evaluate(countLongTasks);
    await takeRows(page, reviewed);
    report(`tasks over 50 ms while ${reviewed} rows are read`, await page.evaluate(longTasks), 0);
    await page.evaluate(filterRows);
    report('the same while they are filtered', await page.evaluate(longTasks), 0);
    await page.evaluate(scrollRows);
    report('the same while they are scrolled', await page.evaluate(longTasks), 0);
    console.log(`heap of the page: ${((await page.evaluate(heapOf)) / 1e6).toFixed(1)} MB`);
  });
}

interface Review {
  readonly browser: Browser;
  readonly page: Page;
  readonly leads: () => readonly { readonly phoneNumber: string }[];
}

/** Runs `work` on the page of new leads, with a signed-in supervisor and a dialer without leads. */
async function onReviewPage(work: (review: Review) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox({ tickMs: 1000 });
  const { dialer } = sandbox.control;
  dialer.leads.splice(0);
  const browser = await launch('chromium');
  try {
    await seedSupervisor(browser, { address: sandbox.url, user: '2000', password: 'Sue2000' });
    const page = await browser.open(`${browser.origin}/src/lead-import/lead-import.html`);
    await page.evaluate(storeUserSettings, { leadImport: true });
    await page.reads(t('import_paste'));
    await work({ browser, page, leads: () => dialer.leads });
  } finally {
    await browser.close();
    await sandbox.close();
  }
}

async function takeRows(page: Page, count: number): Promise<void> {
  await page.evaluate(chooseFile, count);
  await page.click(button('import_takeRows', count.toLocaleString()));
  await page.reads(t('import_counts', count.toLocaleString(), count.toLocaleString()), 'page', 120_000);
}

/** Runs in the page: chooses a CSV file. The browser itself takes half a second to show a pasted text of this length. */
function chooseFile(count: number): void {
  const rows = Array.from(
    { length: count },
    (_, at) => `312 200 ${String(at).padStart(4, '0')},Person ${at},Company ${at % 97},C-${at}`,
  );
  const field = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!field) return;
  const chosen = new DataTransfer();
  chosen.items.add(new File([`Phone,Name,Company,Record\n${rows.join('\n')}`], 'numbers.csv'));
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Runs in the page. The count is a property of the page, because each function here is sent alone. */
function countLongTasks(): void {
  const page = globalThis as { longTaskCount?: number };
  page.longTaskCount = 0;
  new PerformanceObserver((entries) => {
    page.longTaskCount = (page.longTaskCount ?? 0) + entries.getEntries().length;
  }).observe({ entryTypes: ['longtask'] });
}

/** Runs in the page: the number of tasks over 50 ms since the last call. */
async function longTasks(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const page = globalThis as { longTaskCount?: number };
  const count = page.longTaskCount ?? 0;
  page.longTaskCount = 0;
  return count;
}

/** Runs in the page: types a search letter by letter. */
async function filterRows(): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('#import-search');
  for (const text of ['P', 'Pe', 'Person 9', 'Person 99', 'Company 12', '0000', '']) {
    if (!field) break;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Runs in the page. */
async function scrollRows(): Promise<void> {
  const scroller = document.querySelector('.scroller');
  for (let step = 0; scroller && step < 120; step += 1) {
    scroller.scrollTop += 140;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Runs in the page: bytes. */
function heapOf(): number {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
  return memory?.usedJSHeapSize ?? Number.NaN;
}
