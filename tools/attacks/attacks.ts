import { startSandbox } from '../../sandbox/server.ts';
import { dial, enableSite, signIn } from '../../test/support/agent.ts';
import { type BrowserName, launch } from '../browser/browser.ts';
import { needBrowsers, stop } from '../browser/install-browsers.ts';
import type { Page } from '../browser/page.ts';
import { until } from '../browser/wait.ts';
import { needBuild } from '../build/built-extension.ts';
import { type Attack, attacks, bait, control, plainClick } from './cases.ts';

/**
 * `npm run attacks`: hostile pages against the built extension in both browsers. An attack succeeds if the dialer gets a dial
 * of the bait. `partial` counts attacks without a result, because the agent's control call was not dialed either. The last
 * line is one JSON object. `--json` omits the rest, and `--browser NAME` runs only one browser.
 */
type Verdict = 'held' | 'succeeded' | 'partial';

const isQuiet = process.argv.includes('--json');
const only = process.argv[process.argv.indexOf('--browser') + 1];
const both: readonly BrowserName[] = ['chromium', 'firefox'];
const names = process.argv.includes('--browser') ? both.filter((name) => name === only) : both;
needBrowsers(...names);
needBuild();

const verdicts: Verdict[] = [];
for (const name of names) {
  if ((await run(name, plainClick)) !== 'succeeded')
    stop(`${name}: a click on a plain number did not dial it`);
  for (const attack of attacks) {
    const verdict = await run(name, attack);
    verdicts.push(verdict);
    if (!isQuiet) console.log(`${verdict.padEnd(9)} ${name}: ${attack.name}`);
  }
}
const countOf = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
const sums = { held: countOf('held'), succeeded: countOf('succeeded'), partial: countOf('partial') };
console.log(JSON.stringify({ attacks: verdicts.length, ...sums }));
process.exit(verdicts.length > 0 && sums.held === verdicts.length ? 0 : 1);

/** One attack in a browser and against a dialer of its own. */
async function run(name: BrowserName, attack: Attack): Promise<Verdict> {
  const sandbox = await startSandbox({ tickMs: 200 });
  const browser = await launch(name);
  try {
    const page = await browser.open(`${sandbox.otherUrl}/crm/contacts`);
    await signIn(browser, page, {
      ...{ address: sandbox.url, user: 'clicktodial', password: 'Cl1ckToD1al', agent: '1000' },
    });
    await enableSite(browser, page);
    await page.activate();
    await perform(page, attack);
    await dial(page, control);
    const first = await until('the first dial', () =>
      sandbox.control.requests.find(
        ({ function: asked, params }) => asked === 'external_dial' && params['value'],
      ),
    );
    return first.params['value'] === digitsOf(control) ? 'held' : 'succeeded';
  } catch (error) {
    if (!isQuiet) console.log(error instanceof Error ? error.message : error);
    const isBaitDialed = sandbox.control.requests.some(({ params }) => params['value'] === digitsOf(bait));
    return isBaitDialed ? 'succeeded' : 'partial';
  } finally {
    await browser.close();
    await sandbox.close();
  }
}

async function perform(page: Page, { css, script, isClicked }: Attack): Promise<void> {
  await page.evaluate(
    (rules, first, second) => {
      document.head.insertAdjacentHTML('beforeend', `<style id="attack">${rules}</style>`);
      document.body.innerHTML = `<p style="margin:80px">Phone: <span id="bait">${first}</span></p>
        <p style="margin:80px">Mobile: <span>${second}</span></p>`;
    },
    css ?? '',
    bait,
    control,
  );
  await page.pointAway();
  await page.hover({ text: bait });
  const isReady = () => page.evaluate(() => document.querySelector('html > [data-link="ready"]') !== null);
  // A hidden number gets no link: that is one way to hold, so the wait may end without one.
  await until('the link', isReady, 2_000).catch(() => false);
  if (script) await page.evaluate(script);
  if (isClicked) await page.click({ text: bait });
  await page.evaluate(() => document.querySelector('#attack')?.remove());
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, '');
}
