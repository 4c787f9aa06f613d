import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from '../../sandbox/server.ts';
import { dial, enableSite, type Login, pointAt, seedSupervisor, signIn } from '../../test/support/agent.ts';
import { storeUserSettings } from '../../test/support/user-settings.ts';
import { button } from '../../test/support/words.ts';
import { launch } from '../browser/browser.ts';
import { needBrowsers } from '../browser/install-browsers.ts';
import type { Page } from '../browser/page.ts';
import { needBuild } from '../build/built-extension.ts';

/** The pictures of docs/leads.md, from the built extension and the sandbox: `npm run tool screenshots-leads`. `--into DIR` puts them elsewhere. */
const { values: options } = parseArgs({ options: { into: { type: 'string' } } });
needBrowsers('chromium');
needBuild();
const folder = resolve(options.into ?? resolve(import.meta.dirname, '../../docs/images'));
mkdirSync(folder, { recursive: true });
const number = '(727) 555-0197';
const sandbox = await startSandbox({ tickMs: 200 });
const browser = await launch('chromium', { colors: 'light' });
const login: Login = {
  address: sandbox.url,
  user: 'clicktodial',
  password: 'Cl1ckToD1al',
  agent: '1000',
  status: { user: 'reports', password: 'R3portsOn1y' },
};
const settings = {
  leadLookup: true,
  leadTooltip: true,
  leadImport: true,
  listChanges: true,
  callLists: true,
  editableLeadFields: ['first_name', 'last_name', 'email', 'city'],
};

try {
  const [model] = sandbox.control.dialer.leads;
  if (!model) throw new Error('the call center has no lead');
  const fields = { first_name: 'Iris', last_name: 'Vance', city: 'Clearwater', state: 'FL' };
  sandbox.control.dialer.leads.push({
    ...model,
    ...{ leadId: 501, phoneNumber: '7275550197', status: 'CALLBK', vendorLeadCode: 'C-1042', fields },
  });
  const crm = await browser.open(`${sandbox.otherUrl}/crm/contacts`);
  await signIn(browser, crm, login);
  await enableSite(browser, crm);
  await seedSupervisor(browser, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  const panel = await browser.open(`${browser.origin}/src/panel/panel.html`);
  await panel.evaluate(storeUserSettings, settings);
  await panel.evaluate(() => {
    document.body.style.width = '340px';
  });
  const review = await browser.open(`${browser.origin}/src/lead-import/lead-import.html`);
  await review.reads('Paste numbers');
  await review.evaluate(pasteRows);
  await review.click(button('import_read'));
  await review.click(button('import_takeRows', '5'));
  await review.reads('Review');
  await review.screenshot(`${folder}/leads-review.png`, await boxOf(review, 'Review'));
  await review.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('.card')) each.style.display = '';
  });
  await review.click(button('callList_start', '3'));
  await review.reads('Number 1 of 3');
  await review.reads('Iris Vance');
  await review.screenshot(`${folder}/leads-call-list.png`, await boxOf(review, 'Call list'));
  await crm.activate();
  await pointAt(crm, number);
  await crm.reads('CALLBK', 'ours');
  await crm.screenshot(`${folder}/leads-tooltip.png`, { x: 0, y: 0, width: 1000, height: 420 });
  await dial(crm, number);
  await crm.reads('Connected', 'ours');
  await panel.activate();
  await panel.reads('Connected');
  await panel.click(button('lead_who'));
  await panel.reads('Change the lead');
  await panel.type({ role: 'textbox', words: 'First name' }, 'Irène');
  await panel.reads('The dialer stores: Irene');
  // Only the lead: the panel above it is in the pictures of docs/agents.md.
  const box = await panel.evaluate(() => {
    const heading = [...document.querySelectorAll('h2')].find((each) => each.textContent === 'Iris Vance');
    const section = heading?.closest('section');
    if (!section) throw new Error('no lead is shown');
    document.body.replaceChildren(section);
    scrollTo(0, 0);
    const { x, y, width, height } = section.getBoundingClientRect();
    return { x, y, width, height: Math.min(height, innerHeight - y) };
  });
  await panel.screenshot(`${folder}/leads-form.png`, box);
} finally {
  await browser.close();
  await sandbox.close();
}

/** Runs in the page of new leads. */
function pasteRows(): void {
  const field = document.querySelector<HTMLTextAreaElement>('#import-text');
  if (!field) return;
  field.value = [
    'Phone\tName\tCompany\tE-mail\tRecord ID',
    '(727) 555-0142\tIris Vance\tHarbor Optics\tiris@harbor.example\tC-1042',
    '(813) 555-0154\tSeán Óg\tOak & Sons\t\tC-1043',
    '1.7275E+10\tTheo Lund\tLund Tools\ttheo@lund.example\tC-1044',
    '(727) 555-0142\tI. Vance\tHarbor Optics\t\tC-1042',
    '(312) 555-0166\tMara Quill\tQuill Press\tmara@quill.example\tC-1045',
  ].join('\n');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The place of the card with this heading. The page shows only this card from then on, so that nothing must be scrolled. */
function boxOf(page: Page, heading: string) {
  return page.evaluate((words) => {
    const cards = [...document.querySelectorAll<HTMLElement>('.card')];
    const card = cards.find((each) => each.querySelector('h2')?.textContent === words);
    if (!card) throw new Error('the card is not shown');
    for (const each of cards) each.style.display = each === card ? '' : 'none';
    scrollTo(0, 0);
    const { x, y, width, height } = card.getBoundingClientRect();
    return { x: x - 8, y: y - 8, width: width + 16, height: height + 16 };
  }, heading);
}
