/**
 * The sandbox over HTTP: the two APIs, the agent screen, the demo CRM and the test controls, on one loopback port. The same
 * server answers under http://127.0.0.1 and http://localhost, which gives tests two origins.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hookParameters } from '../examples/receiver/hook-parameters.ts';
import { answerAgentApi, type PhpReply } from './agent-api/agent-api.ts';
import { type EventBox, keepEvents } from './agent-screen/screen-page.ts';
import { tickScreen } from './agent-screen/screen-tick.ts';
import { type MenuCall, passCallMenu } from './agi/call-menu.ts';
import { Control, type ControlCommand } from './control.ts';
import { openCallCenter, TEST_ACCOUNTS } from './dialer/call-center.ts';
import { joinParameters, type Parameters } from './dialer/php-parameters.ts';
import type { Dialer, Settings } from './dialer/tables.ts';
import { countWork } from './dialer/work-totals.ts';
import { answerNonAgentApi } from './non-agent-api/non-agent-api.ts';
import { type Reply, sendReply } from './reply-faults.ts';
import { readBody } from './request-body.ts';
import { refusedOrigin } from './request-origin.ts';
import { sendDispoHooks } from './results/send-hooks.ts';
import { type PageHost, servePages } from './serve-pages.ts';
import { addTeam, advanceTeam, type Team } from './team/simulated-team.ts';
import { advanceCalls, nextDue } from './telephone/telephone-network.ts';

export interface SandboxOptions {
  /** Default: a free one. */
  port?: number;
  /** The consumer of the commands: a timer of the sandbox, or the page agc/vicidial.php in a browser. Default: headless. */
  agentScreen?: 'headless' | 'page';
  /** Length of one tick of the headless screen, in ms. Default: 1000, like the real one. */
  tickMs?: number;
  settings?: Partial<Settings>;
  /** Agents without a person, whose day goes on. Default: none. */
  team?: Team;
  /** Tables instead of those of the standard call center. */
  callCenter?: (now: number) => Dialer;
  /** The clock, in ms since 1970. */
  now?: () => number;
}

export interface Sandbox {
  /** http://127.0.0.1:port, without a slash at the end. An agent enters it as the address of the dialer. */
  url: string;
  /** The same server under its other name: a second origin. */
  otherUrl: string;
  crmUrl: string;
  accounts: typeof TEST_ACCOUNTS;
  control: Control;
  /** Takes a call through a call menu to an agent who waits for calls. Needs Perl. */
  callMenu(call: MenuCall): Promise<void>;
  close(): Promise<void>;
}

const HEADERS = {
  'Content-type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-cache, must-revalidate',
  Pragma: 'no-cache',
};

type Answer = (dialer: Dialer, parameters: Parameters, now: number) => PhpReply;
const APIS: Readonly<Record<string, Answer>> = {
  '/agc/api.php': answerAgentApi,
  '/vicidial/non_agent_api.php': answerNonAgentApi,
};

/** CORS as agc/options.php does it: a matching preflight gets an empty reply, and any other request runs as usual. */
function corsReply(
  dialer: Dialer,
  request: IncomingMessage,
): { headers: Record<string, string>; ends: boolean } {
  const allowed = dialer.settings.corsOrigins;
  if (allowed === undefined) return { headers: {}, ends: false };
  const origin = request.headers.origin ?? '';
  const ends = request.method === 'OPTIONS';
  if (!allowed.includes(origin)) return { headers: {}, ends };
  const methods = 'GET,POST,OPTIONS,HEAD';
  const headers = {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': 'Content-Type',
  };
  return { headers, ends };
}

interface Running extends PageHost {
  otherUrl: string;
  callMenu: Sandbox['callMenu'];
}

async function serveApi(
  running: Running,
  answer: Answer,
  request: IncomingMessage,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  const { control, now } = running;
  const { text, fields } = await readBody(request);
  const parameters = joinParameters(url.searchParams, fields);
  const params = Object.fromEntries(parameters.raw);
  const name = params['function'] ?? '';
  if ('pass' in params) params['pass'] = '(redacted)';
  control.rawBodies.push(text);
  const { method = 'GET' } = request;
  control.requests.push({
    ...{ at: now(), method, path: url.pathname, function: name, params },
    origin: request.headers.origin,
  });
  const fault = control.takeFault(name);
  const wait = () => new Promise((resolve) => setTimeout(resolve, fault && 'ms' in fault ? fault.ms : 0));
  if (fault?.kind === 'delay' && fault.carriedOut === false) await wait();
  const isCarriedOut = fault === undefined || fault.kind === 'delay' || fault.carriedOut !== false;
  advanceCalls(control.dialer, now());
  const cors = corsReply(control.dialer, request);
  const skip = cors.ends || !isCarriedOut;
  const { status, body } = skip ? { status: 200, body: '' } : answer(control.dialer, parameters, now());
  running.settled();
  if (fault && 'ms' in fault && fault.carriedOut !== false) await wait();
  const type = cors.ends ? { 'Content-type': 'text/html; charset=UTF-8' } : HEADERS;
  const reply: Reply = { status, headers: { ...type, ...cors.headers }, body };
  sendReply(response, reply, fault, running.otherUrl);
}

