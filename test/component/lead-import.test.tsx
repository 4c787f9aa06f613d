import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/lead-import/lead-import.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import { explain } from '../../src/failure.ts';
import { LeadImportPage } from '../../src/lead-import/lead-import-page.tsx';
import { decodeText, readTable } from '../../src/lead-import/read-table.ts';
import { clearReview, targetKind } from '../../src/lead-import/review-state.ts';
import { noCallList } from '../../src/leads/call-list/call-list.ts';
import { type LeadImport, newEntries, noEntries } from '../../src/leads/import/lead-import.ts';
import { importEntries } from '../../src/platform/lead-import-database.ts';
import { numberSource } from '../../src/platform/stored-number-source.ts';
import { fail, ok } from '../../src/result.ts';
import { emptyPopupState, type PopupState } from '../../src/session/popup-state.ts';
import { tabAddresses, tabReplies, words, worker } from './support/fake-browser.ts';
import { identity, inForce, resetPage, signedIn } from './support/render.tsx';

const csv = [
  'Name;Phone;Company;E-Mail;Contact ID',
  '"Ann ""A."" Cruz";(727) 555-0142;"Smith\n& Co";ann@example.com;C1',
  'Seán Óg;727-555-0143 ext. 12;;;C2',
  'Bob;1.7275E+10;;;',
  'Ann again;+1 727 555 0142;;;',
].join('\r\n');

const rights = { level: 8, canReadAgents: true, canCommand: true, at: 0 };
const supervisor = signal({ signIn: { state: 'in' as const, identity }, rights });
const imports = signal<readonly LeadImport[]>([]);
const state = signal<PopupState>(emptyPopupState);
const open = (values: Parameters<typeof inForce>[0] = {}) => {
  const settings = signal(inForce({ leadImport: true, country: 'US', ...values }));
  return render(
    <LeadImportPage
      supervisor={supervisor}
      imports={imports}
      list={signal(noCallList)}
      state={state}
      inForce={settings}
    />,
  );
};
const button = (key: string, ...values: string[]) =>
  screen.getByRole('button', { name: words(key, ...values) });
const paste = (text: string) => {
  fireEvent.input(screen.getByRole('textbox', { name: words('import_paste') }), { target: { value: text } });
  fireEvent.click(button('import_read'));
};
/** A loaded machine reads the rows slowly. */
const seen = (text: string | RegExp) => screen.findByText(text, {}, { timeout: 15_000 });
const reply = (text: string) => ok({ status: 200, contentType: 'text/html', text });

beforeEach(() => {
  resetPage();
  clearReview();
  imports.value = [];
  supervisor.value = { signIn: { state: 'in', identity }, rights };
  state.value = emptyPopupState;
  targetKind.value = 'list';
});
afterEach(cleanup);

test('a pasted table is read, its columns are guessed, and its rows are reviewed and sent', async () => {
  open();
  paste(csv);
  const meaning = screen.getByRole('combobox', { name: /^Phone/ }) as HTMLSelectElement;
  expect(meaning.value).toBe('number');
  fireEvent.click(button('import_takeRows', '4'));
  await seen(words('import_counts', '4', '2'));
  screen.getByText(words('failure_damagedNumber'));
  screen.getByText(words('import_repeats', '1'));
  screen.getByText(`${words('import_extension', '12')} ${words('import_kept', 'Sen g')}`);
  const violations = (await axe.run(document.body)).violations;
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

  fireEvent.input(screen.getByRole('textbox', { name: words('import_listId') }), {
    target: { value: '101' },
  });
  worker.replies.set(
    'askAsSupervisor',
    reply(
      'list_id\tlist_name\tcampaign_id\tactive\tlist_changedate\tlist_lastcalldate\texpiration_date\tresets_today\n101\tTest | list\tSALES\tY\t2026-11-28 03:13:10\t\t2099-12-31\t1\t\n',
    ),
  );
  // The worker is stopped before its reply, and again: the same import is asked for once more, and the rows stay.
  worker.replies.set('startLeadImport', fail(explain({ kind: 'unfinished' })));
  fireEvent.click(button('import_add', '2'));
  await seen(words('failure_unfinished'));
  const [first, again, ...more] = worker.inputsOf('startLeadImport');
  expect({ again, more }).toEqual({ again: first, more: [] });
  worker.replies.delete('startLeadImport');
  fireEvent.click(button('import_add', '2'));
  await waitFor(() => expect(worker.inputsOf('startLeadImport')).toHaveLength(3));
  expect(worker.inputsOf('startLeadImport')[0]).toMatchObject({
    target: { listId: '101', campaign: 'SALES', duplicates: 'campaign', skipsDoNotCall: true },
    rows: [
      {
        ...{ phoneCode: '1', value: '7275550142' },
        texts: { name: 'Ann "A." Cruz', company: 'Smith & Co', email: 'ann@example.com', recordId: 'C1' },
      },
      { phoneCode: '1', value: '7275550143', ext: '12' },
    ],
  });
  // The rows are gone from the review, so a second press cannot send them again.
  await waitFor(() => expect(screen.queryByText(words('import_review'))).toBeNull());
});

