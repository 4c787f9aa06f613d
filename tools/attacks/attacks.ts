import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { serve } from '../../test/support/serve.ts';
import type { BrowserName } from '../browser/browser.ts';
import { needBrowsers, stop } from '../browser/install-browsers.ts';
import { until } from '../browser/wait.ts';
import { needBuild } from '../build/built-extension.ts';
import { AgentBrowser } from './agent-browser.ts';
import { bait, control, type PageAttack } from './attack.ts';
import { coverAttacks } from './cover-attacks.ts';
import { runReplyAttack, runSignInAttack } from './dialer-attack.ts';
import { eventAttacks } from './event-attacks.ts';
import { frameAttacks } from './frame-attacks.ts';
import { type HostileSite, serveHostileSite } from './hostile-site.ts';
import { numberAttacks } from './number-attacks.ts';
import { runPageAttack } from './page-attack.ts';
import { readingAttacks } from './reading-attacks.ts';
import { replyAttacks, signInAttacks } from './reply-attacks.ts';
import { type TooltipPicture, takeTooltip } from './tooltip-picture.ts';

/**
 * `npm run attacks`: hostile pages, frames, replies and addresses against the built extension in both browsers. An attack
 * succeeds if the dialer gets a dial that the agent did not request or could not see, or if a page or another host gets what
 * is not its own. `partial` counts attacks without a result. The last line is one JSON object. With `--json` it is the only
 * line of the output, and the attacks are listed as errors; `--json FILE` also writes every result into a file. `--browser NAME`
 * runs one browser, `--only TEXT` runs the attacks with this text in the name, and `--kind KIND` those of one kind.
 */
interface Result {
  readonly browser: BrowserName;
  readonly kind: string;
  readonly name: string;
  readonly verdict: 'held' | 'succeeded' | 'partial';
  /** What the attack reached, or why it has no result. */
  readonly what?: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    browser: { type: 'string', default: '' },
    only: { type: 'string', default: '' },
    kind: { type: 'string', default: '' },
  },
});
const both: readonly BrowserName[] = ['chromium', 'firefox'];
const names = values.browser === '' ? both : both.filter((name) => name === values.browser);
needBrowsers(...names);
needBuild();

const pageKinds: Readonly<Record<string, readonly PageAttack[]>> = {
  cover: coverAttacks,
  event: eventAttacks,
  number: numberAttacks,
  reading: readingAttacks,
  frame: frameAttacks,
};
const results: Result[] = [];
for (const name of names) await attackBrowser(name);
const countOf = (verdict: Result['verdict']) => results.filter((result) => result.verdict === verdict).length;
const sums = { held: countOf('held'), succeeded: countOf('succeeded'), partial: countOf('partial') };
const [file] = positionals;
if (values.json && file !== undefined) writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify({ attacks: results.length, ...sums }));
process.exit(results.length > 0 && sums.succeeded === 0 ? 0 : 1);

async function attackBrowser(name: BrowserName): Promise<void> {
  const agent = await AgentBrowser.open(name);
  const site = await serveHostileSite(agent.browser.origin);
  const evil = await serve({});
  const evilHost = { host: new URL(evil.origin).host, bodies: evil.bodies };
  try {
    await clickControl(agent, site);
    const plain = await plainTooltip(agent, site);
    for (const [kind, attacks] of Object.entries(pageKinds)) {
      for (const attack of attacks)
        await judge(name, kind, attack.name, () => runPageAttack(agent, site, attack, plain));
      // The agent's own click still dials, so the attacks before it were not held by a broken extension.
      await clickControl(agent, site);
    }
    for (const attack of replyAttacks) {
      await judge(name, 'reply', attack.name, () => runReplyAttack(agent, attack));
      if (!(await agent.kept()).includes('"state":"in"')) await agent.signInAgain();
    }
    for (const attack of signInAttacks)
      await judge(name, 'sign-in', attack.name, () => runSignInAttack(agent, attack, evilHost));
    await agent.signInAgain();
    await clickControl(agent, site);
  } finally {
    await agent.close();
    await site.close();
    await evil.close();
  }
}

async function judge(
  browser: BrowserName,
  kind: string,
  name: string,
  run: () => Promise<string | undefined>,
): Promise<void> {
  if (!name.includes(values.only) || !kind.includes(values.kind)) return;
  let result: Result;
  try {
    const what = await run();
    result = { browser, kind, name, verdict: what ? 'succeeded' : 'held', ...(what ? { what } : {}) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    result = { browser, kind, name, verdict: 'partial', what };
  }
  results.push(result);
  const { verdict, what = '' } = result;
  const print = values.json ? console.error : console.log;
  print(`${verdict.padEnd(9)} ${browser} ${kind}: ${name} ${what.slice(0, 300)}`);
}

/** Clicks the number of a plain page as the agent does. Ends the run if nothing was dialed. */
async function clickControl(agent: AgentBrowser, site: HostileSite): Promise<void> {
  const { tab } = agent;
  await agent.reset();
  await tab.open(site.controlAddress);
  await tab.activate();
  await pointUntilReady(agent, control);
  await tab.click({ text: control });
  await until('the dial of the control number', () => agent.dialed.length > 0, 15_000).catch(() =>
    stop(`${agent.browser.name}: a click on a plain number did not dial it`),
  );
}

/** The tooltip of the bait on a plain page. */
async function plainTooltip(agent: AgentBrowser, site: HostileSite): Promise<TooltipPicture | undefined> {
  await agent.tab.open(site.addressOf({ name: 'a plain page' }));
  await agent.tab.activate();
  await pointUntilReady(agent, bait);
  return takeTooltip(agent.tab);
}

function pointUntilReady({ tab }: AgentBrowser, text: string): Promise<unknown> {
  const isReady = () => tab.evaluate(() => document.querySelector('html > [data-link="ready"]') !== null);
  return until('the link', async () => {
    await tab.pointAway();
    await tab.hover({ text });
    return until('the link', isReady, 3_000).catch(() => false);
  }).catch(async (error: Error) => {
    throw new Error(
      `${error.message} at ${await tab.evaluate(() => `${location.href} ${document.visibilityState} ${[...CSS.highlights].length}`)}`,
    );
  });
}
