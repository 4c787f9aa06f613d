import { avatar, badge, escapeHtml, page } from './layout.ts';
import { type Contact, people } from './people.ts';

/** All contacts of the demo CRM. */
export const everybody: readonly Contact[] = people(40);

/** The record id of the contact with this number, or undefined. It has 4 digits, because VICIdial ignores a shorter vendor ID of a caller. */
export function recordOfNumber(digits: string): string | undefined {
  const national = digits.slice(-10);
  const found = everybody.find(({ phone, mobile }) =>
    [phone, mobile].some((number) => number.replace(/\D/g, '').endsWith(national)),
  );
  return national.length === 10 && found ? String(found.id).padStart(4, '0') : undefined;
}

/** The contact list: a table whose rows open a quick view. `window.rowClicks` counts the clicks on the rows. */
export function contactsPage(): string {
  const head = 'Name,Status,Phone,Mobile,Company,E-mail,Invoice,Order ID,Last contact,Owner'
    .split(',')
    .map((name) => `<th scope="col">${name}</th>`)
    .join('');
  const body = `
<div class="top"><h1>Contacts</h1><span class="count">${everybody.length} people</span>
<input class="push" type="search" placeholder="Search contacts" aria-label="Search contacts">
<button class="primary" type="button">New contact</button></div>
<div class="card scroll"><table><thead><tr>${head}</tr></thead><tbody>${everybody.map(row).join('\n')}</tbody></table></div>
<aside class="drawer" aria-label="Quick view" hidden></aside>`;
  return page({ title: 'Contacts', path: 'contacts', body, script });
}

function row(contact: Contact): string {
  const cells = [
    contact.phone,
    contact.mobile,
    contact.company,
    contact.email,
    contact.invoice,
    contact.order,
    day(contact.lastContact),
    contact.owner,
  ].map((text) => `<td>${escapeHtml(text)}</td>`);
  const name = `<a href="/crm/contact/${contact.id}"><b>${escapeHtml(contact.name)}</b></a><small>${contact.title}</small>`;
  return `<tr class="row" tabindex="0"><td><div class="person">${avatar(contact.name)}<span>${name}</span></div></td>
<td>${badge(contact.status)}</td>${cells.join('')}</tr>`;
}

/** An ISO date in US format. */
export function day(iso: string): string {
  return new Date(iso).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
}

const script = `
window.rowClicks = 0;
const drawer = document.querySelector('.drawer');
for (const row of document.querySelectorAll('tr.row')) {
  row.addEventListener('click', (event) => {
    if (event.target.closest('a')) return;
    window.rowClicks += 1;
    const texts = [...row.cells].map((cell) => cell.textContent);
    const name = document.createElement('h2');
    name.textContent = row.querySelector('b').textContent;
    const list = document.createElement('dl');
    for (const [label, text] of [['Phone', texts[2]], ['Company', texts[4]], ['E-mail', texts[5]], ['Order ID', texts[7]]]) {
      const term = document.createElement('dt');
      term.textContent = label;
      const value = document.createElement('dd');
      value.textContent = text;
      list.append(term, value);
    }
    drawer.replaceChildren(name, list);
    drawer.hidden = false;
  });
}
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') drawer.hidden = true;
});
document.querySelector('[type=search]').addEventListener('input', (event) => {
  const wanted = event.target.value.toLowerCase();
  for (const row of document.querySelectorAll('tr.row')) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
`;
