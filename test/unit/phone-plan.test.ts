import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { voteColumn } from '../../src/phone/find/column-vote.ts';
import { explainText } from '../../src/phone/find/explain.ts';
import { findNumbers } from '../../src/phone/find/find-numbers.ts';
import {
  type CountryCode,
  isCountry,
  nationalFormat,
  readDigits,
} from '../../src/phone/numbering/metadata-parser.ts';
import { propertyRuns } from '../support/property-runs.ts';

const countries = getCountries();
const codes = countries.map((country) => getCountryCallingCode(country) as string);
const sharedCodes = new Set(codes.filter((code, at) => codes.indexOf(code) !== at));
const rows = fc.tuple(fc.constantFrom(...countries), fc.stringMatching(/^\d{6,14}$/), fc.boolean());

/** The library takes the whole for a national number where the country has such long ones. */
const beginsWithOwnCode = (country: CountryCode, digits: string) =>
  digits.length >= 11 && digits.startsWith(getCountryCallingCode(country as 'DE'));

describe('numbering plans', () => {
  test("read a number as the library's own parser does", () => {
    let valid = 0;
    fc.assert(
      fc.property(rows, ([country, digits, international]) => {
        const known = parsePhoneNumberFromString(international ? `+${digits}` : digits, {
          defaultCountry: country,
          extract: false,
        });
        if (!known?.isValid()) return;
        valid++;
        const own = readDigits(digits, country, international);
        // Of countries that share a calling code the library takes the default one where nobody has the number.
        if (!own?.valid && sharedCodes.has(known.countryCallingCode)) return;
        if (!international && beginsWithOwnCode(country, digits)) return;
        expect(own).toMatchObject({ number: known.number, valid: true });
        expect(own?.country).toBe(known.country);
      }),
      { numRuns: propertyRuns },
    );
    expect(valid).toBeGreaterThan(propertyRuns / 40);
  });
  test('group a number as the library does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<CountryCode>('US', 'GB', 'DE', 'FR', 'IN', 'BR', 'AU', 'IT', 'JP', 'ES', 'PH'),
        fc.stringMatching(/^\d{9,11}$/),
        (country, digits) => {
          const known = parsePhoneNumberFromString(digits, country);
          const own = readDigits(digits, country, false);
          if (!known?.isValid() || !own?.valid || beginsWithOwnCode(country, digits)) return;
          const plain = (text: string) => text.replace(/\D+/g, ' ').trim();
          expect(plain(nationalFormat(own))).toBe(plain(known.formatNational()));
        },
      ),
      { numRuns: propertyRuns },
    );
  });
  test.each<[string, CountryCode, string]>([
    ['491714382219', 'DE', '+491714382219'],
    ['436641234567', 'AT', '+436641234567'],
    // Not so much as a calling code could stand before: a national number of that length exists.
    ['4973612345', 'DE', '+494973612345'],
    ['490736123456', 'DE', '+49490736123456'],
  ])('%s in %s is %s: the plus sign was left out, or the 0', (digits, country, number) => {
    expect(readDigits(digits, country, false)).toMatchObject({ number, valid: true });
  });
  test('include the codes of countries and no others', () => {
    expect(isCountry('US')).toBe(true);
    expect(isCountry('us')).toBe(false);
    expect(isCountry('toString')).toBe(false);
  });
});

describe('a column of bare digits', () => {
  const column = (make: (at: number) => string) => Array.from({ length: 12 }, (_, at) => make(at));
  test.each<[string, CountryCode, string[]]>([
    [
      'American numbers',
      'US',
      column(
        (at) =>
          `${212 + at * 101 === 0 ? 1 : [212, 312, 415, 617, 702, 813, 904, 206, 305, 404, 503, 602][at]}${5551212 + at * 9173}`,
      ),
    ],
    ['French mobiles', 'FR', column((at) => `06${12345678 + at * 5_123_457}`)],
    ['Indian mobiles', 'IN', column((at) => `9${812345670 + at * 1_234_567}`.slice(0, 10))],
  ])('%s are phone numbers', (_name, country, cells) => expect(voteColumn(cells, country)).toBe('phones'));
  test.each<[string, CountryCode, string[]]>([
    ['running numbers', 'US', column((at) => String(7275551200 + at))],
    ['running numbers in big steps', 'US', column((at) => String(7275551200 + at * 37))],
    ['padded ids', 'US', column((at) => `000${1234567 + at * 7919}`)],
    ['random ids', 'US', column((at) => `${1000000000 + at * 123456789}`)],
    ['German ids without the zero', 'DE', column((at) => `${3012345678 + at * 41234567}`)],
  ])('%s are ids', (_name, country, cells) => expect(voteColumn(cells, country)).toBe('ids'));
  test('too few different cells give no evidence', () => {
    expect(voteColumn(['7275551212', '8135551212'], 'US')).toBeUndefined();
    expect(voteColumn(Array(20).fill('7275551212'), 'US')).toBeUndefined();
    expect(
      voteColumn(
        column(() => '(727) 555-1212'),
        'US',
      ),
    ).toBeUndefined();
  });
});

describe('why it was linked or not', () => {
  test.each([
    ['Invoice 727-555-1212', false, 'idLabel'],
    ['Phone: 727-555-1212', true, 'phoneLabel'],
    ['$567-702-9107', false, 'amount'],
    ['7275551212', false, 'bare'],
    ['+1 727 555 1212', true, 'international'],
    ['abc415-666-7777def', false, 'partOfWord'],
  ])('%s', (text, linked, reason) => {
    const { candidates, ...answer } = explainText(text, { country: 'US' });
    expect(answer.linked).toBe(linked);
    expect(candidates.flatMap(({ parts }) => parts.map((part) => part.reason))).toContain(reason);
  });
  test('without a candidate it names the missing part', () => {
    expect(explainText('call 911', { country: 'US' }).nothing).toBe('tooFewDigits');
    expect(explainText('Phone: (123) 456-7890', { country: 'US' }).nothing).toBe('notAllocated');
  });
  test('it agrees with the links on every text', () => {
    const pieces = fc.constantFrom(
      '727-555-1212',
      'Tel ',
      'Order ',
      '+44 20 7946 0958',
      ', ',
      '2024-01-02 ',
      '7275551212',
      ' $',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const linked = explainText(text, { country: 'US' }).candidates.filter((each) => each.linked);
        expect(findNumbers(text, { country: 'US' }).map(({ start, number }) => [start, number])).toEqual(
          linked.map(({ start, number }) => [start, number]),
        );
      }),
    );
  });
  test('each reason has its words', () => {
    const file = resolve(import.meta.dirname, '../../public/_locales/en/messages.json');
    const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const source = [
      'format-score',
      'label-evidence',
      'reject-number',
      'reason',
      'non-phone-patterns',
      'adjacent-text',
      'classify',
    ]
      .map((name) => readFileSync(resolve(import.meta.dirname, `../../src/phone/find/${name}.ts`), 'utf8'))
      .join('\n');
    const reasons = new Set(
      [...source.matchAll(/reason: '(\w+)'|\| '(\w+)'|add\('(\w+)'/g)].map(
        (match) => match[1] ?? match[2] ?? match[3],
      ),
    );
    const ignored = new Set(['none', 'sign', 'word', 'phones', 'ids', 'undefined']);
    const missing = [...reasons].filter(
      (reason) => reason && !ignored.has(reason) && !(`reason_${reason}` in words),
    );
    expect(missing).toEqual([]);
  });
});
