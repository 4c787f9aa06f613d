import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageNumber } from '../../src/messages/contract.ts';
import { by, clickAt, fresh, middle, seesPainted, startTestPage, type TestPage } from './support/page.ts';

let running: TestPage;

beforeEach(fresh);
afterEach(() => running.stop());

const record = { selector: '[data-id]', attribute: 'data-id' };

async function numbersOf(html: string, most = 10_000): Promise<readonly PageNumber[]> {
  running = await startTestPage(html, { recordPlaces: [record] });
  return vi.waitFor(
    () => {
      const reply = running.ask('pageNumbers', { most });
      if (!reply?.ok) throw new Error('no reply');
      return reply.value;
    },
    { timeout: 10_000 },
  );
}

test('the numbers of a table come with the headers and cells of their rows, and the records of the site', async () => {
  const numbers = await numbersOf(`<h1>Office 512-447-1903</h1><table>
<tr><th>Name<th>Phone<th>Mobile<th>E-mail<tbody>
<tr data-id=C1><td><i>AC</i><a href=#>Ann Cruz</a><small>Director</small><td>(727) 555-0142<td>727-<b>555</b>-0143<td>ann@example.com
<tr data-id=C2><td>Bob<td>(727) 555-0144<td style="display:none">(727) 555-0145<td>
</table>`);
  expect(numbers.map(({ shown, number }) => [shown, number])).toEqual([
    ['512-447-1903', '+15124471903'],
    ['(727) 555-0142', '+17275550142'],
    ['727-555-0143', '+17275550143'],
    ['(727) 555-0144', '+17275550144'],
  ]);
  expect(numbers[0]).toMatchObject({ cells: [], records: [{ text: null }] });
  const cells = [
    ['Name', 'Ann Cruz'],
    ['Phone', '(727) 555-0142'],
    ['Mobile', '727-555-0143'],
    ['E-mail', 'ann@example.com'],
  ];
  expect(numbers[1]).toMatchObject({ cells, records: [{ ...record, text: 'C1' }] });
  expect(numbers[2]).toMatchObject({ cells, records: [{ ...record, text: 'C1' }] });
  expect(numbers[3]).toMatchObject({ records: [{ text: 'C2' }] });
  expect(numbers[3]?.cells[0]).toEqual(['Name', 'Bob']);
});

test('a grid of ARIA roles, a shadow root and a link without a number are read; a long cell is left out', async () => {
  const host = document.createElement('div');
  running =
    await startTestPage(`<div role=grid><div role=row><b role=columnheader>Company</b><b role=columnheader>Phone</b></div>
<div role=row><div role=gridcell>Acme ${'x'.repeat(300)}</div><div role=gridcell>(727) 555-0142</div></div></div>
<p><a href="tel:+17275550143;ext=12">Call us</a> <a href="tel:+17275550144">(727) 555-0144</a></p><section></section>`);
  document.querySelector('section')?.append(host);
  host.attachShadow({ mode: 'open' }).innerHTML = '<p>(727) 555-0145</p>';
  await vi.waitFor(
    () => {
      const reply = running.ask('pageNumbers', { most: 10 });
      if (!reply?.ok) throw new Error('no reply');
      expect(reply.value.map(({ number }) => number)).toEqual([
        '+17275550142',
        '+17275550144',
        '+17275550143',
        '+17275550145',
      ]);
      expect(reply.value[2]?.shown).toBe('+17275550143 x12');
      expect(reply.value[0]?.cells).toEqual([
        ['Company', ''],
        ['Phone', '(727) 555-0142'],
      ]);
    },
    { timeout: 10_000 },
  );
});

test('10,000 rows are read at once and no more numbers than asked for', async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, at) => `<tr><td>Person ${at}<td>(727) 555-${String(at).padStart(4, '0')}`,
  );
  const html = `<table><tr><th>Name<th>Phone<tbody>${rows.join('')}</table>`;
  expect(await numbersOf(html, 7)).toHaveLength(7);
  const reply = running.ask('pageNumbers', { most: 10_000 });
  if (!reply.ok) throw new Error('no reply');
  expect(reply.value).toHaveLength(10_000);
  expect(reply.value.at(-1)?.cells).toEqual([
    ['Name', 'Person 9999'],
    ['Phone', '(727) 555-9999'],
  ]);
});

test('the number that the context menu was opened on comes with its row, and no number where none is', async () => {
  running = await startTestPage(
    '<table><tr><th>Name<th>Phone<tbody><tr><td id=name>Ann<td id=n>(727) 555-0142</table>',
  );
  await seesPainted('(727) 555-0142');
  await clickAt(middle(by('n')), { button: 'right' });
  expect(running.ask('menuNumber', {})).toMatchObject({
    value: {
      number: '+17275550142',
      cells: [
        ['Name', 'Ann'],
        ['Phone', '(727) 555-0142'],
      ],
    },
  });
  await clickAt(middle(by('name')), { button: 'right' });
  expect(running.ask('menuNumber', {})).toMatchObject({ value: null });
});
