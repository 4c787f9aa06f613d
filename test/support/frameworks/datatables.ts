import DataTable, { type Api } from 'datatables.net';
import $ from 'jquery';
import type { Contact } from '../../../sandbox/crm/people.ts';
import { drive, place } from './app.ts';
import { type Change, inWindow, opened, type State, telOf } from './model.ts';

// DataTables keeps rows, order, search and pages itself; the changes go through its API, its order is its own.

interface Line extends Contact {
  DT_RowId: string;
}

/** The contact that has its panel below. */
let below: number | undefined;
let table: Api<Line> | undefined;

function mount(state: State): void {
  table?.destroy();
  $(place()).html(
    '<p>Desk <span class="phone"><b>(727)</b> <i>555</i>-<u id="desk"></u></span></p><table id="list"></table><div class="window"></div>',
  );
  table = new DataTable<Line>('#list', {
    data: rowsOf(state),
    pageLength: 25,
    deferRender: true,
    order: [],
    columns: [
      { title: 'Name', data: 'name' },
      { title: 'Phone', data: 'phone', render: marked },
      { title: 'Mobile', data: 'mobile', render: linked, visible: state.isMobileShown },
      { title: 'Order ID', data: 'order' },
      { title: 'Owner', data: 'owner' },
    ],
  });
  drawAround(state);
}

function marked(phone: string, kind: string): string {
  return kind === 'display' ? `<span class="phone">${phone}</span>` : phone;
}

function linked(mobile: string, kind: string): string {
  return kind === 'display' ? `<a class="phone" href="${telOf(mobile)}">${mobile}</a>` : mobile;
}

function show(state: State, change: Change): void {
  if (!table) return;
  switch (change.kind) {
    case 'edit':
      table.cell(`#row-${change.id}`, change.field === 'phone' ? 1 : 2).data(change.phone);
      table.draw('page');
      break;
    case 'insert':
      table.row.add(lineOf(change.contact)).draw(false);
      break;
    case 'remove':
      table.row(`#row-${change.id}`).remove().draw(false);
      break;
    case 'move':
      table.page(change.to % Math.max(1, table.page.info().pages)).draw('page');
      break;
    case 'sort':
      table.order(change.by ? [[change.by === 'name' ? 0 : 1, 'desc']] : []).draw();
      break;
    case 'filter':
      table
        .column(4)
        .search(change.owner ?? '')
        .draw();
      break;
    case 'mobile':
      table.column(2).visible(state.isMobileShown);
      break;
    case 'list':
      $('#list').toggle(state.isListShown);
      break;
    case 'reload':
      table.clear().rows.add(rowsOf(state)).draw();
      break;
    case 'open':
      openBelow(state);
      break;
  }
  drawAround(state);
}

/** The panel is a child row of its contact, on whatever page that is. */
function openBelow(state: State): void {
  table?.row(`#row-${below}`).child.remove();
  below = state.open;
  const contact = opened(state);
  if (!contact) return;
  const { company, phone } = contact;
  const panel = `${company}: <strong class="phone">${phone}</strong>, <input value="${phone}" readonly>`;
  table?.row(`#row-${contact.id}`).child(panel).show();
}

function rowsOf(state: State): Line[] {
  return state.rows.map(lineOf);
}

function lineOf(contact: Contact): Line {
  return { ...contact, DT_RowId: `row-${contact.id}` };
}

function drawAround(state: State): void {
  $('#desk').text(state.desk);
  const lines = inWindow(state).map(({ phone }) => `<div>Phone <span class="phone">${phone}</span></div>`);
  $('.window').html(lines.join(''));
}

await drive({ show, remount: mount });
