import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test } from 'vitest';
import { onCall, type PageCall } from '../../examples/page-events/call-events.ts';
import { logCallsInDynamics } from '../../examples/page-events/dynamics-cif.ts';
import { reportCallsToHubSpot } from '../../examples/page-events/hubspot-calling.ts';
import { requestDial } from '../../examples/page-events/request-dial.ts';
import { logCallsInSalesforce } from '../../examples/page-events/salesforce-open-cti.ts';
import { JoinedCalls } from '../../examples/receiver/joined-calls.ts';
import { receiver } from '../../examples/receiver/receiver.ts';
import { SIGNING_SECRET } from '../../sandbox/results/receiver.ts';

const base: PageCall = {
  id: 'click-0001',
  seq: 1,
  type: 'call.started',
  number: '+17275550142',
  recordId: '003xx0000001',
  recordName: 'Ann',
  objectType: 'Contact',
  startedAt: '2026-11-28T12:00:00.000Z',
  endedAt: null,
  talkSeconds: null,
  outcome: 'open',
  disposition: null,
  callId: 'M1128120000000000042',
};
const steps: PageCall[] = [
  base,
  { ...base, seq: 2, type: 'call.answered' },
  { ...base, seq: 3, type: 'call.ended', outcome: 'answered', talkSeconds: 61 },
  { ...base, seq: 4, type: 'call.disposed', outcome: 'answered', talkSeconds: 61, disposition: 'SALE' },
];

/** A page on which the extension dispatches these events. */
const dispatch = (page: EventTarget, calls: readonly PageCall[]) => {
  for (const call of calls)
    page.dispatchEvent(new CustomEvent(`clicktodial:${call.type}`, { detail: JSON.stringify(call) }));
};

describe('an adapter of page events', () => {
  test('hears each event once, and nothing after its end', () => {
    const page = new EventTarget();
    const heard: number[] = [];
    const stop = onCall(page, ({ seq }) => heard.push(seq));
    dispatch(page, [base, ...steps]);
    stop();
    dispatch(page, [{ ...base, id: 'click-0002' }]);
    expect(heard).toEqual([1, 2, 3, 4]);
  });

  test('of Salesforce writes one task and completes it', () => {
    const page = new EventTarget();
    const saved: Record<string, string | number>[] = [];
    logCallsInSalesforce(page, {
      saveLog({ value, callback }) {
        saved.push(value);
        callback({ success: true, returnValue: { recordId: '00T1' } });
      },
    });
    dispatch(page, steps);
    expect(saved).toMatchObject([
      {
        entityApiName: 'Task',
        WhoId: '003xx0000001',
        CallDisposition: 'answered',
        CallDurationInSeconds: 61,
      },
      { Id: '00T1', CallDisposition: 'SALE', CallObject: 'M1128120000000000042' },
    ]);
    expect(saved[1]).not.toHaveProperty('entityApiName');
  });

  test('of HubSpot reports each step', () => {
    const page = new EventTarget();
    const reported: unknown[] = [];
    const note = (name: string) => (call: object) => reported.push([name, call]);
    reportCallsToHubSpot(page, {
      outgoingCall: note('outgoingCall'),
      callAnswered: note('callAnswered'),
      callEnded: note('callEnded'),
      callCompleted: note('callCompleted'),
    });
    dispatch(page, [...steps.slice(0, 2), { ...base, seq: 3, type: 'call.ended', outcome: 'busy' }]);
    expect(reported).toEqual([
      [
        'outgoingCall',
        {
          toNumber: '+17275550142',
          externalCallId: 'click-0001',
          callStartTime: Date.parse('2026-11-28T12:00:00.000Z'),
          createEngagement: true,
        },
      ],
      ['callAnswered', { externalCallId: 'click-0001' }],
      ['callEnded', { externalCallId: 'click-0001', callEndStatus: 'BUSY' }],
    ]);
  });

  test('of Dynamics makes one activity and adds the disposition', async () => {
    const page = new EventTarget();
    const updated: unknown[] = [];
    const created: unknown[] = [];
    logCallsInDynamics(page, {
      async createRecord(entity, data) {
        created.push([entity, JSON.parse(data)]);
        return JSON.stringify({ id: 'a-1' });
      },
      async updateRecord(...request) {
        updated.push(request);
        return '';
      },
    });
    dispatch(page, steps);
    await expect.poll(() => updated).toEqual([['phonecall', 'a-1', JSON.stringify({ description: 'SALE' })]]);
    expect(created).toMatchObject([['phonecall', { phonenumber: '+17275550142', actualdurationminutes: 2 }]]);
  });

  test('asks for a dial and gets the answer to its own request', async () => {
    const page = new EventTarget();
    page.addEventListener('clicktodial:dial', (event) => {
      const { id } = JSON.parse((event as CustomEvent<string>).detail) as { id: string };
      for (const detail of [
        { id: 'other', ok: true },
        { id, ok: false, reason: 'needsUserAction' },
      ])
        page.dispatchEvent(new CustomEvent('clicktodial:dial.result', { detail: JSON.stringify(detail) }));
    });
    expect(await requestDial(page, { number: '+17275550142' })).toBe('needsUserAction');
  });
});

