import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNumbers, mayHoldNumber, prepareWords } from '../../src/phone/find/find-numbers.ts';
import { kindOf } from '../../src/phone/find/tokens.ts';
import { format, readE164 } from '../../src/phone/numbering/format-number.ts';
import { type CountryCode, nationalFormat, readDigits } from '../../src/phone/numbering/metadata-parser.ts';
import { propertyRuns } from '../support/property-runs.ts';

type Row = readonly [country: CountryCode, text: string, ...numbers: string[]];

function numbersIn(country: CountryCode, text: string, header?: string): string[] {
  return findNumbers(text, { country, header }).map(({ number, ext }) =>
    ext ? `${number} x${ext}` : number,
  );
}

describe('is found', () => {
  const styles: Record<string, readonly Row[]> = {
    'a national number as its country writes it': [
      ['US', '(727) 555-1212', '+17275551212'],
      ['US', '727-555-1212', '+17275551212'],
      ['GB', '020 7946 0958', '+442079460958'],
      ['DE', '030 901820', '+4930901820'],
      ['FR', '01 42 68 53 00', '+33142685300'],
      ['JP', '03-3224-9999', '+81332249999'],
      ['BR', '(11) 98765-4321', '+5511987654321'],
    ],
    'a national number as people type it': [
      ['US', '727.555.1212', '+17275551212'],
      ['FR', '01/42/68/53/00', '+33142685300'],
      ['IN', '98765-43210', '+919876543210'],
      ['ES', '912.345.678', '+34912345678'],
      ['DE', '0171/2345678', '+491712345678'],
    ],
    'an international number': [
      ['US', '+44 20 7946 0958', '+442079460958'],
      ['DE', '+1-727-555-1212', '+17275551212'],
      ['GB', '+49 (0)30 901820', '+4930901820'],
      ['FR', '(+41) 44 668 18 00', '+41446681800'],
      ['US', 'tel:+1-684-733-1234', '+16847331234'],
    ],
    'a number with the prefix for calls abroad': [
      ['US', '011 44 20 7946 0958', '+442079460958'],
      ['FR', '0041 44 668 18 00', '+41446681800'],
      ['AU', '0011 64 9 309 4567', '+6493094567'],
    ],
    'a number in other digits, signs and blanks': [
      ['DE', '＋４３ １ ２３４５６７８９０', '+431234567890'],
      ['US', '+۱ ۶۱۷-۸۰۵-۰۵۳۶', '+16178050536'],
      ['GB', '+٢١٢ ٥ ٢٨ ٨١ ٢٣ ٤٥', '+212528812345'],
      ['FR', '01\u00a042\u202f68\u00a053\u00a000', '+33142685300'],
      ['US', '727–555‑1212', '+17275551212'],
      ['US', '\u202a+1 727 555 1212\u202c', '+17275551212'],
    ],
    'a number with an extension, which is kept apart': [
      ['US', '(727) 555-1212 x123', '+17275551212 x123'],
      ['US', '727-555-1212 ext. 4', '+17275551212 x4'],
      ['GB', '020 7946 0958 extension 12', '+442079460958 x12'],
      ['US', '+1 727 555 1212;ext=99', '+17275551212 x99'],
      ['ES', '912 345 678 ext: 77', '+34912345678 x77'],
    ],
    "a number of somebody's line": [
      ['US', 'Direct line: (813) 555-0164 ext. 214', '+18135550164 x214'],
      ['US', 'Main line 8135550164', '+18135550164'],
      ['US', 'Toll-free line: 800-555-0199', '+18005550199'],
      ['GB', 'Support line: 020 7946 0958', '+442079460958'],
    ],
    'bare digits behind a label': [
      ['US', 'Phone: 7275551212', '+17275551212'],
      ['IN', 'Mob 9876543210', '+919876543210'],
      ['BR', 'WhatsApp 11987654321', '+5511987654321'],
      ['ES', 'Móvil: 612345678', '+34612345678'],
      ['JP', '電話番号：0332249999', '+81332249999'],
      ['DE', 'Handynummer 01712345678', '+491712345678'],
      ['US', '7275551212 (mobile)', '+17275551212'],
      ['US', 'Text STOP to 7275551212', '+17275551212'],
    ],
    'each of several numbers': [
      ['US', 'Home: 727-555-1212, Work: 813-555-1213', '+17275551212', '+18135551213'],
      ['JP', 'TEL: 03-1234-5678, 090-1234-5678', '+81312345678', '+819012345678'],
      ['DE', '06337 73063; 09763 614601', '+49633773063', '+499763614601'],
      ['US', '727-555-1212 / 813-555-1213', '+17275551212', '+18135551213'],
    ],
    'a number beside dates, prices and ids': [
      ['US', 'Left a voicemail at 727-555-1212 on 03/12/2024 at 14:30.', '+17275551212'],
      ['US', 'Order #4711234 – customer 727-555-1212 asked for a callback.', '+17275551212'],
      ['US', 'Ticket 20231145: 727-555-1212 no answer (3x)', '+17275551212'],
      ['GB', 'Acme, 12 High Street. 020 7946 0958', '+442079460958'],
      ['US', '2024-05-03 727-555-1212', '+17275551212'],
    ],
  };
  for (const [name, rows] of Object.entries(styles)) {
    test.each(rows.map(([country, text, ...numbers]) => ({ country, text, numbers })))(
      `${name}: $country $text`,
      ({ country, text, numbers }) => expect(numbersIn(country, text)).toEqual(numbers),
    );
  }
});

