import { constructTable, tableFeatures } from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import DataTable from 'datatables.net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { Highlighter } from '../../src/content/highlight/highlighter.ts';
import { Marks } from '../../src/content/highlight/marks.ts';
import { NumberMatcher } from '../../src/content/match/number-matcher.ts';
import { waitFor } from '../support/wait-for.ts';
import { fresh } from './support/page.ts';

let end: AbortController;

beforeEach(async () => {
  fresh();
  await browserPage.viewport(1000, 700);
  end = new AbortController();
});
afterEach(() => end.abort());

/** Bare digits: each could be an order or a phone number, so the page's structure alone decides. */
const phones = ['7275551212', '4153627700', '2123456789'];
const orders = ['4155552671', '7275550142', '2125550188'];
const rows = phones.map((phone, index) => ({ order: orders[index] ?? '', phone }));

function foundIn(node: Node = document.body): string[] {
  const matcher = new NumberMatcher(new Marks(new Highlighter(end.signal), end.signal), 'US');
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const found = new Set<string>();
  for (let text = walker.nextNode(); text; text = walker.nextNode())
    for (const { shown } of matcher.find(text as Text)) found.add(shown);
  return [...found].sort();
}

const sorted = [...phones].sort();
const cells = (order: (text: string) => string, phone: (text: string) => string) =>
  rows.map((row) => `<tr>${order(row.order)}${phone(row.phone)}</tr>`).join('');
const plain = cells(
  (text) => `<td>${text}</td>`,
  (text) => `<td>${text}</td>`,
);
const head = '<thead><tr><th>Order</th><th>Phone</th></tr></thead>';

test.each<[string, string]>([
  ['its own head', `<table>${head}<tbody>${plain}</tbody></table>`],
  ['a first row of header cells', `<table><tr><th>Order</th><th>Phone</th></tr>${plain}</table>`],
  [
    'a filter row below the head',
    `<table><thead><tr><th>Order</th><th>Phone</th></tr>
      <tr><th><input placeholder="Filter"></th><th><select><option>All</option><option>Any order</option></select></th></tr>
      </thead><tbody>${plain}</tbody></table>`,
  ],
  [
    'several head rows with spans',
    `<table><thead><tr><th rowspan="2">Order</th><th colspan="2">Customer</th></tr><tr><th>Name</th><th>Phone</th></tr></thead>
      <tbody>${cells(
        (text) => `<td>${text}</td><td>Ann</td>`,
        (text) => `<td>${text}</td>`,
      )}</tbody></table>`,
  ],
  [
    'a group of columns',
    `<table><thead><tr><th rowspan="2">Order</th><th>Phone</th></tr><tr><th>Work</th></tr></thead><tbody>${plain}</tbody></table>`,
  ],
  [
    'headers=',
    `<table><tr><td id="o">Order</td><td id="p">Phone</td></tr>${cells(
      (text) => `<td headers="o">${text}</td>`,
      (text) => `<td headers="p">${text}</td>`,
    )}</table>`,
  ],
  [
    'a head in a table of its own, as Kendo UI writes it',
    `<div class="k-grid" role="grid">
      <div class="k-grid-header"><div class="k-grid-header-wrap"><table role="presentation">
        <thead role="rowgroup"><tr role="row"><th role="columnheader">Order</th><th role="columnheader">Phone</th></tr></thead>
      </table></div></div>
      <div class="k-grid-content"><table role="presentation"><tbody role="rowgroup">${cells(
        (text) => `<td role="gridcell">${text}</td>`,
        (text) => `<td role="gridcell">${text}</td>`,
      )}</tbody></table></div></div>`,
  ],
  [
    'aria-describedby, as jqGrid writes it',
    `<div class="ui-jqgrid-hdiv"><table class="ui-jqgrid-htable"><thead><tr role="row">
        <th id="list_order" role="columnheader"><div>Order</div></th><th id="list_phone" role="columnheader"><div>Phone</div></th>
      </tr></thead></table></div>
      <div class="ui-jqgrid-bdiv"><table id="list"><tbody><tr class="jqgfirstrow"><td></td><td></td></tr>${cells(
        (text) => `<td role="gridcell" aria-describedby="list_order">${text}</td>`,
        (text) => `<td role="gridcell" aria-describedby="list_phone">${text}</td>`,
      )}</tbody></table></div>`,
  ],
  [
    'ARIA roles with column numbers',
    `<div role="grid"><div role="row"><div role="columnheader" aria-colindex="1">Order</div><div role="columnheader" aria-colindex="3">Phone</div></div>
      ${rows
        .map(
          ({ order, phone }) =>
            `<div role="row"><div role="gridcell" aria-colindex="3">${phone}</div><div role="gridcell" aria-colindex="1">${order}</div></div>`,
        )
        .join('')}</div>`,
  ],
  [
    'ARIA roles without column numbers, below a group',
    `<div role="table"><div role="row"><div role="columnheader">All customers</div></div>
      <div role="row"><div role="columnheader">Order</div><div role="columnheader">Phone</div></div>
      ${rows
        .map(
          ({ order, phone }) =>
            `<div role="row"><div role="cell">${order}</div><div role="cell">${phone}</div></div>`,
        )
        .join('')}</div>`,
  ],
])('the column is known by %s', (_name, html) => {
  document.body.innerHTML = html;
  expect(foundIn()).toEqual(sorted);
});

