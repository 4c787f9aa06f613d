import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { resultsDelivery } from '../../src/background/results/deliver-results.ts';
import { recordResults } from '../../src/background/results/record-results.ts';
import type { ResultsOutbox } from '../../src/platform/results-database.ts';
import type { Entry } from '../../src/session/journal.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { readCampaignUrl } from '../../src/settings/values/call-fields.ts';
import { resultsAddress } from '../../src/settings/values/results-address.ts';
import { dialTo } from '../support/builders.ts';
import { memoryOutbox } from '../support/memory-outbox.ts';
import { stopped } from '../support/memory-value.ts';

const receiver = 'https://crm.example/results';

const call = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  owner: 'dialer.example|1000',
  command: dialTo('+17275550142'),
  state: 'confirmed',
  createdAt: Date.now(),
  before: { state: 'paused' },
  ...more,
});

/** A worker with this journal: a new one has forgotten what it has in memory. */
function worker(outbox: ResultsOutbox, journal: Entry[], more: object = {}) {
  const waits: number[] = [];
  const record = recordResults({
    journal: { recent: async () => journal },
    outbox,
    readSettings: async () => ({ ...defaults, resultsUrl: receiver, ...more }),
    statusNames: async () => new Map(),
  });
  const { deliver, retryAll } = resultsDelivery({
    outbox,
    receiver: async () => ({ address: receiver, format: 'json', form: '', headers: [] }),
    isAllowed: async () => true,
    isOnline: () => true,
    sign: async () => 'v1,signature',
    scheduleNext: (milliseconds) => waits.push(milliseconds),
    ...more,
  });
  return { note: () => record([]), deliver, retryAll, waits };
}

afterEach(() => void vi.unstubAllGlobals());

/** The receiver's replies, in turn; the last one repeats. Returns the events that it took. */
function receiving(...replies: (number | 'unreachable')[]): string[] {
  const taken: string[] = [];
  vi.stubGlobal(
    'fetch',
    async (_url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      if (reply === 'unreachable' || reply === undefined) throw new TypeError('network');
      const { type, data } = JSON.parse(body) as { type: string; data: { id: string } };
      if (reply === 200) taken.push(`${data.id} ${type} ${headers['webhook-id']}`);
      return new Response('ok', { status: reply });
    },
  );
  return taken;
}

test('a worker that starts again makes no event twice', async () => {
  const outbox = memoryOutbox();
  const journal = [call('click-0001', { calledAt: Date.now() })];
  const taken = receiving(200);
  for (let turn = 0; turn < 3; turn += 1) {
    const { note, deliver } = worker(outbox, journal);
    await note();
    await deliver();
  }
  expect(taken).toEqual(['click-0001 call.started msg_click-0001_1']);
  expect(await outbox.deliveries()).toEqual([]);
});

test('an event that is recorded while others are sent is sent too', async () => {
  const outbox = memoryOutbox();
  const journal = [call('click-0001', { calledAt: 1 })];
  const taken = receiving(200);
  let hasRecorded = false;
  const { note, deliver } = worker(
    {
      ...outbox,
      // The second call is recorded after the run has read for the last time what waits.
      async deliveries() {
        const waiting = await outbox.deliveries();
        if (waiting.length === 0 && !hasRecorded) {
          hasRecorded = true;
          journal.push(call('click-0002', { calledAt: 2 }));
          await note();
          void deliver();
        }
        return waiting;
      },
    },
    journal,
  );
  await note();
  await deliver();
  expect(taken.map((each) => each.split(' ')[0])).toEqual(['click-0001', 'click-0002']);
});

test('without a receiver nothing is kept', async () => {
  const outbox = memoryOutbox();
  await worker(outbox, [call('click-0001', { calledAt: 1 })], { resultsUrl: '' }).note();
  expect(outbox.known.size).toBe(0);
});

test.each([
  ['the permission is missing', { isAllowed: async () => false }],
  ['the secret is missing', { sign: async () => null }],
  ['the device has no network', { isOnline: () => false }],
  [
    'the receiver was removed',
    { receiver: async () => ({ address: '', format: 'json', form: '', headers: [] }) },
  ],
])('events wait while %s, and no attempt is counted', async (_what, more) => {
  const outbox = memoryOutbox();
  const taken = receiving(200);
  const { note, deliver } = worker(outbox, [call('click-0001', { calledAt: 1 })], more);
  await note();
  await deliver();
  expect(taken).toEqual([]);
  expect(await outbox.deliveries()).toMatchObject([{ attempts: 0 }]);
});