describe('is left alone', () => {
  const others: Record<string, readonly (readonly [CountryCode, string])[]> = {
    'a date or a time': [
      ['DE', '27.01.2013 - 05.06.2031'],
      ['US', '2024-05-03 10:22:31'],
      ['MX', '03 02 2023'],
      ['MX', '21.10.17 01.12'],
      ['US', '20120102 08:00'],
    ],
    'a price or another amount': [
      ['DE', '1.764.254,60'],
      ['US', '$567-702-9107'],
      ['ES', '972 499 998 EUR'],
      ['DE', "CHF 567'749'734.69"],
      ['GB', '47 768 705 units'],
      ['DE', 'Delta +49 628 623'],
      ['US', '3,570,605 bytes'],
    ],
    'a coordinate or a decimal': [
      ['US', '48.681279, 18.538691'],
      ['DE', 'Lat 52.36222 Lon -65.10926'],
      ['IT', '3.14159265965980'],
      ['DE', '61.535159, -031.000367'],
    ],
    'an identifier of a machine': [
      ['US', '39410760-9387-4007-9393-069812510606'],
      ['DE', '192.168.10.20'],
      ['GB', '243.184.74.182:56304'],
      ['IT', 'https://example.com/orders/4533944046?ref=8545849039'],
      ['US', 'img_7660630621_1523.jpg'],
      ['FR', 'Chrome/138.0.4280.141'],
      ['US', 'u135736290@example.com'],
      ['DE', 'v9.35.20348.551'],
    ],
    'a card, an account or a document': [
      ['US', '4724 3764 7185 2625'],
      ['DE', 'DE43 3825 9219 6693 4022 74'],
      ['US', '141-50-3147'],
      ['GB', 'ISBN 978-3-16-148410-0'],
      ['BR', '148.717.018-93'],
      ['IN', '9400 1250 3833 5233 9892 03'],
    ],
    "what stands on a line that is no telephone's": [
      ['US', 'Line 8135550164'],
      ['US', 'Order line: 813-555-0164'],
      ['US', 'Invoice line 813 555 0164'],
    ],
    'what a label calls something else': [
      ['US', 'Invoice: 727-555-1212'],
      ['US', 'Account number 7275551212'],
      ['DE', 'Kundennummer: 0171 2345678'],
      ['FR', 'N° client : 0142685300'],
      ['ES', 'Pedido: 912 345 678'],
      ['JP', '注文番号 03-3224-9999'],
      ['US', 'S/N 308-536-8294'],
      ['US', 'Project no. 727-555-1212'],
    ],
    'part of something longer': [
      ['US', 'abc415-666-7777def'],
      ['US', '783-408-1917-675'],
      ['US', 'SN-7275-551-212'],
      ['US', '80.585 [79.964, 81.191]'],
      ['US', '(686) ***-**26'],
    ],
    'a bare row of digits that nothing calls a phone number': [
      ['US', '7275551212'],
      ['IN', '9876543210'],
      ['US', 'See 7275551212 for details'],
    ],
    'an emergency or a short number': [
      ['US', 'Call 911'],
      ['GB', 'Tel: 999'],
      ['DE', 'Notruf 112'],
      ['FR', 'Appelez le 3949'],
      ['US', 'Phone: +1 911'],
    ],
  };
  for (const [name, rows] of Object.entries(others)) {
    test.each(rows.map(([country, text]) => ({ country, text })))(
      `${name}: $country $text`,
      ({ country, text }) => expect(numbersIn(country, text)).toEqual([]),
    );
  }
});

