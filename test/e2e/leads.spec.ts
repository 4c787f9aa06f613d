import { everybody } from '../../sandbox/crm/contacts.ts';
import { dial, pointAt, seedSupervisor } from '../support/agent.ts';
import { checkPage } from '../support/axe.ts';
import { storeUserSettings } from '../support/user-settings.ts';
import { button, checkbox, t, textbox } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

test('an agent looks up who has a number, chooses one of two leads, and the call is for that lead', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const { dialer } = sandbox.control;
  const iris = dialer.leads.find(({ leadId }) => leadId === 103);
  if (!iris) throw new Error('the call center has no lead 103');
  dialer.leads.push({
    ...iris,
    leadId: 104,
    fields: { first_name: 'Ivan', last_name: '<img src=x onerror=alert(1)>' },
  });
  await seedSupervisor(station, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  await readyCrm.activate();
  const panel = await station.open(`${station.origin}/src/panel/panel.html`);
  await panel.evaluate(storeUserSettings, { leadLookup: true, leadTooltip: true });
  await panel.type(textbox('popup_dialNumber'), '312-555-0142');
  await panel.click(button('lead_who'));
  await panel.reads('Ivan <img src=x onerror=alert(1)>');
  await panel.click({ role: 'button', words: `Iris Ingram · NEW · ${t('lead_list', '101')}` });
  await panel.reads(t('lead_attemptCounts', '0', '0'));
  await panel.reads('CALLBK');
  expect((await checkPage(panel)).violations).toEqual([]);
  await panel.click(button('lead_dial'));
  await sandbox.control.waitFor('the call of the chosen lead', ({ placed }) => placed.length === 1);
  expect(sandbox.control.placed).toMatchObject([{ leadId: 103, number: '3125550142' }]);
  const lookups = sandbox.control.requests.filter(({ function: name }) => name.startsWith('lead_'));
  expect(new Set(lookups.map(({ params }) => params['user']))).toEqual(new Set(['2000']));
  await readyCrm.activate();
  await pointAt(readyCrm, '(727) 555-0197');
  await readyCrm.reads(t('lead_none'), 'ours');
});

test('a number on a do-not-call list is not dialed, and one that was called today needs a confirmation', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const { dialer } = sandbox.control;
  await seedSupervisor(station, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  const own = await station.open(station.plainPage);
  const checks = { numberChecks: ['systemDnc', 'attempts'], attemptsPerDay: 1, numberCheckMs: 5_000 };
  await own.evaluate(storeUserSettings, checks);
  await readyCrm.activate();
  dialer.doNotCall.add('7275550197');
  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads(t('failure_doNotCall'), 'ours');
  expect(sandbox.control.placed).toEqual([]);

  const call = { leadId: 103, listId: '101', user: '1001', seconds: 0, status: 'N' };
  dialer.callLog.push({ ...call, number: '8135550154', at: Date.now() });
  await own.activate();
  await own.evaluate(storeUserSettings, { refusedNumber: 'confirm', attemptsPerDay: 1 });
  await readyCrm.activate();
  await dial(readyCrm, '+1 813 555 0154 x159');
  const popup = await station.popup(readyCrm);
  await popup.reads(t('failure_attemptsReached', '1'));
  await popup.click(button('popup_confirmYes'));
  await sandbox.control.waitFor('the call', ({ placed }) => placed.length === 1);
});

test('a number that waits for the dialer is on the list once it answers, and is taken off it', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const { dialer } = sandbox.control;
  await seedSupervisor(station, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  await readyCrm.activate();
  const panel = await station.open(`${station.origin}/src/panel/panel.html`);
  await panel.evaluate(storeUserSettings, { dncChanges: true });
  sandbox.control.fault({ kind: 'empty500', function: 'add_dnc_phone', times: 100 });
  await panel.type(textbox('popup_dialNumber'), '(727) 555-0197');
  await panel.click(button('dnc_open'));
  await panel.type(textbox('dnc_reason'), 'Asked for it');
  await panel.click(button('dnc_add'));
  await panel.reads(t('dnc_add_pending'));
  expect((await checkPage(panel)).violations).toEqual([]);
  await station.killWorker();
  sandbox.control.clearFaults();
  await panel.activate();
  await panel.click(button('dnc_retry'));
  await panel.reads(t('dnc_add_done'));
  expect([...dialer.doNotCall]).toEqual(['7275550197']);
  await panel.click({ role: 'button', words: t('dnc_removeNumber', '+1 727 555 0197') });
  await panel.reads(t('dnc_remove_done'));
  expect([...dialer.doNotCall]).toEqual([]);
});

