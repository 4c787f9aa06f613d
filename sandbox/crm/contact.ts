import { day, everybody } from './contacts.ts';
import { avatar, badge, barePage, escapeHtml, page } from './layout.ts';
import type { Contact } from './people.ts';

/** The page of one contact, or undefined for an unknown ID. */
export function contactPage(id: number): string | undefined {
  const contact = everybody.find((one) => one.id === id);
  if (!contact) return undefined;
  const body = `
<div class="top">${avatar(contact.name, 'large')}<div><h1>${escapeHtml(contact.name)}</h1>
<span class="quiet">${escapeHtml(contact.title)} at ${escapeHtml(contact.company)}</span></div>${badge(contact.status)}
<button class="push" type="button">Log activity</button><button class="primary" type="button">Save</button></div>
<div class="columns"><div class="stack">
<section class="card pad"><h2>Details</h2>${facts(contact)}</section>
<section class="card pad"><h2>Update</h2>${form(contact)}</section>
</div><div class="stack">
<section class="card pad"><h2>Notes</h2>
<p>Prefers mornings. Direct line (813) 555-0164 ext. 214, assistant at 813-555-0165 after 2:30 PM.</p>
<p>Switchboard is <b>(727)</b> <i>555</i>-0111, ask for <em>${escapeHtml(contact.name.split(' ')[0] ?? '')}</em>.</p></section>
<section class="card pad"><h2>Activity</h2>${feed(contact)}</section>
</div></div>`;
  return page({ title: contact.name, path: `contact/${id}`, body });
}

/** The card of a contact as it is shown inside frames. */
export function cardPage(contact: Contact): string {
  return barePage(
    contact.name,
    `<div class="top">${avatar(contact.name)}<h2>${escapeHtml(contact.name)}</h2>${badge(contact.status)}</div>
<dl><dt>Company</dt><dd>${escapeHtml(contact.company)}</dd><dt>Phone</dt><dd>${escapeHtml(contact.phone)}</dd>
<dt>Mobile</dt><dd>${escapeHtml(contact.mobile)}</dd><dt>Invoice</dt><dd>${contact.invoice}</dd></dl>`,
  );
}

function facts(contact: Contact): string {
  const tel = contact.mobile.replace(/\D/g, '').replace(/^1?(\d{10})$/, '+1$1');
  const rows: [label: string, value: string][] = [
    ['Phone', escapeHtml(contact.phone)],
    ['Mobile', `<a href="tel:${tel}">${escapeHtml(contact.mobile)}</a>`],
    ['Fax', '<a href="tel:+17275550188">Send to fax</a>'],
    ['E-mail', `<a href="mailto:${contact.email}">${contact.email}</a>`],
    ['City', escapeHtml(contact.city)],
    ['Invoice', contact.invoice],
    ['Order ID', contact.order],
    ['Account no.', `7275550${String(900 + contact.id)}`],
    ['Last contact', day(contact.lastContact)],
    ['Owner', escapeHtml(contact.owner)],
  ];
  return `<dl>${rows.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`;
}

function form(contact: Contact): string {
  return `<form onsubmit="return false"><div class="field"><label for="tel">Phone number</label>
<input id="tel" name="phone" type="tel" autocomplete="tel" value="${escapeHtml(contact.phone)}"></div>
<div class="field"><label for="tel2">Other phone</label>
<input id="tel2" name="phone2" autocomplete="tel-national" value="(212) 555-0133"></div>
<div class="field"><label for="zip">ZIP code</label><input id="zip" name="zip" value="33755-4021"></div>
<div class="field"><label for="remarks">Remarks</label>
<textarea id="remarks" name="remarks">Asked to be called back on 312-555-0119 next week.</textarea></div></form>`;
}

function feed(contact: Contact): string {
  const entries: [when: string, text: string][] = [
    ['2026-11-20T15:42', 'Call to +1 727 555 0142, connected for 04:12.'],
    ['2026-11-19T09:05', `Payment of $1,250.00 received for invoice ${contact.invoice}.`],
    ['2026-11-17T16:30', `Order ${contact.order} shipped, tracking 1Z 999 AA1 01 2345 6784.`],
    ['2026-11-12T11:20', 'Left a message with the office, +44 20 7946 0321, will ring us back.'],
    ['2026-11-03T08:15', 'Quote 2026-11-0042 sent, valid until 12/31/2026, 3 x 4500 units at 0.0275.'],
  ];
  return `<ul class="feed">${entries
    .map(([when, text]) => `<li><time datetime="${when}">${when.replace('T', ' ')}</time>${text}</li>`)
    .join('')}</ul>`;
}