describe('the header above the text', () => {
  test.each([
    'Phone',
    'Mobile #',
    'phoneNumber',
    'customer_phone',
    'Tel. geschäftlich',
    'Nº móvil',
    'Caller ID',
    '携帯電話',
    'Téléphone',
  ])('a header "%s" makes bare digits a number', (header) =>
    expect(numbersIn('US', '7275551212', header)).toEqual(['+17275551212']),
  );
  test.each([
    'Invoice',
    'Order ID',
    'accountNumber',
    'Kundennr.',
    'N° facture',
    'Nº pedido',
    '注文番号',
    'Amount',
    'Case #',
  ])('a header "%s" keeps a grouped number from being linked', (header) =>
    expect(numbersIn('US', '727-555-1212', header)).toEqual([]),
  );
  test('a header does not overrule a plus sign', () => {
    expect(numbersIn('US', '+1 727-555-1212', 'Reference')).toEqual(['+17275551212']);
  });
  test('a label in the text outranks the header', () => {
    expect(numbersIn('US', 'Tel: 727-555-1212', 'Order')).toEqual(['+17275551212']);
    expect(numbersIn('US', 'Invoice 727-555-1212', 'Phone')).toEqual([]);
  });
  test('the verdict on a column decides about bare digits', () => {
    const cell = '7275551212';
    expect(findNumbers(cell, { country: 'US', column: 'phones' })).toHaveLength(1);
    expect(findNumbers('0171 2345678', { country: 'DE', column: 'ids' })).toHaveLength(1);
    expect(findNumbers('01712345678', { country: 'DE', column: 'ids' })).toHaveLength(0);
  });
});

