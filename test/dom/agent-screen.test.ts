import { afterEach, beforeAll, expect, test, vi } from 'vitest';

/** What the part in the page's world tells, as the other part gets it. */
interface Report {
  user: string;
  campaign: string;
  quiet: number;
  isLive: boolean;
  isWaiting: boolean;
  isManual: boolean;
  events: { type: string; message: string }[];
  callsWaiting?: number;
  callbackCount?: number;
  latency?: number;
  lead?: Record<string, string>;
  lists?: { statuses: [string, string, boolean][]; pauseCodes: [string, string, boolean][] };
}

type Page = Window &
  typeof globalThis & {
    all_refresh: () => void;
    agent_events: (type: string, message: string, counter: number) => unknown;
    received: unknown[][];
    runs: number;
    asked: unknown[];
    read: string[];
    VD_live_customer_call: number;
    AutoDialWaiting: number;
    replies: number;
  };

/** The real page's globals and loop (docs/vicidial/facts.md 8), with getters that tell of every password that is read. */
const globals = `
  var user = '1000', campaign = 'SALES', session_id = '8600051';
  var VD_live_customer_call = 0, AutoDialWaiting = 0, runs = 0, received = [];
  var sVARstatuses = ['NEW', 'A', 'CALLBK'], sVARstatusnames = ['New Lead', 'Machine', 'Call Back'];
  var sVARSELstatuses = ['N', 'Y', 'Y'], sVARCBstatuses = ['N', 'N', 'Y'];
  var cVARstatuses = ['SOLD'], cVARstatusnames = ['Sold today'], cVARCBstatuses = ['N'];
  var VARpause_codes = ['LUNCH', 'TRAIN'], VARpause_code_names = ['Lunch', 'Training'];
  var VARpause_code_mgrapr = ['NO', 'YES'], dial_method = 'MANUAL';
  function agent_events(type, message, counter) { received.push([type, message, counter]); return 'inner'; }
  function all_refresh() { runs += 1; setTimeout("all_refresh()", 10); }
  var read = [];
  for (const name of ['pass', 'phone_pass', 'VD_pass', 'orig_pass', 'LOGINvarONE', 'conf_check_query'])
    Object.defineProperty(window, name, { get() { read.push(name); throw new Error('read ' + name); } });
  Object.defineProperty(document, 'forms', { get() { read.push('forms'); throw new Error('read forms'); } });
`;

let companion = '';
const frames: HTMLIFrameElement[] = [];

beforeAll(async () => {
  companion = await (await fetch('/src/content/agent-screen/page-world.ts')).text();
});
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** A page as a browser makes it: `first` is there before our part, the page's own scripts come after. */
function openPage(first = '', last = ''): Page {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  frames.push(frame);
  const page = frame.contentWindow as Page;
  page.document.open();
  page.document.write(`<script>${first}</script><script>${companion}</script>
    <script>${globals}</script><script>${last}</script>`);
  page.document.close();
  return page;
}

function join(page: Page): Report[] {
  const reports: Report[] = [];
  page.addEventListener('secret-channel', (event) =>
    reports.push(JSON.parse(String((event as CustomEvent<unknown>).detail)) as Report),
  );
  page.dispatchEvent(new page.CustomEvent('click-to-dial-hello', { detail: 'secret-channel' }));
  return reports;
}

/** A machine that is busy elsewhere takes longer than one second. */
const until = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 15_000 });

/** A hidden tab: the browser's own timers are noted and never come. */
const asleep = 'var asked = []; window.setTimeout = (...given) => asked.push(given);';

test('the loop continues while the browser delays the timers of the page', async () => {
  const page = openPage(asleep);
  page.eval('all_refresh()');
  await until(() => page.runs >= 5);
});

test('other timers reach the browser unchanged', () => {
  const page = openPage(asleep);
  page.eval(
    `var go = () => {}; setTimeout(go, 5, 'more'); setTimeout('other()', 7); setTimeout('all_refresh( )', 9)`,
  );
  expect(page.asked).toEqual([
    [page.eval('go'), 5, 'more'],
    ['other()', 7],
    ['all_refresh( )', 9],
  ]);
});

test.each([
  ['refuses to make one', 'window.Worker = function () { throw new Error("refused") };'],
  ['makes one that fails', 'window.Worker = function () { queueMicrotask(() => this.onerror()) };'],
])('where the page %s, the loop has the timer of the browser', async (_, first) => {
  const page = openPage(first);
  page.eval('setTimeout(all_refresh, 1)');
  await until(() => page.runs >= 3);
});

