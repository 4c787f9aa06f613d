import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/server.ts';
import { dial, enableSite, type Login, ours, pointAt, signIn } from '../../test/support/agent.ts';
import { type Browser, launch } from '../browser/browser.ts';
import { needBrowsers } from '../browser/install-browsers.ts';
import type { Page } from '../browser/page.ts';
import { needBuild } from '../build/built-extension.ts';

/** `npm run screenshots`: the pictures of the README and of the store listings, taken with the built extension on the sandbox's demo pages. */
const folder = join(import.meta.dirname, '../../docs/images');
const store = join(import.meta.dirname, '../../store');
const number = '(727) 555-0197';
/** Sizes that both stores require. */
const storePicture = { x: 0, y: 0, width: 1280, height: 800 };
/** The phone columns of the demo CRM. */
const tile = { x: 395, y: 78, width: 440, height: 280 };

needBrowsers('chromium');
needBuild();
mkdirSync(folder, { recursive: true });
for (const colors of ['light', 'dark'] as const) {
  const sandbox = await startSandbox();
  const browser = await launch('chromium', { colors });
  const login: Login = {
    address: sandbox.url,
    user: 'clicktodial',
    password: 'Cl1ckToD1al',
    agent: '1000',
    status: { user: 'reports', password: 'R3portsOn1y' },
  };
  try {
    await take(browser, await browser.open(`${sandbox.otherUrl}/crm/contacts`), login, colors);
  } finally {
    await browser.close();
    await sandbox.close();
  }
}
process.exit(0);

async function take(browser: Browser, page: Page, login: Login, colors: 'light' | 'dark'): Promise<void> {
  const picture = (name: string) => join(folder, colors === 'light' ? `${name}.png` : `${name}-dark.png`);
  const top = { x: 0, y: 0, width: 1000, height: 420 };

  const signedOut = await browser.popup(page);
  await signedOut.reads('Sign in');
  await signedOut.screenshot(picture('popup-sign-in'));
  await signIn(browser, page, login);
  await enableSite(browser, page);

  await page.activate();
  await pointAt(page, number);
  await page.screenshot(picture('link'), top);
  if (colors === 'light') {
    await page.screenshot(join(store, 'link.png'), storePicture);
    await page.screenshot(join(store, 'tile.png'), tile);
  }

  await dial(page, number);
  await page.reads('Connected', 'ours');
  await page.screenshot(picture('call-bar'), await barClip(page));
  if (colors === 'light') await page.screenshot(join(store, 'call-bar.png'), storePicture);
  const inCall = await browser.popup(page);
  await inCall.reads('Connected');
  await inCall.screenshot(picture('popup-call'));

  await page.activate();
  await page.click({ words: 'Hang up' }, ours);
  const disposition = await browser.popup(page);
  await disposition.reads('How did the call go?');
  await disposition.screenshot(picture('popup-disposition'));
  if (colors === 'light') {
    const options = await browser.open(`${browser.origin}/src/options/options.html`);
    await options.reads('Dialer addresses');
    await options.screenshot(join(store, 'options.png'), storePicture);
  }
  console.log(`${colors}: link, call bar and popups are in docs/images`);
}

/** The call bar with some of the page around it. */
async function barClip(page: Page) {
  const bar = await page.spot('section', 'ours');
  const x = Math.max(0, bar.x - 420);
  const y = Math.max(0, bar.y - 180);
  return { x, y, width: bar.x + bar.width + 20 - x, height: bar.y + bar.height + 20 - y };
}
