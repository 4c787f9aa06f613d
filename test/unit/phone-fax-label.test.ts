import { expect, test } from 'vitest';
import { isFaxNumber } from '../../src/phone/find/fax-label.ts';

const number = '(738) 470-0477';

test.each<[string, string, boolean]>([
  [`Fax: ${number}`, '', true],
  [`FAX ${number}`, '', true],
  [`Fax no. ${number}`, '', true],
  [`Telefax: ${number}`, '', true],
  [`Tel. 431 247 4370 - Fax ${number}`, '', true],
  [`Факс: ${number}`, '', true],
  [`传真：${number}`, '', true],
  [`传真 ${number}`, '', true],
  [`${number} (fax)`, '', true],
  [`T: 431 247 4370 | F: ${number}`, '', true],
  [number, 'Fax', true],
  [number, 'Business fax number', true],
  [`Tel/Fax: ${number}`, '', false],
  [`Phone & fax: ${number}`, '', false],
  [`Telefon- und Faxnummer: ${number}`, '', false],
  [`Fax 431 247 4370, phone ${number}`, '', false],
  [`Fax: 431 247 4370\n${number}`, '', false],
  [`Halifax office ${number}`, '', false],
  [`Call ${number}`, 'Fax', false],
  [number, 'Phone / Fax', false],
  [number, 'Phone', false],
  [number, '', false],
])('%j below the header %j is a fax number: %s', (text, header, isFax) => {
  const start = text.lastIndexOf(number);
  expect(isFaxNumber(text, start, start + number.length, header)).toBe(isFax);
});