test('the numbers of a page are reviewed with the texts of their rows, once, and only those of an enabled site', async () => {
  const sites = ['https://crm.example/*'];
  const number = (shown: string, name: string) => ({
    ...{ shown, number: `+1${shown.replace(/\D/g, '')}`, records: [] },
    cells: [['Name', name]],
  });
  const hostile = '<img src=x onerror=alert(1)>';
  const all = [number('(727) 555-0142', 'Ann'), number('(727) 555-0142', hostile), { shown: 7 }];
  tabReplies.set('pageNumbers', ok(all));
  tabReplies.set('menuNumber', ok(null));
  tabAddresses.set(3, 'https://crm.example/contacts');
  tabAddresses.set(4, 'https://other.example/');
  const { unmount } = open({ sites });
  await numberSource.set({ kind: 'page', tab: 3, frame: 0 });
  await seen(words('import_counts', '2', '1'));
  screen.getByText(words('import_fromPage', '2'));
  screen.getByText(new RegExp(words('import_repeats', '1')));
  screen.getByText(hostile);
  await numberSource.set({ kind: 'page', tab: 4, frame: 0 });
  await seen(words('failure_siteNotEnabled'));
  await numberSource.set({ kind: 'menu', tab: 3, frame: 0, text: '727-555-0143' });
  await seen(words('import_counts', '3', '2'));
  unmount();
  await numberSource.set({ kind: 'typed', text: '727-555-0144' });
  open({ sites });
  await seen(words('import_counts', '4', '3'));
  tabReplies.set('pageNumbers', ok([]));
  await numberSource.set({ kind: 'page', tab: 3, frame: 0 });
  await seen(words('failure_noNumberOnPage'));
  cleanup();
  open({ sites, bulkLimit: 4 });
  tabReplies.set('pageNumbers', ok(all));
  await numberSource.set({ kind: 'page', tab: 3, frame: 0 });
  await seen(words('failure_tooManyRows', '4'));
});

test('an agent adds the rows to the manual dial list, which has no callback, custom field, hopper or priority', async () => {
  state.value = signedIn('paused');
  open();
  paste("Name,Phone,Callback\nSeán O'Brien,727-555-0142 x12,2027-01-31 15:30");
  fireEvent.click(button('import_takeRows', '1'));
  await seen(words('import_review'));
  screen.getByText(`${words('import_extension', '12')} ${words('import_kept', "Sen O'Brien")}`);
  const kind = screen.getByRole('combobox', { name: words('import_targetKind') });
  fireEvent.change(kind, { target: { value: 'manual' } });
  await seen(words('import_manualExtra'));
  screen.getByText(`${words('import_extension', '12')} ${words('import_kept', 'Sean OBrien')}`);
  for (const name of ['import_callback', 'import_hopper'])
    expect(screen.queryByRole('checkbox', { name: words(name) })).toBeNull();
  expect(screen.queryByRole('textbox', { name: words('import_listId') })).toBeNull();
  const violations = (await axe.run(document.body)).violations;
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  fireEvent.click(screen.getByRole('checkbox', { name: words('import_skipsDoNotCall') }));
  fireEvent.click(button('import_add', '1'));
  await waitFor(() => expect(screen.queryByText(words('import_review'))).toBeNull());
  expect(worker.inputsOf('startLeadImport')).toMatchObject([
    { target: { isManual: true, skipsDoNotCall: false }, rows: [{ value: '7275550142', ext: '12' }] },
  ]);
  expect(worker.inputsOf('askAsSupervisor')).toEqual([]);
});

