import { describe, expect, test } from 'vitest';
import { checkNumber, format, type NumberRules, toDialString } from '../../src/phone/dialing/dial-string.ts';
import { parseTypedNumber } from '../../src/phone/dialing/parse-input.ts';
import { readLink } from '../../src/phone/dialing/phone-urls.ts';
import type { CountryCode } from '../../src/phone/numbering/metadata-parser.ts';
import { typeOf } from '../../src/phone/numbering/number-type.ts';

const open: NumberRules = { allowedCountries: [], blockedTypes: [], blockedPrefixes: [] };

describe('dial strings', () => {
  test.each([
    ['+13125551212', '1', '3125551212', 'US'],
    ['+442079460958', '44', '2079460958', 'GB'],
    ['+390600055718', '39', '0600055718', 'IT'],
    ['+18095551234', '1', '8095551234', 'DO'],
    ['+14165551234', '1', '4165551234', 'CA'],
    ['+77172123456', '7', '7172123456', 'KZ'],
    ['+80012345678', '800', '12345678', undefined],
  ])('%s goes out as code %s and number %s', (number, phoneCode, value, country) => {
    expect(toDialString(number)).toEqual({ ok: true, value: { phoneCode, value, country } });
  });
  test.each([
    ['', 'notANumber'],
    ['13125551212', 'notANumber'],
    ['+1312555121x', 'notANumber'],
    ['+1 312 555 1212', 'notANumber'],
    ['+1312555121234567890', 'notANumber'],
    ['+999123456789', 'notANumber'],
  ])('%s is refused', (number, kind) => expect(toDialString(number)).toEqual({ ok: false, error: { kind } }));
  test('people read it in the groups of its country', () => {
    expect(format('+13125551212')).toBe('+1 312 555 1212');
    expect(format('+442079460958')).toBe('+44 20 7946 0958');
    expect(format('+33142685300')).toBe('+33 1 42 68 53 00');
    expect(format('+999')).toBe('+999');
  });
});

describe('typed numbers', () => {
  test.each<[CountryCode, string, string, string?]>([
    ['US', '312 555 1212', '+13125551212'],
    ['US', '(312) 555-1212 x44', '+13125551212', '44'],
    ['US', '1-312-555-1212', '+13125551212'],
    ['US', '011 44 20 7946 0958', '+442079460958'],
    ['DE', '0171/2345678', '+491712345678'],
    ['GB', '＋44 ２０ ７９４６ ０９５８', '+442079460958'],
    ['FR', 'tel:01 42 68 53 00', '+33142685300'],
    ['US', '\u202a+1 312 555 1212\u202c', '+13125551212'],
    ['US', '123 456 7890', '+11234567890'],
    ['GB', '(+44) 07400 123456', '+447400123456'],
    ['US', 'Mobile: 312 555 1212', '+13125551212'],
    ['US', '312-555-1212,', '+13125551212'],
    ['US', '312-555-1212 (mobile)', '+13125551212'],
    ['US', '312-555-1212 (x227)', '+13125551212', '227'],
    ['DE', 'Tel. 0711 24833-17', '+497112483317'],
    ['US', '+1\ufe0f 312\u3164 555 1212', '+13125551212'],
    ['US', '0044 20 7946 0958', '+442079460958'],
    ['MX', '+52 1 33 1234 5678', '+523312345678'],
  ])('%s: %s is %s', (country, text, number, ext) => {
    expect(parseTypedNumber(text, country)).toEqual({ ok: true, value: ext ? { number, ext } : { number } });
  });
  test.each<[CountryCode, string, string]>([
    ['US', '', 'notANumber'],
    ['US', 'call me', 'notANumber'],
    ['US', '1-800-FLOWERS', 'notANumber'],
    ['US', '*67 312 555 1212', 'notANumber'],
    ['US', '#31#3125551212', 'notANumber'],
    ['US', '3125551212,,99#', 'notANumber'],
    ['US', '312 555 1212 1234567890', 'notANumber'],
    ['US', '911', 'emergencyNumber'],
    ['GB', '999', 'emergencyNumber'],
    ['DE', '1 1 2', 'emergencyNumber'],
    ['US', '9911', 'emergencyNumber'],
    ['US', '+1 911', 'emergencyNumber'],
    ['GB', '+44 999', 'emergencyNumber'],
    ['AU', '000', 'emergencyNumber'],
    ['JP', '１１９', 'emergencyNumber'],
    ['US', '12', 'numberTooShort'],
    ['US', '4321', 'numberTooShort'],
    ['US', '7'.repeat(41), 'notANumber'],
  ])('%s: %s is refused as %s', (country, text, kind) => {
    expect(parseTypedNumber(text, country)).toEqual({ ok: false, error: { kind } });
  });
});

