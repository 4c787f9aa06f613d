import { join } from 'node:path';
import type { JoinedCall } from '../../examples/receiver/joined-calls.ts';
import { TELEPHONE_TABLE } from '../telephone/telephone-network.ts';
import { bundle } from './bundle.ts';
import { callsPage } from './calls.ts';
import { contactPage } from './contact.ts';
import { contactsPage } from './contacts.ts';
import { cardFrame, framePage } from './frame.ts';
import { escapeHtml, page } from './layout.ts';
import { shadowPage } from './shadow.ts';

const reactList = await bundle(join(import.meta.dirname, 'react-list.tsx'));

/**
 * The page of the demo CRM at `path` below /crm/ ('' is the index). Undefined for an unknown path. `calls`: the received calls.
 * `calls`, `contacts`, `contact/ID`, `react`, `frame`, `shadow`, and `card/ID` for the frames.
 */
export function crmPage(
  path: string,
  calls: readonly JoinedCall[] = [],
): { type: string; body: string | Uint8Array } | undefined {
  const body = path === 'calls' ? callsPage(calls) : htmlOf(path);
  return body === undefined ? undefined : { type: 'text/html; charset=utf-8', body };
}

function htmlOf(path: string): string | undefined {
  const [, folder, id] = /^(contact|card)\/(\d{1,6})$/.exec(path) ?? [];
  if (folder === 'contact') return contactPage(Number(id));
  if (folder === 'card') return cardFrame(Number(id));
  switch (path) {
    case '':
      return indexPage();
    case 'contacts':
      return contactsPage();
    case 'react':
      return reactPage();
    case 'frame':
      return framePage();
    case 'shadow':
      return shadowPage();
    default:
      return undefined;
  }
}

const tiles: [path: string, title: string, text: string][] = [
  ['contacts', 'Contacts', 'A table with phones in every style, and invoice and order numbers beside them.'],
  ['contact/1', 'Contact', 'One person: labels, tel: links, notes, fields and an activity feed.'],
  [
    'react',
    'Live list',
    'A React list of 5,000 that filters, edits in place and draws only what is in view.',
  ],
  ['frame', 'Workspace', 'Contact cards in frames of this site, of another site, and in srcdoc.'],
  ['shadow', 'Components', 'Custom elements with open shadow roots inside each other.'],
];

function indexPage(): string {
  const links = tiles.map(
    ([path, title, text]) =>
      `<a class="card pad" href="/crm/${path}"><h2>${title}</h2><span class="quiet">${escapeHtml(text)}</span></a>`,
  );
  const body = `<div class="top"><h1>Good afternoon, Dana</h1><span class="count">pick a page to call from</span></div>
<div class="tiles">${links.join('')}</div>
<section class="card pad" style="margin-top:18px"><h2>Numbers to try</h2><dl style="grid-template-columns:170px 1fr">${numbersToTry()}</dl></section>`;
  return page({ title: 'Home', path: '', body });
}

/** A number for fiction (London 7946 0000 to 0999) for each line of the telephone table. */
function numbersToTry(): string {
  return TELEPHONE_TABLE.map(({ ends, what }) => {
    const phone = /^\d{4}$/.test(ends) ? `+44 20 7946 ${ends}` : '+1 727 555 0142';
    return `<dt>${phone}</dt><dd>${escapeHtml(what)}</dd>`;
  }).join('');
}

const reactStyle = `.lines{display:grid;grid-template-columns:2fr 1.6fr 1.5fr 1.3fr 1.1fr 110px;gap:12px;align-items:center;padding:0 14px;border-bottom:1px solid var(--line);white-space:nowrap}
.lines.head{height:40px;color:var(--quiet);font-size:12px;font-weight:600}.lines>span{overflow:hidden;text-overflow:ellipsis}.box{overflow-y:auto}`;

function reactPage(): string {
  const body = `<style>${reactStyle}</style><div id="app"></div>`;
  return page({ title: 'Live list', path: 'react', body, script: reactList });
}
