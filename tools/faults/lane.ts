import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import type { Explanation } from '../../src/failure.ts';
import type { Requests } from '../../src/messages/requests.ts';
import type { Result } from '../../src/result.ts';
import type { PopupState } from '../../src/session/popup-state.ts';
import { type Login, trySignIn } from '../../test/support/agent.ts';
import { storeUserSettings } from '../../test/support/user-settings.ts';
import { textbox } from '../../test/support/words.ts';
import { type Browser, launch } from '../browser/browser.ts';
import type { Page } from '../browser/page.ts';
import { until } from '../browser/wait.ts';

/** The agent whose session is driven. */
export const agent = '1000';

/** Two tabs of the extension, which send all requests, like popup and pages. */
type Tab = 0 | 1;

/**
 * One browser with the built extension, signed in at a separate dialer. `restart` closes the browser and opens it again with
 * the same profile, as an agent may do during a shift.
 */
export class Lane {
  readonly sandbox: Sandbox;
  readonly #extension: string;
  readonly #seesAll: boolean;
  readonly #profile = mkdtempSync(join(tmpdir(), 'click-to-dial-faults-'));
  #browser!: Browser;
  #tabs!: readonly [Page, Page];

  private constructor(sandbox: Sandbox, extension: string, seesAll: boolean) {
    this.sandbox = sandbox;
    this.#extension = extension;
    this.#seesAll = seesAll;
  }

  static async open(extension: string, seesAll: boolean): Promise<Lane> {
    const sandbox = await startSandbox({ tickMs: 25, settings: { ringMs: 60 } });
    const lane = new Lane(sandbox, extension, seesAll);
    await lane.#launch();
    return lane;
  }

  async #launch(): Promise<void> {
    this.#browser = await launch('chromium', { extension: this.#extension, profile: this.#profile });
    // An image of the extension is a page of its origin too, and it sends no requests by itself.
    const page = () => this.#browser.open(`${this.#browser.origin}/icons/16.png`);
    this.#tabs = [await page(), await page()];
    await this.#tabs[0].evaluate(storeUserSettings, {
      dialsPerMinute: 30,
      dialsPerHour: 1000,
      confirmDial: 'never',
    });
    await until('the settings to be in force', async () => {
      const settings = await this.request('settings', {});
      return settings?.ok && settings.value.values.dialsPerMinute === 30;
    });
    const { api, reports } = logins;
    const login: Login = {
      address: this.sandbox.url,
      ...api,
      agent,
      ...(this.#seesAll ? { status: reports } : {}),
    };
    const popup = await trySignIn(this.#browser, this.#tabs[0], login);
    await until('the sign-in', async () => {
      const { signIn, session } = await this.popupState();
      return signIn.state === 'in' && session.state !== 'unknown';
    });
    await popup.close();
  }

  async restart(): Promise<void> {
    await this.#browser.close();
    await this.#launch();
  }

  async killWorker(): Promise<void> {
    // A worker that is already gone, or that restarts meanwhile, counts as killed.
    await this.#browser.killWorker().catch(() => undefined);
  }

  /** The worker's reply, or undefined if it was stopped before the reply. */
  async request<Q extends keyof Requests>(
    request: Q,
    input: Requests[Q]['input'],
    tab: Tab = 0,
  ): Promise<Result<Requests[Q]['reply'], Explanation> | undefined> {
    const reply = await this.#tabs[tab].evaluate(
      (name, given) =>
        chrome.runtime.sendMessage({ request: name, input: given }).then(
          (answer) => answer ?? null,
          () => null,
        ),
      request,
      input,
    );
    return (reply ?? undefined) as Result<Requests[Q]['reply'], Explanation> | undefined;
  }

  /** Like the surfaces, repeats the request with the same ID if the worker died before its reply. */
  async click<Q extends 'command' | 'dialTyped'>(
    request: Q,
    input: Requests[Q]['input'],
    tab: Tab = 0,
  ): Promise<Result<Requests[Q]['reply'], Explanation> | undefined> {
    return (await this.request(request, input, tab)) ?? (await this.request(request, input, tab));
  }

  /** Types the note of the call in a popup, and closes it right after the last key. */
  async typeNote(text: string): Promise<void> {
    const popup = await this.#browser.open(`${this.#browser.origin}/src/popup/popup.html`);
    await popup.type(textbox('note_title'), text);
    await popup.close();
  }

  /** Everything that was typed and not sent, as one text. */
  async drafts(): Promise<string> {
    return this.#tabs[0].evaluate(async () => JSON.stringify(await chrome.storage.session.get('drafts')));
  }

  async popupState(): Promise<PopupState> {
    return this.#tabs[0].evaluate(
      async () => (await chrome.storage.session.get('popupState'))['popupState'] as PopupState,
    );
  }

  /** The complete storage of the extension as one text: both storage areas and the database. */
  async kept(): Promise<string> {
    return this.#tabs[0].evaluate(async () => {
      const stored = [await chrome.storage.local.get(), await chrome.storage.session.get('popupState')];
      const opening = indexedDB.open('click-to-dial');
      const database = await new Promise<IDBDatabase>((done, failed) => {
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => failed(opening.error);
      });
      const all = await Promise.all(
        [...database.objectStoreNames].map(
          (name) =>
            new Promise<unknown>((done) => {
              const request = database.transaction(name).objectStore(name).getAll();
              request.onsuccess = () => done(request.result);
            }),
        ),
      );
      database.close();
      return JSON.stringify([stored, all]);
    });
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.sandbox.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const logins = {
  api: { user: 'clicktodial', password: 'Cl1ckToD1al' },
  reports: { user: 'reports', password: 'R3portsOn1y' },
} as const;

/** Secrets that no reply, error or page of the dialer may reveal. */
export const secrets: readonly string[] = Object.values(logins).map(({ password }) => password);