test('without a supervisor only the manual dial list is offered, and not where an organization has chosen the lists', async () => {
  state.value = signedIn('paused');
  const { signIn } = supervisor.value;
  supervisor.value = { ...supervisor.value, signIn: { state: 'out' } } as never;
  open();
  paste('727-555-0142');
  fireEvent.click(button('import_takeRows', '1'));
  await seen(words('import_target_manual'));
  button('import_add', '1');
  expect(screen.queryByRole('combobox', { name: words('import_targetKind') })).toBeNull();
  cleanup();
  open({ writableLists: ['101'], callLists: true });
  await seen(words('import_review'));
  expect(screen.queryByRole('button', { name: words('import_add', '1') })).toBeNull();
  supervisor.value = { ...supervisor.value, signIn };
  await seen(words('import_target'));
  expect(screen.queryByRole('combobox', { name: words('import_targetKind') })).toBeNull();
});

test('a list that does not exist is named before anything is sent', async () => {
  open();
  paste('727-555-0142');
  fireEvent.click(button('import_takeRows', '1'));
  await seen(words('import_review'));
  fireEvent.input(screen.getByRole('textbox', { name: words('import_listId') }), {
    target: { value: '999' },
  });
  worker.replies.set('askAsSupervisor', reply('ERROR: list_info LIST DOES NOT EXIST: |2000|999\n'));
  fireEvent.click(button('import_add', '1'));
  await screen.findByText(words('import_listNone'));
  expect(worker.inputsOf('startLeadImport')).toEqual([]);
});

test('a list is created and then shown with its counts; only what was changed is sent', async () => {
  open({ listChanges: true });
  paste('727-555-0142');
  fireEvent.click(button('import_takeRows', '1'));
  await seen(words('import_review'));
  fireEvent.input(screen.getByRole('textbox', { name: words('import_listId') }), {
    target: { value: '301' },
  });
  worker.replies.set('askAsSupervisor', reply('ERROR: list_info LIST DOES NOT EXIST: |2000|301\n'));
  fireEvent.click(button('import_showList'));
  fireEvent.click(await seen(words('import_newList')));
  const name = screen.getByRole('textbox', { name: words('import_listName') });
  fireEvent.input(name, { target: { value: 'Web' } });
  screen.getAllByText(words('import_listNameRule'));
  fireEvent.click(button('import_createList', '301'));
  expect(worker.inputsOf('askAsSupervisor')).toHaveLength(1);
  fireEvent.input(name, { target: { value: 'Web leads' } });
  fireEvent.input(screen.getByRole('textbox', { name: words('import_listCampaign') }), {
    target: { value: 'NOPE' },
  });
  worker.replies.set('askAsSupervisor', reply('ERROR: add_list CAMPAIGN DOES NOT EXIST: |2000|NOPE\n'));
  fireEvent.click(button('import_createList', '301'));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('CAMPAIGN'));
  const added = {
    function: 'add_list',
    list_id: '301',
    list_name: 'Web leads',
    campaign_id: 'NOPE',
    active: 'Y',
  };
  expect(worker.inputsOf('askAsSupervisor').at(-1)).toMatchObject({ parameters: added });

  worker.replies.set(
    'askAsSupervisor',
    reply('301\tWeb leads\tSALES\tY\t2026-11-28 03:13:10\t\t2099-12-31\t0\t29\t22\t20\n'),
  );
  fireEvent.click(button('import_showList'));
  await seen(new RegExp(words('import_listCounts', '29', '22', '20')));
  fireEvent.click(await seen(words('import_changeList')));
  expect(button('import_saveList', '301').getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(screen.getByRole('checkbox', { name: words('import_listIsActive') }));
  fireEvent.click(button('import_saveList', '301'));
  await waitFor(() =>
    expect(worker.inputsOf('askAsSupervisor')).toContainEqual({
      endpoint: 'nonAgent',
      parameters: { function: 'update_list', source: 'clicktodial', list_id: '301', active: 'N' },
    }),
  );
});