describe('the location of a number', () => {
  test.each([
    ['Call (727) 555-1212 now', '(727) 555-1212'],
    ['Contact: Jane Doe (727-555-1212)', '727-555-1212'],
    ['<(+49) 30 901820>', '(+49) 30 901820'],
    ['ring + 49 30 901820 pls', '+ 49 30 901820'],
    ['727-555-1212 x123.', '727-555-1212 x123'],
    ['📞727-555-1212', '727-555-1212'],
  ])('%s', (text, expected) => {
    const [found] = findNumbers(text, { country: 'US' });
    expect(text.slice(found?.start, found?.end)).toBe(expected);
  });

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        '+1 727 555 1212',
        '(727) 555-1212',
        '0171 2345678',
        'Tel: ',
        'Order ',
        ', ',
        ' / ',
        '\n',
        '(',
        ')',
        '+',
        '.',
        '-',
        'x12',
        '😀',
        '٠',
        '１',
      ),
      fc.string({ maxLength: 6 }),
      fc.integer({ min: 0, max: 1e12 }).map(String),
    ),
    { maxLength: 30 },
  );
  test('found numbers are in order, inside the text, never overlapping, and E.164', () => {
    fc.assert(
      fc.property(pieces, fc.constantFrom<CountryCode>('US', 'DE', 'IN', 'JP'), (parts, country) => {
        const text = parts.join('');
        let end = 0;
        for (const found of findNumbers(text, { country })) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.end).toBeLessThanOrEqual(text.length);
          expect(found.number).toMatch(/^\+[1-9]\d{5,16}$/);
          end = found.end;
        }
      }),
    );
  });

  const countries: readonly CountryCode[] = [
    'US',
    'GB',
    'DE',
    'FR',
    'IN',
    'BR',
    'AU',
    'MX',
    'IT',
    'JP',
    'ES',
    'PH',
    'NL',
    'PL',
    'ZA',
  ];
  test('a valid number, written as its country or the world writes it, is found as the same number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...countries),
        fc.bigInt({ min: 10n ** 8n, max: 10n ** 10n }),
        (country, digits) => {
          const reading = readDigits(String(digits), country, false);
          fc.pre(reading?.valid === true && reading.country === country && reading.national.length > 7);
          const { number } = reading as { number: string };
          const known = readE164(number);
          const national = known ? nationalFormat(known) : number;
          for (const written of [format(number), `Tel: ${national}`, number]) {
            expect(numbersIn(country, written)).toEqual([number]);
          }
        },
      ),
      { numRuns: propertyRuns },
    );
  });
});

describe('hostile text', () => {
  const long = 100_000;
  const texts: Record<string, string> = {
    'ones and blanks': '1 '.repeat(long / 2),
    digits: '7'.repeat(long),
    'opening brackets': '('.repeat(long),
    'brackets around digits': '(1)'.repeat(long / 3),
    'pluses and digits': '+1'.repeat(long / 2),
    'dashes between digits': '1-'.repeat(long / 2),
    'groups of three': '727 '.repeat(long / 4),
    'a label again and again': 'tel: 1 '.repeat(long / 7),
    'nearly numbers': '555-121 '.repeat(long / 8),
  };
  test.each(Object.entries(texts))('%s hold nothing, and cost little', (_name, text) => {
    expect(numbersIn('US', text)).toEqual([]);
  });

  test('twice the text asks twice the questions, not four times', () => {
    const steps = (text: string) => {
      let count = 0;
      const exec = RegExp.prototype.exec;
      const spied = function (this: RegExp, subject: string) {
        count += Math.min(subject.length, 80);
        return exec.call(this, subject);
      };
      RegExp.prototype.exec = spied;
      try {
        findNumbers(text, { country: 'US' });
      } finally {
        RegExp.prototype.exec = exec;
      }
      return count;
    };
    const unit = 'tel 727-555-1212, order 4711-2233 1 2 3 (555) 12 ';
    const once = steps(unit.repeat(200));
    const twice = steps(unit.repeat(400));
    expect(once).toBeGreaterThan(0);
    expect(twice).toBeLessThan(once * 2.5);
  });
});

describe('the fast test before', () => {
  test.each([
    '727-555-1212',
    '+1 (727) 555 1212',
    '０５６－９６９－７１９３',
    '06/64/14/71/19',
    '٠٣ ١٢٣ ٤٥٦٧',
  ])('lets %s pass', (text) => expect(mayHoldNumber(`abc ${text} def`)).toBe(true));
  test.each(['', 'no digits', '12:30', '2024', 'a1b2c3d4e5f6g7', '1, 2, 3, 4, 5, 6, 7', '123456'])(
    'stops at "%s"',
    (text) => expect(mayHoldNumber(text)).toBe(false),
  );
});

test('the word lists are compiled in two steps, with words of no list, so that all patterns are tried', () => {
  expect([...prepareWords()]).toHaveLength(2);
  expect(['unlisted', 'zebra'].map(kindOf)).toEqual([undefined, undefined]);
});
