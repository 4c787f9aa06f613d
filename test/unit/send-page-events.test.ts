import { expect, test } from 'vitest';
import { pageEvents } from '../../src/background/results/send-page-events.ts';
import type { ReceivedCall } from '../../src/results/received-call.ts';
import type { KnownCall } from '../../src/results/result-event.ts';
import type { Entry } from '../../src/session/journal.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { dialOptionsFor } from '../../src/settings/values/dial-options.ts';
import { dialTo } from '../support/builders.ts';
import { memoryValue, stopped } from '../support/memory-value.ts';

const origin = 'https://crm.example.com';
const dial = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  owner: 'dialer.example|1000',
  command: dialTo('+17275550142', {
    origin,
    tab: 7,
    vendorId: 'C-1042',
    recordType: 'Contact',
    recordName: 'Ann',
  }),
  state: 'confirmed',
  createdAt: Date.now(),
  before: { state: 'paused' },
  ...more,
});

/** A worker with this journal, and what it sent to tabs. */
function worker(journal: Entry[], known = memoryValue<readonly KnownCall[] | null>([]), more: object = {}) {
  const sent: string[] = [];
  const details: Record<string, unknown>[] = [];
  const { send: run, welcome } = pageEvents({
    journal: { recent: async () => journal },
    received: async () => [],
    known,
    readSettings: async () => ({ pageEventOrigins: [origin] }),
    sendTo: async ({ tab, origin: to, type, detail }) => {
      details.push(JSON.parse(detail) as Record<string, unknown>);
      sent.push(`${tab} ${to} ${type}`);
    },
    ...more,
  });
  return { run, welcome, sent, details, known };
}

test('the page of a call gets each event once, with the words of its record', async () => {
  const journal = [dial('click-0001', { calledAt: Date.now() })];
  const { run, sent, details, known } = worker(journal);
  await run();
  await run();
  journal[0] = dial('click-0001', { calledAt: 1, endedAt: Date.now(), disposedAs: 'SALE' });
  await worker(journal, known).run();
  await run();
  expect(sent).toEqual([`7 ${origin} call.started`]);
  expect(details[0]).toMatchObject({
    id: 'click-0001',
    seq: 1,
    number: '+17275550142',
    recordId: 'C-1042',
    recordName: 'Ann',
    objectType: 'Contact',
  });
});

test('other origins, the popup, and pages of calls that are an hour old hear nothing', async () => {
  const calledAt = Date.now();
  const other = {
    ...dial('click-0002', { calledAt }),
    command: dialTo('+17275550142', { origin: 'https://x.example', tab: 8 }),
  };
  const popup = { ...dial('click-0003', { calledAt }), command: dialTo('+17275550142') };
  const old = dial('click-0004', { calledAt, createdAt: Date.now() - 4_000_000 });
  const { run, sent } = worker([other, popup, old]);
  await run();
  expect(sent).toEqual([]);
});

test('a worker that is stopped while it sends sends the event again with the same number', async () => {
  const journal = [dial('click-0001', { calledAt: Date.now() })];
  const first = worker(journal, undefined, { sendTo: () => stopped() });
  void first.run();
  const second = worker(journal, first.known);
  await second.run();
  expect(second.details).toMatchObject([{ id: 'click-0001', seq: 1 }]);
});

const received: ReceivedCall = {
  ...{ id: 'Y1128120000000000042', owner: 'dialer.example|1000', direction: 'inbound' },
  ...{ lead: { id: '42', vendorId: 'C-1042' }, number: '+17275550142', startedAt: Date.now() - 1_000 },
};

test('a worker that is stopped after a page was loaded sends its events after its next start', async () => {
  const calls = [{ ...received, page: { tab: 9, origin } }];
  const first = worker([], undefined, { received: async () => calls });
  await first.run();
  const stoppedWorker = worker([], first.known, { received: async () => calls, sendTo: () => stopped() });
  void stoppedWorker.welcome(9, origin);
  await expect.poll(first.known.get).toEqual([]);
  const next = worker([], first.known, { received: async () => calls });
  await next.run();
  expect(next.sent).toEqual([`9 ${origin} call.started`]);
});

test('a page that is loaded while events are sent to the page before it gets them again', async () => {
  let calls: readonly ReceivedCall[] = [{ ...received, page: { tab: 9, origin } }];
  let isHeld = false;
  let release = () => {};
  const sent: string[] = [];
  const sendTo = async ({ type }: { type: string }) => {
    sent.push(type);
    if (isHeld) await new Promise<void>((done) => (release = done));
  };
  const { run, welcome } = worker([], undefined, { received: async () => calls, sendTo });
  await run();
  calls = calls.map((call) => ({ ...call, answeredAt: Date.now() }));
  isHeld = true;
  const running = run();
  await expect.poll(() => sent).toEqual(['call.started', 'call.answered']);
  isHeld = false;
  const welcomed = welcome(9, origin);
  await new Promise((done) => setImmediate(done));
  release();
  await Promise.all([running, welcomed]);
  expect(sent.slice(2)).toEqual(['call.started', 'call.answered']);
});

test('the page in which the record of a received call was opened gets its events, and again once it is loaded anew', async () => {
  const page = { tab: 9, origin };
  const call = received;
  let calls: readonly ReceivedCall[] = [call];
  const { run, welcome, sent, details } = worker([], undefined, { received: async () => calls });
  await run();
  expect(sent).toEqual([]);
  calls = [{ ...call, page, answeredAt: Date.now() }];
  await run();
  await welcome(9, 'https://x.example');
  await welcome(8, origin);
  const first = [`9 ${origin} call.started`, `9 ${origin} call.answered`];
  expect(sent).toEqual(first);
  await welcome(9, origin);
  expect(sent).toEqual([...first, ...first]);
  expect(details.map(({ seq, recordId }) => [seq, recordId])).toEqual([
    ...[
      [1, 'C-1042'],
      [2, 'C-1042'],
    ],
    ...[
      [1, 'C-1042'],
      [2, 'C-1042'],
    ],
  ]);
  calls = [{ ...call, page: { tab: 9, origin: 'https://x.example' } }];
  await run();
  expect(sent).toHaveLength(4);
});

test.each<[string, object, object]>([
  [
    'of an allowed page',
    { pageEventOrigins: [origin] },
    { vendorId: 'C-1042', recordType: 'Contact', recordName: 'Ann B' },
  ],
  ['of another page', {}, {}],
  [
    'after the rule of the organization',
    { pageEventOrigins: [origin], sites: [`${origin}/*;vendor=url:/contact/{id}`] },
    { vendorId: '77', recordType: 'Contact', recordName: 'Ann B' },
  ],
])('the attributes count %s', (_what, more, expected) => {
  const texts = { record: 'C-1042', type: 'Contact', name: 'Ann\n B' };
  const read = Object.entries(texts).map(([name, text]) => ({
    selector: `[data-clicktodial-${name}]`,
    attribute: `data-clicktodial-${name}`,
    text,
  }));
  const settings = { ...defaults, sites: [`${origin}/*`], ...more };
  expect(dialOptionsFor(settings, `${origin}/contact/77`, read)).toEqual({ preview: false, ...expected });
});