test('a hook with both ids of the dialer joins a call menu with the call that followed', () => {
  const calls = new JoinedCalls();
  const menu = {
    id: '17958.42',
    uniqueId: '17958.42',
    source: 'callMenu',
    callId: null,
    menuOutcome: 'SALES',
  };
  calls.addEvent('msg_1', menu);
  calls.addEvent('msg_2', { id: 'Y1', callId: 'Y1', outcome: 'answered' });
  expect(calls.all).toHaveLength(2);
  calls.addHook(new URLSearchParams('call_id=Y1&uniqueid=17958.42&dispo=SALE'));
  expect(calls.all).toEqual([
    {
      id: { value: 'Y1', source: 'extension' },
      callId: { value: 'Y1', source: 'extension' },
      uniqueId: { value: '17958.42', source: 'dialer' },
      menuOutcome: { value: 'SALES', source: 'dialer' },
      outcome: { value: 'answered', source: 'extension' },
      disposition: { value: 'SALE', source: 'dialer' },
    },
  ]);
});

describe('the example receiver', () => {
  const server = receiver(SIGNING_SECRET, 'hook');
  const webhook = new Webhook(SIGNING_SECRET);
  afterEach(() => void server.close());

  test('joins signed messages with the hooks of the dialer, and refuses everything else', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const send = (seq: number, more: object, signedBody?: string) => {
      const body = JSON.stringify({ type: 'call.ended', data: { ...base, seq, ...more } });
      const at = new Date();
      const headers = {
        'webhook-id': `msg_click-0001_${seq}`,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': webhook.sign(`msg_click-0001_${seq}`, at, signedBody ?? body),
      };
      return fetch(`${url}/results`, { method: 'POST', headers, body }).then(({ status }) => status);
    };
    const hook = (query: string) => fetch(`${url}/vicidial?${query}`).then(({ status }) => status);

    expect(
      await hook(
        'secret=hook&call_id=M1128120000000000042&dispo=SALE&list_id=101&comments=a!Nb&x=--A--x--B--',
      ),
    ).toBe(200);
    expect(await send(1, { disposition: null })).toBe(204);
    expect(await send(1, { disposition: 'CHANGED' })).toBe(204);
    expect(await send(2, { disposition: 'NI' })).toBe(204);
    expect(await send(3, {}, '{}')).toBe(401);
    expect(await hook('secret=wrong&call_id=1')).toBe(401);
    expect(await hook('call_id=1')).toBe(401);

    const [call, ...others] = (await (await fetch(`${url}/calls`)).json()) as Record<string, object>[];
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      number: { value: '+17275550142', source: 'extension' },
      disposition: { value: 'NI', source: 'extension' },
      list_id: { value: '101', source: 'dialer' },
      comments: { value: 'a\nb', source: 'dialer' },
    });
    expect(call).not.toHaveProperty('x');
  });
});
