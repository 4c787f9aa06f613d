import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callRecords } from '../../src/results/call-record.ts';
import { newDelivery } from '../../src/results/delivery.ts';
import { fieldsOf, messageOf, type Receiver } from '../../src/results/message.ts';
import type { ResultEvent } from '../../src/results/result-event.ts';
import { fillTemplate, readAddressTemplate } from '../../src/settings/values/address-template.ts';
import {
  readHeaderLine,
  readReceiverUrl,
  readResultsForm,
  resultFields,
} from '../../src/settings/values/call-fields.ts';
import { dialTo } from '../support/builders.ts';

const at = Date.UTC(2026, 10, 28, 12);
const [record] = callRecords([
  {
    id: 'click-0001',
    owner: 'dialer.example|1000',
    command: dialTo('+17275550142', { vendorId: 'C 1042' }),
    state: 'confirmed',
    createdAt: at,
    calledAt: at,
    answeredAt: at + 1000,
    endedAt: at + 31_000,
    callId: 'M1128120000000000042',
    leadId: '42',
    campaign: 'SALES',
    disposedAs: 'SALE',
    before: { state: 'paused' },
  },
]);
if (!record) throw new Error('no record');
const event: ResultEvent = {
  type: 'call.disposed',
  timestamp: '2026-11-28T12:01:00.000Z',
  data: { ...record, wrapUpSeconds: 9, endedBy: 'customer', seq: 3 },
};
const receiver: Receiver = { address: 'https://crm.example/r', format: 'form', form: '', headers: [] };
const sent = (more: Partial<Receiver>, of = event) =>
  messageOf({ ...receiver, ...more }, newDelivery(of, at));

describe('the message of an event', () => {
  test('as a form has the fields of VICIdial', () => {
    const { body, headers } = sent({});
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      call_id: 'M1128120000000000042',
      lead_id: '42',
      vendor_lead_code: 'C 1042',
      phone_number: '17275550142',
      user: '1000',
      campaign: 'SALES',
      dispo: 'SALE',
      talk_time: '30',
      wrap_up: '9',
      term_reason: 'CALLER',
      epoch: '1795867260',
      event: 'call.disposed',
      seq: '3',
    });
  });

  test('as a form of its own has only the fields that the template names, in the address too', () => {
    const { address, body } = sent({
      address: 'https://crm.example/r?lead=--A--LEAD_ID--B--&v=--A--vendor_id--B--',
      form: 'status=--A--dispo--B--&fixed=a%20b',
    });
    expect(address).toBe('https://crm.example/r?lead=42&v=C%201042');
    expect(body).toBe('status=SALE&fixed=a%20b');
  });

  test('as JSON is the stored text unchanged, with the additional headers', () => {
    const message = sent({ format: 'json', headers: ['X-Customer: a: b'] });
    expect(message.body).toBe(newDelivery(event, at).body);
    expect(message.headers).toEqual({ 'X-Customer': 'a: b', 'content-type': 'application/json' });
  });

  test('any value arrives unchanged and changes no other field, the host or the path', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 50 }),
      fc.constantFrom(
        '"\'<>&=+%\r\n',
        '../../x',
        '@evil.example/',
        '#?&',
        '😀'.repeat(2500),
        '--A--lead_id--B--',
      ),
    );
    fc.assert(
      fc.property(nasty, (value) => {
        const of = { ...event, data: { ...event.data, leadId: value } };
        const { address, body } = sent({ address: 'https://crm.example/r/--A--lead_id--B--?a=1' }, of);
        const url = new URL(address);
        expect([url.origin, url.search, url.hash]).toEqual(['https://crm.example', '?a=1', '']);
        const form = new URLSearchParams(body);
        expect(form.get('lead_id')).toBe(value);
        expect([...form.keys()]).toEqual([...resultFields]);
      }),
    );
  });

  test('every field of the form exists', () => {
    expect(Object.keys(fieldsOf(event)).toSorted()).toEqual([...resultFields].toSorted());
  });
});

test('a lone surrogate in a value does not stop a message', () => {
  expect(fillTemplate('--A--a--B--', { a: 'x\ud83d' })).toBe('x%EF%BF%BD');
});

describe('an address with fields', () => {
  const known = ['lead_id', 'vendor_id'];
  test.each<[string, string | undefined]>([
    ['https://crm.example/--A--lead_id--B--', undefined],
    ['VARhttps://crm.example/?id=--A--vendor_id--B--', undefined],
    ['http://localhost:8080/?id=--A--vendor_id--B--', undefined],
    ['http://crm.example/', 'notAddressTemplate'],
    ['javascript:alert(--A--lead_id--B--)', 'notAddressTemplate'],
    ['https://user:secret@crm.example/', 'urlHasLogin'],
    ['https://--A--lead_id--B--/', 'notAddressTemplate'],
    ['https://x--A--lead_id--B--.example/', 'notAddressTemplate'],
    ['https://crm.example/?p=--A--pass--B--', 'secretField'],
    ['https://crm.example/?p=--A--PHONE_PASS--B--', 'secretField'],
    ['https://crm.example/?p=--A--nosuch--B--', 'unknownField'],
    ['https://crm.example/?p=--A--lead_id', 'brokenField'],
    ['https://crm.example/?p=lead_id--B--', 'brokenField'],
  ])('%s: %s', (text, error) => {
    const read = readAddressTemplate(text, known);
    expect(read.ok ? undefined : read.error.kind).toBe(error);
  });

  test('keeps no prefix of VICIdial', () => {
    expect(readAddressTemplate('VARhttps://crm.example/', known)).toEqual({
      ok: true,
      value: 'https://crm.example/',
    });
  });
});

test.each([
  [readReceiverUrl, 'https://crm.example/r?l=--A--lead_id--B--', true],
  [readReceiverUrl, 'https://crm.example/r#part', false],
  [readReceiverUrl, 'http://crm.example/r', false],
  [readResultsForm, 'status=--A--dispo--B--&a=', true],
  [readResultsForm, 'status', false],
  [readResultsForm, 'status=--A--pass--B--', false],
  [readHeaderLine, 'X-Customer: 42', true],
  [readHeaderLine, 'webhook-id: 1', false],
  [readHeaderLine, 'Content-Type: text/plain', false],
  [readHeaderLine, 'X-Bad: a\r\nb: c', false],
])('%o reads %s: %s', (read, text, isRead) => {
  expect(read(text).ok).toBe(isRead);
});
