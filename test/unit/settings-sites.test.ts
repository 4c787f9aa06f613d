import { describe, expect, test } from 'vitest';
import {
  cleanRecordId,
  originsOf,
  recordIdFromUrl,
  recordPlaces,
  siteFor,
} from '../../src/settings/values/site-match.ts';
import { isNamedSite, matchesPattern } from '../../src/settings/values/site-pattern.ts';

describe('patterns match as those of content scripts do', () => {
  test.each([
    ['https://crm.example.com/*', 'https://crm.example.com/', true],
    ['https://crm.example.com/*', 'https://CRM.example.com/a?b=c#d', true],
    ['https://crm.example.com/*', 'https://crm.example.com:8443/a', true],
    ['https://crm.example.com:8443/*', 'https://crm.example.com:8443/a', true],
    ['https://crm.example.com:8443/*', 'https://crm.example.com/a', false],
    ['https://crm.example.com:443/*', 'https://crm.example.com/a', true],
    ['https://crm.example.com/*', 'http://crm.example.com/', false],
    ['*://crm.example.com/*', 'http://crm.example.com/', true],
    ['https://crm.example.com/*', 'https://crm.example.com.evil.example/', false],
    ['https://crm.example.com/*', 'https://evil.example/https://crm.example.com/', false],
    ['https://crm.example.com/*', 'https://crm.example.com@evil.example/', false],
    ['https://*.example.com/*', 'https://a.b.example.com/', true],
    ['https://*.example.com/*', 'https://example.com/', true],
    ['https://*.example.com/*', 'https://notexample.com/', false],
    ['https://crm.example.com/a/*', 'https://crm.example.com/a/1', true],
    ['https://crm.example.com/a/*', 'https://crm.example.com/b?x=/a/', false],
    ['https://crm.example.com/a/*/edit', 'https://crm.example.com/a/1/2/edit', true],
    ['https://crm.example.com/a/*/edit', 'https://crm.example.com/a/edit', false],
    ['https://crm.example.com/a*a', 'https://crm.example.com/a', false],
    ['https://crm.example.com/', 'https://crm.example.com/#top', true],
    ['https://crm.example.com/', 'https://crm.example.com/x', false],
    ['http://[::1]:8080/*', 'http://[::1]:8080/x', true],
    ['https://crm.example.com/*', 'about:blank', false],
    ['https://crm.example.com/*', 'chrome-extension://abc/', false],
    ['https://crm.example.com/*', '', false],
  ])('%s and %s: %s', (pattern, url, expected) => {
    expect(matchesPattern(pattern, url)).toBe(expected);
  });
});

describe('the rule for a page', () => {
  const settings = {
    sites: [
      'https://crm.example.com/sales/*;country=CA',
      'https://crm.example.com/*;country=US',
      'https://*.other.example/*',
    ],
    excludedSites: ['https://crm.example.com/admin/*'],
  };
  test.each([
    ['https://crm.example.com/sales/1', 'CA'],
    ['https://crm.example.com/1', 'US'],
    ['https://a.other.example/', undefined],
  ])('%s has the first that matches', (url, country) => {
    expect(siteFor(url, settings)).toBeDefined();
    expect(siteFor(url, settings)?.country).toBe(country);
    expect(isNamedSite(url, settings)).toBe(true);
  });

  test.each(['https://crm.example.com/admin/1', 'https://unknown.example/', 'not an address'])(
    '%s has none',
    (url) => {
      expect(siteFor(url, settings)).toBeUndefined();
      expect(isNamedSite(url, settings)).toBe(false);
    },
  );

  test('a line that was never validated is passed over', () => {
    expect(
      siteFor('https://a.example/', { sites: ['nonsense', 'https://a.example/*'], excludedSites: ['x'] }),
    ).toEqual({
      pattern: 'https://a.example/*',
    });
  });
});

describe('the record id in an address', () => {
  test.each([
    ['/contacts/{id}', 'https://crm.example.com/contacts/4711?tab=1', '4711'],
    [
      '/r/Contact/{id}/view',
      'https://x.example/lightning/r/Contact/0035e00000ABCDEAAX/view',
      '0035e00000ABCDEAAX',
    ],
    ['/contacts/*/record/{id}', 'https://x.example/contacts/99/record/12', '12'],
    ['/contacts/*/record/{id}', 'https://x.example/contacts/a/b/record/12', undefined],
    ['?id={id}', 'https://x.example/view.php?id=77&x=1', '77'],
    ['#/lead/{id}', 'https://x.example/app#/lead/abc-1', 'abc-1'],
    ['/contacts/{id}', 'https://x.example/contacts/123456789012345678901', undefined],
    ['/contacts/{id}', "https://x.example/contacts/'--", undefined],
    ['/contacts/{id}', 'https://x.example/contacts/', undefined],
    ['/a.c/{id}', 'https://x.example/abc/1', undefined],
    ['/contacts/{id}', 'nonsense', undefined],
  ])('%s in %s is %s', (template, url, id) => {
    expect(recordIdFromUrl(template, url)).toBe(id);
  });

  test('takes one pass on a long address made to be slow', () => {
    const url = `https://x.example${'/a'.repeat(50_000)}`;
    expect(recordIdFromUrl('/*/*/*/{id}!', url)).toBeUndefined();
  });
});

test.each([
  [' 4711 ', '4711'],
  ['AB 12.3_x-y', 'AB 12.3_x-y'],
  ['7', '7'],
  ["1' OR 1", undefined],
  ['a!b', undefined],
  ['x'.repeat(21), undefined],
  ['', undefined],
  ['ä', undefined],
])('a record id read on a page, %j, is sent as %j', (text, id) => {
  expect(cleanRecordId(text)).toBe(id);
});

test('a page gets the places of all rules for its host, each once, and none of other hosts', () => {
  const sites = [
    'https://crm.example.com/contacts/*;vendor=page:.record',
    'https://crm.example.com/leads/*;vendor=page:.record;lead=page:[data-lead]@data-lead',
    'https://*.example.com/*;vendor=url:/{id}',
    'https://crm.example.com:8443/*;vendor=page:.other-port',
    'https://other.example/*;vendor=page:.other',
  ];
  expect(recordPlaces('https://crm.example.com/somewhere', { sites, pageEventOrigins: [] })).toEqual([
    { selector: '.record' },
    { selector: '[data-lead]', attribute: 'data-lead' },
  ]);
  expect(recordPlaces('https://none.example/', { sites, pageEventOrigins: [] })).toEqual([]);
  const own = recordPlaces('https://crm.example.com/x', {
    sites,
    pageEventOrigins: ['https://crm.example.com'],
  });
  expect(own.map(({ selector }) => selector)).toEqual([
    '[data-clicktodial-record]',
    '[data-clicktodial-type]',
    '[data-clicktodial-name]',
    '.record',
    '[data-lead]',
  ]);
  expect(recordPlaces('nonsense', { sites, pageEventOrigins: [] })).toEqual([]);
});

test('permissions are for whole hosts, each once', () => {
  expect(
    originsOf({
      sites: [
        'https://crm.example.com/a/*',
        'https://crm.example.com/b/*;preview',
        'https://*.x.example:8443/*',
      ],
      dialerUrls: ['https://dialer.example.com/vici', 'http://10.0.0.5:8080'],
    }),
  ).toEqual([
    'https://dialer.example.com/*',
    'http://10.0.0.5/*',
    'https://crm.example.com/*',
    'https://*.x.example/*',
  ]);
});
