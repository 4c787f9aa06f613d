import type { ReceivedResult } from '../results/receiver.ts';
import { escapeHtml, page } from './layout.ts';

const columns: readonly [title: string, field: string][] = [
  ['Started', 'startedAt'],
  ['Direction', 'direction'],
  ['Number', 'number'],
  ['Agent', 'agent'],
  ['Outcome', 'outcome'],
  ['Talk, s', 'talkSeconds'],
  ['Disposition', 'disposition'],
  ['Lead', 'leadId'],
  ['Record', 'recordId'],
];

/** Shows the calls of today again every two seconds. */
const refresh = `setInterval(async () => {
  const html = await (await fetch(location.href)).text();
  const found = new DOMParser().parseFromString(html, 'text/html').querySelector('#calls');
  const shown = document.querySelector('#calls');
  if (found && shown && found.innerHTML !== shown.innerHTML) shown.replaceWith(found);
}, 2000);`;

/** The call list of the demo CRM: what the extension has sent to the sandbox. */
export function callsPage(calls: readonly ReceivedResult[]): string {
  const head = columns.map(([title]) => `<th>${title}</th>`).join('');
  const rows = calls.map(
    ({ data }) =>
      `<tr>${columns.map(([, field]) => `<td>${escapeHtml(cellOf(data[field]))}</td>`).join('')}</tr>`,
  );
  const table = `<table id="calls"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const body = `<div class="top"><h1>Calls</h1><span class="count">sent by the extension as signed messages</span></div>
<section class="card">${table}</section>`;
  return page({ title: 'Calls', path: 'calls', body, script: refresh });
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value.replace(/T(\d\d:\d\d:\d\d)\.\d+Z$/, ' $1') : String(value);
}
