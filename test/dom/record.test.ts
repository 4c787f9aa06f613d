import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRecordTexts } from '../../src/content/match/record-id.ts';
import { waitFor } from '../support/wait-for.ts';
import { by, call, fresh, seesPainted, startTestPage, type TestPage } from './support/page.ts';

let running: TestPage | undefined;

beforeEach(fresh);
afterEach(() => running?.stop());

const record = { selector: '.record' };
const list = `<h1 class=record>9</h1><table>
<tr><td class=record>1</td><td id=first>(727) 555-1212</td></tr>
<tr><td class=record> 2 </td><td><b id=second>(727) 555-1213</b></td></tr>
<tr><td id=third>(727) 555-1214</td></tr></table>`;
const aside = '<table><tr><td id=n>1</td></tr></table><p class=record>9</p>';

test.each<[string, string, string, { selector: string; attribute?: string }, string | null | undefined]>([
  ['in its own row', list, 'first', record, '1'],
  ['in another row', list, 'second', record, '2'],
  ['in a row without one, where others have one', list, 'third', record, null],
  ['where the page alone has one', aside, 'n', record, '9'],
  ['where two say the same', `<p class=record>9</p>${aside}`, 'n', record, '9'],
  ['where none is', '<p id=n>1</p>', 'n', record, undefined],
  ['where it is empty', '<p class=record> </p><p id=n>1</p>', 'n', record, undefined],
  [
    'on the element itself',
    '<p id=n data-record=7>1</p>',
    'n',
    { selector: 'p', attribute: 'data-record' },
    '7',
  ],
  ['without the attribute', '<p id=n class=record>1</p>', 'n', { ...record, attribute: 'title' }, undefined],
  ['in a hidden field', '<input type=hidden class=record value=8><p id=n>1</p>', 'n', record, '8'],
  ['in a password', '<input type=password class=record value=8><p id=n>1</p>', 'n', record, undefined],
  ['by no selector', '<p id=n>1</p>', 'n', { selector: 'p[' }, undefined],
  [
    'within a form that shadows names',
    '<form><input name=matches><p id=n class=x>1</p></form>',
    'n',
    record,
    undefined,
  ],
])('the record of a number %s', (_name, html, id, place, text) => {
  document.body.innerHTML = html;
  expect(readRecordTexts(by(id), [place])).toEqual(text === undefined ? [] : [{ ...place, text }]);
});

test('a record outside of the shadow root of the number is found', () => {
  document.body.innerHTML = '<section><p class=record>5</p><div id=host></div></section>';
  const root = by('host').attachShadow({ mode: 'open' });
  root.innerHTML = '<b>1</b>';
  expect(readRecordTexts(root.querySelector('b') as Element, [record])).toEqual([{ ...record, text: '5' }]);
});

test('a megabyte of text is cut to a length that cannot be an ID', () => {
  document.body.innerHTML = '<p class=record></p><p id=n>1</p>';
  (document.querySelector('.record') as Element).textContent = '7'.repeat(1_000_000);
  expect(readRecordTexts(by('n'), [record])[0]?.text).toHaveLength(64);
});

test.each<[string, { recordPlaces?: (typeof record)[] }, object[] | undefined]>([
  ['brings the record of that moment', { recordPlaces: [record] }, [{ ...record, text: '42' }]],
  ['on a page without places of records has none', {}, undefined],
])('a click %s', async (_name, settings, records) => {
  document.body.innerHTML = '<p class=record>41</p><span id=n>(727) 555-1212</span>';
  running = await startTestPage();
  await seesPainted('(727) 555-1212');
  running.notice({ notice: 'page', page: { country: 'US', call: null, ...settings } });
  (document.querySelector('.record') as Element).textContent = '42';
  await call(by('n'));
  await waitFor(() => expect(running?.dials).toHaveLength(1));
  expect(running.dials[0]?.records).toEqual(records);
});