test('columns fill custom fields of the list; another list, an unread callback and an unknown campaign are named', async () => {
  open();
  paste('Phone,Plan name,Callback\n727-555-0142,Gold,2027-01-31 15:30\n727-555-0143,,soon');
  expect(screen.queryByText(words('import_noCustomFields', '').replace('  ', ' '))).toBeNull();
  const fields = (text: string) =>
    fireEvent.input(screen.getAllByRole('textbox', { name: words('import_listId') })[0] as HTMLElement, {
      target: { value: text },
    });
  fields('101');
  worker.replies.set(
    'askAsSupervisor',
    reply(
      'list_id\tlist_name\tcampaign_id\tactive\tlist_changedate\tlist_lastcalldate\tcustom_fields_list_space_delimited\n101\tTest\tSALES\tY\t\t\tplan_name first_name renewal\n',
    ),
  );
  fireEvent.click(button('import_readCustomFields'));
  await seen(words('import_customFieldsRead', 'plan_name, renewal'));
  const meaning = screen.getByRole('combobox', { name: /^Plan name/ }) as HTMLSelectElement;
  expect(meaning.value).toBe('custom.plan_name');
  fireEvent.click(button('import_takeRows', '2'));
  await seen(words('import_review'));
  screen.getByRole('columnheader', { name: 'plan_name' });
  screen.getByText(words('import_callbackUnread'));

  fields('102');
  screen.getAllByText(words('import_otherCustomList', '101'));
  fields('101');
  worker.replies.set(
    'askAsSupervisor',
    reply('ERROR: list_info USER DOES NOT HAVE PERMISSION TO MODIFY LISTS: |2000|101\n'),
  );
  fireEvent.click(button('import_add', '2'));
  await seen(words('import_callbackCampaign'));
  expect(worker.inputsOf('startLeadImport')).toEqual([]);

  fireEvent.click(screen.getByRole('checkbox', { name: words('import_callback') }));
  screen.getAllByText(words('import_callbackNeeded'));
  fireEvent.input(screen.getByLabelText(words('import_callbackAt')), {
    target: { value: '2027-02-01T10:00' },
  });
  worker.replies.set(
    'askAsSupervisor',
    reply('101\tTest\tSALES\tY\t2026-11-28 03:13:10\t\t2099-12-31\t0\t29\t22\t20\n'),
  );
  fireEvent.click(button('import_add', '2'));
  await waitFor(() => expect(worker.inputsOf('startLeadImport')).toHaveLength(1));
  expect(worker.inputsOf('startLeadImport')[0]).toMatchObject({
    target: { listId: '101', campaign: 'SALES', callbackAt: '2027-02-01 10:00:00' },
    rows: [
      { texts: { extra: { callback: '2027-01-31 15:30', 'custom.plan_name': 'Gold' } } },
      { texts: { extra: { callback: 'soon' } } },
    ],
  });
});

test('a row is edited, and leads that the dialer has are shown with their ID and can be left out', async () => {
  open();
  paste(csv);
  fireEvent.click(button('import_takeRows', '4'));
  await seen(words('import_review'));
  const edit = screen.getAllByRole('button', { name: words('import_edit') });
  fireEvent.click(edit[2] as HTMLElement);
  const number = screen.getByRole('textbox', { name: words('import_col_number') });
  fireEvent.input(number, { target: { value: '727-555-0144' } });
  fireEvent.click(button('import_keepEdit'));
  screen.getByText(words('import_counts', '4', '3'));

  worker.replies.set('askAsSupervisor', reply('7275550143\t2\t18-17\n'));
  fireEvent.click(button('import_findExisting'));
  await screen.findByText(new RegExp(words('import_exists', '18, 17')));
  fireEvent.click(button('import_leaveExisting', '1'));
  screen.getByText(words('import_counts', '4', '2'));
});

