import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNumbers } from '../../src/phone/find/find-numbers.ts';
import { cellsIn, mayRowHoldNumber } from '../../src/phone/find/row-prefilter.ts';
import { propertyRuns } from '../support/property-runs.ts';

const never = () => false;
const always = () => true;

const may: [string, string][] = [
  ['in a cell', '<td>Ada</td><td>(727) 555-1212</td>'],
  ['split over inline elements', '<td><b class="x">(727)</b> <i>555</i>-1212</td>'],
  ['split by many tags in one place', '<td><b><i><u>727</u></i></b><b><i><u>5551212</u></i></b></td>'],
  ['split by a comment', '<td>(727)<!-- --> <!-- -->555-1212</td>'],
  ['with a no-break blank', '<td>727&nbsp;555&nbsp;1212</td>'],
  ['in digits of another script', '<td>٠١٢٣٤٥٦٧٨٩</td>'],
  ['in full-width digits', '<td>０３－１２３４－５６７８</td>'],
  ['behind an attribute with digits', '<td data-id="123456789">727 555 1212</td>'],
  ['in a tag that is open to its end', '<td>x</td><td title="12345678'],
  ['beside a date', '<td>2026-11-21</td><td>727-555-1212</td>'],
  ['right behind a date', '<td>2026-11-21 727-555-1212</td>'],
  ['that a spreadsheet wrote as an amount', '<td>x</td><td> 2,025,550,147 </td>'],
  ['with words around', '<td>Call 727-555-1212 today</td>'],
];
test.each(may)('a row may hold a number %s', (_where, markup) => {
  expect(mayRowHoldNumber(markup, always)).toBe(true);
});

const none: [string, string][] = [
  ['words', '<td>Ada</td><td>Lovelace</td>'],
  ['dates and prices', '<td>2026-11-21</td><td>$4,123.45</td><td>2026-11-21 10:30</td>'],
  ['digits of two cells', '<td>FL 33755</td><td>1234</td><th>99</th><th scope="row">12</th>'],
  ['digits in attributes', '<td data-id="0031234567" class="p-4"><a href="/c/7275551212">Ada</a></td>'],
  ['nothing', ''],
];
test.each(none)('a row with %s holds none', (_what, markup) => {
  expect(mayRowHoldNumber(markup, never)).toBe(false);
});

test('a row with six digits may hold a number only where a country has such numbers', () => {
  expect(mayRowHoldNumber('<td>Ada</td><td>13 22 84</td>', never)).toBe(false);
  expect(mayRowHoldNumber('<td>Ada</td><td>13 22 84</td>', never, true)).toBe(true);
});

describe('bare digits', () => {
  const row =
    '<th scope="row">Ada</th><td>x</td><td class="id"> 4155552671 </td><td data-label="Phone">9</td>';

  test('are excluded by the column, which is found by its index and its tag', () => {
    const asked: [number, string][] = [];
    const isIdColumn = (column: number, tag: string) => asked.push([column, tag]) > 0;
    expect(mayRowHoldNumber(row, isIdColumn)).toBe(false);
    expect(asked).toEqual([[2, '<td class="id">']]);
  });

  test('are not excluded by a column without evidence', () => {
    expect(mayRowHoldNumber(row, never)).toBe(true);
  });

  test.each([
    '<td>No. 4155552671</td>',
    '<td><b>4155552671</b></td>',
    '<td>4155552671<br>x</td>',
    '<td>415 5552671</td>',
    '<td>4155552671 <i>x</i></td>',
  ])('that are not all of their cell are not: %s', (markup) => {
    expect(mayRowHoldNumber(markup, always)).toBe(true);
  });

  test('are ruled out in a cell without attributes too', () => {
    expect(mayRowHoldNumber('<td>Ada</td><td>4155552671</td>', always)).toBe(false);
  });

  test('leave the next cell to be looked at', () => {
    expect(mayRowHoldNumber('<td>4155552671</td><td>(727) 555-1212</td>', always)).toBe(true);
    expect(mayRowHoldNumber('<td>4155552671</td><td>4155552672</td>', (column) => column === 0)).toBe(true);
  });
});

test('cells are counted by their tags alone', () => {
  expect(cellsIn('<th>a</th><td class="x">b<tt>c</tt><table><thead></thead></table></td><tdx>')).toBe(2);
});

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('\u00a0', '&nbsp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
const piece = fc.oneof(
  fc.constantFrom(
    'Phone',
    'Tel.',
    'x',
    ' ',
    '\u00a0',
    '-',
    '.',
    '(727)',
    '727',
    '555',
    '1212',
    '+1',
    '+49 30',
    '&',
    '>',
    '12:30',
  ),
  fc.stringMatching(/^[0-9 ()+.-]{1,12}$/),
);
const inline = fc.constantFrom('', 'b', 'i', 'span', 'u', 'small');
const cell = fc.array(fc.tuple(inline, inline, piece), { maxLength: 8 });

test('no number is lost in any row', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
      const texts = cells.map((pieces) => pieces.map(([, , text]) => text).join(''));
      const markup = cells
        .map((pieces) =>
          pieces
            .map(([outer, inner, text]) => {
              const own = inner ? `<${inner} class="a1">${escaped(text)}</${inner}>` : escaped(text);
              return outer ? `<${outer}>${own}</${outer}>` : own;
            })
            .join(''),
        )
        .map((inside) => `<td data-n="5">${inside}</td>`)
        .join('');
      const found = texts.some((text) => findNumbers(text, { country: 'US', header: 'Phone' }).length > 0);
      fc.pre(found);
      expect(mayRowHoldNumber(markup, never)).toBe(true);
    }),
    { numRuns: propertyRuns },
  );
});

const hostile = [
  '1a',
  '1<',
  '1     ',
  '1&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;',
  '<b>1,',
  '123456<b></b><i>:',
  '<td>1234567</td>',
];
// With the square of the length, the time of a test would run out.
test('a cell that is nothing but digits costs little', () => {
  expect(mayRowHoldNumber(`<td>${'1'.repeat(1_000_000)}</td>`, always)).toBe(false);
});
test.each(hostile)('a row of %j over and over holds none, and costs little', (part) => {
  expect(mayRowHoldNumber(`<td>${part.repeat(200_000)}</td>`, always)).toBe(false);
});