test('the event function of the page is wrapped once and keeps its behavior', async () => {
  const page = openPage('', companion);
  page.eval(companion);
  const reports = join(page);
  const answer = page.agent_events('call_dialed', '3125551212 MANUAL_DIALNOW', 7);
  expect(answer).toBe('inner');
  expect(page.received).toEqual([['call_dialed', '3125551212 MANUAL_DIALNOW', 7]]);
  await until(() => reports.length === 2);
  expect(reports[1]?.events).toEqual([{ type: 'call_dialed', message: '3125551212 MANUAL_DIALNOW' }]);
});

test('the events of one turn are one report, with the flags as that turn leaves them', async () => {
  const page = openPage();
  const reports = join(page);
  page.eval(
    `agent_events('call_dialed', '1', 1); agent_events('call_answered', 'M1', 2); VD_live_customer_call = 1`,
  );
  await until(() => reports.length > 1);
  expect(reports.slice(1).map(({ events, isLive }) => [events.map(({ type }) => type), isLive])).toEqual([
    [['call_dialed', 'call_answered'], true],
  ]);
});

test.each([
  ['a handler of the reply', 'request.onload = () => { VD_live_customer_call = 1 };'],
  ['a task after the reply', 'request.onload = () => oldTimeout(() => { VD_live_customer_call = 1 }, 40);'],
])(
  'a call that comes with a reply is reported before the next run of the loop, taken up in %s',
  async (_, handler) => {
    const page = openPage('const oldTimeout = window.setTimeout.bind(window)', 'AutoDialWaiting = 1');
    const reports = join(page);
    page.eval(`const request = new XMLHttpRequest(); ${handler} request.open('POST', '/'); request.send()`);
    await until(() => reports.length > 1);
    expect(page.runs).toBe(0);
    expect(reports.map(({ isLive }) => isLive)).toEqual([false, true]);
  },
);

test('a reply without a call is not reported', async () => {
  const page = openPage(
    '',
    'var replies = 0; new PerformanceObserver(() => { replies += 1 }).observe({ type: "resource" })',
  );
  const reports = join(page);
  page.eval(`fetch('/', { method: 'POST' }).then((reply) => reply.text())`);
  await until(() => page.replies > 0);
  page.agent_events('state_ready', 'READY', 1);
  await until(() => reports.length > 1);
  expect(reports).toHaveLength(2);
});

test('frequent events and events with customer data are not reported', async () => {
  const page = openPage();
  const reports = join(page);
  for (const type of ['time_sync', 'none_in_session', 'agent_alert', 'update_fields', 'call_script'])
    page.agent_events(type, 'Mrs Smith', 1);
  page.agent_events('state_ready', 'READY', 2);
  await until(() => reports.length > 1);
  expect(JSON.stringify(reports)).not.toContain('Smith');
  expect(reports).toHaveLength(2);
});

test('an alert about a number that is not dialed is reported, and no other alert', async () => {
  const page = openPage();
  const reports = join(page);
  const alerts = ['DNC NUMBER: 7275550403', 'NUMBER NOT IN CAMPLISTS', 'Le numéro 7275550403 est interdit'];
  for (const alert of [...alerts, 'CHECK-FOR-CALL COMPLETE: 1234567', 'Call Mrs Smith back'])
    page.agent_events('agent_alert', alert, 1);
  await until(() => reports.length > 1);
  expect(reports.slice(1).flatMap(({ events }) => events.map(({ message }) => message))).toEqual(alerts);
});

test('the lists are read as pairs without options that agents may not choose, and reported once', async () => {
  const page = openPage();
  const reports = join(page);
  expect(reports[0]).toMatchObject({ user: '1000', campaign: 'SALES', isLive: false, isWaiting: false });
  expect(reports[0]?.isManual).toBe(true);
  expect(reports[0]?.lists).toEqual({
    statuses: [
      ['SOLD', 'Sold today', false],
      ['A', 'Machine', false],
      ['CALLBK', 'Call Back', true],
    ],
    pauseCodes: [
      ['LUNCH', 'Lunch', false],
      ['TRAIN', 'Training', true],
    ],
  });
  page.agent_events('state_paused', '', 1);
  await until(() => reports.length > 1);
  expect(reports[1]?.lists).toBeUndefined();
});