describe('numbers of phone links', () => {
  test.each<[CountryCode, string, string, string?]>([
    ['US', 'tel:+1-312-555-1212', '+13125551212'],
    ['US', 'TEL:3125551212', '+13125551212'],
    ['US', 'tel:%2B1%20312%20555%201212', '+13125551212'],
    ['US', 'tel://+13125551212', '+13125551212'],
    ['US', 'tel:+13125551212;ext=44', '+13125551212', '44'],
    ['GB', 'tel:2079460958;phone-context=+44', '+442079460958'],
    ['US', 'callto:+442079460958', '+442079460958'],
    ['US', 'sip:+13125551212@pbx.example', '+13125551212'],
    ['US', 'sips:+13125551212:secret@pbx.example;transport=tls', '+13125551212'],
    ['US', 'tel:+13125551212?x=1', '+13125551212'],
  ])('%s: %s dials %s', (country, href, number, ext) => {
    expect(readLink(href, country)).toEqual(ext ? { number, ext } : { number });
  });
  test.each([
    'https://example.com/3125551212',
    'mailto:a@b.example',
    'tel:',
    'tel:911',
    'tel:+1911',
    'tel:*673125551212',
    'tel:3125551212,,1234',
    'tel:+13125551212;postd=99',
    'tel:3125551212p99',
    'sip:alice@pbx.example',
    'sip:+13125551212',
    'tel:3125551212;phone-context=evil.example',
    'tel:%E0%A4%A',
    `tel:${'1'.repeat(5000)}`,
    'javascript:alert(1)//tel:+13125551212',
  ])('%s dials nothing', (href) => expect(readLink(href, 'US')).toBeUndefined());
});

describe('number rules', () => {
  const blocked = [
    'PREMIUM_RATE',
    'SHARED_COST',
    'UAN',
    'PERSONAL_NUMBER',
    'VOICEMAIL',
    'PAGER',
    'SATELLITE',
  ] as const;
  test.each([
    ['+19005551234', 'PREMIUM_RATE'],
    ['+19765550123', 'PREMIUM_RATE'],
    ['+12129765555', 'PREMIUM_RATE'],
    ['+979123456789', 'PREMIUM_RATE'],
    ['+447012345678', 'PERSONAL_NUMBER'],
    ['+443001234567', 'UAN'],
    ['+881612345678', 'SATELLITE'],
    ['+88213123456', 'SATELLITE'],
    ['+499001234567', 'PREMIUM_RATE'],
    ['+4915112345678', undefined],
    ['+13125551212', undefined],
    ['+11234567890', 'UNKNOWN'],
  ])('%s is of type %s', (number, type) => {
    expect(typeOf(number)).toBe(type);
  });
  test.each(['+19005551234', '+19765550123', '+447012345678', '+881612345678', '+979123456789'])(
    '%s is blocked by its type',
    (number) => {
      const judged = checkNumber(number, { ...open, blockedTypes: [...blocked] });
      expect(judged).toMatchObject({ ok: false, error: { kind: 'numberTypeBlocked' } });
    },
  );
  test.each(['+18095551234', '+12425551234', '+14165551234', '+77172123456'])(
    '%s is compared by country, not by calling code',
    (number) => {
      const judged = checkNumber(number, { ...open, allowedCountries: ['US', 'RU'] });
      expect(judged).toMatchObject({ ok: false, error: { kind: 'countryNotAllowed' } });
    },
  );
  test('an ordinary number of an allowed country passes', () => {
    const judged = checkNumber('+13125551212', {
      ...open,
      allowedCountries: ['US'],
      blockedTypes: [...blocked],
    });
    expect(judged).toEqual({ ok: true, value: { unusual: false, country: 'US' } });
  });
  test('a number that fits no plan is unusual', () => {
    expect(checkNumber('+11234567890', open)).toMatchObject({ ok: true, value: { unusual: true } });
  });
  test('a blocked beginning blocks, with and without its plus sign', () => {
    for (const prefix of ['+1312', '1312', '+1 312']) {
      expect(checkNumber('+13125551212', { ...open, blockedPrefixes: [prefix] })).toMatchObject({
        ok: false,
        error: { kind: 'prefixBlocked' },
      });
    }
    expect(checkNumber('+13125551212', { ...open, blockedPrefixes: ['', '+44'] })).toMatchObject({
      ok: true,
    });
  });
});
