import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type Login, seedSignIn } from '../../test/support/agent.ts';
import { type Browser, type BrowserName, launch } from '../browser/browser.ts';
import type { Page } from '../browser/page.ts';
import { secret } from './reply-attacks.ts';

/** So nothing is called, and the next attack meets a paused agent. */
const refusal = 'ERROR: agent_user is not allowed to place manual dial calls - 1000\n';

/** A signed-in agent in a browser, with a dialer that accepts requests and calls no one. */
export class AgentBrowser {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  /** A page of the extension, for messages to the worker and its storage. */
  readonly own: Page;
  /** The tab of the hostile pages. */
  readonly tab: Page;

  private constructor(browser: Browser, sandbox: Sandbox, own: Page, tab: Page) {
    this.browser = browser;
    this.sandbox = sandbox;
    this.own = own;
    this.tab = tab;
  }

  static async open(name: BrowserName): Promise<AgentBrowser> {
    const sandbox = await startSandbox({ tickMs: 200 });
    const browser = await launch(name);
    const own = await browser.open(browser.plainPage);
    const tab = await browser.open(`${sandbox.otherUrl}/crm/contacts`);
    const agent = new AgentBrowser(browser, sandbox, own, tab);
    await seedSignIn(browser, agent.login, tab);
    return agent;
  }

  get login(): Login {
    return { address: this.sandbox.url, user: 'clicktodial', password: secret, agent: '1000' };
  }

  /** The numbers that the dialer was asked to dial since `reset`. */
  get dialed(): string[] {
    return this.sandbox.control.requests.flatMap(({ function: name, params }) =>
      name === 'external_dial' && params['value'] ? [params['value']] : [],
    );
  }

  /** Forgets the commands: the limits on dials are there for agents, and here they would hold an attack by accident. */
  async reset(): Promise<void> {
    const { control } = this.sandbox;
    // The page before would repeat a dial whose journal entry is gone.
    await this.tab.open('about:blank');
    await this.own.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((done, failed) => {
        const opening = indexedDB.open('click-to-dial');
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => failed(opening.error);
      });
      const clearing = database.transaction('journal', 'readwrite');
      clearing.objectStore('journal').clear();
      await new Promise((done) => {
        clearing.oncomplete = done;
      });
      database.close();
    });
    control.clearFaults();
    control.requests.length = 0;
    control.fault({ kind: 'body', body: refusal, carriedOut: false, function: 'external_dial', times: 100 });
  }

  /** The reply of the worker; undefined if none came within 40 s. */
  ask(request: string, input: object): Promise<{ ok: boolean; value?: unknown } | undefined> {
    const sent = this.own.evaluate(
      (name, given) =>
        Promise.race([
          chrome.runtime.sendMessage({ request: name, input: given }).then(
            (reply: unknown) => reply ?? null,
            () => null,
          ),
          new Promise((done) => setTimeout(() => done(null), 40_000)),
        ]),
      request,
      input,
    );
    return sent as Promise<{ ok: boolean; value?: unknown } | undefined>;
  }

  /** Everything that the extension keeps, except the login of the session. */
  kept(): Promise<string> {
    return this.own.evaluate(async () => {
      const { account: _login, pendingAccount: _waiting, ...session } = await chrome.storage.session.get();
      const database = await new Promise<IDBDatabase>((done, failed) => {
        const opening = indexedDB.open('click-to-dial');
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => failed(opening.error);
      });
      const rows = await Promise.all(
        [...database.objectStoreNames].map(
          (name) =>
            new Promise((done) => {
              const reading = database.transaction(name).objectStore(name).getAll();
              reading.onsuccess = () => done(reading.result);
            }),
        ),
      );
      database.close();
      return JSON.stringify([session, await chrome.storage.local.get(), rows]);
    });
  }

  /** Signs in again, if an attack signed the agent out. */
  async signInAgain(): Promise<void> {
    await this.reset();
    await seedSignIn(this.browser, this.login);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.sandbox.close();
  }
}
