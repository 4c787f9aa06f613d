import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/settings/resolve.ts';
import { readSiteRule } from '../../src/settings/values/site-rule.ts';
import {
  addTaughtRule,
  contradictions,
  withoutWrongRules,
  withTaughtRules,
} from '../../src/settings/values/taught-line.ts';

const site = 'https://crm.example.com/*;country=US';
const taughtIn = (line: string) => {
  const read = readSiteRule(line);
  return read.ok ? (read.value.taught ?? []) : read.error.kind;
};
const header = { place: 'header', words: 'Order' } as const;

describe('taught rules in the line of a site', () => {
  test('are read in their order, beside the other parts', () => {
    expect(
      readSiteRule(`${site};phone=header:Mobile phone;notPhone=before: Order no;preview;phone=after:#`),
    ).toEqual({
      ok: true,
      value: {
        pattern: 'https://crm.example.com/*',
        country: 'US',
        preview: true,
        taught: [
          { isPhone: true, place: 'header', words: 'Mobile phone' },
          { isPhone: false, place: 'before', words: 'Order no' },
          { isPhone: true, place: 'after', words: '#' },
        ],
      },
    });
  });

  test('count once if they are there twice', () => {
    expect(taughtIn(`${site};phone=header:Order;phone=header: ORDER`)).toEqual([
      { isPhone: true, ...header },
    ]);
  });

  test.each([
    'phone',
    'phone=',
    'phone=Mobile',
    'phone=header',
    'phone=header:',
    'phone=header:...',
    'phone=below:Mobile',
    'phone=header:Line 2',
    'notPhone=before:5124471903',
    'notPhone=before:٥١٢٤',
    `phone=header:${'x'.repeat(61)}`,
  ])('%s is no rule', (part) => {
    expect(taughtIn(`${site};${part}`)).toBe('notTaughtRule');
  });

  test('are written as they are read, and the other parts stay as they were written', () => {
    const rules = [
      { isPhone: true, place: 'before', words: 'Línea' },
      { isPhone: false, ...header },
    ] as const;
    const line = withTaughtRules(`${site} ; phone=header:Mobile;preview`, rules);
    expect(line).toBe(`${site} ;preview;phone=before:Línea;notPhone=header:Order`);
    expect(taughtIn(line)).toEqual(rules);
    expect(withTaughtRules(line, [])).toBe(`${site} ;preview`);
  });
});

test('a rule that is taught replaces one about the same words, whatever it says', () => {
  const before = [
    { isPhone: false, place: 'header', words: 'ORDER' },
    { isPhone: true, place: 'before', words: 'Order' },
  ] as const;
  const rule = { isPhone: true, ...header };
  expect(addTaughtRule(before, rule)).toEqual([before[1], rule]);
  expect(addTaughtRule([rule], rule)).toEqual([rule]);
});

test('contradictions are rules about the same words that say the opposite', () => {
  const phone = { isPhone: true, ...header };
  expect(contradictions([phone, { isPhone: false, place: 'header', words: 'órder' }])).toEqual(['Order']);
  expect(contradictions([phone, { isPhone: false, place: 'before', words: 'Order' }])).toEqual([]);
});

test('a wrong rule is taken out of its line, and the rest stays', () => {
  const line = `${site};phone=header:Line 2;notPhone=before:Order;phone=x`;
  const { entry, faults } = withoutWrongRules(line);
  expect(entry).toBe(`${site};notPhone=before:Order`);
  expect(faults.map(({ kind, entry: part }) => [kind, part])).toEqual([
    ['notTaughtRule', 'phone=header:Line 2'],
    ['notTaughtRule', 'phone=x'],
  ]);
  expect(withoutWrongRules(site)).toEqual({ entry: site, faults: [] });
});

describe('in a policy', () => {
  test('a wrong rule is rejected alone: the site and its other rules apply, and the problem names the rule', () => {
    const { values, problems, locked } = resolve(
      { sites: [`${site};phone=header:Mobile;notPhone=before:4711`, 'https://other.example/*'] },
      {},
    );
    expect(values.sites).toEqual([`${site};phone=header:Mobile`, 'https://other.example/*']);
    expect(locked).toContain('sites');
    expect(problems).toMatchObject([
      { key: 'sites', source: 'policy', fault: { kind: 'notTaughtRule', entry: 'notPhone=before:4711' } },
    ]);
  });

  test('the same in the policy that is one text', () => {
    const policyJson = JSON.stringify({ sites: [`${site};phone=nowhere:Mobile`] });
    const { values, problems } = resolve({ policyJson }, {});
    expect(values.sites).toEqual([site]);
    expect(problems).toMatchObject([{ key: 'sites', source: 'policyJson' }]);
  });

  test('rules that contradict each other are reported in both places', () => {
    const sites = [`${site};phone=header:Order;notPhone=header:order`];
    for (const [policy, user, source] of [
      [{ sites }, {}, 'policy'],
      [{}, { sites }, 'user'],
    ] as const) {
      const { values, problems } = resolve(policy, user);
      expect(values.sites).toEqual(sites);
      expect(problems).toMatchObject([
        {
          key: 'sites',
          source,
          fault: { kind: 'taughtBoth', values: ['Order'], entry: 'https://crm.example.com/*' },
        },
      ]);
    }
  });

  test('a line that is wrong in another part is rejected with its list, because a country would be missing', () => {
    const { values, problems } = resolve({ sites: ['https://crm.example.com/*;country=Germany'] }, {});
    expect(values.sites).toEqual([]);
    expect(problems).toMatchObject([{ fault: { kind: 'notCountry' } }]);
  });
});
