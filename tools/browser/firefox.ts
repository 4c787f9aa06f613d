import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { clearStores } from './clear-stores.ts';
import type { Browser, LaunchOptions } from './driver.ts';
import { findFirefox } from './find-browser.ts';
import { type Modifier, Page, type Wire } from './page.ts';
import { type Json, RpcSocket } from './rpc-socket.ts';
import { until } from './wait.ts';

type Send = (method: string, params?: Json) => Promise<Json>;
interface Remote {
  readonly type: string;
  readonly sharedId?: string;
  readonly value?: unknown;
}

/** A fixed UUID, so that the extension's address is known in advance. */
const uuid = '7f0c1d2e-5b3a-4c6d-8e9f-0a1b2c3d4e5f';
/** The context ID for the popup. WebDriver assigns none, because the popup is no tab. */
const popupContext = 'extension-popup';

export async function launchFirefox(options: Required<LaunchOptions>): Promise<Browser> {
  const profile = options.profile || mkdtempSync(join(tmpdir(), 'click-to-dial-firefox-'));
  const id = extensionId(options.extension);
  writeFileSync(join(profile, 'user.js'), preferences(id, options));
  const child = spawn(
    findFirefox(),
    [
      ...(options.headless ? ['--headless'] : []),
      ...[
        '--no-remote',
        '--profile',
        profile,
        '--remote-debugging-port',
        '0',
        '--remote-allow-system-access',
      ],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const closed = new Promise<void>((gone) => child.once('exit', () => gone()));
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    output += text;
  });
  const address = await new Promise<string>((found, failed) => {
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      output += text;
      const match = output.match(/WebDriver BiDi listening on (ws:\S+)/);
      if (match) found(match[1] as string);
    });
    void closed.then(() => failed(new Error(`Firefox ended before it listened:\n${output}`)));
  });
  const send = await connect(`${address}/session`);
  const session = await send('session.new', { capabilities: {} });
  const { browserVersion } = session['capabilities'] as { browserVersion: string };

  /** The browser's window. Only from there can the toolbar and the event page be reached. */
  const inBrowser = async (source: string): Promise<unknown> => {
    const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const [window] = contexts as { context: string }[];
    return evaluate(send, (window as { context: string }).context, source);
  };
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension`;
  const stopBackground = `${extension}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })`;
  const plainPage = `moz-extension://${uuid}/icons/16.png`;
  if (options.installs) {
    await until('the policy to install the extension', () =>
      inBrowser(`WebExtensionPolicy.getByID(${JSON.stringify(id)})?.active === true`),
    );
  } else {
    await send('webExtension.install', { extensionData: { type: 'path', path: options.extension } });
  }

  return {
    name: 'firefox',
    version: `Firefox/${browserVersion}`,
    origin: `moz-extension://${uuid}`,
    plainPage,
    closed,
    async open(url) {
      const { context } = await send('browsingContext.create', { type: 'tab' });
      const page = new Page(wireOf(send, context as string));
      await page.open(url);
      return page;
    },
    async openWindow(url) {
      const { context } = await send('browsingContext.create', { type: 'window' });
      const page = new Page(wireOf(send, context as string));
      await page.open(url);
      return page;
    },
    async popup(over) {
      await over.activate();
      await inBrowser(`(async () => {${closePopup}})()`);
      await until('the old popup to be gone', () => inBrowser(`!document.querySelector('${popupBrowser}')`));
      await inBrowser(`(async () => {
        const action = await ${extension}.apiManager.asyncGetAPI('browserAction', ${extension});
        action.triggerAction(window);
      })()`);
      await until('the popup', () => inBrowser(nameThePopup));
      const page = new Page(wireOf(send, popupContext));
      await page.waitFor(
        'the popup to be loaded',
        () => document.readyState === 'complete' && location.protocol === 'moz-extension:' && innerHeight > 0,
      );
      return page;
    },
    /** With the preference below, every permission request of a click is granted. */
    async grant() {},
    async give(_own, origins) {
      await inBrowser(`(async () => {
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        const added = { permissions: [], origins: ${JSON.stringify(origins)} };
        await ExtensionPermissions.add('${id}', added, ${extension});
      })()`);
    },
    async reset() {
      const blank = await send('browsingContext.create', { type: 'tab' });
      const { contexts } = await send('browsingContext.getTree', { maxDepth: 0 });
      await inBrowser(`(async () => {${closePopup}})()`);
      for (const { context } of contexts as { context: string }[])
        if (context !== blank['context']) await send('browsingContext.close', { context });
      // The sidebar stays open when its tab closes.
      await inBrowser('SidebarController.hide()');
      await inBrowser(stopBackground);
      await inBrowser(`(async () => {
        const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
        // A copy: it removes from the list that it reads.
        const given = JSON.parse(JSON.stringify(await ExtensionPermissions.get('${id}')));
        await ExtensionPermissions.remove('${id}', given, ${extension});
      })()`);
      const own = new Page(wireOf(send, blank['context'] as string));
      await own.open(plainPage);
      await own.evaluate(clearStores);
      await inBrowser(stopBackground);
      await own.open('about:blank');
    },
    async killWorker() {
      // Resolves after the worker stopped. The next request of the page may already have started a new one.
      await inBrowser(stopBackground);
    },
    /** Uses the real path from the browser's idle observer on, without the delay. Firefox has no "locked" here. */
    async leaveComputer() {
      await inBrowser(`Components.utils.evalInSandbox('getIdleObserver', ${extension}.apiManager.global)(
        ${extension}).observe(null, 'idle')`);
    },
    async useSiteMenu(over) {
      await over.activate();
      // Not on a link, because links have another menu.
      await over.click('h1', { button: 'right' });
      await until('the menu of the page', () => inBrowser(`${menu}.state === 'open'`));
      return (await inBrowser(`(() => {
        // The entries are in a submenu of the extension.
        const entry = ${menu}.querySelector('menuitem[id^="click-to-dial"][id$="enable-site"]');
        entry?.doCommand();
        ${menu}.hidePopup();
        return entry !== null;
      })()`)) as boolean;
    },
    async teach(over, element, entry) {
      await over.activate();
      await over.click(element, { button: 'right' });
      await until('the menu of the selection', () => inBrowser(`${menu}.state === 'open'`));
      // The entries are in a submenu of the extension.
      await inBrowser(`(() => {
        ${menu}.querySelector('menuitem[id^="click-to-dial"][id$="${entry}"]').doCommand();
        ${menu}.hidePopup();
      })()`);
    },
    async pressShortcut(over, shortcut) {
      await over.activate();
      await inBrowser(`(async () => {
        const commands = await ${extension}.shortcuts.allCommands();
        const letter = commands.find(({ name }) => name === '${shortcut}').shortcut.at(-1);
        document.querySelector('keyset[id^="ext-keyset-id"] key[key="' + letter + '"]').doCommand();
      })()`);
    },
    async log() {
      const errors = 'Services.console.getMessageArray().map(({ message }) => message)';
      return `${output}\n${await inBrowser(`${errors}.join('\\n')`)}`;
    },
    async isWorkerAwake() {
      return (await inBrowser(`${extension}.backgroundState === 'running'`)) as boolean;
    },
    async close() {
      await send('browser.close').catch(() => child.kill());
      await closed;
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const menu = `document.getElementById('contentAreaContextMenu')`;

const popupBrowser = 'browser.webextension-popup-browser';

const closePopup = `
  for (const open of document.querySelectorAll('${popupBrowser}')) open.closest('panel')?.hidePopup();
`;

/**
 * Registers the popup's document in WebDriver under our context ID, because WebDriver finds only tabs. This is repeated each
 * time, because Firefox loads the popup in one element and moves it into another.
 */
const nameThePopup = `(() => {
  const popup = () => [...document.querySelectorAll('${popupBrowser}')]
    .find((one) => one.browsingContext && one.getBoundingClientRect().width > 0);
  const { NavigableManager: names } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs');
  const { getBrowserById, getIdForBrowsingContext } = Object.getPrototypeOf(names);
  names.getBrowserById = (id) => id === '${popupContext}' ? popup() : getBrowserById.call(names, id);
  names.getIdForBrowsingContext = (context) => context === popup()?.browsingContext
    ? '${popupContext}' : getIdForBrowsingContext.call(names, context);
  return popup() !== undefined;
})()`;

function preferences(id: string, { colors, locale, installs }: Required<LaunchOptions>): string {
  const values: Record<string, string | number | boolean> = {
    'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
    'extensions.webextOptionalPermissionPrompts': installs,
    'layout.css.prefers-color-scheme.content-override': colors === 'dark' ? 0 : 1,
    ...(colors === 'forced' ? { 'browser.display.document_color_use': 2 } : {}),
    'intl.locale.requested': locale,
    'intl.accept_languages': locale,
    'ui.popup.disable_autohide': true,
    // An extension that is loaded from a folder is removed with its storage at each restart.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'devtools.console.stdout.content': true,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'browser.startup.homepage_override.mstone': 'ignore',
    'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
    'app.normandy.enabled': false,
    'dom.disable_open_during_load': false,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

function extensionId(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id as string;
}

async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  await new Promise<void>((opened, failed) => {
    socket.once('open', () => opened());
    socket.once('error', failed);
  });
  const rpc = new RpcSocket((message) => socket.send(message));
  socket.on('message', (message) => rpc.receive(String(message)));
  socket.on('close', () => rpc.end());
  return (method, params) => rpc.send(method, params);
}

async function evaluate(send: Send, context: string, expression: string): Promise<unknown> {
  const reply = await send('script.evaluate', { expression, target: { context }, awaitPromise: true });
  return (unpack(reply) as Remote).value;
}

function unpack(reply: Json): Remote {
  if (reply['type'] === 'exception') throw new Error((reply['exceptionDetails'] as { text: string }).text);
  return reply['result'] as Remote;
}

function wireOf(send: Send, context: string): Wire {
  const input = (id: string, type: string, actions: Json[]) => ({
    ...{ id, type, actions },
    ...(type === 'pointer' ? { parameters: { pointerType: 'mouse' } } : {}),
  });
  const keys = (held: readonly Modifier[], type: 'keyDown' | 'keyUp') =>
    input(
      'keyboard',
      'key',
      held.map((modifier) => ({ type, value: keyValues[modifier] })),
    );
  const perform = (...actions: Json[]) => send('input.performActions', { context, actions });

  return {
    resizes: context === popupContext,
    async evaluate(source) {
      return (await evaluate(send, context, source)) as string | undefined;
    },
    async evaluateInClosed(source) {
      const reply = await send('script.evaluate', {
        expression: `[...document.querySelectorAll('html > :not(head, body)')]`,
        target: { context },
        awaitPromise: false,
        serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
      });
      const roots = (unpack(reply).value as { value: { shadowRoot?: Remote } }[])
        .map((host) => host.value.shadowRoot)
        .filter((root) => root && (root.value as { mode: string }).mode === 'closed')
        .map((root) => ({ sharedId: root?.sharedId }));
      const called = await send('script.callFunction', {
        functionDeclaration: `(...roots) => (${source})(roots)`,
        arguments: roots,
        target: { context },
        awaitPromise: true,
      });
      return unpack(called).value as string | undefined;
    },
    async go(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async activate() {
      await send('browsingContext.activate', { context });
    },
    async mouse(kind, x, y, _nth, held, button) {
      const type = { move: 'pointerMove', down: 'pointerDown', up: 'pointerUp' }[kind];
      if (held.length > 0 && kind === 'down') await perform(keys(held, 'keyDown'));
      await perform(
        input('mouse', 'pointer', [
          kind === 'move' ? { type, x, y } : { type, button: button === 'right' ? 2 : 0 },
        ]),
      );
      if (held.length > 0 && kind === 'up') await perform(keys(held, 'keyUp'));
    },
    async touch(kind, x, y) {
      const finger = (actions: Json[]) => ({
        ...{ id: 'finger', type: 'pointer', actions },
        parameters: { pointerType: 'touch' },
      });
      if (kind === 'down')
        await perform(
          finger([
            { type: 'pointerMove', x, y },
            { type: 'pointerDown', button: 0 },
          ]),
        );
      else await perform(finger([{ type: 'pointerUp', button: 0 }]));
    },
    async keys(keys, held) {
      const down = held.map((modifier) => ({ type: 'keyDown', value: keyValues[modifier] }));
      const up = held.map((modifier) => ({ type: 'keyUp', value: keyValues[modifier] }));
      const strokes = keys.flatMap((key) =>
        ['keyDown', 'keyUp'].map((type) => ({ type, value: keyValues[key] ?? key })),
      );
      await perform(input('keyboard', 'key', [...down, ...strokes, ...up]));
    },
    async screenshot(clip) {
      const { data } = await send('browsingContext.captureScreenshot', {
        context,
        ...(clip ? { clip: { type: 'box', ...clip } } : {}),
      });
      return Buffer.from(data as string, 'base64');
    },
    async close() {
      await send('browsingContext.close', { context });
    },
  };
}

/** WebDriver's codes of keys that are no character. */
const keyValues: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};
