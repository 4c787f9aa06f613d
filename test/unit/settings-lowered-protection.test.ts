import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaults, type Settings, settingKeys } from '../../src/settings/catalog.ts';
import { loweredProtection } from '../../src/settings/lowered-protection.ts';

const lowered = (before: Partial<Settings>, next: Partial<Settings>) =>
  loweredProtection({ ...defaults, ...before }, { ...defaults, ...before, ...next }, settingKeys);

test.each<[string, Partial<Settings>, Partial<Settings>, boolean]>([
  ['another dialer', {}, { dialerUrls: ['https://evil.example'] }, true],
  ['the same dialers', { dialerUrls: ['https://a.example'] }, { dialerUrls: ['https://a.example'] }, false],
  ['fewer dialers', { dialerUrls: ['https://a.example'] }, { dialerUrls: [] }, false],
  ['a host without encryption', {}, { insecureDialerHosts: ['evil.example'] }, true],
  ['another script at the dialer', {}, { agentApiPath: '/upload.php' }, true],
  ['another site', {}, { sites: ['https://evil.example/*'] }, true],
  [
    'a site that is no longer excluded',
    { excludedSites: ['https://a.example/*'] },
    { excludedSites: [] },
    true,
  ],
  ['no blocked types', {}, { blockedTypes: [] }, true],
  ['one more blocked prefix', {}, { blockedPrefixes: ['+1900'] }, false],
  ['every country without confirmation', {}, { allowedCountries: ['*'] }, true],
  ['a list of countries', {}, { allowedCountries: ['US'] }, true],
  ['one more country', { allowedCountries: ['US'] }, { allowedCountries: ['US', 'CU'] }, true],
  ['fewer countries', { allowedCountries: ['US', 'CA'] }, { allowedCountries: ['US'] }, false],
  ['no list of countries any more', { allowedCountries: ['US'] }, { allowedCountries: [] }, true],
  ['a list instead of every country', { allowedCountries: ['*'] }, { allowedCountries: ['US'] }, false],
  ['no confirmation', {}, { confirmDial: 'never' }, true],
  ['more confirmation', {}, { confirmDial: 'always' }, false],
  ['more calls a minute', {}, { dialsPerMinute: 30 }, true],
  ['fewer calls an hour', {}, { dialsPerHour: 20 }, false],
  ['no calling hours', { callingHours: ['US=09:00-17:00'] }, { callingHours: [] }, true],
  ['calls outside calling hours', {}, { outsideCallingHours: 'allow' }, true],
  ['a check less', { numberChecks: ['systemDnc', 'veto'] }, { numberChecks: ['veto'] }, true],
  ['a check more', {}, { numberChecks: ['systemDnc'] }, false],
  ['more calls of a number', {}, { attemptsPerDay: 9 }, true],
  ['another system that decides', {}, { vetoUrl: 'https://other.example/' }, true],
  ['another receiver of the results', {}, { resultsUrl: 'https://evil.example/' }, true],
  ['another receiver of one campaign', {}, { resultsCampaignUrls: ['SALES=https://evil.example/'] }, true],
  ['no receiver any more', { resultsUrl: 'https://a.example/' }, { resultsUrl: '' }, false],
  ['another page with the events of its calls', {}, { pageEventOrigins: ['https://evil.example'] }, true],
  ['refused numbers after a confirmation', {}, { refusedNumber: 'confirm' }, true],
  ['numbers without an answer', {}, { uncheckedNumber: 'allow' }, true],
  ['checked numbers only', {}, { uncheckedNumber: 'block' }, false],
  ['a prefix', {}, { dialPrefix: '9' }, true],
  ['a login on the device', {}, { credentialStorage: 'device' }, true],
  [
    'a passphrase instead of the device',
    { credentialStorage: 'device' },
    { credentialStorage: 'passphrase' },
    false,
  ],
  ['a later lock', { lockAfterMinutes: 5 }, { lockAfterMinutes: 60 }, true],
  ['no lock', { lockAfterMinutes: 5 }, { lockAfterMinutes: 0 }, true],
  ['an earlier lock', { lockAfterMinutes: 5 }, { lockAfterMinutes: 1 }, false],
  ['whole numbers', { maskNumbers: true }, { maskNumbers: false }, true],
  ['another language', {}, { language: 'es' }, false],
])('%s', (_name, before, next, isLower) => {
  expect(lowered(before, next)).toEqual(isLower ? [Object.keys(next)[0]] : []);
});

test('the same settings lower nothing, and only the named keys are compared', () => {
  expect(loweredProtection(defaults, defaults, settingKeys)).toEqual([]);
  fc.assert(
    fc.property(fc.subarray([...settingKeys]), (keys) => {
      const next: Settings = { ...defaults, blockedTypes: [], confirmDial: 'never', dialsPerMinute: 30 };
      for (const key of loweredProtection(defaults, next, keys)) expect(keys).toContain(key);
    }),
  );
});
