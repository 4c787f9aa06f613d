import { cardPage } from './contact.ts';
import { everybody } from './contacts.ts';
import { escapeHtml, page } from './layout.ts';
import type { Contact } from './people.ts';

/** The page inside the frames of the workspace: the card of one contact. */
export function cardFrame(id: number): string | undefined {
  const contact = everybody.find((one) => one.id === id);
  return contact && cardPage(contact);
}

/**
 * A workspace with three frames: one of the same origin, one with `srcdoc`, and one of another origin (the same server
 * under its other name, localhost or 127.0.0.1).
 */
export function framePage(): string {
  const body = `<div class="top"><h1>Workspace</h1><span class="count">3 panels</span></div>
<div class="tiles" style="grid-template-columns:repeat(auto-fit,minmax(330px,1fr))">
${panel('Open case', '<iframe id="same" title="Open case" src="/crm/card/2"></iframe>')}
${panel('Preview', `<iframe id="srcdoc" title="Preview" srcdoc="${escapeHtml(cardPage(everybody[4] as Contact))}"></iframe>`)}
${panel('Partner portal', '<iframe id="cross" title="Partner portal"></iframe>')}
</div>
<section class="card pad" style="margin-top:18px"><h2>Desk</h2><p>Supervisor on duty: (727) 555-0177</p></section>`;
  return page({ title: 'Workspace', path: 'frame', body, script });
}

function panel(title: string, frame: string): string {
  return `<section><h2>${title}</h2><div class="card">${frame}</div></section>`;
}

const script = `
const other = new URL('/crm/card/6', location.href);
other.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
document.getElementById('cross').src = other.href;
`;
