import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaults, settingKeys } from '../../src/settings/catalog.ts';
import { readSetting, resolve } from '../../src/settings/resolve.ts';

const policyJson = (values: unknown) => JSON.stringify(values);

describe('policy locks, user fills, default backs', () => {
  test.each([
    ['nothing set', {}, {}, 20, 'default', false],
    ['user', {}, { dialsPerMinute: 5 }, 5, 'user', false],
    ['policy', { dialsPerMinute: 3 }, {}, 3, 'policy', true],
    ['policy over user', { dialsPerMinute: 3 }, { dialsPerMinute: 5 }, 3, 'policy', true],
    [
      'policyJson over user',
      { policyJson: policyJson({ dialsPerMinute: 4 }) },
      { dialsPerMinute: 5 },
      4,
      'policyJson',
      true,
    ],
    [
      'single key over policyJson',
      { dialsPerMinute: 3, policyJson: policyJson({ dialsPerMinute: 4 }) },
      {},
      3,
      'policy',
      true,
    ],
    [
      'default only, user silent',
      { dialsPerMinute: 3, defaultsOnly: ['dialsPerMinute'] },
      {},
      3,
      'policy',
      false,
    ],
    [
      'default only, user chose',
      { dialsPerMinute: 3, defaultsOnly: ['dialsPerMinute'] },
      { dialsPerMinute: 5 },
      5,
      'user',
      false,
    ],
    [
      'default only within policyJson',
      { policyJson: policyJson({ dialsPerMinute: 4, defaultsOnly: ['dialsPerMinute'] }) },
      { dialsPerMinute: 5 },
      5,
      'user',
      false,
    ],
    ['bad policy falls to the user', { dialsPerMinute: '3' }, { dialsPerMinute: 5 }, 5, 'user', false],
    [
      'bad single key falls to policyJson',
      { dialsPerMinute: '3', policyJson: policyJson({ dialsPerMinute: 4 }) },
      {},
      4,
      'policyJson',
      true,
    ],
    [
      'bad everywhere falls to the default',
      { dialsPerMinute: '3' },
      { dialsPerMinute: null },
      20,
      'default',
      false,
    ],
  ])('%s', (_name, policy, user, value, source, isLocked) => {
    const resolved = resolve(policy, user);
    expect(resolved.values.dialsPerMinute).toBe(value);
    expect(resolved.sources.dialsPerMinute).toBe(source);
    expect(resolved.locked.includes('dialsPerMinute')).toBe(isLocked);
  });

  test('a bad key takes no other key with it', () => {
    const { values, problems } = resolve({ country: 'Germany', dialsPerMinute: 3, sites: [7] }, null);
    expect(values).toEqual({ ...defaults, dialsPerMinute: 3 });
    expect(problems.map(({ key, source, fault }) => [key, source, fault.kind])).toEqual([
      ['country', 'policy', 'notCountry'],
      ['sites', 'policy', 'notList'],
    ]);
  });
});

