import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { clearStores } from './clear-stores.ts';
import type { Browser, LaunchOptions } from './driver.ts';
import { findChromium } from './find-browser.ts';
import { type Modifier, Page, type Wire } from './page.ts';
import { type Json, RpcSocket } from './rpc-socket.ts';
import { until } from './wait.ts';

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly embedderData?: { readonly tabActive: boolean };
}

interface Connection {
  send(method: string, params?: Json, sessionId?: string): Promise<Json>;
}

/** Chromium's debugging protocol over a pipe. Only this can press the toolbar button (Extensions.triggerAction). */
function connect(browser: ChildProcess): Connection {
  const outgoing = browser.stdio[3] as Writable;
  const incoming = browser.stdio[4] as Readable;
  const rpc = new RpcSocket((message) => outgoing.write(`${message}\0`));
  let rest = '';
  incoming.setEncoding('utf8');
  incoming.on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) rpc.receive(message);
  });
  incoming.on('close', () => rpc.end());
  outgoing.on('error', () => {});
  return {
    send: (method, params, sessionId) =>
      rpc.send(method, params, sessionId === undefined ? {} : { sessionId }),
  };
}

export async function launchChromium(options: Required<LaunchOptions>): Promise<Browser> {
  const profile = options.profile || mkdtempSync(join(tmpdir(), 'click-to-dial-chromium-'));
  const id = extensionId(options.extension);
  if (options.isPinned) pinButton(profile, id);
  const child = spawn(findChromium(), [...flags(options), `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<void>((gone) => child.once('exit', () => gone()));
  const connection = connect(child);
  const origin = `chrome-extension://${id}`;
  const plainPage = `${origin}/manifest.json`;
  const version = (await connection.send('Browser.getVersion'))['product'] as string;
  const targets = async (filter?: Json[]) =>
    (await connection.send('Target.getTargets', filter ? { filter } : {}))['targetInfos'] as TargetInfo[];
  const worker = async () =>
    (await targets()).find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));

  const inWorker = async (expression: string): Promise<unknown> => {
    const target = await until('the worker', worker);
    const { sessionId } = await connection.send('Target.attachToTarget', {
      targetId: target.targetId,
      flatten: true,
    });
    const how = { expression, awaitPromise: true, returnByValue: true };
    const { value } = unpack(await connection.send('Runtime.evaluate', how, sessionId as string));
    await connection.send('Target.detachFromTarget', { sessionId: sessionId as string });
    return value;
  };

  const attach = async (targetId: string): Promise<Page> => {
    return new Page(await attachWire(connection, targetId, options));
  };

  await until('the extension to be loaded', async () => {
    const { extensions } = await connection.send('Extensions.getExtensions');
    // The list contains only extensions loaded from a folder. One that a policy installs is found by its worker.
    return (extensions as { id: string }[]).some((extension) => extension.id === id) || worker();
  });
  const open = async (url: string): Promise<Page> => {
    const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
    const page = await attach(targetId as string);
    await page.open(url);
    return page;
  };

  const openInBackground = async (url: string) => {
    const { targetId } = await connection.send('Target.createTarget', { url, background: true });
    const page = await attach(targetId as string);
    await page.waitFor('the page to be loaded', () => document.readyState === 'complete');
    return { targetId: targetId as string, page };
  };
  let extensionsPage: ReturnType<typeof openInBackground> | undefined;

  /** Calls a function of Chromium's extension settings: a prompt for a permission cannot be answered from here. */
  const onExtensionsPage = async (
    method: 'addHostPermission' | 'removeHostPermission',
    pattern: string,
  ): Promise<void> => {
    // A script of the page gets the same functions. The page itself takes seconds to draw.
    extensionsPage ??= openInBackground('chrome://extensions/strings.m.js');
    const { page } = await extensionsPage;
    await page.evaluate(
      (name, extension, host) =>
        // biome-ignore lint/suspicious/noExplicitAny: private interface of the settings page, not in any types
        (globalThis as any).chrome.developerPrivate[name](extension, host),
      method,
      id,
      pattern,
    );
  };
  const grant = (pattern: string) => onExtensionsPage('addHostPermission', pattern);

  const stopWorker = async () => {
    const target = await worker();
    if (!target) return;
    await until('the worker to be stopped', async () => {
      if ((await worker())?.targetId !== target.targetId) return true;
      // A worker that is still starting ignores this.
      await connection.send('Target.closeTarget', { targetId: target.targetId }).catch(() => undefined);
      return false;
    });
  };

  return {
    name: 'chromium',
    version,
    origin,
    plainPage,
    closed,
    open,
    async openWindow(url, side) {
      const isOurs = (at: string) => at === 'about:blank' || at.startsWith('chrome://extensions');
      const unused = (await targets()).filter(({ type, url: at }) => type === 'page' && isOurs(at));
      const { targetId } = await connection.send('Target.createTarget', {
        url: 'about:blank',
        newWindow: true,
      });
      for (const tab of unused) await connection.send('Target.closeTarget', { targetId: tab.targetId });
      extensionsPage = undefined;
      const page = await attach(targetId as string);
      const { width, height } = await page.evaluate(() => {
        const { availWidth, availHeight } = screen;
        return { width: availWidth, height: availHeight };
      });
      const edge = Math.round(width * 0.6);
      const bounds =
        side === 'left'
          ? { left: 0, top: 0, width: edge, height }
          : { left: edge, top: 0, width: width - edge, height };
      const { windowId } = await connection.send('Browser.getWindowForTarget', { targetId });
      await connection.send('Browser.setWindowBounds', { windowId, bounds });
      await page.open(url);
      return page;
    },
    async popup(over) {
      const shown = async () =>
        (await targets()).filter((t) => t.type === 'page' && t.url.startsWith(`${origin}/src/popup/`));
      for (const { targetId } of await shown()) await connection.send('Target.closeTarget', { targetId });
      await until('the old popup to be gone', async () => (await shown()).length === 0);
      await over.activate();
      // The press is lost if a window has just closed and none has the focus yet. A person presses again.
      const popup = await until('the popup', async () => {
        await connection.send('Extensions.triggerAction', { id, targetId: await activeTab(connection) });
        return until('the popup of this press', async () => (await shown())[0], 10_000);
      });
      const page = await attach(popup.targetId);
      await page.waitFor('the popup to be loaded', () => document.readyState === 'complete');
      return page;
    },
    grant,
    async give(own, origins) {
      for (const pattern of origins) await grant(pattern);
      await own.evaluateAsUser((asked) => chrome.permissions.request({ origins: asked }), [...origins]);
    },
    async reset() {
      const kept = await extensionsPage;
      const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
      for (const target of await targets()) {
        const isOld = target.targetId !== targetId && target.targetId !== kept?.targetId;
        // The side panel stays open when its tab closes.
        const isPanel = target.url.startsWith(`${origin}/src/panel/`);
        if (isPanel || (target.type === 'page' && isOld))
          await connection.send('Target.closeTarget', { targetId: target.targetId });
      }
      const own = await attach(targetId as string);
      await own.open(plainPage);
      // A worker that is stopped while it is installed can never start again.
      await own.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await stopWorker();
      const origins = await own.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
      for (const pattern of origins) await onExtensionsPage('removeHostPermission', pattern);
      await own.evaluate(clearStores);
      await stopWorker();
      // A message starts a new worker: it runs after an installation too. Chromium can lose a message that is sent while the
      // old worker ends, and then its promise stays pending for half a minute.
      await until('the new worker', async () => {
        await own.evaluate(() => void chrome.runtime.sendMessage(null).catch(() => undefined));
        return worker();
      });
      await own.open('about:blank');
    },
    killWorker: stopWorker,
    /**
     * Chromium reads the idle state from the system, and a test cannot override that: `Emulation.setIdleOverride` applies only
     * to the web's IdleDetector. So this dispatches the event to the listener of the real worker.
     */
    async leaveComputer(how) {
      await inWorker(`chrome.idle.onStateChanged.dispatch('${how}')`);
    },
    /**
     * The debugging protocol cannot operate Chromium's menus, and a permission request needs the click there. So this only
     * checks that the entry exists.
     */
    async useSiteMenu() {
      return (await inWorker(
        `chrome.contextMenus.update('enable-site', {}).then(() => true, () => false)`,
      )) as boolean;
    },
    /** Chromium's menus cannot be operated, so the event is dispatched to the listener of the real worker. */
    async teach(over, _element, entry) {
      await over.activate();
      await inWorker(`(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.contextMenus.onClicked.dispatch({ menuItemId: '${entry}', frameId: 0, pageUrl: tab.url }, tab);
      })()`);
    },
    /** The debugging protocol sends keys to pages only, so the event is dispatched to the listener of the real worker. */
    async pressShortcut(over, shortcut) {
      await over.activate();
      await inWorker(`(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.commands.onCommand.dispatch('${shortcut}', tab);
      })()`);
    },
    async log() {
      return readFileSync(join(profile, 'chrome_debug.log'), 'utf8');
    },
    async isWorkerAwake() {
      return (await worker()) !== undefined;
    },
    async close() {
      await connection.send('Browser.close').catch(() => child.kill());
      await closed;
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Puts the button of the extension into the toolbar: Chromium's own preference for pinned extensions, in a new profile. */
function pinButton(profile: string, id: string): void {
  const folder = join(profile, 'Default');
  mkdirSync(folder, { recursive: true });
  const preferences = { extensions: { pinned_extensions: [id] } };
  writeFileSync(join(folder, 'Preferences'), JSON.stringify(preferences));
}

function flags({ headless, extension, locale, flags: more }: Required<LaunchOptions>): string[] {
  return [
    ...(headless ? ['--headless=new', '--mute-audio'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    '--remote-debugging-pipe',
    // Writes the log to chrome_debug.log in the profile.
    '--enable-logging',
    '--log-level=0',
    '--enable-unsafe-extension-debugging',
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    `--lang=${locale}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    // Containers have a small /dev/shm.
    '--disable-dev-shm-usage',
    '--disable-component-update',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    '--disable-features=Translate,OptimizationHints,MediaRouter',
    '--password-store=basic',
    '--use-mock-keychain',
    '--window-size=1280,900',
    ...more,
  ];
}

/** Chromium's ID for the manifest's key: the first 32 digits of its hash, as letters from a to p. */
function extensionId(folder: string): string {
  const { key } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { key: string };
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** The active tab. The toolbar button belongs to a tab, and Chromium has different IDs for tabs and their pages. */
async function activeTab(connection: Connection): Promise<string> {
  const { targetInfos } = await connection.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const active = (targetInfos as TargetInfo[]).find((tab) => tab.embedderData?.tabActive);
  if (!active) throw new Error('No tab is in front');
  return active.targetId;
}

async function attachWire(
  connection: Connection,
  targetId: string,
  { colors }: Required<LaunchOptions>,
): Promise<Wire> {
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params: Json = {}) => connection.send(method, params, sessionId as string);
  const evaluate = async (expression: string, returnByValue: boolean, userGesture = false) =>
    unpack(await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue, userGesture }));
  const features =
    colors === 'forced'
      ? [{ name: 'forced-colors', value: 'active' }]
      : [{ name: 'prefers-color-scheme', value: colors }];
  await send('Emulation.setEmulatedMedia', { features });

  return {
    async evaluate(source, asUser) {
      return (await evaluate(source, true, asUser)).value as string | undefined;
    },
    async evaluateInClosed(source) {
      const roots: { objectId: string }[] = [];
      for (let nth = 0; ; nth += 1) {
        const { objectId } = await evaluate(
          `document.querySelectorAll('html > :not(head, body)')[${nth}]`,
          false,
        );
        if (!objectId) break;
        const { node } = (await send('DOM.describeNode', { objectId, depth: 1, pierce: true })) as {
          node: { shadowRoots?: { backendNodeId: number; shadowRootType: string }[] };
        };
        for (const { backendNodeId, shadowRootType } of node.shadowRoots ?? []) {
          if (shadowRootType !== 'closed') continue;
          const { object } = await send('DOM.resolveNode', { backendNodeId });
          roots.push({ objectId: (object as { objectId: string }).objectId });
        }
      }
      const scope = await evaluate('globalThis', false);
      const reply = await send('Runtime.callFunctionOn', {
        functionDeclaration: `(...roots) => (${source})(roots)`,
        objectId: scope.objectId,
        arguments: roots,
        awaitPromise: true,
        returnByValue: true,
      });
      return unpack(reply).value as string | undefined;
    },
    async go(url) {
      const { errorText } = await send('Page.navigate', { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
      await until(
        `${url} to be loaded`,
        async () => (await evaluate('document.readyState', true)).value === 'complete',
      );
    },
    async activate() {
      await connection.send('Target.activateTarget', { targetId });
      await send('Page.bringToFront');
    },
    async mouse(kind, x, y, nth, held, pressed) {
      const type = { move: 'mouseMoved', down: 'mousePressed', up: 'mouseReleased' }[kind];
      const button = kind === 'move' ? 'none' : pressed;
      await send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        button,
        buttons: kind === 'down' ? { left: 1, right: 2 }[pressed] : 0,
        clickCount: kind === 'move' ? 0 : nth,
        modifiers: bits(held),
      });
    },
    async touch(kind, x, y) {
      const touchPoints = kind === 'down' ? [{ x, y }] : [];
      await send('Input.dispatchTouchEvent', {
        type: kind === 'down' ? 'touchStart' : 'touchEnd',
        touchPoints,
      });
    },
    async keys(keys, held) {
      for (const key of keys) {
        const description = { ...keyOf(key), modifiers: bits(held) };
        const text = held.some((modifier) => modifier !== 'Shift') ? {} : textOf(key);
        await send('Input.dispatchKeyEvent', { type: 'keyDown', ...description, ...text });
        await send('Input.dispatchKeyEvent', { type: 'keyUp', ...description });
      }
    },
    async screenshot(clip) {
      const { data } = await send('Page.captureScreenshot', {
        format: 'png',
        ...(clip ? { clip: { ...clip, scale: 1 } } : {}),
      });
      return Buffer.from(data as string, 'base64');
    },
    async close() {
      await connection.send('Target.closeTarget', { targetId });
    },
  };
}

function unpack(reply: Json): { value?: unknown; objectId?: string } {
  const wrong = reply['exceptionDetails'] as
    | { text: string; exception?: { description?: string } }
    | undefined;
  if (wrong) throw new Error(wrong.exception?.description ?? wrong.text);
  return reply['result'] as { value?: unknown; objectId?: string };
}

function bits(held: readonly Modifier[]): number {
  return held.reduce((sum, modifier) => sum | { Alt: 1, Control: 2, Meta: 4, Shift: 8 }[modifier], 0);
}

const keyCodes: Record<string, number> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  ' ': 32,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Delete: 46,
};

const signCodes: Record<string, string> = { '.': 'Period', ',': 'Comma' };

function keyOf(key: string): Json {
  const code = /^[a-z]$/i.test(key)
    ? `Key${key.toUpperCase()}`
    : /^\d$/.test(key)
      ? `Digit${key}`
      : key === ' '
        ? 'Space'
        : (signCodes[key] ?? key);
  // Only for letters and digits does the key code equal the character code. The character code of "." is that of Delete.
  const letter = /^[a-z\d]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0;
  return { key, code, windowsVirtualKeyCode: keyCodes[key] ?? letter };
}

function textOf(key: string): Json {
  if (key === 'Enter') return { text: '\r' };
  return key.length === 1 ? { text: key } : {};
}