test('the column is known in ag-Grid, with a group, a filter row and a pinned column', async () => {
  ModuleRegistry.registerModules([AllCommunityModule]);
  const box = document.createElement('div');
  box.style.height = '300px';
  document.body.replaceChildren(box);
  const grid = createGrid(box, {
    columnDefs: [
      { field: 'order', colId: '0', headerName: 'Order', pinned: 'left' },
      {
        headerName: 'Customer',
        children: [{ field: 'phone', colId: '1', headerName: 'Phone', filter: true, floatingFilter: true }],
      },
    ],
    rowData: rows,
  });
  await waitFor(() => expect(box.textContent).toContain(phones[2]));
  expect(foundIn()).toEqual(sorted);
  grid.destroy();
});

test('the column is known in a DataTable whose head does not scroll', async () => {
  document.body.innerHTML = `<table id="list">${head}<tbody>${plain}</tbody></table>`;
  const table = new DataTable('#list', { scrollY: '200px', scrollX: true, paging: false });
  await waitFor(() => expect(document.querySelector('.dt-scroll-head')).not.toBeNull());
  expect(foundIn()).toEqual(sorted);
  table.destroy();
});

test('the column is known in a table that TanStack Table lays out in groups', () => {
  const table = constructTable({
    features: tableFeatures({ coreReactivityFeature: storeReactivityBindings() }),
    data: rows,
    columns: [
      { accessorKey: 'order', header: 'Order' },
      { header: 'Customer', columns: [{ accessorKey: 'phone', header: 'Phone' }] },
    ],
  });
  const headRows = table
    .getHeaderGroups()
    .map(
      ({ headers }) =>
        `<tr>${headers
          .map(
            (each) =>
              `<th colspan="${each.colSpan}">${each.isPlaceholder ? '' : each.column.columnDef.header}</th>`,
          )
          .join('')}</tr>`,
    );
  const bodyRows = table.getRowModel().rows.map(
    (row) =>
      `<tr>${row
        .getAllCells()
        .map((cell) => `<td>${cell.getValue()}</td>`)
        .join('')}</tr>`,
  );
  document.body.innerHTML = `<table><thead>${headRows.join('')}</thead><tbody>${bodyRows.join('')}</tbody></table>`;
  expect(foundIn()).toEqual(sorted);
});

const [phone = '', second = ''] = phones;

test.each<[string, string, string[]]>([
  [
    '<label for>',
    `<label for="out">Phone</label><div><p>–</p></div><output id="out">${phone}</output>`,
    [phone],
  ],
  [
    'aria-labelledby',
    `<span id="name">Phone</span><hr><div><i>–</i></div><div aria-labelledby="name">${phone}</div>`,
    [phone],
  ],
  [
    '<dt>, for each of its values',
    `<dl><dt>Phone</dt><dd>${phone}</dd><dd>${second}</dd></dl>`,
    [phone, second],
  ],
  ['a <dt> of another kind', `<dl><dt>Order</dt><dd>${phone}</dd><dd>${second}</dd></dl>`, []],
  [
    'the label of a form element, as Salesforce writes it',
    `<div class="slds-form-element"><div class="slds-form-element__label"><span>Phone</span></div>
      <div class="slds-form-element__control"><div><lightning-formatted-phone><div><span><b>${phone}</b></span></div></lightning-formatted-phone></div></div></div>`,
    [phone],
  ],
  [
    'the label of another form element',
    `<div class="slds-form-element"><div class="slds-form-element__label"><span>Order number</span></div>
      <div class="slds-form-element__control"><div><div><div><span><b>${phone}</b></span></div></div></div></div></div>`,
    [],
  ],
  [
    'nothing: a heading far above is no label',
    `<div><h2>Phone</h2><div><div><div><div><span>${phone}</span></div></div></div></div></div>`,
    [],
  ],
])('a value is known by %s', (_name, html, expected) => {
  document.body.innerHTML = html;
  expect(foundIn()).toEqual([...expected].sort());
});

test('XHTML is read like HTML', () => {
  const page = new DOMParser().parseFromString(
    `<html xmlns="http://www.w3.org/1999/xhtml"><body><table>${head}<tbody>${plain}</tbody></table>
      <p>Call (727) <b>555-1212</b> now</p></body></html>`,
    'application/xhtml+xml',
  );
  const frame = document.createElement('iframe');
  frame.src = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(page)], { type: 'application/xhtml+xml' }),
  );
  document.body.replaceChildren(frame);
  return waitFor(() => {
    const body = frame.contentDocument?.body;
    expect(body && foundIn(body)).toEqual([...phones, '(727) 555-1212'].sort());
  });
});

test('a number in SVG is read across its spans', () => {
  document.body.innerHTML = '<svg><text y="20"><tspan>(727)</tspan><tspan> 555-1212</tspan></text></svg>';
  expect(foundIn()).toContain('(727) 555-1212');
});