describe('what is reported', () => {
  test.each([
    ['an unknown key of the policy', { dialerURL: 'x' }, {}, ['dialerURL', 'policy', 'unknownSetting']],
    ['a language that we do not have', { language: 'fr' }, {}, ['language', 'policy', 'notChoice']],
    ['an unknown key of the user', {}, { zz: 1 }, ['zz', 'user', 'unknownSetting']],
    ['an unknown key in policyJson', { policyJson: '{"zz":1}' }, {}, ['zz', 'policyJson', 'unknownSetting']],
    [
      'policyJson in policyJson',
      { policyJson: '{"policyJson":"{}"}' },
      {},
      ['policyJson', 'policyJson', 'notHere'],
    ],
    ['policyJson that is no JSON', { policyJson: '{' }, {}, ['policyJson', 'policy', 'notJsonObject']],
    ['policyJson that is a list', { policyJson: '[]' }, {}, ['policyJson', 'policy', 'notJsonObject']],
    ['a policy that is no object', ['country'], {}, ['', 'policy', 'notAnObject']],
    ['a user who sets what only the policy may', {}, { helpText: 'x' }, ['helpText', 'user', 'policyOnly']],
    [
      'defaultsOnly with an unknown name',
      { defaultsOnly: ['zz'] },
      {},
      ['defaultsOnly', 'policy', 'unknownSetting'],
    ],
    [
      'plain http without leave',
      { dialerUrls: ['http://d.example.com'] },
      {},
      ['dialerUrls', 'policy', 'insecureDialer'],
    ],
    [
      'a home country not allowed',
      { country: 'US', allowedCountries: ['CA'] },
      {},
      ['allowedCountries', 'policy', 'homeNotAllowed'],
    ],
    [
      'more in a minute than in an hour',
      { dialsPerHour: 5 },
      {},
      ['dialsPerMinute', 'default', 'minuteAboveHour'],
    ],
    [
      'a caller ID that is no choice',
      {},
      { callerId: '17275551212' },
      ['callerId', 'user', 'callerIdNotListed'],
    ],
    [
      'a site that is excluded as well',
      { sites: ['https://a.example/*;preview'], excludedSites: ['https://a.example/*'] },
      {},
      ['sites', 'policy', 'excludedWhole'],
    ],
  ])('%s', (_name, policy, user, expected) => {
    const { problems } = resolve(policy, user);
    expect(problems.map(({ key, source, fault }) => [key, source, fault.kind])).toEqual([expected]);
  });

  test('nothing for a policy without a fault', () => {
    const policy = {
      dialerUrls: ['https://a.example', 'http://b.example:8080/vici/'],
      insecureDialerHosts: ['B.example'],
      country: 'us',
      allowedCountries: ['US', 'ca'],
      callerIds: ['17275551212=Main office', 'alias:SALES=Sales'],
      callerId: 'alias:SALES',
    };
    const { values, problems } = resolve(policy, null);
    expect(problems).toEqual([]);
    expect(values.dialerUrls).toEqual(['https://a.example', 'http://b.example:8080/vici']);
    expect(values.allowedCountries).toEqual(['US', 'CA']);
  });

  test('at most a hundred, however many keys are strange', () => {
    const policy = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`, 1]));
    expect(resolve(policy, null).problems).toHaveLength(100);
  });
});

describe('any input', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  const key = fc.oneof(
    fc.constantFrom(...settingKeys, '__proto__', 'toString', 'hasOwnProperty'),
    fc.string(),
  );
  const bag = fc.oneof(anything, fc.dictionary(key, fc.oneof(anything, fc.string(), fc.array(fc.string()))));

  test('never throws, and every value in force is one that its setting takes', () => {
    fc.assert(
      fc.property(bag, bag, fc.option(bag), (policy, user, inText) => {
        let text: string | undefined;
        try {
          text = JSON.stringify(inText);
        } catch {
          text = '{';
        }
        const given =
          typeof policy === 'object' && policy !== null && inText !== null
            ? { ...policy, policyJson: text }
            : policy;
        const { values, sources, locked } = resolve(given, user);
        expect(Object.keys(values)).toEqual(settingKeys);
        expect(Object.keys(sources)).toEqual(settingKeys);
        for (const name of settingKeys)
          expect(readSetting(name, values[name])).toEqual({ ok: true, value: values[name] });
        for (const name of locked) expect(['policy', 'policyJson']).toContain(sources[name]);
      }),
      { numRuns: 300 },
    );
  });

  test('__proto__ in policyJson is one more unknown key', () => {
    const { problems } = resolve({ policyJson: '{"__proto__":{"maskNumbers":true}}' }, null);
    expect(problems.map((problem) => problem.key)).toEqual(['__proto__']);
    expect(resolve({}, null).values.maskNumbers).toBe(false);
  });
});