test('after an error the next attempt is scheduled, and events of one call keep their order', async () => {
  const outbox = memoryOutbox();
  const taken = receiving(500, 200);
  const journal = [call('click-0001', { calledAt: 1, endedAt: 2 }), call('click-0002', { calledAt: 3 })];
  const { note, deliver, retryAll, waits } = worker(outbox, journal);
  await note();
  await deliver();
  expect(taken).toEqual(['click-0002 call.started msg_click-0002_1']);
  expect(waits[0]).toBeGreaterThan(3_000);
  await retryAll();
  expect(taken.slice(1)).toEqual([
    'click-0001 call.started msg_click-0001_1',
    'click-0001 call.ended msg_click-0001_2',
  ]);
});

test('a worker that is stopped between the reply and its record sends the event again with the same id', async () => {
  const outbox = memoryOutbox();
  const taken = receiving(200);
  const first = worker({ ...outbox, settle: () => stopped() }, [call('click-0001', { calledAt: 1 })]);
  await first.note();
  void first.deliver();
  await vi.waitFor(() => expect(taken).toHaveLength(1));
  await worker(outbox, []).deliver();
  expect(taken).toEqual(Array(2).fill('click-0001 call.started msg_click-0001_1'));
});

test('each campaign has its receiver, and one without permission holds up no other', async () => {
  const outbox = memoryOutbox();
  const addresses = {
    resultsUrl: '',
    resultsCampaignUrls: [`SALES=${receiver}/sales`, `HELP=${receiver}/help`],
  };
  const posted: string[] = [];
  let isHelpAllowed = false;
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    posted.push(`${url} ${(JSON.parse(body) as { data: { id: string; seq: number } }).data.id}`);
    return new Response('ok');
  });
  const journal = [
    call('click-0001', { campaign: 'HELP', calledAt: 1, endedAt: 2 }),
    call('click-0002', { campaign: 'SALES', calledAt: 3, endedAt: 4 }),
    call('click-0003', { campaign: 'OTHER', calledAt: 5, endedAt: 6 }),
    call('click-0004', { calledAt: 7, endedAt: 8 }),
  ];
  const { note, deliver, waits } = worker(outbox, journal, {
    ...addresses,
    receiver: async (campaign: string | null) => ({
      address: resultsAddress(addresses, campaign),
      ...{ format: 'json', form: '', headers: [] },
    }),
    isAllowed: async (address: string) => isHelpAllowed || !address.endsWith('/help'),
  });
  await note();
  await deliver();
  expect(posted).toEqual(Array(2).fill(`${receiver}/sales click-0002`));
  expect(await outbox.deliveries()).toMatchObject([
    { id: 'msg_click-0001_1', attempts: 0 },
    { id: 'msg_click-0001_2', attempts: 0 },
  ]);
  expect(waits).toEqual([]);
  isHelpAllowed = true;
  await deliver();
  expect(posted.slice(2)).toEqual(Array(2).fill(`${receiver}/help click-0001`));
});

test.each<[string, string | undefined]>([
  ['SALES=https://crm.example.com/r?lead=--A--lead_id--B--', undefined],
  ['https://crm.example.com/r', 'notDialerName'],
  ['TOOLONGNAME=https://crm.example.com/r', 'notDialerName'],
  ['SALES=http://crm.example.com/r', 'notReceiverUrl'],
  ['SALES=https://crm.example.com/--A--pass--B--', 'secretField'],
  ['SALES', 'notReceiverUrl'],
])('the receiver of a campaign %s: %s', (line, error) => {
  const read = readCampaignUrl(line);
  expect(read.ok ? undefined : read.error.kind).toBe(error);
});

test('any series of replies loses no event and keeps the order of each call', async () => {
  const reply = fc.constantFrom<number | 'unreachable'>(200, 500, 503, 429, 'unreachable');
  await fc.assert(
    fc.asyncProperty(fc.array(reply, { maxLength: 12 }), async (replies) => {
      const outbox = memoryOutbox();
      const taken = receiving(...replies, 200);
      const journal = ['click-0001', 'click-0002'].map((id) => call(id, { calledAt: 1, endedAt: 2 }));
      const { note, retryAll } = worker(outbox, journal);
      await note();
      for (let turn = 0; turn < 20 && (await outbox.deliveries()).length > 0; turn += 1) await retryAll();
      for (const id of ['click-0001', 'click-0002'])
        expect(taken.filter((each) => each.startsWith(id))).toEqual([
          `${id} call.started msg_${id}_1`,
          `${id} call.ended msg_${id}_2`,
        ]);
    }),
    { numRuns: 200 },
  );
});
