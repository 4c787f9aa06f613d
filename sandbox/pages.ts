/** The pages of the sandbox: the demo CRM. */
import type { IncomingMessage, ServerResponse } from 'node:http';

interface CrmPages {
  crmPage(path: string): { type: string; body: string | Uint8Array } | undefined;
}

let crm: Promise<CrmPages> | undefined;

/** Answers a request for a page. */
export async function servePages(
  _running: unknown,
  _request: IncomingMessage,
  url: URL,
  response: ServerResponse,
): Promise<void> {
  if (url.pathname.startsWith('/crm/')) {
    const path = './crm/pages.ts';
    crm ??= import(path) as Promise<CrmPages>;
    const page = (await crm).crmPage(url.pathname.slice('/crm/'.length));
    if (page) {
      response.writeHead(200, { 'Content-Type': page.type, 'Cache-Control': 'no-store' }).end(page.body);
      return;
    }
  }
  response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such page here.');
}