async function serveControl(
  { control, callMenu }: Running,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    const { text } = await readBody(request);
    try {
      const command = JSON.parse(text) as ControlCommand | ({ do: 'callMenu' } & MenuCall);
      if (command.do === 'callMenu') await callMenu(command);
      else control.apply(command);
    } catch (failure) {
      response.writeHead(400, { 'Content-type': 'text/plain' }).end(String(failure));
      return;
    }
  }
  response.writeHead(200, { 'Content-type': 'application/json' }).end(JSON.stringify(control.snapshot));
}

async function serve(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const answer = APIS[url.pathname];
  // With CORS enabled, the dialer itself decides which origins may read its replies.
  const hasCors = answer !== undefined && running.control.dialer.settings.corsOrigins !== undefined;
  const isGuarded = answer !== undefined || url.pathname === '/control';
  const refusal = refusedOrigin(request.headers, request.socket.localPort ?? 0, isGuarded && !hasCors);
  if (refusal !== undefined) {
    response.writeHead(403, { 'Content-type': 'text/plain' }).end(refusal);
    return;
  }
  if (answer) return serveApi(running, answer, request, url, response);
  if (url.pathname === '/control') return serveControl(running, request, response);
  if (url.pathname === '/results' && request.method === 'POST') {
    const { text } = await readBody(request);
    response.writeHead(running.control.receiver.take(request.headers, text)).end();
    running.control.changed();
    return;
  }
  if (url.pathname === '/results/vicidial') {
    const { text } = await readBody(request);
    const parameters = hookParameters(url.searchParams, text);
    const status = parameters ? running.control.receiver.takeHook(parameters) : 400;
    response.writeHead(status, HEADERS).end(status === 200 ? 'ok' : '');
    running.control.changed();
    return;
  }
  if (url.pathname === '/elsewhere') {
    const { text } = await readBody(request);
    running.control.bytesElsewhere += Buffer.byteLength(text) + request.rawHeaders.join(': ').length;
    running.control.changed();
    response.writeHead(200, HEADERS).end('');
    return;
  }
  return servePages(running, request, url, response);
}

/** Starts a sandbox. Close it when done: it holds a port and, when headless, a timer. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const fresh = () => {
    const dialer = options.callCenter?.(now()) ?? openCallCenter(now(), options.settings);
    if (options.team) addTeam(dialer, options.team, now());
    return dialer;
  };
  const control = new Control(fresh, now);
  let networkTimer: ReturnType<typeof setTimeout> | undefined;
  let hooksSent = 0;
  const settled = () => {
    const { dispositions } = control.dialer;
    sendDispoHooks(control.dialer, dispositions.slice(hooksSent));
    hooksSent = dispositions.length;
    control.changed();
    clearTimeout(networkTimer);
    const due = nextDue(control.dialer);
    if (due === undefined) return;
    networkTimer = setTimeout(
      () => {
        advanceCalls(control.dialer, now());
        settled();
      },
      Math.max(0, due - now()),
    );
  };
  const isHeadless = (options.agentScreen ?? 'headless') === 'headless';
  const events: EventBox = new Map();
  const callMenu = async (call: MenuCall) => {
    const delivered = await passCallMenu(call, running.otherUrl, now());
    control.apply({ ...delivered, do: 'inboundCall', user: call.user });
  };
  const running: Running = {
    ...{ control, now, otherUrl: '', settled, events, callMenu },
    pageTakesCommands: !isHeadless,
  };
  const server = createServer((request, response) => {
    serve(running, request, response).catch((failure) => {
      console.error(failure);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  running.otherUrl = `http://localhost:${port}`;
  const tick = () => {
    const { dialer } = control;
    advanceTeam(dialer, now());
    countWork(dialer, now());
    const simulated = new Set(dialer.simulated.map(({ user }) => user));
    for (const agent of dialer.liveAgents) {
      // Nobody opens the agent screen of a simulated agent.
      if (control.asleep.has(agent.user) || !(isHeadless || simulated.has(agent.user))) continue;
      keepEvents(events, agent.user, tickScreen(control.dialer, agent, now()));
    }
    settled();
  };
  const isTicking = isHeadless || options.team !== undefined;
  const screenTimer = isTicking ? setInterval(tick, options.tickMs ?? 1000) : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    otherUrl: running.otherUrl,
    crmUrl: `http://127.0.0.1:${port}/crm/`,
    accounts: TEST_ACCOUNTS,
    control,
    callMenu,
    close: async () => {
      clearInterval(screenTimer);
      clearTimeout(networkTimer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
