import { getCountries } from 'libphonenumber-js/min';
import { expect, test } from 'vitest';
import { areaOf, countryName, localTimes, locationOf, zoneOf } from '../../src/phone/numbering/location.ts';

test.each([
  ['+17275551212', 'US', 'Florida', ['America/New_York']],
  ['+18505551212', 'US', 'Florida', ['America/Chicago', 'America/New_York']],
  ['+14165551212', 'CA', 'Ontario', ['America/Toronto']],
  ['+18085551212', 'US', 'Hawaii', ['Pacific/Honolulu']],
  ['+18002123456', 'US', undefined, []],
  ['+18095551234', 'DO', undefined, ['America/Santo_Domingo']],
  ['+442079460958', 'GB', undefined, ['Europe/London']],
  ['+61293744000', 'AU', undefined, ['Australia/Sydney']],
  ['+61412345678', 'AU', undefined, []],
  ['+5511987654321', 'BR', undefined, ['America/Sao_Paulo']],
  ['+34612345678', 'ES', undefined, ['Europe/Madrid', 'Atlantic/Canary']],
  ['+34928123456', 'ES', undefined, ['Atlantic/Canary']],
  ['+4930901820', 'DE', undefined, ['Europe/Berlin']],
  ['+80012345678', undefined, undefined, []],
  ['nonsense', undefined, undefined, []],
])('%s belongs to %s, %s', (number, country, region, zones) => {
  expect(locationOf(number)).toEqual({ country, zones, ...(region ? { region } : {}) });
});

test('the browser supports every time zone in the tables', () => {
  const zones = new Set(getCountries().flatMap((country) => zoneOf(country) ?? []));
  for (let code = 200; code < 1000; code++)
    for (const zone of areaOf(String(code))?.zones ?? []) zones.add(zone);
  expect(zones.size).toBeGreaterThan(200);
  for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
});

test('locations with the same time are listed once', () => {
  const noon = new Date('2026-01-15T12:00:00Z');
  expect(localTimes(['America/New_York'], noon, 'en-GB')).toEqual(['07:00']);
  expect(localTimes(['America/New_York', 'America/Detroit'], noon, 'en-GB')).toEqual(['07:00']);
  expect(localTimes(['America/Chicago', 'America/New_York'], noon, 'en-GB')).toEqual(['06:00', '07:00']);
  expect(localTimes([], noon)).toEqual([]);
});

test('countries have names in the language of the reader', () => {
  expect(countryName('DE', 'en')).toBe('Germany');
  expect(countryName('DE', 'fr')).toBe('Allemagne');
});
