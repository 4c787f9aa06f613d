import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/settings/catalog.ts';
import { readSetting } from '../../src/settings/resolve.ts';
import {
  readApiPath,
  readDialerUrl,
  readHelpUrl,
  readHost,
  readScreenPath,
} from '../../src/settings/values/address-settings.ts';
import { parseAddress } from '../../src/settings/values/addresses.ts';
import { callerIds, readCallerId } from '../../src/settings/values/caller-ids.ts';
import {
  type CallingTime,
  callingHoursFor,
  callingTime,
  isWithin,
  readCallingHours,
} from '../../src/settings/values/calling-hours.ts';
import {
  dispositions,
  pauseCodes,
  readDisposition,
  readPauseCode,
} from '../../src/settings/values/choices.ts';
import { readPattern } from '../../src/settings/values/site-pattern.ts';
import { readSiteRule } from '../../src/settings/values/site-rule.ts';

const faultOf = (result: { ok: true } | { ok: false; error: { kind: string } }) =>
  result.ok ? 'good' : result.error.kind;

describe('dispositions', () => {
  test.each([
    ['SALE=Sale made', { status: 'SALE', name: 'Sale made', isCallback: false }],
    ['SALE', { status: 'SALE', name: 'SALE', isCallback: false }],
    [
      ' CALLBK = Call back ; callback ; key = 2 ',
      { status: 'CALLBK', name: 'Call back', isCallback: true, shortcut: '2' },
    ],
    [
      'A-1_b=Ja, später = gut;key=J',
      { status: 'A-1_b', name: 'Ja, später = gut', isCallback: false, shortcut: 'j' },
    ],
  ])('reads %j', (line, value) => {
    expect(readDisposition(line)).toEqual({ ok: true, value });
  });

  test.each([
    ['TOOLONG=Seven', 'notDialerName'],
    ['=Name', 'notDialerName'],
    ['SÄLE=Sale', 'notDialerName'],
    ["SA'E=Sale", 'notDialerName'],
    ['SALE=', 'noName'],
    [`SALE=${'x'.repeat(61)}`, 'noName'],
    ['SALE=Sale;key=12', 'notShortcut'],
    ['SALE=Sale;key=', 'notShortcut'],
    ['SALE=Sale;key', 'notShortcut'],
    ['SALE=Sale;callback=yes', 'unknownPart'],
    ['SALE=Sale;color=red', 'unknownPart'],
    ['SALE=Sale;', 'unknownPart'],
    ['SALE=Sale;key=1;key=2', 'twice'],
  ])('refuses %j: %s', (line, kind) => {
    expect(faultOf(readDisposition(line))).toBe(kind);
  });

  test('the default ones are the statuses that the dialer lets agents choose, with one key each', () => {
    const list = dispositions(catalog.dispositions.default);
    expect(list).toHaveLength(catalog.dispositions.default.length);
    expect(list.filter(({ isCallback }) => isCallback).map(({ status }) => status)).toEqual(['CALLBK']);
    const keys = list.flatMap(({ shortcut }) => shortcut ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test.each([
  ['the same status', ['SALE=One', 'SALE=Two'], 'SALE'],
  ['the same key', ['A=One;key=1', 'B=Two;key=1'], 'key=1'],
  ['the same key in another case', ['A=One;key=x', 'B=Two; key = X'], 'key=x'],
])('two dispositions with %s contradict each other', (_name, lines, twice) => {
  const result = readSetting('dispositions', lines);
  expect(result).toMatchObject({ ok: false, error: { kind: 'twice', values: [twice], entry: lines[1] } });
});

test('the fault names the entry of the list that it is in', () => {
  expect(readSetting('dispositions', ['SALE=Sale', 'WRONGONE=x'])).toMatchObject({
    error: { kind: 'notDialerName', values: ['6'], entry: 'WRONGONE=x' },
  });
});

describe('pause codes', () => {
  test('have a code, a name, and perhaps a key and a limit', () => {
    expect(readPauseCode('LUNCH=Lunch;key=2')).toEqual({
      ok: true,
      value: { code: 'LUNCH', name: 'Lunch', shortcut: '2' },
    });
    expect(readPauseCode('LUNCH=Lunch;max=30')).toEqual({
      ok: true,
      value: { code: 'LUNCH', name: 'Lunch', limitMinutes: 30 },
    });
    expect(pauseCodes(catalog.pauseCodes.default)).toHaveLength(catalog.pauseCodes.default.length);
  });

  test.each([
    ['LUNCHES=Lunch', 'notDialerName'],
    ['LUNCH=Lunch;callback', 'unknownPart'],
    ['LUNCH=Lunch;max=0', 'outOfRange'],
    ['LUNCH=Lunch;max=1441', 'outOfRange'],
    ['LUNCH=Lunch;max=half an hour', 'outOfRange'],
  ])('refuses %j: %s', (line, kind) => {
    expect(faultOf(readPauseCode(line))).toBe(kind);
  });
});

describe('caller IDs', () => {
  test('are numbers or group aliases', () => {
    expect(callerIds(['17275551212=Main', 'alias:SALES1=Sales'])).toEqual([
      { id: '17275551212', name: 'Main', kind: 'number', value: '17275551212' },
      { id: 'alias:SALES1', name: 'Sales', kind: 'groupAlias', value: 'SALES1' },
    ]);
  });

  test.each([
    ['+17275551212=Main', 'notCallerId'],
    ['alias:SALES_1=Sales', 'notCallerId'],
    ['12=Short', 'notCallerId'],
    ['17275551212=', 'noName'],
  ])('refuses %j: %s', (line, kind) => {
    expect(faultOf(readCallerId(line))).toBe(kind);
  });
});

describe('addresses', () => {
  test.each([
    ['https://Dialer.Example.com', 'https://dialer.example.com'],
    ['https://dialer.example.com/', 'https://dialer.example.com'],
    ['https://dialer.example.com:443/vici/', 'https://dialer.example.com/vici'],
    ['http://10.0.0.5:8080', 'http://10.0.0.5:8080'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
  ])('a dialer at %s is kept as %s', (text, value) => {
    expect(readDialerUrl(text)).toEqual({ ok: true, value });
  });

  test.each([
    ['dialer.example.com', 'notDialerUrl'],
    ['ftp://dialer.example.com', 'notDialerUrl'],
    ['https://', 'notDialerUrl'],
    ['https://-bad-.example', 'notDialerUrl'],
    ['https://dialer.example.com/?user=a', 'notDialerUrl'],
    ['https://dialer.example.com/#x', 'notDialerUrl'],
    ['https://dialer.example.com/../x', 'notDialerUrl'],
    ['https://dialer.example.com:99999', 'notDialerUrl'],
    ['https://dialer.example.com\\@evil.example', 'urlHasLogin'],
    ['https://6666:secret@dialer.example.com', 'urlHasLogin'],
  ])('a dialer cannot be at %j: %s', (text, kind) => {
    expect(faultOf(readDialerUrl(text))).toBe(kind);
  });

  test.each([
    ['/agc/api.php', 'good'],
    ['agc/api.php', 'notApiPath'],
    ['//evil.example/api.php', 'notApiPath'],
    ['/agc/../x', 'notApiPath'],
    ['/agc/api.php?pass=1', 'notApiPath'],
  ])('an API path %j: %s', (text, kind) => {
    expect(faultOf(readApiPath(text))).toBe(kind);
  });

  test.each([
    ['vicidial.php', 'good'],
    ['/agent/index.php', 'good'],
    ['screens/agent.php', 'good'],
    ['', 'notScreenPath'],
    ['//evil.example/x.php', 'notScreenPath'],
    ['https://evil.example/x.php', 'notScreenPath'],
    ['../x.php', 'notScreenPath'],
    ['vicidial.php?user=1', 'notScreenPath'],
    ['/agc/', 'notScreenPath'],
  ])('a path of the agent screen %j: %s', (text, kind) => {
    expect(faultOf(readScreenPath(text))).toBe(kind);
  });

  test.each([
    ['https://help.example.com/dial?x=1', 'good'],
    ['mailto:help@example.com', 'good'],
    ['http://help.example.com', 'notHelpUrl'],
    ['javascript:alert(1)', 'notHelpUrl'],
    ['data:text/html,x', 'notHelpUrl'],
    ['https://a:b@help.example.com', 'urlHasLogin'],
  ])('a help address %j: %s', (text, kind) => {
    expect(faultOf(readHelpUrl(text))).toBe(kind);
  });

  test.each([
    ['dialer.example.com', 'good'],
    ['https://dialer.example.com', 'notHost'],
    ['*.example.com', 'notHost'],
  ])('a host %j: %s', (text, kind) => {
    expect(faultOf(readHost(text))).toBe(kind);
  });

  test('scheme and host are cut as the browser cuts them', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (text) => {
        const url = new URL(text);
        const cut = parseAddress(text);
        if (cut)
          expect([`${cut.scheme}:`, cut.host, cut.port]).toEqual([url.protocol, url.hostname, url.port]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('site rules', () => {
  test('contain the pattern and the options of the site', () => {
    expect(
      readSiteRule(
        'https://*.Example.com/crm/*; country=us; vendor=url:/contacts/*/{id}; lead=page:[data-lead="x"]@data-lead; preview; inGroup=SALES_1',
      ),
    ).toEqual({
      ok: true,
      value: {
        pattern: 'https://*.example.com/crm/*',
        country: 'US',
        vendor: { from: 'url', template: '/contacts/*/{id}' },
        lead: { from: 'page', selector: '[data-lead="x"]', attribute: 'data-lead' },
        preview: true,
        inGroup: 'SALES_1',
      },
    });
    expect(readSiteRule('https://a.example/*;preview=no;vendor=page:.record')).toEqual({
      ok: true,
      value: {
        pattern: 'https://a.example/*',
        preview: false,
        vendor: { from: 'page', selector: '.record' },
      },
    });
  });

  test.each([
    ['crm.example.com', 'notPattern'],
    ['https://crm.example.com', 'notPattern'],
    ['<all_urls>', 'notPattern'],
    ['https://*/*', 'notPattern'],
    ['*://*/*', 'notPattern'],
    ['https://crm.*.com/*', 'notPattern'],
    ['file:///*', 'notPattern'],
    ['https://a.example/*?x=1', 'notPattern'],
    ['https://a.example/*/*/*/*', 'notPattern'],
    ['https://a:b@a.example/*', 'notPattern'],
    ['https://a.example/*;country=USA', 'notCountry'],
    ['https://a.example/*;vendor=/contacts/{id}', 'notRecordSource'],
    ['https://a.example/*;vendor=url:/contacts/', 'notUrlTemplate'],
    ['https://a.example/*;vendor=url:/{id}/{id}', 'notUrlTemplate'],
    ['https://a.example/*;vendor=url:/a*/{id}', 'notUrlTemplate'],
    ['https://a.example/*;vendor=page:a{b}', 'notSelector'],
    ['https://a.example/*;preview=maybe', 'notChoice'],
    ["https://a.example/*;inGroup=SA'LES", 'notDialerName'],
    ['https://a.example/*;password=x', 'unknownPart'],
    ['https://a.example/*;country=US;country=CA', 'twice'],
  ])('refuses %j: %s', (line, kind) => {
    expect(faultOf(readSiteRule(line))).toBe(kind);
  });

  test('two rules for one pattern contradict each other', () => {
    expect(readSetting('sites', ['https://a.example/*', 'https://A.example/*;preview'])).toMatchObject({
      error: { kind: 'twice' },
    });
  });

  test('a pattern that is taken is kept the same when it is read again', () => {
    const text = fc.stringMatching(/^(https?|\*):\/\/(\*\.)?[a-zA-Z0-9.-]{1,12}(:\d{1,5})?\/[a-z*/]{0,6}$/);
    fc.assert(
      fc.property(text, (pattern) => {
        const once = readPattern(pattern);
        if (once.ok) expect(readPattern(once.value)).toEqual(once);
      }),
    );
  });
});

describe('calling hours', () => {
  test.each([
    ['*=08:00-21:00', 'good'],
    ['FR=Mon-Fri 10:00-13:00,14:00-20:00', 'good'],
    ['+1205=Sat 8:00-24:00', 'good'],
    ['US-FL=08:00-20:00', 'notHours'],
    ['*=21:00-08:00', 'notHours'],
    ['*=08:00-24:01', 'notHours'],
    ['*=08:60-21:00', 'notHours'],
    ['*=', 'notHours'],
    ['08:00-21:00', 'notHours'],
    ['FR=Mo-Fr 10:00-20:00', 'notHours'],
    ['FR=Mon-Tue-Wed 10:00-20:00', 'notHours'],
    ['fr=10:00-20:00', 'notHours'],
  ])('%j: %s', (line, kind) => {
    expect(faultOf(readCallingHours(line))).toBe(kind);
  });

  const lines = [
    '*=08:00-21:00',
    'US=09:00-20:00',
    '+1205=Mon-Sat 08:00-20:00',
    '+12=10:00-11:00',
    'FR=Fri-Mon 10:00-12:00',
    'FR=Tue 09:00-10:00',
  ];
  test.each([
    ['the rule for everywhere', 'GB', '+442071838750', 0, 8 * 60, true],
    ['the end is not within', 'GB', '+442071838750', 0, 21 * 60, false],
    ['a country before everywhere', 'US', '+13125551212', 1, 8 * 60 + 59, false],
    ['the longest beginning before the country', 'US', '+12055551212', 1, 8 * 60, true],
    ['a day without hours', 'US', '+12055551212', 0, 12 * 60, false],
    ['days over the end of the week', 'FR', '+33123456789', 0, 11 * 60, true],
    ['a second line for the same place', 'FR', '+33123456789', 2, 9 * 60, true],
    ['neither line', 'FR', '+33123456789', 3, 11 * 60, false],
  ])('%s', (_name, country, number, day, minute, expected) => {
    expect(isWithin(callingHoursFor(lines, country, number), day, minute)).toBe(expected);
  });

  test('no hours at all mean any time', () => {
    expect(isWithin(callingHoursFor([], 'US', '+13125551212'), 0, 0)).toBe(true);
  });
});

describe('the local time of the called number', () => {
  const at = (time: string) => Date.parse(time);
  const hours = (...lines: string[]) =>
    lines.flatMap((line) => callingHoursFor([line], 'US', '+12055551212'));
  const coasts = ['America/New_York', 'America/Los_Angeles'];

  test.each<[string, string[], readonly string[], string, CallingTime]>([
    ['in Paris at noon', ['*=08:00-21:00'], ['Europe/Paris'], '2026-11-21T11:00:00Z', 'inside'],
    ['in Paris at night', ['*=08:00-21:00'], ['Europe/Paris'], '2026-11-21T22:00:00Z', 'outside'],
    ['in Paris one minute early', ['*=08:00-21:00'], ['Europe/Paris'], '2026-11-21T06:59:00Z', 'outside'],
    ['in Paris in summer time', ['*=08:00-21:00'], ['Europe/Paris'], '2026-07-21T06:00:00Z', 'inside'],
    ['on one coast of two', ['*=08:00-21:00'], coasts, '2026-11-21T13:30:00Z', 'inside'],
    ['on neither coast', ['*=08:00-21:00'], coasts, '2026-11-21T11:00:00Z', 'outside'],
    [
      'in the zone of the line',
      ['+1205=08:00-20:00@America/Chicago'],
      coasts,
      '2026-11-21T13:30:00Z',
      'outside',
    ],
    ['later in that zone', ['+1205=08:00-20:00@America/Chicago'], coasts, '2026-11-21T14:30:00Z', 'inside'],
    ['on a Sunday there', ['*=Mon-Sat 08:00-21:00'], ['Europe/Paris'], '2026-11-22T11:00:00Z', 'outside'],
    ['where no zone is known', ['*=08:00-21:00'], [], '2026-11-21T12:00:00Z', 'unknown'],
    ['with no hours set', [], ['Europe/Paris'], '2026-11-21T03:00:00Z', 'inside'],
  ])('%s', (_name, lines, zones, time, expected) => {
    expect(callingTime(hours(...lines), zones, at(time))).toBe(expected);
  });

  test('a zone that does not exist is refused', () => {
    expect(faultOf(readCallingHours('*=08:00-21:00@Moon/Tycho'))).toBe('notHours');
  });
});