test('10,000 rows draw only those in sight, and the filter finds one of them', async () => {
  open();
  const lines = Array.from({ length: 10_000 }, (_, at) => `Person ${at},727${String(2_000_000 + at)}`);
  paste(['Name,Phone', ...lines].join('\n'));
  fireEvent.click(button('import_takeRows', '10,000'));
  await seen(words('import_counts', '10,000', '10,000'));
  expect(document.querySelectorAll('tbody tr[aria-rowindex]').length).toBeLessThan(60);
  const search = screen.getByRole('searchbox', { name: words('import_search') });
  fireEvent.input(search, { target: { value: 'Person 9999' } });
  await waitFor(() => expect(document.querySelectorAll('tbody tr[aria-rowindex]')).toHaveLength(1));
});

test('a table with more rows than the organization allows is refused with the limit', () => {
  open({ bulkLimit: 3 });
  paste(csv);
  screen.getByText(words('import_fileTooManyRows', '3'));
  expect(screen.queryByText(words('import_mapping'))).toBeNull();
});

test('a paused import gives its reason and continues; refused rows are listed with the lead that exists', async () => {
  const target = { listId: '101', campaign: '', duplicates: 'list', skipsDoNotCall: true } as const;
  const row = { phoneCode: '1', value: '7275550142' };
  const texts = { number: '727-555-0142', name: '', company: '', email: '', recordId: '' };
  const [entry] = newEntries('import-0001', [{ ...row, texts }]);
  if (!entry) throw new Error('there is no entry');
  const failure = { kind: 'duplicateLead', about: '7' } as const;
  await importEntries.add([{ ...entry, state: 'refused', leadId: '7', failure }]);
  imports.value = [
    {
      ...{ id: 'import-0001', by: 'api', address: 'https://dialer.example', at: 0, target, state: 'paused' },
      ...{ failure: { kind: 'noPermission' }, counts: { ...noEntries, refused: 1, new: 3 } },
    },
  ];
  open();
  screen.getByText(words('failure_noPermission', '').trim());
  fireEvent.click(screen.getByText(words('import_refusedRows', '1')));
  await screen.findByText(`727-555-0142: ${words('failure_duplicateLead', '7')}`);
  worker.replies.set('changeLeadImport', fail(explain({ kind: 'importRunning' })));
  fireEvent.click(button('import_continue'));
  await screen.findByText(words('failure_importRunning'));
  expect(worker.inputsOf('changeLeadImport')).toEqual([{ id: 'import-0001', change: 'continue' }]);
});

test('the page is closed while the setting is off, and names a level that is too low', () => {
  open({ leadImport: false });
  screen.getByText(words('import_off'));
  cleanup();
  supervisor.value = { ...supervisor.value, rights: { ...rights, level: 7 } };
  open();
  screen.getByText(/modify leads/);
  supervisor.value = { ...supervisor.value, rights };
});

test('files in the encodings of spreadsheets are read', () => {
  const text = 'Número,Nombre\n7275550142,José';
  const utf16 = (isBig: boolean, hasMark: boolean) => {
    const all = hasMark ? `\ufeff${text}` : text;
    const view = new DataView(new ArrayBuffer(all.length * 2));
    for (let at = 0; at < all.length; at += 1) view.setUint16(at * 2, all.charCodeAt(at), !isBig);
    return new Uint8Array(view.buffer);
  };
  const plain = new TextEncoder().encode(text);
  const marked = new TextEncoder().encode(`\ufeff${text}`);
  const latin = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const all = [
    plain,
    marked,
    latin,
    ...[true, false].flatMap((big) => [utf16(big, true), utf16(big, false)]),
  ];
  for (const bytes of all)
    expect(readTable(decodeText(bytes), 10)).toEqual(
      ok([
        ['Número', 'Nombre'],
        ['7275550142', 'José'],
      ]),
    );
  expect(readTable(' \n \n', 10)).toEqual(fail('empty'));
});