test('the counts that the page shows and its latency are reported, and nothing while it shows none', async () => {
  const page = openPage(
    '',
    `
    document.write('<span id="AgentStatusCalls"></span><span id="CBstatusSpan">X ACTIVE CALLBACKS</span>')`,
  );
  const reports = join(page);
  expect(reports[0]).not.toHaveProperty('callsWaiting');
  expect(reports[0]).not.toHaveProperty('callbackCount');
  expect(reports[0]).not.toHaveProperty('latency');
  page.eval(`document.getElementById('AgentStatusCalls').textContent = 'Calls in Queue: 2';
    document.getElementById('CBstatusSpan').textContent = '13 ACTIVE CALLBACKS'; var latency = 41.6`);
  page.agent_events('state_paused', '', 1);
  await until(() => reports.length > 1);
  expect(reports[1]).toMatchObject({ callsWaiting: 2, callbackCount: 13, latency: 42 });
});

test('the lead of a call is reported with the call, and nothing that is no ID or number', async () => {
  const page = openPage(
    '',
    `document.write('<form name="vicidial_form"><input name="lead_id" value="42"><input name="phone_number" value="7275550142">'
      + '<input name="phone_code" value="1"><input name="vendor_lead_code" value="Mrs Smith, blue"><input name="comments" value="x"></form>');
     var VDCL_group_id = 'SALESLINE', did_pattern = '8005550100'`,
  );
  const reports = join(page);
  expect(reports[0]).not.toHaveProperty('lead');
  page.eval('VD_live_customer_call = 1; setTimeout("all_refresh()", 1)');
  await until(() => reports.length > 1);
  expect(reports[1]).toMatchObject({
    isLive: true,
    lead: { id: '42', phoneNumber: '7275550142', phoneCode: '1', inGroup: 'SALESLINE', did: '8005550100' },
  });
  expect(JSON.stringify(reports)).not.toContain('Smith');
});

test('no password or request is ever read', async () => {
  const page = openPage();
  const reports = join(page);
  page.eval('all_refresh()');
  page.agent_events('logged_in', 'x', 1);
  await until(() => reports.length > 1 && page.runs > 2);
  expect(page.read).toEqual([]);
});

test('a page that breaks its own globals keeps working, and nothing is reported', async () => {
  const page = openPage('', `user = { toString() { throw new Error('broken') } }`);
  const reports = join(page);
  page.eval('all_refresh()');
  expect(page.agent_events('call_dialed', '1', 1)).toBe('inner');
  await until(() => page.runs > 2);
  expect(reports).toEqual([]);
});

test('when the extension is removed, the page is restored and its loop continues', async () => {
  const page = openPage('var before = window.setTimeout');
  join(page);
  page.eval('all_refresh()');
  page.dispatchEvent(new page.Event('secret-channel-stop'));
  expect(page.eval('window.setTimeout === before')).toBe(true);
  expect(String(page.agent_events)).toContain('received.push');
  const { runs } = page;
  await until(() => page.runs > runs + 2);
});

test('a page without the globals is not changed', () => {
  const page = openPage('', 'delete window.agent_events; user = undefined');
  expect(join(page)).toEqual([]);
});

/** The browser's timers never come, and those of the worker only if they are short: the page's own tick does not come. */
const noOwnTick = `
  { const real = window.setTimeout;
    window.Worker = function () {
      this.terminate = () => {};
      this.postMessage = ([id, wait]) => wait < 600 && real(() => this.onmessage({ data: id }), wait);
    };
    window.setTimeout = () => 1; }`;
const slowLoop = 'function all_refresh() { runs += 1; setTimeout("all_refresh()", 1000); }';

test('the tick comes early on request, and only once', async () => {
  const page = openPage(noOwnTick, `${slowLoop} var xmlhttprequestcheckconf;`);
  join(page);
  page.eval('all_refresh()');
  page.dispatchEvent(new page.Event('secret-channel-forward'));
  page.dispatchEvent(new page.Event('secret-channel-forward'));
  await until(() => page.runs === 2);
  // A request that comes later is the proof that the second one caused no tick of its own.
  page.dispatchEvent(new page.Event('secret-channel-forward'));
  await until(() => page.runs === 3);
});

test('a page without the lock of its polls has no early tick', async () => {
  const page = openPage(noOwnTick, slowLoop);
  join(page);
  page.eval('all_refresh()');
  const began = performance.now();
  // Later than this, a tick is early enough to run within the request.
  await until(() => performance.now() - began > 600);
  page.dispatchEvent(new page.Event('secret-channel-forward'));
  expect(page.runs).toBe(1);
  page.eval('var xmlhttprequestcheckconf = undefined');
  page.dispatchEvent(new page.Event('secret-channel-forward'));
  expect(page.runs).toBe(2);
});
