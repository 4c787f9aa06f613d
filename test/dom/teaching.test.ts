import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { explain } from '../../src/failure.ts';
import type { TaughtRule } from '../../src/phone/find/taught-rules.ts';
import { fail, ok } from '../../src/result.ts';
import {
  axeFinds,
  by,
  clickAt,
  fresh,
  hostElement,
  look,
  media,
  middle,
  ours,
  painted,
  seesPainted,
  startTestPage,
  type TestPage,
} from './support/page.ts';

let running: TestPage;

beforeEach(fresh);
afterEach(() => running.stop());

const rule = (isPhone: boolean, place: TaughtRule['place'], words: string): TaughtRule => ({
  isPhone,
  place,
  words,
});
const page = (...taught: TaughtRule[]) =>
  ({ notice: 'page', page: { country: 'US', call: null, taught } }) as const;
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => `<tr><td>${at}<td>51244719${String(at + 10).slice(-2)}`).join('');
const table = (count: number) =>
  `<table><thead><tr><th>Row<th>Order<tbody>${rows(count)}</table><p>Matter 5124471903, Desk 415-555-2671`;

function select(node: Node | null | undefined, start: number, end: number): void {
  if (!node) throw new Error('no text');
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}

// A long table is tested row by row.
test.each([2, 40])('a table of %i rows follows a rule at once, in both directions', async (count) => {
  running = await startTestPage(table(count));
  await seesPainted('415-555-2671');
  running.notice(page(rule(true, 'header', 'order')));
  await vi.waitFor(() => expect(painted()).toEqual(expect.arrayContaining(['5124471910', '5124471911'])), {
    timeout: 10_000,
  });
  running.notice(page(rule(false, 'before', 'Desk')));
  await vi.waitFor(() => expect(painted()).toEqual([]), { timeout: 10_000 });
  running.notice(page());
  await seesPainted('415-555-2671');
});

test.each<[name: string, html: string, digits: string, expected: object]>([
  ['words before', '<p>Matter <b>5124471903</b></p>', '5124471903', { place: 'before', words: 'Matter' }],
  ['a column header', table(1), '5124471910', { place: 'header', words: 'Order' }],
  ['a label', '<dl><dt>Ledger<dd>5124471903</dl>', '5124471903', { place: 'header', words: 'Ledger' }],
  ['words behind', '<p>5124471903 shipped', '5124471903', { place: 'after', words: 'shipped' }],
])('the selected digits have %s', async (_name, html, digits, expected) => {
  running = await startTestPage(html);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.textContent?.includes(digits));
  const at = walker.currentNode.textContent?.indexOf(digits) ?? 0;
  select(walker.currentNode, at, at + digits.length);
  await vi.waitFor(() => expect(running.ask('wordPlace', {})).toEqual(ok(expected)), { timeout: 10_000 });
});

test.each<[name: string, html: string, failure: Parameters<typeof explain>[0]['kind']]>([
  ['there is no word around them', '<p><b id=n>5124471903</b></p>', 'noWordsAround'],
  ['they are no number', '<p>Matter <b id=n>1124471903</b></p>', 'noNumberHere'],
  ['the page links them', '<p>Call <a id=n href="tel:+15124471903">512-447-1903</a></p>', 'pagePhoneLink'],
])('nothing is learned from selected digits if %s', async (_name, html, kind) => {
  running = await startTestPage(html);
  select(by('n').firstChild, 0, 10);
  await vi.waitFor(
    () =>
      expect(running.ask('wordPlace', {})).toEqual(fail(explain({ kind } as Parameters<typeof explain>[0]))),
    { timeout: 10_000 },
  );
});

test('the number below the pointer is meant, although other digits are selected', async () => {
  running = await startTestPage('<p id=a>Matter 5124471903<p>Desk <b id=n>415-555-2671</b>');
  await seesPainted('415-555-2671');
  select(by('a').firstChild, 7, 17);
  await clickAt(middle(by('n')), { button: 'right' });
  await vi.waitFor(
    () => expect(running.ask('wordPlace', {})).toEqual(ok({ place: 'before', words: 'Desk' })),
    {
      timeout: 10_000,
    },
  );
});

test('a number of the page is judged at its place', async () => {
  running = await startTestPage(`${table(3)}<dl><dt>Fax<dd>202-555-0147</dl>`, {
    taught: [rule(true, 'before', 'Matter')],
  });
  await seesPainted('415-555-2671', '5124471903');
  const verdict = (text: string) => {
    const reply = running.ask('explainText', { text });
    return reply.ok ? reply.value : [];
  };
  expect(verdict('512-447-1903')).toEqual([
    {
      text: '512-447-1903',
      isLinked: true,
      reasons: ['bare', 'taughtPhone'],
      wordPlace: { place: 'before', words: 'Matter' },
    },
  ]);
  expect(verdict('5124471911')).toMatchObject([
    { isLinked: false, reasons: ['bare', 'idHeader'], wordPlace: { place: 'header', words: 'Order' } },
  ]);
  expect(verdict('Ledger 512 555 0199')).toMatchObject([{ wordPlace: { place: 'before', words: 'Ledger' } }]);
  expect(verdict('202-555-0147')).toMatchObject([{ isLinked: false, reasons: ['faxNumber'] }]);
  expect(verdict('12345')).toMatchObject([{ isLinked: false, reasons: ['tooFewDigits'] }]);
});

test('the message shows what was learned, and Undo takes it back', async () => {
  running = await startTestPage('<p>Matter 5124471903, Desk 415-555-2671');
  await seesPainted('415-555-2671');
  running.notice({ notice: 'taught', result: ok(rule(true, 'before', 'Matter')) });
  const text = () => ours().querySelector('.taught .text')?.textContent;
  const undo = ours().querySelector('.undo');
  expect(text()).toBe('Digits after “Matter” are phone numbers on this site.');
  expect(ours().querySelector('[role=status]')?.textContent).toBe(text());
  expect(await axeFinds()).toEqual([]);
  await look('taught-light');
  await media({ 'prefers-color-scheme': 'dark' });
  await look('taught-dark');
  await media({});

  await clickAt(middle(undo ?? document.body));
  await vi.waitFor(() => expect(text()).toBe('The rule was deleted.'), { timeout: 10_000 });
  expect(running.requests).toContain('undoTeaching');
  expect(undo?.checkVisibility()).toBe(false);
});

test('the page cannot press Undo, nor put markup into the message', async () => {
  running = await startTestPage('<p>x');
  running.notice({ notice: 'taught', result: ok(rule(true, 'header', '<img src=x onerror=alert(1)>')) });
  expect(ours().querySelector('.taught img')).toBeNull();
  hostElement()?.click();
  ours().querySelector<HTMLElement>('.undo')?.click();
  running.notice({ notice: 'taught', result: fail(explain({ kind: 'noWordsAround' })) });
  expect(ours().querySelector('.undo')?.checkVisibility()).toBe(false);
  expect(running.requests).not.toContain('undoTeaching');
});
