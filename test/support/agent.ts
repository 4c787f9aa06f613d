import type { Browser } from '../../tools/browser/browser.ts';
import type { Modifier, Page } from '../../tools/browser/page.ts';
import { until } from '../../tools/browser/wait.ts';
import { storeUserSettings } from './user-settings.ts';
import { anyValue, button, either, inOrder, t, textbox } from './words.ts';

/**
 * What an agent does, as an agent does it: the toolbar popup, real clicks, the words on the screen.
 * Used by the specs and by the commands that run the product.
 */

export interface Login {
  /** Address of the dialer. */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly agent: string;
  /** A second account that may read the session in full. */
  readonly status?: { readonly user: string; readonly password: string };
}

/** Where the extension shows its call bar: beside the page's own tree. */
export const ours = { place: 'ours' } as const;

/** The permission pattern for an address, as the browsers want it: without a port. */
export function patternOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Fills the sign-in form in the popup and presses the button. What comes of it is for the caller to see. */
export async function trySignIn(browser: Browser, over: Page, login: Login): Promise<Page> {
  if (URL.canParse(login.address)) await browser.grant(patternOf(login.address));
  const popup = await browser.popup(over);
  await popup.type(textbox('popup_address'), login.address);
  await popup.type(textbox('popup_user'), login.user);
  await popup.type(textbox('popup_password'), login.password);
  await popup.type(textbox('popup_agentUser'), login.agent);
  if (login.status) {
    await popup.click('summary');
    await popup.type(textbox('popup_statusUser'), login.status.user);
    await popup.type(textbox('popup_statusPassword'), login.status.password);
  }
  await popup.click(button('popup_signIn'));
  return popup;
}

/**
 * Signs in, and enables the site of `page` if it is given, by the messages that the popup sends to the worker. Faster than
 * typing and pressing, for every test whose subject is something else.
 */
export async function seedSignIn(browser: Browser, login: Login, page?: Page): Promise<void> {
  const site = page && patternOf(await page.evaluate(() => location.href));
  const own = await browser.open(browser.plainPage);
  await browser.give(own, [patternOf(login.address), ...(site ? [site] : [])]);
  await tellWorker(own, 'signIn', {
    address: login.address,
    user: login.user,
    password: login.password,
    agent: login.agent,
    statusUser: login.status?.user ?? '',
    statusPassword: login.status?.password ?? '',
    keep: 'session',
    passphrase: '',
    insecure: true,
  });
  await tellWorker(own, 'poll', { now: true });
  if (site) await tellWorker(own, 'enableSite', { pattern: site });
  await own.close();
  if (!page) return;
  await page.activate();
  await isMarked(page);
}

/** Signs in a supervisor by the message that the team page sends to the worker. */
export async function seedSupervisor(
  browser: Browser,
  { address, user, password }: Pick<Login, 'address' | 'user' | 'password'>,
): Promise<void> {
  const own = await browser.open(browser.plainPage);
  await browser.give(own, [patternOf(address)]);
  await tellWorker(own, 'signInSupervisor', { address, user, password, insecure: true, passphrase: '' });
  await own.close();
}

/** Sends the results of calls to a receiver, signed with this secret. */
export async function seedResults(
  browser: Browser,
  { address, secret }: { readonly address: string; readonly secret: string },
): Promise<void> {
  const own = await browser.open(browser.plainPage);
  await browser.give(own, [patternOf(address)]);
  await own.evaluate(storeUserSettings, { resultsUrl: address });
  await tellWorker(own, 'setResultsSecret', { secret });
  await own.close();
}

/** The address of the team page. */
export function teamPageOf(browser: Browser): string {
  return `${browser.origin}/src/team-page/team.html`;
}

/** Sends one message to the worker, from a page of the extension; fails when the worker refuses it. */
async function tellWorker(own: Page, name: string, input: object): Promise<void> {
  const reply = await own.evaluate(
    (request, given) => chrome.runtime.sendMessage({ request, input: given }),
    name,
    input,
  );
  if (!JSON.stringify(reply ?? null).includes('"ok":true'))
    throw new Error(`The worker answered ${name} with ${JSON.stringify(reply)}`);
}

function isMarked(page: Page): Promise<unknown> {
  return page.waitFor('marked numbers', () => [...CSS.highlights.values()].some((marks) => marks.size > 0));
}

/** Signs in and waits until the popup shows the agent's session. */
export async function signIn(browser: Browser, over: Page, login: Login): Promise<Page> {
  const popup = await trySignIn(browser, over, login);
  await popup.reads(
    inOrder(t('popup_signOut'), either(t('state_paused'), t('state_ready'), t('state_inCall'))),
  );
  return popup;
}

/** Presses the button that enables the site of `page`, and waits until its numbers are marked. */
export async function enableSite(browser: Browser, page: Page): Promise<void> {
  await browser.grant(patternOf(await page.evaluate(() => location.href)));
  const popup = await browser.popup(page);
  await popup.click(button('popup_enableSite'));
  await popup.reads(anyValue('popup_siteOn'));
  await isMarked(page);
}

/** Points at a number until its link may be clicked: it has to have been plain to see for a moment. */
export async function pointAt(page: Page, number: string, nth = 0): Promise<void> {
  const isReady = () => page.evaluate(() => document.querySelector('html > [data-link="ready"]') !== null);
  await until(`the link over ${number} to be ready`, async () => {
    // The label of the number pointed at before may lie over this one. And a tab that only now came to the front may
    // not have seen the pointer come: a person moves it once more.
    await page.pointAway();
    await page.waitFor('no link', () => document.querySelector('html > [data-link]') === null);
    await page.hover({ text: number, nth });
    return until('the link', isReady, 3_000).catch(() => false);
  });
}

/** Points at a number and clicks it, once. */
export async function dial(page: Page, number: string, held: Modifier[] = []): Promise<void> {
  await pointAt(page, number);
  await page.click({ text: number }, { held });
}

/** Sets the disposition with this name in the popup, and waits until the session shows that it was taken. */
export async function dispose(browser: Browser, page: Page, name: string): Promise<void> {
  const popup = await browser.popup(page);
  await popup.reads(t('popup_howDidItGo'));
  await popup.click({ role: 'button', words: name });
  await saveNow(popup);
  await popup.reads(either(t('state_paused'), t('state_ready')));
}

/** Saves the chosen disposition at once. It saves itself after five seconds, and a busy machine can need longer for the press. */
export async function saveNow(popup: Page): Promise<void> {
  const target = button('popup_saveNow');
  await popup.click(target).catch(async (error: unknown) => {
    if (await popup.has(target)) throw error;
  });
}
