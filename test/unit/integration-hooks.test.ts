import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkHook, type HookFaultKind, hookAddress } from '../../src/integration/check-hook.ts';
import { type HookName, hookNames, hookSenders } from '../../src/integration/hook.ts';
import { fieldsOf, isSafeIn } from '../../src/integration/hook-fields.ts';
import { hookRequest, sampleValues } from '../../src/integration/hook-request.ts';
import { readHookReceiver, readHookSecret, writeHook } from '../../src/integration/write-hook.ts';

const receiver = 'https://crm.example.com/vicidial';
const kinds = (hook: HookName, text: string) => checkHook(hook, text).map(({ kind }) => kind);
const hook = fc.constantFrom(...hookNames);

describe('a generated line', () => {
  test('of a disposition has the join keys, the fields of the call and the secret', () => {
    expect(writeHook('dispo', receiver, 'a-secret-of-the-crm')).toBe(
      'VARhttps://crm.example.com/vicidial?hook=dispo&call_id=--A--call_id--B--&lead_id=--A--lead_id--B--&' +
        'vendor_lead_code=--A--vendor_lead_code--B--&list_id=--A--list_id--B--&phone_number=--A--phone_number--B--&' +
        'user=--A--user--B--&campaign=--A--campaign--B--&dispo=--A--dispo--B--&talk_time=--A--talk_time--B--&' +
        'term_reason=--A--term_reason--B--&callback_datetime=--A--callback_datetime--B--&uniqueid=--A--uniqueid--B--&' +
        'epoch=--A--epoch--B--&secret=a-secret-of-the-crm',
    );
  });

  test('of a web form has no secret, because the browser shows its address', () => {
    expect(writeHook('webForm', receiver, 'a-secret-of-the-crm')).not.toContain('secret');
  });

  test('has no fault, no password field, and through a shell only ids and numbers', () => {
    const secret = fc.stringMatching(/^(?:[A-Za-z0-9_-]{16,40})?$/);
    const address = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.constantFrom(receiver, `${receiver}?a=1`, 'http://localhost:8080/x', `${receiver}?a=1?b`),
      fc.string().map((path) => `https://crm.example.com/${path}`),
    );
    fc.assert(
      fc.property(hook, address, secret, (name, text, kept) => {
        const read = readHookReceiver(text);
        if (!read.ok || !readHookSecret(kept).ok) return;
        const line = writeHook(name, read.value, kept);
        expect(checkHook(name, line)).toEqual([]);
        expect(line).not.toMatch(/--A--(?:pass|orig_pass|phone_pass)--B--/i);
        const fields = [...line.matchAll(/--A--(\w+)--B--/g)].map(([, field = '']) => field);
        expect(fields.every((field) => fieldsOf(name).includes(field) && isSafeIn(name, field))).toBe(true);
        const request = hookRequest(name, line);
        expect(request.address.startsWith(read.value)).toBe(true);
        expect(request.address).not.toContain('--A--');
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '',
    'javascript:alert(1)',
    'http://crm.example.com/',
    'https://user@crm.example.com/',
    `${receiver}#x`,
  ])('is not made for the receiver %j', (text) => expect(readHookReceiver(text).ok).toBe(false));
  test.each([
    'https://crm.example.com/a;b',
    'https://crm.example.com/?x=$(id)',
    'https://crm.example.com/--A--user--B--',
  ])('is not made for the receiver %j, which a shell would cut or a field would change', (text) =>
    expect(readHookReceiver(text).ok).toBe(false),
  );
  test.each(['short', 'sixteen letters &', 'x'.repeat(101), 'a-secret--A--user--B--'])(
    'takes no secret %j',
    (text) => expect(readHookSecret(text).ok).toBe(false),
  );
});

describe('the check of a line', () => {
  const key = 'lead_id=--A--lead_id--B--';
  test.each<[HookName, string, HookFaultKind[]]>([
    ['dispo', '', ['empty']],
    ['dispo', '   ', ['empty']],
    ['dispo', 'javascript:alert(--A--lead_id--B--)', ['notWebAddress']],
    ['dispo', `crm.example.com/?${key}`, ['notWebAddress']],
    ['dispo', `https://user:word@crm.example.com/?${key}`, ['hasLogin']],
    ['dispo', `https://--A--server_ip--B--/?${key}`, ['hostFromField']],
    ['dispo', `https://bad host/?${key}`, ['notWebAddress']],
    ['dispo', `VARhttps://crm.example.com/?${key}`, []],
    ['dispo', `https://crm.example.com/?${key}`, []],
    ['dispo', 'VARhttps://crm.example.com/?CALL=--A--CALL_ID--B--', []],
    ['dispo', `VARhttp://10.0.0.1/x.php?${key}`, ['notEncrypted']],
    ['dispo', 'VARhttps://crm.example.com/?a=1', ['noJoinKey']],
    ['dispo', `VARhttps://crm.example.com/?${key}&p=--A--pass--B--`, ['secretField']],
    ['dispo', `VARhttps://crm.example.com/?${key}&p=--A--PHONE_PASS--B--`, ['secretField']],
    ['dispo', `VARhttps://crm.example.com/?${key}&x=--A--plan_name--B--`, ['unknownField']],
    ['start', `VARhttps://crm.example.com/?${key}&x=--A--term_reason--B--`, ['unknownField']],
    ['dispo', `VARhttps://crm.example.com/?${key}&x=--A--dispo`, ['brokenField']],
    ['dispo', `VARhttps://crm.example.com/?${key}&x=dispo--B--`, ['brokenField']],
    ['dispo', `VARhttps://crm.example.com/?${key};x=1`, ['wrongSeparator']],
    ['dispo', `VARhttps://crm.example.com/?${key}&amp;x=1`, ['wrongSeparator']],
    ['dispo', `VARhttps://crm.example.com/?a=1?${key}`, ['wrongSeparator']],
    ['dispo', `VARhttps://crm.example.com/&${key}`, ['wrongSeparator']],
    ['dispo', `VARhttps://crm.example.com/?${key}#x`, ['fragment']],
    ['dispo', `VARhttps://crm.example.com/\n?${key}`, ['severalLines']],
    ['dispo', `VARhttps://crm.example.com/?${key}&${'x'.repeat(5_000)}`, ['tooLong']],
    ['noAgent', `VARhttps://crm.example.com/?${key}&n=--A--first_name--B--`, ['shellField']],
    ['noAgent', `VARhttps://crm.example.com/?${key}&n=$HOME`, ['shellCharacter']],
    ['noAgent', `VARhttps://crm.example.com/?${key}&n=a|b`, ['wrongSeparator']],
    ['callMenu', `VARhttps://crm.example.com/?${key}\n&s=--A--status--B-- ; the status\n`, []],
    ['callMenu', '; only a comment', ['empty']],
    ['webForm', `https://crm.example.com/?${key}`, ['noVar']],
    ['webForm', 'VARhttps://crm.example.com/', []],
  ])('%s %j: %j', (name, text, expected) => {
    expect(kinds(name, text).sort()).toEqual([...expected].sort());
  });

  test('faults with which a line must not be used come first', () => {
    const [first, ...rest] = checkHook('dispo', 'VARhttp://crm.example.com/?p=--A--pass--B--');
    expect(first).toEqual({ kind: 'secretField', about: 'pass', isGrave: true });
    expect(rest.every(({ isGrave }) => !isGrave)).toBe(true);
  });

  test('reads any text', () => {
    fc.assert(
      fc.property(hook, fc.string({ unit: 'binary', maxLength: 300 }), (name, text) => {
        for (const line of [text, `VARhttps://crm.example.com/?${text}`]) {
          const faults = checkHook(name, line);
          expect(new Set(faults.map(({ kind, about }) => `${kind} ${about}`)).size).toBe(faults.length);
          expect(hookRequest(name, line).parameters.every((pair) => pair.length === 2)).toBe(true);
        }
      }),
    );
  });
});

describe('the request', () => {
  const values = { ...sampleValues, first_name: " Seán | Óg's & Co ", vendor_lead_code: 'a b+c' };
  const line =
    'VARhttps://crm.example.com/v?n=--A--first_name--B--&v=--A--VENDOR_LEAD_CODE--B--&u=--A--nosuch--B--';
  test.each<[HookName, string]>([
    ['dispo', 'n=Se%C3%A1n+%7C+%C3%93g%27s+%26+Co&v=a+b%2Bc&u=--A--nosuch--B--'],
    ['noAgent', "n=+Se%C3%A1n+|+%C3%93g's+&+Co+&v=a+b+c&u=--A--nosuch--B--"],
    ['webForm', "n=%20Se%C3%A1n%20%7C%20%C3%93g's%20%26%20Co%20&v=a%20b%2Bc&u=--A--nosuch--B--"],
  ])('of %s has values as its sender encodes them', (name, query) => {
    expect(hookRequest(name, line, values).address).toBe(`https://crm.example.com/v?${query}`);
  });

  test('has the headers of its sender', () => {
    expect(hookRequest('dispo', line).headers).toEqual(['Host: crm.example.com', 'Connection: close']);
    expect(hookRequest('addLead', line).headers).toContain('User-Agent: Wget/1.21.3');
  });

  test('arrives as the values of the sample', () => {
    const { parameters } = hookRequest('dispo', writeHook('dispo', receiver, ''));
    expect(Object.fromEntries(parameters)).toMatchObject({
      hook: 'dispo',
      call_id: 'M1128141651000004711',
      callback_datetime: '2026-12-01 10:00:00',
    });
  });
});

test('a container is one address without its comments', () => {
  expect(hookAddress('callMenu', 'VARhttps://a.example/\n ?x=1 ; note\n; more')).toBe(
    'https://a.example/?x=1',
  );
});

test('no field of a person passes through a shell', () => {
  for (const name of hookNames.filter((each) => hookSenders[each] === 'shell'))
    for (const field of ['first_name', 'comments', 'vendor_lead_code', 'address1', 'email', 'full_name'])
      expect(isSafeIn(name, field)).toBe(false);
});
