import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from '../../sandbox/server.ts';
import { dial, enableSite, type Login, ours, signIn } from '../../test/support/agent.ts';
import { launch } from '../browser/browser.ts';
import { needBrowsers } from '../browser/install-browsers.ts';
import type { Page } from '../browser/page.ts';
import { needBuild } from '../build/built-extension.ts';

/**
 * The pictures of docs/agents.md, from the built extension and the sandbox: `npm run tool screenshots-agents`.
 * `--dark` takes them in dark colors, `--into DIR` puts them elsewhere, `--extension DIR` takes another build.
 */
const { values: options } = parseArgs({
  options: { dark: { type: 'boolean' }, into: { type: 'string' }, extension: { type: 'string' } },
});
needBrowsers('chromium');
if (!options.extension) needBuild();

const folder = resolve(options.into ?? resolve(import.meta.dirname, '../../docs/images'));
mkdirSync(folder, { recursive: true });
const sandbox = await startSandbox({ tickMs: 200, settings: { ringMs: 4_000 } });
const browser = await launch('chromium', {
  colors: options.dark ? 'dark' : 'light',
  ...(options.extension ? { extension: resolve(options.extension) } : {}),
});
const login: Login = {
  address: sandbox.url,
  user: 'clicktodial',
  password: 'Cl1ckToD1al',
  agent: '1000',
  status: { user: 'reports', password: 'R3portsOn1y' },
};

try {
  const crm = await browser.open(`${sandbox.otherUrl}/crm/contacts`);
  const signedOut = await browser.popup(crm);
  await signedOut.reads('Sign in');
  await take(signedOut, 'sign-in');
  await signIn(browser, crm, login);
  await enableSite(browser, crm);
  // The keypad is offered on a page that was opened after its site was enabled.
  await crm.close();
  await aDay(await browser.open(`${sandbox.otherUrl}/crm/contacts`));
} finally {
  await browser.close();
  await sandbox.close();
}

async function aDay(crm: Page): Promise<void> {
  // In a tab of its own, where it has the room that a window without a screen does not give it.
  const popup = await browser.open(
    `${browser.origin}/src/popup/popup.html?site=${encodeURIComponent(sandbox.otherUrl)}`,
  );
  await crm.activate();
  await dial(crm, '(727) 555-0197');
  await popup.activate();
  await popup.reads('Ringing');
  await take(popup, 'ringing');
  await popup.reads('Connected');
  await take(popup, 'call');
  await popup.type({ role: 'textbox', words: 'Note' }, 'Wants the offer by mail. "Not before ten!"');
  await take(popup, 'note');
  await takePanel();
  await crm.activate();
  await crm.reads('Connected', 'ours');
  await takeBar(crm, 'bar');
  await crm.click({ role: 'button', words: 'Keypad' }, ours);
  for (const key of '2#') await crm.press(key);
  await takeBar(crm, 'bar-keypad');
  await crm.press('Escape');
  await popup.activate();
  await popup.click({ words: 'Keypad' });
  await popup.type({ words: 'Keys to send' }, '2#');
  await take(popup, 'keypad');
  await popup.press('Escape');
  await popup.click({ words: 'Transfer' });
  await take(popup, 'transfer');
  await popup.press('Escape');
  await popup.click({ words: 'Hold' });
  await popup.reads('Customer on hold');
  await take(popup, 'parked');
  await popup.click({ words: 'Resume call' });
  await popup.reads('Connected');

  await popup.click({ words: 'Hang up' });
  await popup.reads('How did the call go?');
  await take(popup, 'disposition');
  await popup.click({ words: 'Call back' });
  await popup.type({ role: 'textbox', words: 'Comment' }, 'Ask for Iris');
  await popup.click({ words: 'Tomorrow, same time' });
  await take(popup, 'callback');
  await popup.click({ words: 'Schedule callback' });
  await popup.click({ words: 'Save now' });
  await popup.reads('Paused');
  await popup.reads('Ask for Iris');
  await take(popup, 'callbacks');

  await popup.reads('Recent calls');
  await take(popup, 'between-calls');
  await popup.click({ words: 'Keypad' });
  await take(popup, 'number-pad');
  await popup.press('Escape');
  await popup.click({ words: 'More', exact: true });
  await popup.click({ words: 'Calls waiting' });
  await popup.reads('Calls waiting in your in-groups: 0');
  await popup.click({ words: 'In-groups' });
  await take(popup, 'more');
  await popup.press('Escape');
  await popup.click({ words: 'More', exact: true });

  await crm.activate();
  await dial(crm, '(813) 555-0191', ['Shift']);
  await crm.reads('Not dialed yet', 'ours');
  await popup.activate();
  await popup.reads('Finish');
  await take(popup, 'preview');
}

/** The panel in a tab, as wide as beside a page. */
async function takePanel(): Promise<void> {
  const panel = await browser.open(`${browser.origin}/src/panel/panel.html`);
  await panel.reads('Connected');
  await panel.evaluate(() => {
    document.body.style.width = '320px';
  });
  await take(panel, 'panel');
  await panel.close();
}

/** The whole popup, without what the window holds beside it. */
async function take(popup: Page, name: string): Promise<void> {
  const size = await popup.evaluate(() => {
    const { width, height } = document.body.getBoundingClientRect();
    return { width, height: Math.min(height, innerHeight) };
  });
  await popup.screenshot(`${folder}/agents-${name}.png`, { x: 0, y: 0, ...size });
}

/** The call bar on the page. */
async function takeBar(crm: Page, name: string): Promise<void> {
  const { x, y, width, height } = await crm.spot('section', 'ours');
  const edge = 20;
  const clip = { x: x - edge, y: y - edge, width: width + 2 * edge, height: height + 2 * edge };
  await crm.screenshot(`${folder}/agents-${name}.png`, clip);
}
