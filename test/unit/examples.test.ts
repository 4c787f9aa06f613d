import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, test } from 'vitest';
import { onCall, type PageCall } from '../../examples/page-events/call-events.ts';
import { logCallsInDynamics } from '../../examples/page-events/dynamics-cif.ts';
import { reportCallsToHubSpot } from '../../examples/page-events/hubspot-calling.ts';
import { requestDial } from '../../examples/page-events/request-dial.ts';
import { logCallsInSalesforce } from '../../examples/page-events/salesforce-open-cti.ts';
import { logCallsInZendesk } from '../../examples/page-events/zendesk-talk.ts';
import { reportCallsToZoho } from '../../examples/page-events/zoho-phonebridge.ts';
import { JoinedCalls } from '../../examples/receiver/joined-calls.ts';
import { receiver } from '../../examples/receiver/receiver.ts';
import { SIGNING_SECRET } from '../../sandbox/results/receiver.ts';
import { hookRequest } from '../../src/integration/hook-request.ts';
import { writeHook } from '../../src/integration/write-hook.ts';

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
  test('gets each event once, and nothing after its end', () => {
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

  test('of Zendesk makes one record once the disposition is set', () => {
    const page = new EventTarget();
    const requests: { url: string; data: string }[] = [];
    const client = { request: async (options: { url: string; data: string }) => requests.push(options) };
    logCallsInZendesk(page, client, { appId: 7, fromLine: '+18005550100' });
    dispatch(page, steps);
    dispatch(page, [{ ...base, id: 'click-0002', type: 'call.disposed', startedAt: null }]);
    expect(requests.map(({ url, data }) => [url, JSON.parse(data)])).toEqual([
      [
        '/api/v2/calls',
        {
          app_id: 7,
          from_line: '+18005550100',
          to_line: '+17275550142',
          call_started_at: '2026-11-28T12:00:00.000Z',
          direction: 'outbound',
          call_disposition: 'SALE',
        },
      ],
    ]);
  });

  test('of Zoho notifies of each step, with the times in GMT', () => {
    const page = new EventTarget();
    const forms: string[] = [];
    const agent = { from: '+18005550100', zohouser: '42' };
    reportCallsToZoho(page, async (form) => forms.push(form.toString()), agent);
    dispatch(page, steps);
    dispatch(page, [{ ...base, id: 'click-0002', type: 'call.ended', outcome: 'noAnswer' }]);
    const parameters = forms.map((form) => Object.fromEntries(new URLSearchParams(form)));
    expect(parameters.map(({ state, duration }) => [state, duration])).toEqual([
      ['ringing', undefined],
      ['answered', undefined],
      ['ended', '61'],
      ['noanswer', undefined],
    ]);
    expect(parameters[0]).toEqual({
      type: 'dialed',
      state: 'ringing',
      id: 'click-0001',
      to: '+17275550142',
      from: '+18005550100',
      zohouser: '42',
      start_time: '2026-11-28 12:00:00',
    });
    expect(forms[0]).toContain('to=%2B17275550142');
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
  calls.addEvent(menu);
  calls.addEvent({ id: 'Y1', callId: 'Y1', outcome: 'answered' });
  expect(calls.all).toHaveLength(2);
  calls.addHook(new URLSearchParams('call_id=Y1&uniqueid=17958.42&dispo=SALE'));
  expect(calls.all).toMatchObject([
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

describe('joined calls', () => {
  const event = (more: object) => (calls: JoinedCalls) =>
    calls.addEvent({ ...base, disposition: null, ...more });
  const hook = (query: string) => (calls: JoinedCalls) => calls.addHook(new URLSearchParams(query));
  const callsOf = (messages: readonly ((calls: JoinedCalls) => void)[]) => {
    const calls = new JoinedCalls();
    for (const message of messages) message(calls);
    return calls.all;
  };

  test('are the same in any order, and with repetitions', () => {
    const messages = [
      event({ seq: 1, callId: null }),
      event({ seq: 2, outcome: 'answered' }),
      event({ seq: 3, outcome: 'answered', disposition: 'NI', callback: { at: '2026-12-01 10:00:00' } }),
      hook('call_id=M1128120000000000042&lead_id=42&dispo=NEW&epoch=1&list_id=101'),
      hook('call_id=M1128120000000000042&lead_id=42&dispo=SALE&epoch=60&term_reason=CALLER'),
    ];
    const expected = callsOf(messages);
    expect(expected).toHaveLength(1);
    expect(expected[0]).toMatchObject({
      disposition: { value: 'NI', source: 'extension' },
      callbackAt: { value: '2026-12-01 10:00:00', source: 'extension' },
      outcome: { value: 'answered' },
      term_reason: { value: 'CALLER', source: 'dialer' },
    });
    fc.assert(
      fc.property(fc.shuffledSubarray([...messages, ...messages], { minLength: 10 }), (shuffled) => {
        expect(callsOf(shuffled)).toEqual(expected);
      }),
    );
  });

  test('are joined by the lead as long as one of both does not know the id of the call', () => {
    const known = { seq: 1, callId: null, leadId: '42' };
    const [call, ...others] = callsOf([event(known), hook('call_id=V1&lead_id=42&list_id=101')]);
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      id: { value: 'click-0001' },
      callId: { value: 'V1' },
      list_id: { value: '101' },
    });
    // The lead was called twice.
    expect(callsOf([hook('call_id=V1&lead_id=42'), hook('call_id=V2&lead_id=42')])).toHaveLength(2);
    expect(callsOf([event(known), event({ ...known, id: 'click-0002' })])).toHaveLength(2);
  });

  test('are joined by agent, number and time if the extension knows no id of the dialer', () => {
    const known = {
      seq: 1,
      callId: null,
      agent: '1000',
      startedAt: null,
      endedAt: '2026-11-28T12:01:00.000Z',
    };
    const dispo = (epoch: string, more = '') =>
      hook(`call_id=V1&lead_id=42&user=1000&phone_number=7275550142&term_reason=AGENT&epoch=${epoch}${more}`);
    const at = String(Date.parse('2026-11-28T12:01:30.000Z') / 1000);
    for (const messages of [
      [event(known), dispo(at)],
      [dispo(at), event(known)],
    ])
      expect(callsOf(messages)).toMatchObject([
        { id: { value: 'click-0001' }, callId: { value: 'V1' }, term_reason: { value: 'AGENT' } },
      ]);
    expect(callsOf([event(known), dispo('1')])).toHaveLength(2);
    expect(callsOf([event({ ...known, agent: '1001' }), dispo(at)])).toHaveLength(2);
    expect(callsOf([event(known), dispo(at), event({ ...known, id: 'click-0002' })])).toHaveLength(2);
  });

  test('are one call if one browser of an agent dials it and another one sees it', () => {
    const [dialing, seeing] = [{ dialedBy: 'click' }, { id: String(base.callId), dialedBy: 'agentScreen' }];
    const messages = [
      event({ seq: 1, ...dialing }),
      event({ seq: 1, ...seeing }),
      event({ seq: 2, ...dialing }),
    ];
    const expected = callsOf(messages);
    expect(expected).toMatchObject([{ id: { value: 'click-0001' }, dialedBy: { value: 'click' } }]);
    expect(expected).toHaveLength(1);
    expect(callsOf(messages.toReversed())).toEqual(expected);
  });

  test('keep what a hook can contain', () => {
    const long = 'x'.repeat(10_000);
    const [call] = callsOf([
      hook(`call_id=V1&comments=a!Nb&__proto__=x&x=--A--x--B--&e=%F0%9F%98%80&q="'&long=${long}`),
    ]);
    expect(call).toMatchObject({ comments: { value: 'a\nb' }, e: { value: '😀' }, q: { value: `"'` } });
    expect(call?.['long']?.value).toBe(long);
    expect(call).not.toHaveProperty('x');
    expect(callsOf([hook(''), hook('x=--A--x--B--')])).toEqual([]);
  });
});

describe('the example receiver', () => {
  const secret = 'secret-of-the-dialer';
  const server = receiver(SIGNING_SECRET, secret);
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
    const hook = (query: string, body?: string) =>
      fetch(`${url}/vicidial?${query}`, body === undefined ? {} : { method: 'POST', body }).then(
        ({ status }) => status,
      );

    const line = writeHook('dispo', `${url}/vicidial`, secret);
    expect(await fetch(hookRequest('dispo', line).address).then(({ status }) => status)).toBe(200);
    expect(
      await hook(
        `secret=${secret}&call_id=M1128120000000000042&dispo=SALE&list_id=101&comments=a!Nb&x=--A--x--B--`,
      ),
    ).toBe(200);
    expect(await send(1, { disposition: null })).toBe(204);
    expect(await send(1, { disposition: null })).toBe(204);
    expect(await send(2, { disposition: 'NI' })).toBe(204);
    expect(await send(3, {}, '{}')).toBe(401);
    // A settings container can send a form or JSON.
    expect(await hook('', `secret=${secret}&call_id=M1128120000000000042&ivr_time=7`)).toBe(200);
    expect(await hook('', JSON.stringify({ secret, call_id: 'M1128120000000000042', title: 'Dr' }))).toBe(
      200,
    );
    expect(await hook('', '{')).toBe(400);
    expect(await hook('', 'x'.repeat(1_000_001))).toBe(413);
    for (const wrong of ['secret=wrong&call_id=1', 'call_id=1', `secret=${secret}x`])
      expect(await hook(wrong)).toBe(401);
    expect((await fetch(`${url}/calls`)).status).toBe(401);

    const reply = await fetch(`${url}/calls?secret=${secret}`);
    const [call, sample, ...others] = (await reply.json()) as Record<string, object>[];
    expect(others).toEqual([]);
    expect(call).toMatchObject({
      number: { value: '+17275550142', source: 'extension' },
      disposition: { value: 'NI', source: 'extension' },
      list_id: { value: '101', source: 'dialer' },
      comments: { value: 'a\nb', source: 'dialer' },
      ivr_time: { value: '7' },
      title: { value: 'Dr' },
    });
    expect(call).not.toHaveProperty('x');
    expect(call).not.toHaveProperty('secret');
    expect(sample).toMatchObject({
      callId: { value: 'M1128141651000004711' },
      disposition: { value: 'SALE' },
    });
  });
});
