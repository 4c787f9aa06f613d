/** The pages of the sandbox: the agent screen and the demo CRM. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { agentPage, answerAgentPage, type EventBox } from './agent-screen/screen-page.ts';
import type { Control } from './control.ts';
import { readBody } from './request-body.ts';

/** The parts of the running sandbox that pages need. */
export interface PageHost {
  control: Control;
  now: () => number;
  events: EventBox;
  /** Whether the page carries out the commands. */
  pageTakesCommands: boolean;
  settled: () => void;
}

const HTML = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8' };

/** The record of a caller, as `examples/agi/pop-hint.agi` asks for it: `{"recordId": "0003"}`. */
async function lookUpCaller(phone: string, response: ServerResponse): Promise<void> {
  const { recordOfNumber } = await import('./crm/contacts.ts');
  const recordId = recordOfNumber(phone);
  response
    .writeHead(recordId === undefined ? 404 : 200, { 'Content-Type': 'application/json' })
    .end(recordId === undefined ? '' : JSON.stringify({ recordId }));
}

async function crmReply(path: string, { receiver }: Control, response: ServerResponse): Promise<boolean> {
  // Loaded on first use, because API tests need not wait for its bundles.
  const { crmPage } = await import('./crm/crm-pages.ts');
  const page = crmPage(path, receiver.joinedCalls);
  if (page) response.writeHead(200, { ...HTML, 'Content-Type': page.type }).end(page.body);
  return page !== undefined;
}

/** Replies to a request for a page or to a poll of the agent screen. */
export async function servePages(
  host: PageHost,
  request: IncomingMessage,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  const { control, now, events, pageTakesCommands } = host;
  if (/^\/agc\/(conf_exten_check|vdc_db_query)\.php$/.test(url.pathname)) {
    const { fields } = await readBody(request);
    if (url.pathname.endsWith('/vdc_db_query.php')) {
      const [user, action, column] = ['user', 'ACTION', 'column'].map((name) => fields.get(name) ?? '');
      control.screenRequests.push({ at: now(), user: user ?? '', action: column || (action ?? '') });
    }
    const { status, body } = answerAgentPage(control.dialer, events, fields, {
      now: now(),
      takesCommands: pageTakesCommands,
    });
    host.settled();
    response.writeHead(status, HTML).end(body);
    return;
  }
  if (url.pathname === '/agc/vicidial.php') {
    const page = agentPage(control.dialer, url.searchParams.get('user') ?? '', now());
    host.settled();
    if (page !== undefined) {
      response.writeHead(200, HTML).end(page);
      return;
    }
  }
  if (url.pathname === '/crm/lookup') return lookUpCaller(url.searchParams.get('phone') ?? '', response);
  if (
    url.pathname.startsWith('/crm/') &&
    (await crmReply(url.pathname.slice('/crm/'.length), control, response))
  )
    return;
  response.writeHead(404, PLAIN).end('There is no such page here.');
}
