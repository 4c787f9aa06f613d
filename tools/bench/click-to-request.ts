import type { Sandbox } from '../../sandbox/server.ts';
import { pointAt } from '../../test/support/agent.ts';
import type { Browser } from '../browser/browser.ts';
import type { Page } from '../browser/page.ts';
import { until } from '../browser/wait.ts';

/** The reply to each dial. Nothing is dialed, and the next click can be the next sample. */
const refusal = 'ERROR: agent_user is not allowed to place manual dial calls - 1000\n';

/** A signed-in agent with numbers on a page. */
export interface ClickStation {
  readonly sandbox: Sandbox;
  readonly browser: Browser;
  /** Must be passed to `noteClicks` before its site is turned on. */
  readonly crm: Page;
  /** A page of the extension. */
  readonly own: Page;
}

/** The page registers its click listener before the extension, so that it gets each click first. */
export function noteClicks(page: Page): Promise<void> {
  return page.evaluate(() => {
    const clicked: number[] = [];
    Object.assign(window, { clicked });
    window.addEventListener('click', (event) => clicked.push(performance.timeOrigin + event.timeStamp), true);
  });
}

/** Clicks on this number on the page, and returns the milliseconds from the click to the dial request at the dialer. */
export async function clickToRequest(
  { sandbox, browser, crm, own }: ClickStation,
  number: string,
  worker: 'awake' | 'stopped',
): Promise<number> {
  sandbox.control.fault({ kind: 'body', body: refusal, carriedOut: false, function: 'external_dial' });
  const before = dialsSeen(sandbox).length;
  await pointAt(crm, number);
  if (worker === 'stopped') await browser.killWorker();
  else await wake(browser, own);
  await crm.click({ text: number });
  await sandbox.control.waitFor('the dial', () => dialsSeen(sandbox).length > before);
  const clicked = await crm.evaluate(() => (window as unknown as { clicked: number[] }).clicked.at(-1));
  if (clicked === undefined) throw new Error('The page noted no click: the extension was there first.');
  await crm.reads('You are not allowed to place manual calls', 'ours');
  await forgetDials(own);
  return (dialsSeen(sandbox).at(-1)?.at ?? 0) - clicked;
}

function dialsSeen({ control }: Sandbox) {
  return control.requests.filter(({ function: name, params }) => name === 'external_dial' && params['value']);
}

/** Any request starts the worker. */
async function wake(browser: Browser, own: Page): Promise<void> {
  await own.evaluate(() => chrome.runtime.sendMessage({ request: 'poll', input: { now: false } }));
  await until('the worker to be awake', () => browser.isWorkerAwake());
}

/** Empties the journal, because otherwise the limits on dials would refuse the samples. */
function forgetDials(own: Page): Promise<void> {
  return own.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('click-to-dial');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const clearing = opening.result.transaction('journal', 'readwrite');
          clearing.objectStore('journal').clear();
          clearing.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
  );
}
