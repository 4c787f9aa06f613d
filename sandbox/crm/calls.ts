import type { JoinedCall, JoinedField } from '../../examples/receiver/joined-calls.ts';
import { escapeHtml, page } from './layout.ts';

const columns: readonly [title: string, field: string][] = [
  ['Started', 'startedAt'],
  ['Direction', 'direction'],
  ['Number', 'number'],
  ['Agent', 'agent'],
  ['Menu', 'menuOutcome'],
  ['Outcome', 'outcome'],
  ['Talk, s', 'talkSeconds'],
  ['Disposition', 'disposition'],
  ['Lead', 'leadId'],
  ['Record', 'recordId'],
  ['Ended by', 'term_reason'],
];

/** Shows the calls of today again every two seconds. */
const refresh = `setInterval(async () => {
  const html = await (await fetch(location.href)).text();
  const found = new DOMParser().parseFromString(html, 'text/html').querySelector('#calls');
  const shown = document.querySelector('#calls');
  if (found && shown && found.innerHTML !== shown.innerHTML) shown.replaceWith(found);
}, 2000);`;

/** The call list of the demo CRM: what the extension and the dialer have sent to the sandbox, with the source of each field. */
export function callsPage(calls: readonly JoinedCall[]): string {
  const head = columns.map(([title]) => `<th>${title}</th>`).join('');
  const rows = calls.map(
    (call) => `<tr>${columns.map(([, field]) => `<td>${cellOf(call[field])}</td>`).join('')}</tr>`,
  );
  const table = `<table id="calls"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const body = `<div class="top"><h1>Calls</h1><span class="count">from the extension, and from VICIdial's URL hooks and call menus</span></div>
<section class="card">${table}</section>`;
  return page({ title: 'Calls', path: 'calls', body, script: refresh });
}

function cellOf(field: JoinedField | undefined): string {
  if (!field) return '–';
  const shown = field.value.replace(/T(\d\d:\d\d:\d\d)\.\d+Z$/, ' $1');
  return `${escapeHtml(shown)} <span class="source">${field.source}</span>`;
}