test('the numbers of a page become leads of a new list, and a stop of the worker adds none twice and loses none', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const { dialer } = sandbox.control;
  dialer.leads.splice(0);
  await seedSupervisor(station, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  const page = await station.open(`${station.origin}/src/lead-import/lead-import.html`);
  await page.evaluate(storeUserSettings, { leadImport: true, listChanges: true, callLists: true });
  await page.reads(t('import_paste'));
  await readyCrm.activate();
  const popup = await station.popup(readyCrm);
  // In the page itself: the session that the popup reads first moves its content, and a click would miss. The second press opens
  // another tab, and a browser does not answer a key press in a tab that has just become hidden.
  for (const words of [t('popup_more'), t('import_addPage')]) {
    await popup.reads(words);
    await popup.evaluate(pressOn, words);
  }
  await page.activate();
  const shown = everybody.flatMap(({ phone, mobile }) => [phone, mobile]);
  await page.reads(t('import_fromPage', String(shown.length)));
  await page.reads(everybody[0]?.company ?? 'no company');
  const count = String(new Set(shown.map(nationalDigits)).size);
  await page.type(textbox('import_listId'), '990');
  await page.click(button('import_showList'));
  await page.reads(t('import_listNone'));
  await page.click({ text: t('import_newList') });
  await page.type(textbox('import_listName'), 'Web page');
  await page.type(textbox('import_listCampaign'), 'SALES');
  await page.click(button('import_createList', '990'));
  await page.reads(t('import_listActive', 'Web page', 'SALES'));
  await page.click({ text: t('import_changeList') });
  await page.type(textbox('import_listName'), 'Leads of a page');
  await page.click(checkbox('import_listIsActive'));
  await page.click(button('import_saveList', '990'));
  await page.reads(t('import_listInactive', 'Leads of a page', 'SALES'));
  const created = { id: '990', name: 'Leads of a page', campaignId: 'SALES', isActive: false };
  expect(dialer.lists.filter(({ id }) => id === '990')).toMatchObject([created]);
  expect((await checkPage(page)).violations).toEqual([]);
  await page.click(button('import_add', count));
  await sandbox.control.waitFor('the first leads', () => dialer.leads.length > 10);
  await station.killWorker();
  await page.activate();
  await page.reads(`${t('import_state_done')} ${t('import_entry_done')}: ${count}`, 'page', 60_000);
  expect(dialer.leads).toHaveLength(Number(count));
  expect(new Set(dialer.leads.map(({ phoneNumber }) => phoneNumber)).size).toBe(Number(count));
  expect(new Set(dialer.leads.map(({ listId }) => listId))).toEqual(new Set(['990']));

  // The call list: one press is one call.
  await page.type(textbox('import_paste'), '727-555-0197 x12,C-0042');
  await page.click(button('import_read'));
  await page.choose('#import-column-1', 'recordId');
  await page.click(button('import_takeRows', '1'));
  await page.click(button('callList_start', '1'));
  await page.reads(t('callList_place', '1', '1'));
  await page.reads(`+1 727 555 0197 ${t('page_extension', '12')}`);
  await page.click(button('callList_dial', '+1 727 555 0197'));
  await page.reads(`${t('callList_state_dialed')}: 1`, 'page', 60_000);
  expect(sandbox.control.placed).toMatchObject([{ number: '7275550197' }]);
  const dials = sandbox.control.requests.filter(({ params }) => params['value'] === '7275550197');
  expect(dials).toMatchObject([{ function: 'external_dial', params: { vendor_id: 'C-0042' } }]);
});

test('an agent adds numbers to the manual dial list, and one whose reply is lost is not added twice', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const { dialer } = sandbox.control;
  dialer.leads.splice(0);
  await seedSupervisor(station, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  await readyCrm.activate();
  const page = await station.open(`${station.origin}/src/lead-import/lead-import.html`);
  await page.evaluate(storeUserSettings, { leadImport: true });
  sandbox.control.fault({ kind: 'empty500', function: 'external_add_lead', times: 1 });
  const add = async (number: string) => {
    await page.type(textbox('import_paste'), number);
    await page.click(button('import_read'));
    await page.click(button('import_takeRows', '1'));
    await page.choose('#import-target-kind', 'manual');
    await page.click(button('import_add', '1'));
  };
  await add('727-555-0142 x12');
  const done = `${t('import_state_done')} ${t('import_entry_done')}: 1`;
  // Nothing has named the list yet, so the lead that the search finds proves nothing.
  await page.reads(`${t('import_state_done')} ${t('import_entry_unknown')}: 1`, 'page', 60_000);
  await add('727-555-0143');
  await page.reads(done, 'page', 60_000);
  expect((await checkPage(page)).violations).toEqual([]);
  expect(dialer.leads).toMatchObject([
    { listId: '998', phoneNumber: '7275550142', fields: { comments: 'ext. 12' } },
    { listId: '998', phoneNumber: '7275550143' },
  ]);
  const users = (name: string) =>
    sandbox.control.requests.filter((each) => each.function === name).map(({ params }) => params['user']);
  expect(users('external_add_lead')).toEqual(['clicktodial', 'clicktodial']);
  expect(users('lead_search')).toEqual(['2000']);
});

/** Runs in the popup. */
function pressOn(words: string): void {
  const all = [...document.querySelectorAll<HTMLElement>('summary,button')];
  all.find(({ textContent }) => textContent === words)?.click();
}

/** The digits of a number without its extension and without the calling code of North America. */
function nationalDigits(shown: string): string {
  return shown
    .replace(/x\d+$/, '')
    .replace(/\D/g, '')
    .replace(/^1(?=\d{10}$)/, '');
}
