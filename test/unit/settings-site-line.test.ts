import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptySite,
  normalizePattern,
  siteFields,
  siteLine,
  wholeSite,
} from '../../src/settings/values/site-line.ts';
import { readSiteRule } from '../../src/settings/values/site-rule.ts';

const fields = fc.record({
  pattern: fc.constantFrom('https://crm.example.com/*', 'https://*.example.com/app/*'),
  country: fc.constantFrom('', 'US', 'GB'),
  vendor: fc.constantFrom('', 'url:/contacts/{id}', 'page:.record-number', 'page:[data-id=x]@data-id'),
  lead: fc.constantFrom('', 'url:/leads/*/{id}'),
  preview: fc.constantFrom('' as const, 'yes' as const, 'no' as const),
  inGroup: fc.constantFrom('', 'SALESLINE'),
});

describe('the fields of a site rule', () => {
  test('are the line and back', () => {
    fc.assert(
      fc.property(fields, (wanted) => {
        const line = siteLine(wanted);
        expect(readSiteRule(line).ok).toBe(true);
        expect(siteFields(line)).toEqual(wanted);
      }),
    );
  });
  test('keep what people taught about the site', () => {
    const before = 'https://crm.example.com/*;phone=header:Mobile;notPhone=before:order';
    const line = siteLine({ ...siteFields(before), country: 'GB' }, before);
    expect(line).toBe('https://crm.example.com/*;country=GB;phone=header:Mobile;notPhone=before:order');
  });
  test('of a new site are its pattern alone', () => {
    expect(siteLine({ ...emptySite, pattern: 'https://crm.example.com' })).toBe('https://crm.example.com/*');
  });
});

test.each([
  ['https://crm.example.com', 'https://crm.example.com/*'],
  [' https://crm.example.com/contacts/42?tab=1#top ', 'https://crm.example.com/contacts/42'],
  ['https://crm.example.com/*', 'https://crm.example.com/*'],
  ['crm', 'crm'],
])('the address %j becomes the pattern %j', (typed, pattern) => {
  expect(normalizePattern(typed)).toBe(pattern);
});

test.each([
  ['https://crm.example.com/contacts/42', 'https://crm.example.com/*'],
  ['https://crm.example.com/contacts/*', undefined],
  ['https://crm.example.com/*', undefined],
  ['', undefined],
])('the pattern %j is for one page, of the site %j', (pattern, site) => {
  expect(wholeSite(pattern)).toBe(site);
});

test.each([
  'https://crm.example.com/*,country=US',
  'https://crm.example.com/*, vendor=url:/contacts/{id}',
  'https://crm.example.com/* country=US',
])('%j, whose options are not separated by a semicolon, is refused', (line) => {
  expect(readSiteRule(line)).toMatchObject({ ok: false, error: { kind: 'noSemicolon' } });
});
